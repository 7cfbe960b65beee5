"""What is doubtful on a record, and what was said to be right: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard, guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("quality", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        guard("quality_doubtfulfact", column="child_id"),
        *guard_with_versions("quality_rightasitis", column="child_id"),
    )
