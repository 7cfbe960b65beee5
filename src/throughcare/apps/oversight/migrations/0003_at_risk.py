"""What a decision about a placement is called: at risk, as people say it."""

from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0002_guarded"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                migrations.AlterField(
                    model_name="decision",
                    name="led_by",
                    field=models.CharField(
                        choices=[
                            ("assessment", "An assessment"),
                            ("review", "A review"),
                            ("placement", "A placement beginning, at risk or ending"),
                            ("missing", "Going missing, or a risk of harm"),
                            ("legal", "Legal advice or a court"),
                            ("drift", "Drift or delay"),
                            ("asked", "A worker asked"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="decisionevent",
                    name="led_by",
                    field=models.CharField(
                        choices=[
                            ("assessment", "An assessment"),
                            ("review", "A review"),
                            ("placement", "A placement beginning, at risk or ending"),
                            ("missing", "Going missing, or a risk of harm"),
                            ("legal", "Legal advice or a court"),
                            ("drift", "Drift or delay"),
                            ("asked", "A worker asked"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
        ),
    ]
