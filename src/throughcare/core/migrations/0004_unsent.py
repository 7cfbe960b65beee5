"""What somebody typed into a page's form and has not sent: theirs alone, and only ever added to."""

from collections.abc import Iterator

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import throughcare.core.concerning
import throughcare.core.migrating
import throughcare.core.today
import uuid
from django.conf import settings
from django.db import migrations, models


def theirs_alone() -> Iterator[str]:
    """Whoever typed it may read it and add to it; nobody else reads it, and nobody changes it."""
    role = settings.DATABASES["default"]["USER"]
    yield "ALTER TABLE core_unsent ENABLE ROW LEVEL SECURITY"
    yield "ALTER TABLE core_unsent FORCE ROW LEVEL SECURITY"
    yield "CREATE POLICY owner_keeps ON core_unsent TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY seen ON core_unsent FOR SELECT TO {role} USING (worker_id = throughcare_worker())"
    yield f"CREATE POLICY added ON core_unsent FOR INSERT TO {role} WITH CHECK (worker_id = throughcare_worker())"


UNDO = [f"DROP POLICY {name} ON core_unsent" for name in ("owner_keeps", "seen", "added")]


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_when_one_last_looked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        throughcare.core.migrating.DrawnOnce(
            steps=[
                migrations.CreateModel(
                    name="Unsent",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField(default=throughcare.core.today.now)),
                        ("page", models.CharField(max_length=500)),
                        ("words", models.JSONField(null=True)),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["worker", "page", "-at"], name="unsent_on_a_page")],
                    },
                    bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unsent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dafaae2284d8f9faba5417b867140c17e40d19a9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6016b",
                            table="core_unsent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(list(theirs_alone()), UNDO),
    ]
