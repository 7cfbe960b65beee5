"""Duties and what stands beside them: seen by those who may see the child, and nobody else. How many are closed is told to few."""

from django.db import migrations

from throughcare.apps.duties.closed import HOW_MANY_ARE_CLOSED
from throughcare.core.rowsecurity import guard, guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("duties", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        guard("duties_owedduty", column="child_id"),
        *guard_with_versions("duties_excuse", column="child_id"),
        *guard_with_versions("duties_acted", column="child_id"),
        migrations.RunSQL(HOW_MANY_ARE_CLOSED, "DROP FUNCTION duties_how_many_are_closed(uuid)"),
    )
