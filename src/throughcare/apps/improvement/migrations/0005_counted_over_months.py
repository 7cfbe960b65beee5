"""A measure of the plan can be counted over so many whole months too, as the words it answers count it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0004_beside_what_is_published"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="aim",
                    name="added_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="aim",
                    name="changed_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="aim",
                    name="taken_away_delete",
                ),
                migrations.AddField(
                    model_name="aim",
                    name="months",
                    field=models.PositiveSmallIntegerField(
                        help_text="counted over so many whole months too, as the words it answers do", null=True
                    ),
                ),
                migrations.AddField(
                    model_name="aimevent",
                    name="months",
                    field=models.PositiveSmallIntegerField(
                        help_text="counted over so many whole months too, as the words it answers do", null=True
                    ),
                ),
                migrations.AlterField(
                    model_name="frozenfigure",
                    name="of",
                    field=models.CharField(
                        choices=[
                            ("council", "The council"),
                            ("team", "A team"),
                            ("nobody", "Children nobody works with"),
                            ("before", "The council, before"),
                            ("plan", "The council, over the months its plan counts"),
                            ("years", "The council, in years as they are published"),
                        ],
                        max_length=8,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="added_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_aimevent" ("beside", "id", "known_at", "measure", "missing", "months", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "timely") SELECT new_values."beside", new_values."id", new_values."known_at", new_values."measure", new_values."missing", new_values."months", new_values."objective_id", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."place", new_values."timely" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b51a2a74ea50e3ba617b1ae0425e602bd66cecb9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_added_insert_6ae37",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="improvement_aim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_aimevent" ("beside", "id", "known_at", "measure", "missing", "months", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "timely") SELECT new_values."beside", new_values."id", new_values."known_at", new_values."measure", new_values."missing", new_values."months", new_values."objective_id", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."place", new_values."timely" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ad47d7e1d20e753a68a6768d49e07448a37e16fe",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_d85f9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="improvement_aim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="aim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="taken_away_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "improvement_aimevent" ("beside", "id", "known_at", "measure", "missing", "months", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "timely") SELECT old_values."beside", old_values."id", old_values."known_at", old_values."measure", old_values."missing", old_values."months", old_values."objective_id", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."place", old_values."timely" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fa66101054757af8f5763e30d30a90dd36fe59bf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_taken_away_delete_2df66",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="improvement_aim",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
