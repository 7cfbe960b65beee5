"""Support: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("support", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("support_support", column="child_id"),
        *guard_with_versions("support_supportstep", column="child_id"),
    )
