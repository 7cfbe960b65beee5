"""Excuses and what was done: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (
        ("duties", "0010_beside_a_duty"),
        ("involvement", "0002_who_may_see"),
    )
    operations = (
        *guard_with_versions("duties_excuse", column="child_id"),
        *guard_with_versions("duties_acted", column="child_id"),
    )
