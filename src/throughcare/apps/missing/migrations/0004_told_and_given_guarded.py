"""That a senior leader was told of a child missing: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("missing", "0003_told_and_given"), ("involvement", "0002_who_may_see"))
    operations = guard_with_versions("missing_seniorbriefing", column="child_id")
