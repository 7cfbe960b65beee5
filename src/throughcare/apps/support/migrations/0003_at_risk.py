"""What support for a placement is called: at risk, as people say it."""

from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0002_guarded"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                migrations.AlterField(
                    model_name="support",
                    name="purpose",
                    field=models.CharField(
                        choices=[
                            ("placement", "A placement at risk"),
                            ("edge", "A family on the edge of care"),
                            ("home", "Going home, or staying there"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="supportevent",
                    name="purpose",
                    field=models.CharField(
                        choices=[
                            ("placement", "A placement at risk"),
                            ("edge", "A family on the edge of care"),
                            ("home", "Going home, or staying there"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
        ),
    ]
