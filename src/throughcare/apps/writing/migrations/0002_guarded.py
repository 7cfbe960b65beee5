"""Documents, their words, files and steps: seen by those who may see the child, and nobody else.

Words are written, files attached and steps taken in one's own name. What was moved from a wrong child's record is seen there by nobody;
that it stood there, by information governance alone.
"""

from django.conf import settings
from django.db import migrations

from throughcare.apps.writing.hidden import EVERYBODY, GOVERNS, HIDE, MOVED, ONLY_GOVERNANCE, SHOW_AGAIN, UNDO_MOVED
from throughcare.core.rowsecurity import guard, guard_with_versions

ROLE = settings.DATABASES["default"]["USER"]
IN_A_PART = "EXISTS (SELECT 1 FROM writing_document d WHERE d.id = document_id AND d.part_of_id IS NOT NULL)"
OWN_NAMES = {
    "writing_revision": f"(author_id = throughcare_worker() OR {IN_A_PART})",
    "writing_attachment": f"(attached_by_id = throughcare_worker() OR {IN_A_PART})",
    "writing_step": "by_id = throughcare_worker()",
}
IN_ONES_OWN_NAME = [
    f"CREATE POLICY in_ones_own_name ON {table} AS RESTRICTIVE FOR INSERT TO {ROLE} "
    f"WITH CHECK (throughcare_worker() IS NOT NULL AND {own})"
    for table, own in OWN_NAMES.items()
]


class Migration(migrations.Migration):
    dependencies = (("writing", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("writing_document", column="child_id"),
        guard("writing_revision", column="child_id"),
        guard("writing_attachment", column="child_id"),
        guard("writing_step", column="child_id"),
        migrations.RunSQL(IN_ONES_OWN_NAME, [f"DROP POLICY in_ones_own_name ON {table}" for table in OWN_NAMES]),
        migrations.RunSQL(MOVED, UNDO_MOVED),
        migrations.RunSQL([words.format(role=ROLE) for words in HIDE], list(SHOW_AGAIN)),
        *guard_with_versions("writing_wrongrecord", column="child_id", or_also=GOVERNS),
        migrations.RunSQL([words.format(role=ROLE) for words in ONLY_GOVERNANCE], list(EVERYBODY)),
    )
