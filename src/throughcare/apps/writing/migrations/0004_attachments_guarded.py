"""Files attached: seen by those who may see the child, and nobody else; attached in one's own name."""

from django.conf import settings
from django.db import migrations

from throughcare.core.rowsecurity import guard

OWN_NAME = "CREATE POLICY in_ones_own_name ON writing_attachment AS RESTRICTIVE FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL AND (attached_by_id = throughcare_worker() OR EXISTS (SELECT 1 FROM writing_document d WHERE d.id = document_id AND d.part_of_id IS NOT NULL)))"


class Migration(migrations.Migration):
    dependencies = (("writing", "0003_attachments"), ("involvement", "0002_who_may_see"))
    operations = (
        guard("writing_attachment", column="child_id"),
        migrations.RunSQL(
            OWN_NAME.format(role=settings.DATABASES["default"]["USER"]), "DROP POLICY in_ones_own_name ON writing_attachment"
        ),
    )
