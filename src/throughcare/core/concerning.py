"""Every model says whom it concerns: the children in it, or nobody (reference data, plumbing)."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models.expressions import RawSQL


class Concerning:
    """Marks a model as being about persons, and says by which column.

    `concerns` is the name of the foreign key to the person (or `"id"` on the person's own table). Row-level security,
    the access log, duties, same-person links, subject access, export and disposal all follow it.
    """

    concerns: ClassVar[str]


class NobodyConcerned:
    """Marks a model as reference data or plumbing: no row of it is about one person. `why` says how we know."""

    why_nobody: ClassVar[str]


class KnownAt(RawSQL):
    """The moment we knew: now, unless the transaction says that it speaks of another day (an import, the demo's five years)."""

    def __init__(self) -> None:
        super().__init__("throughcare_known_at()", [])

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "throughcare.core.concerning.KnownAt", [], {}


class Kept(models.Model):
    """A row with an address of its own, made here and not by the database, and the moment this version of it was known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    known_at = models.DateTimeField(db_default=KnownAt(), editable=False)

    class Meta:
        abstract = True
