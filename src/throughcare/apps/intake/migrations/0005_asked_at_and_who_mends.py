"""When a step was asked for and not yet taken up; and rows of nobody here yet, of an import begun on the command line, have somebody to mend them.

Whoever may bring a return in could have brought in that very file. A row whose child is known here is seen by those who may see the child.
"""

from django.db import migrations, models

from throughcare.apps.workforce.itself import ITSELF
from throughcare.core.rowsecurity import SEES

TODAY = "(now() AT TIME ZONE 'Europe/London')::date"
MAY_IMPORT_NOW = f"""(SELECT EXISTS (
    SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role IN ('analyst', 'director', 'business_support')
       AND p.started_on <= {TODAY} AND (p.ended_on IS NULL OR p.ended_on > {TODAY})))"""
BROUGHT_BY = "EXISTS (SELECT 1 FROM intake_batch b WHERE b.id = intake_sourcerow.batch_id AND b.by_id = {worker})"
SEEN = SEES.format(table="intake_sourcerow", column="child_id", sight="names")
ONES_OWN = BROUGHT_BY.format(worker="throughcare_worker()")
BY_ITSELF = f"throughcare_worker() = '{ITSELF}'::uuid"
BEFORE = f"({BY_ITSELF} OR {ONES_OWN} OR {SEEN})"
FROM_THE_COMMAND_LINE = BROUGHT_BY.format(worker=f"'{ITSELF}'::uuid")
NOBODYS = f"(intake_sourcerow.child_id IS NULL AND {MAY_IMPORT_NOW} AND {FROM_THE_COMMAND_LINE})"
NOW = f"({BY_ITSELF} OR {ONES_OWN} OR {NOBODYS} OR {SEEN})"


def _policies(sight: str) -> list[str]:
    return [f"ALTER POLICY {name} ON intake_sourcerow USING ({sight})" for name in ("seen", "changed", "taken_away")]


class Migration(migrations.Migration):
    dependencies = (("intake", "0004_why_set_aside"), ("involvement", "0004_sight_is_asked_once_a_query"))
    operations = (
        migrations.AddField(
            "batch",
            "asked_at",
            models.DateTimeField(
                db_default=models.functions.Now(),
                help_text="when its next step was asked for; null once something works on it",
                null=True,
            ),
        ),
        migrations.RunSQL(_policies(NOW), _policies(BEFORE)),
    )
