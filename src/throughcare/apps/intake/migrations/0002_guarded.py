"""Rows of other people's files: seen by those who may see the child; rows that name nobody yet, by whoever brought the file in."""

from django.db import migrations

from throughcare.core.rowsecurity import guard

ONES_OWN = """EXISTS (SELECT 1 FROM intake_batch b WHERE b.id = intake_sourcerow.batch_id AND b.by_id = throughcare_worker())"""


class Migration(migrations.Migration):
    dependencies = (("intake", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (guard("intake_sourcerow", column="child_id", sight="names", or_also=ONES_OWN),)
