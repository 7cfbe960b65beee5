"""Meetings, decisions and supervision: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("oversight", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("oversight_meeting", column="child_id"),
        *guard_with_versions("oversight_meetingperson", column="child_id"),
        *guard_with_versions("oversight_decision", column="child_id"),
        *guard_with_versions("oversight_supervision", column="child_id"),
    )
