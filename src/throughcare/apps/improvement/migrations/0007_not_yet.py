"""A second person can say that an objective is not done yet, and why."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0006_doubtful_and_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DrawnOnce(
            steps=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="objective",
                    name="added_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="objective",
                    name="changed_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="objective",
                    name="taken_away_delete",
                ),
                migrations.AddField(
                    model_name="objective",
                    name="not_yet",
                    field=models.TextField(blank=True, help_text="why it is not done yet, in the words of the second person"),
                ),
                migrations.AddField(
                    model_name="objective",
                    name="not_yet_by",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                migrations.AddField(
                    model_name="objective",
                    name="not_yet_on",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="objectiveevent",
                    name="not_yet",
                    field=models.TextField(blank=True, help_text="why it is not done yet, in the words of the second person"),
                ),
                migrations.AddField(
                    model_name="objectiveevent",
                    name="not_yet_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="objectiveevent",
                    name="not_yet_on",
                    field=models.DateField(null=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="added_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_objectiveevent" ("answers", "began_on", "came", "closed_by_id", "closed_on", "evidence", "evidence_at", "id", "known_at", "not_yet", "not_yet_by_id", "not_yet_on", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "said_by", "said_on", "title") SELECT new_values."answers", new_values."began_on", new_values."came", new_values."closed_by_id", new_values."closed_on", new_values."evidence", new_values."evidence_at", new_values."id", new_values."known_at", new_values."not_yet", new_values."not_yet_by_id", new_values."not_yet_on", new_values."number", new_values."owner_id", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."said_by", new_values."said_on", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3836feca8ffcab350030ee91177022c389777daa",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_added_insert_33abd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="improvement_objective",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_objectiveevent" ("answers", "began_on", "came", "closed_by_id", "closed_on", "evidence", "evidence_at", "id", "known_at", "not_yet", "not_yet_by_id", "not_yet_on", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "said_by", "said_on", "title") SELECT new_values."answers", new_values."began_on", new_values."came", new_values."closed_by_id", new_values."closed_on", new_values."evidence", new_values."evidence_at", new_values."id", new_values."known_at", new_values."not_yet", new_values."not_yet_by_id", new_values."not_yet_on", new_values."number", new_values."owner_id", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."said_by", new_values."said_on", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="22614e8bee49b0d29fc96f6d6e5f7277ed71a8a3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_f707e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="improvement_objective",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="taken_away_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_objectiveevent" ("answers", "began_on", "came", "closed_by_id", "closed_on", "evidence", "evidence_at", "id", "known_at", "not_yet", "not_yet_by_id", "not_yet_on", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "said_by", "said_on", "title") SELECT old_values."answers", old_values."began_on", old_values."came", old_values."closed_by_id", old_values."closed_on", old_values."evidence", old_values."evidence_at", old_values."id", old_values."known_at", old_values."not_yet", old_values."not_yet_by_id", old_values."not_yet_on", old_values."number", old_values."owner_id", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."proposed_by_id", old_values."proposed_on", old_values."said_by", old_values."said_on", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="df666ff9a2620490d1ead8cef1d98695b1e827ea",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_taken_away_delete_96cf5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="improvement_objective",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="objective",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("not_yet", ""), ("not_yet_by", None), ("not_yet_on", None)),
                            models.Q(
                                models.Q(("not_yet", ""), _negated=True),
                                models.Q(("not_yet_by", models.F("proposed_by")), _negated=True),
                                ("closed_on", None),
                                ("not_yet_by__isnull", False),
                                ("not_yet_on__isnull", False),
                                ("proposed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_objective_is_not_yet_done_for_a_reason",
                    ),
                ),
            ],
        ),
    ]
