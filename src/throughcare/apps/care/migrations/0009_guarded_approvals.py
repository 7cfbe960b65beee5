"""Approvals of placements: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("care", "0008_moves_are_written"), ("involvement", "0002_who_may_see"))
    operations = (*guard_with_versions("care_placementapproval", column="child_id"),)
