"""Whose the rows are that were set aside while the files were read: the child's who bears their number here, if one does."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

BEARS_THE_NUMBER = """
UPDATE intake_sourcerow s SET child_id = n.child_id
  FROM people_identifier n
 WHERE s.batch_id = %s AND s.child_id IS NULL AND s.outcome = 'set_aside' AND s.about <> ''
   AND n.value = s.about AND n.kind = 'return' AND n.ended_on IS NULL
"""


def name_children(batch_id: UUID) -> None:
    """Join rows set aside to the child who bears their number. From then on they are seen by whoever may see that child."""
    with connection.cursor() as cursor:
        cursor.execute(BEARS_THE_NUMBER, [batch_id])
