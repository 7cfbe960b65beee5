"""Every model says whom it concerns: the children in it, or nobody (reference data, plumbing)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from throughcare.core.acting import moment_known


class Concerning:
    """Marks a model as being about persons, and says by which column.

    `concerns` is the name of the foreign key to the person (or `"id"` on the person's own table). Row-level security,
    the access log, duties, same-person links, subject access, export and disposal all follow it.
    """

    concerns: ClassVar[str]


class NobodyConcerned:
    """Marks a model as reference data or plumbing: no row of it is about one person. `why` says how we know."""

    why_nobody: ClassVar[str]


class Kept(models.Model):
    """A row with an address of its own, made here and not by the database, and the moment this version of it was known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Said by us, not by the database: an insert that asked it back would need the new row to be seen already.
    known_at = models.DateTimeField(default=moment_known, editable=False)

    class Meta:
        abstract = True
