"""Why a child stands otherwise in a figure of a past day than was known then: seen by those who may see the child."""

import django.db.models.deletion
import throughcare.core.concerning
from django.conf import settings
from django.db import migrations, models

from throughcare.apps.improvement.closed import RESTATED_NOT_OPEN
from throughcare.core.migrating import DrawnOnce
from throughcare.core.rowsecurity import guard


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0002_who_may_see"),
        ("improvement", "0002_guarded"),
        ("people", "0003_covers_have_a_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DrawnOnce(
            steps=[
                migrations.CreateModel(
                    name="Cause",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("measure", models.CharField(max_length=12)),
                        ("team", models.UUIDField(null=True)),
                        ("what", models.CharField(blank=True, max_length=60)),
                        ("how", models.CharField(blank=True, max_length=12)),
                        ("happened_on", models.DateField(null=True)),
                        ("recorded_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
                        ),
                        (
                            "now",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="improvement.frozen"
                            ),
                        ),
                        (
                            "then",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="improvement.frozen"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["then", "measure"], name="causes_of_a_restatement")],
                    },
                    bases=(throughcare.core.concerning.Concerning, models.Model),
                ),
            ]
        ),
        guard("improvement_cause", column="child_id"),
        migrations.RunSQL(RESTATED_NOT_OPEN, "DROP FUNCTION improvement_restated_not_open(uuid, text, uuid)"),
    ]
