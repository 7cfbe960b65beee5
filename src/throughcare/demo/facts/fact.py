"""What every fact the demo writes down is made of: its key, whom it is about, and its versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Fact:
    """Anything written down about somebody. The columns are those of the table of the same name."""

    id: UUID


@dataclass(frozen=True, slots=True)
class Version:
    """A fact as it was written at a moment, who wrote it and why. A later version of the same fact stands in its place."""

    fact: Fact
    known_at: datetime
    by: UUID
    why: str


@dataclass(frozen=True, slots=True)
class About(Fact):
    """A fact about one child."""

    child_id: UUID
