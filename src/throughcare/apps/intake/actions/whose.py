"""Whose the rows are that were set aside while the files were read: the child's who bears their number here, if one does."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from throughcare.apps.intake.models import SourceRow
from throughcare.apps.intake.plan import Outcome
from throughcare.apps.people.models import Identifier
from throughcare.core.bulk import AT_ONCE, OneOf

# one number after the other: laid beside each other by the database, so many rows and so many numbers took it minutes
THEIRS = """
UPDATE intake_sourcerow s SET child_id = o.child FROM unnest(%s::uuid[], %s::bigint[]) AS o (child, id) WHERE s.id = o.id
"""


def name_children(batch_id: UUID) -> None:
    """Join rows set aside to the child who bears their number. From then on they are seen by whoever may see that child."""
    nobodys = SourceRow.objects.filter(batch_id=batch_id, child=None, outcome=Outcome.SET_ASIDE).exclude(about="")
    rows = list(nobodys.values_list("pk", "about"))
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        bearing = Identifier.objects.filter(
            OneOf("value", {about for _, about in some}), kind=Identifier.Kind.RETURN, ended_on=None
        )
        children = dict(bearing.values_list("value", "child_id"))
        theirs = [(str(children[about]), row) for row, about in some if about in children]
        with connection.cursor() as cursor:
            cursor.execute(THEIRS, [[child for child, _ in theirs], [row for _, row in theirs]])
