"""Whether stays begun on one day have each a turn of their own is looked at when a statement ends, so that two can change turns."""

from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce

NAME = "stays_begun_on_one_day_are_ordered"
FIELDS = ("period", "started_on", "turn")


class Migration(migrations.Migration):
    dependencies = (("care", "0002_guarded"),)

    operations = (
        DrawnOnce(
            steps=(
                migrations.RemoveConstraint(model_name="placement", name=NAME),
                migrations.AddConstraint(
                    model_name="placement",
                    constraint=models.UniqueConstraint(deferrable=models.Deferrable["IMMEDIATE"], fields=FIELDS, name=NAME),
                ),
            )
        ),
    )
