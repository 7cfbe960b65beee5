"""What is published beside a measure, as it was last loaded; and our own figures in years as they are published."""

from django.db import migrations, models

import throughcare.core.concerning
from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0003_restated"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                migrations.AlterField(
                    model_name="frozenfigure",
                    name="of",
                    field=models.CharField(
                        choices=[
                            ("council", "The council"),
                            ("team", "A team"),
                            ("nobody", "Children nobody works with"),
                            ("before", "The council, before"),
                            ("years", "The council, in years as they are published"),
                        ],
                        max_length=8,
                    ),
                ),
                migrations.CreateModel(
                    name="StandsBeside",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("measure", models.CharField(max_length=12)),
                        ("part", models.CharField(blank=True, max_length=60)),
                        ("said", models.JSONField()),
                        ("mark", models.CharField(max_length=200)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("measure", "part"), name="beside_a_measure_once")],
                    },
                    bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
                ),
            ]
        ),
    ]
