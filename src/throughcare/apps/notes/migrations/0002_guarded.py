"""Notes: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("notes", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (*guard_with_versions("notes_note", column="child_id"),)
