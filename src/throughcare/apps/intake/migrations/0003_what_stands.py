"""A row says whose number it bears and whether it is what its return now says; Throughcare itself may read every row it works through."""

from django.db import migrations, models
from django.db.models import Q

from throughcare.apps.workforce.itself import ITSELF

SEEN = """EXISTS (SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = intake_sourcerow.child_id AND seen.names)"""
ONES_OWN = """EXISTS (SELECT 1 FROM intake_batch b WHERE b.id = intake_sourcerow.batch_id AND b.by_id = throughcare_worker())"""
BY_ITSELF = f"throughcare_worker() = '{ITSELF}'::uuid"
NOW = f"({BY_ITSELF} OR {ONES_OWN} OR {SEEN})"
BEFORE = f"({SEEN} OR {ONES_OWN})"


def _policies(sight: str) -> list[str]:
    return [f"ALTER POLICY {name} ON intake_sourcerow USING ({sight})" for name in ("seen", "changed", "taken_away")]


class Migration(migrations.Migration):
    dependencies = (("intake", "0002_guarded"), ("people", "0001_initial"), ("workforce", "0001_initial"))
    operations = (
        migrations.AddField(
            "sourcerow",
            "about",
            models.CharField(blank=True, default="", help_text="the child's number in the return, as given", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "sourcerow",
            "stands",
            models.BooleanField(default=False, help_text="what the return of this year now says of the child; of each key, one"),
        ),
        migrations.AddIndex("sourcerow", models.Index(fields=["batch", "about"], name="rows_by_number")),
        migrations.AddIndex("sourcerow", models.Index(condition=Q(stands=True), fields=["child"], name="rows_that_stand")),
        migrations.RunSQL(_policies(NOW), _policies(BEFORE)),
    )
