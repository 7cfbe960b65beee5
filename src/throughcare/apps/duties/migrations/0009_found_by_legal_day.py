"""What is owed around a day is found by the day, for the pages of a list that is sorted by lateness."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("duties", "0008_seen_as_all_facts_are"),)
    operations = (
        migrations.AddIndex(
            model_name="owedduty",
            index=models.Index(fields=["legal_due_on"], name="owed_by_legal_day"),
        ),
        migrations.AddIndex(
            model_name="owedduty",
            index=models.Index(fields=["judged_on"], condition=models.Q(("judged_on__isnull", False)), name="owed_as_at_a_day"),
        ),
    )
