"""Bookings: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (
        ("booking", "0001_initial"),
        ("involvement", "0002_who_may_see"),
    )
    operations = (*guard_with_versions("booking_booking", column="child_id"),)
