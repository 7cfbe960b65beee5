"""Documents and their words: seen by those who may see the child, and nobody else. Words are written in one's own name and never altered."""

from django.conf import settings
from django.db import migrations

from throughcare.core.rowsecurity import guard, guard_with_versions

OWN_NAME = "CREATE POLICY in_ones_own_name ON writing_revision AS RESTRICTIVE FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL AND (author_id = throughcare_worker() OR EXISTS (SELECT 1 FROM writing_document d WHERE d.id = document_id AND d.part_of_id IS NOT NULL)))"


class Migration(migrations.Migration):
    dependencies = (("writing", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("writing_document", column="child_id"),
        guard("writing_revision", column="child_id"),
        migrations.RunSQL(
            OWN_NAME.format(role=settings.DATABASES["default"]["USER"]), "DROP POLICY in_ones_own_name ON writing_revision"
        ),
    )
