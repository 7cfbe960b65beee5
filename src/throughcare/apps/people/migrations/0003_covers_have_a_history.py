"""What a source can tell of a child has a history, so that a past day can be told as it was known then."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import throughcare.core.acting
from throughcare.apps.people.covering import FIRST_VERSIONS, KNOWN_WITH_THE_CHILD
from throughcare.core.migrating import DrawnOnce
from throughcare.core.rowsecurity import guard


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_guarded"),
        ("involvement", "0002_who_may_see"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                migrations.CreateModel(
                    name="CoveredEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("first_on", models.DateField()),
                        ("last_on", models.DateField(null=True)),
                        ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.covered",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.source",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="covered",
                    name="known_at",
                    field=models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coveredevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c22037f891ebb9905c51e236d513e6d2b83cbecd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_565ec",
                            table="people_coveredevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                guard("people_coveredevent", column="child_id"),
                migrations.RunSQL([KNOWN_WITH_THE_CHILD, FIRST_VERSIONS], migrations.RunSQL.noop),
                pgtrigger.migrations.AddTrigger(
                    model_name="covered",
                    trigger=pgtrigger.compiler.Trigger(
                        name="added_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_coveredevent" ("child_id", "first_on", "id", "known_at", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT new_values."child_id", new_values."first_on", new_values."id", new_values."known_at", new_values."last_on", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="39fb75d7d551850ae60cbd376805c85dce43f713",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_added_insert_a3f7d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="people_covered",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="covered",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_coveredevent" ("child_id", "first_on", "id", "known_at", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT new_values."child_id", new_values."first_on", new_values."id", new_values."known_at", new_values."last_on", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."source_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cc299e88c44f042480f746cdecda4d65ab66e8c2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_634dc",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="people_covered",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="covered",
                    trigger=pgtrigger.compiler.Trigger(
                        name="taken_away_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_coveredevent" ("child_id", "first_on", "id", "known_at", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT old_values."child_id", old_values."first_on", old_values."id", old_values."known_at", old_values."last_on", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="909b29d2437359f99082ea6e77ceb21ee5243d77",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_taken_away_delete_de8eb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="people_covered",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="covered",
                    trigger=pgtrigger.compiler.Trigger(
                        name="known_when_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."known_at" = (NEW."known_at"))',
                            func="NEW.known_at := throughcare_known_at(); RETURN NEW;",
                            hash="f93ced973e731417bcba63f3bb6ddd8fc9081470",
                            operation="UPDATE",
                            pgid="pgtrigger_known_when_changed_0f15d",
                            table="people_covered",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
