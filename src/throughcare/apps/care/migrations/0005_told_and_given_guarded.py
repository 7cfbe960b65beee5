"""Who was told of a placement, and health summaries: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("care", "0004_told_and_given"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("care_placementtold", column="child_id"),
        *guard_with_versions("care_healthsummary", column="child_id"),
    )
