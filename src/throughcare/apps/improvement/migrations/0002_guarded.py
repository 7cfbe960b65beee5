"""Who stands behind a figure, and what was agreed from one: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.apps.improvement.closed import NOT_OPEN
from throughcare.core.rowsecurity import guard


class Migration(migrations.Migration):
    dependencies = (("improvement", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        guard("improvement_behind", column="child_id"),
        guard("improvement_fromfigure", column="child_id"),
        migrations.RunSQL(NOT_OPEN, "DROP FUNCTION improvement_not_open(uuid, text, uuid)"),
    )
