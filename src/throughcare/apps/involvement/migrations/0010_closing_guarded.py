"""Closings: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("involvement", "0009_closing"),)
    operations = (*guard_with_versions("involvement_closing", column="child_id"),)
