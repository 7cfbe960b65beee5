"""Steps of documents: seen by those who may see the child, and nobody else. Each is taken in one's own name."""

from django.conf import settings
from django.db import migrations

from throughcare.core.rowsecurity import guard

OWN_NAME = "CREATE POLICY in_ones_own_name ON writing_step AS RESTRICTIVE FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL AND by_id = throughcare_worker())"


class Migration(migrations.Migration):
    dependencies = (("writing", "0005_sign_off"), ("involvement", "0002_who_may_see"))
    operations = (
        guard("writing_step", column="child_id"),
        migrations.RunSQL(
            OWN_NAME.format(role=settings.DATABASES["default"]["USER"]), "DROP POLICY in_ones_own_name ON writing_step"
        ),
    )
