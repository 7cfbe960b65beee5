"""One person around a child, and where they stand in a drawing. Values only: nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Place(StrEnum):
    """Where somebody stands in the drawing."""

    GRANDPARENTS = "grandparents"
    PARENTS = "parents"
    CHILDREN = "children"
    THEIR_CHILDREN = "their children"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Kin:
    """One person around a child: what they are to them, and what the record says of it. `shared` parents are known to be the child's too.
    `contact` says whether they see each other, and `contact_how` how that is arranged.
    """

    key: UUID
    name: str
    what: str
    place: Place
    sex: str = ""
    born_on: date | None = None
    died_on: date | None = None
    responsible: bool | None = None
    since: date | None = None
    parent: bool = False
    contact: str = ""
    contact_how: str = ""
    shared: bool = False
