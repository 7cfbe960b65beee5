"""Duties: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard


class Migration(migrations.Migration):
    dependencies = (("duties", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (guard("duties_owedduty", column="child_id"),)
