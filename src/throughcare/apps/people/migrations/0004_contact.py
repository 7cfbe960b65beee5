"""How a child and somebody who matters to them see each other."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_covers_have_a_history"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relationship",
                    name="added_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relationship",
                    name="changed_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relationship",
                    name="taken_away_delete",
                ),
                migrations.AddField(
                    model_name="relationship",
                    name="contact",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("sees", "See each other"),
                            ("supervised", "See each other, supervised"),
                            ("calls", "Calls, letters or messages only"),
                            ("none", "No contact"),
                        ],
                        help_text="empty where not arranged or not known",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="relationship",
                    name="contact_how",
                    field=models.CharField(blank=True, help_text="how often, where, and who arranges it", max_length=300),
                ),
                migrations.AddField(
                    model_name="relationshipevent",
                    name="contact",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("sees", "See each other"),
                            ("supervised", "See each other, supervised"),
                            ("calls", "Calls, letters or messages only"),
                            ("none", "No contact"),
                        ],
                        help_text="empty where not arranged or not known",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="relationshipevent",
                    name="contact_how",
                    field=models.CharField(blank=True, help_text="how often, where, and who arranges it", max_length=300),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relationship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="added_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_relationshipevent" ("child_id", "contact", "contact_how", "ended_on", "id", "kind", "known_at", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relative_id", "source_id", "started_on") SELECT new_values."child_id", new_values."contact", new_values."contact_how", new_values."ended_on", new_values."id", new_values."kind", new_values."known_at", new_values."parental_responsibility", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."relative_id", new_values."source_id", new_values."started_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f1061ffc5f32f6ac247900953a883ed43c54fcd7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_added_insert_885f1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="people_relationship",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relationship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_relationshipevent" ("child_id", "contact", "contact_how", "ended_on", "id", "kind", "known_at", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relative_id", "source_id", "started_on") SELECT new_values."child_id", new_values."contact", new_values."contact_how", new_values."ended_on", new_values."id", new_values."kind", new_values."known_at", new_values."parental_responsibility", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."relative_id", new_values."source_id", new_values."started_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8cb5307b9b9d245b28f8ebc2325e3fc72ab17548",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_5e5ea",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="people_relationship",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relationship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="taken_away_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_relationshipevent" ("child_id", "contact", "contact_how", "ended_on", "id", "kind", "known_at", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relative_id", "source_id", "started_on") SELECT old_values."child_id", old_values."contact", old_values."contact_how", old_values."ended_on", old_values."id", old_values."kind", old_values."known_at", old_values."parental_responsibility", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."relative_id", old_values."source_id", old_values."started_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="40ecc6e38caced5e3727ec0ce027a66617ad4c0c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_taken_away_delete_ba27b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="people_relationship",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relationship",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("contact_how", ""), models.Q(("contact", ""), _negated=True), _connector="OR"),
                        name="how_is_said_of_contact_that_is_said",
                    ),
                ),
            ]
        ),
    ]
