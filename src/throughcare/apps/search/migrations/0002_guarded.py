"""What can be found: by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard


class Migration(migrations.Migration):
    dependencies = (("search", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (guard("search_findable", column="child_id"),)
