"""Missing episodes and what came of them: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("missing", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("missing_missingepisode", column="child_id"),
        *guard_with_versions("missing_returninterview", column="child_id"),
        *guard_with_versions("missing_namedwhenmissing", column="child_id"),
        *guard_with_versions("missing_strategyasked", column="child_id"),
    )
