"""Rows of other people's files: seen by those who may see the child; rows that name nobody yet, by whoever brought the file in.

Throughcare itself reads every row it works through. Rows of an import begun on the command line that name nobody have somebody to mend
them too: whoever may bring a return in could have brought in that very file.
"""

from django.db import migrations

from throughcare.apps.workforce.itself import ITSELF
from throughcare.core.rowsecurity import guard

MAY_IMPORT_NOW = """(SELECT EXISTS (
    SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role IN ('analyst', 'director', 'business_support')
       AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today())))"""
BROUGHT_BY = "EXISTS (SELECT 1 FROM intake_batch b WHERE b.id = intake_sourcerow.batch_id AND b.by_id = {worker})"
ONES_OWN = BROUGHT_BY.format(worker="throughcare_worker()")
BY_ITSELF = f"throughcare_worker() = '{ITSELF}'::uuid"
FROM_THE_COMMAND_LINE = BROUGHT_BY.format(worker=f"'{ITSELF}'::uuid")
NOBODYS = f"(intake_sourcerow.child_id IS NULL AND {MAY_IMPORT_NOW} AND {FROM_THE_COMMAND_LINE})"


class Migration(migrations.Migration):
    dependencies = (("intake", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (guard("intake_sourcerow", column="child_id", sight="names", or_also=f"{BY_ITSELF} OR {ONES_OWN} OR {NOBODYS}"),)
