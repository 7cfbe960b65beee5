"""Assessments and plans: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("plans", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("plans_assessment", column="child_id"),
        *guard_with_versions("plans_plan", column="child_id"),
        *guard_with_versions("plans_need", column="child_id"),
        *guard_with_versions("plans_plannedaction", column="child_id"),
    )
