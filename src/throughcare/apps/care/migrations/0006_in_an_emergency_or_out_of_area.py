"""Whether a placement was made in an emergency, and whether it is out of the council's area; and written notice of it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from throughcare.core.migrating import DrawnOnce


class Migration(migrations.Migration):
    dependencies = [
        ("care", "0005_told_and_given_guarded"),
    ]

    operations = [
        DrawnOnce(
            steps=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="placement",
                    name="added_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="placement",
                    name="changed_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="placement",
                    name="taken_away_delete",
                ),
                migrations.AddField(
                    model_name="placement",
                    name="emergency",
                    field=models.BooleanField(
                        help_text="whether it was made in an emergency; null where nobody was asked", null=True
                    ),
                ),
                migrations.AddField(
                    model_name="placement",
                    name="out_of_area",
                    field=models.BooleanField(
                        help_text="whether it is outside the council's area; null where nobody was asked", null=True
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="emergency",
                    field=models.BooleanField(
                        help_text="whether it was made in an emergency; null where nobody was asked", null=True
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="out_of_area",
                    field=models.BooleanField(
                        help_text="whether it is outside the council's area; null where nobody was asked", null=True
                    ),
                ),
                migrations.AlterField(
                    model_name="placementtold",
                    name="whom",
                    field=models.CharField(
                        choices=[
                            ("officer", "Their reviewing officer"),
                            ("health", "Their GP and the health team for looked-after children, both"),
                            (
                                "notice",
                                "All others who must have it in writing: the child, parents, whoever has contact, the school",
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                migrations.AlterField(
                    model_name="placementtoldevent",
                    name="whom",
                    field=models.CharField(
                        choices=[
                            ("officer", "Their reviewing officer"),
                            ("health", "Their GP and the health team for looked-after children, both"),
                            (
                                "notice",
                                "All others who must have it in writing: the child, parents, whoever has contact, the school",
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="added_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_placementevent" ("carer", "child_id", "emergency", "ended_on", "ended_planned", "home_postcode", "id", "kind", "known_at", "out_of_area", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider", "reason_ended", "same_carer", "source_id", "started_on", "temporary_approval", "turn", "until_18_decided_on", "urn", "written_in_id") SELECT new_values."carer", new_values."child_id", new_values."emergency", new_values."ended_on", new_values."ended_planned", new_values."home_postcode", new_values."id", new_values."kind", new_values."known_at", new_values."out_of_area", new_values."period_id", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."postcode", new_values."provider", new_values."reason_ended", new_values."same_carer", new_values."source_id", new_values."started_on", new_values."temporary_approval", new_values."turn", new_values."until_18_decided_on", new_values."urn", new_values."written_in_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ea70eac380f50506ae645acf84ab213de89e0fb",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_added_insert_1a680",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="care_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_placementevent" ("carer", "child_id", "emergency", "ended_on", "ended_planned", "home_postcode", "id", "kind", "known_at", "out_of_area", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider", "reason_ended", "same_carer", "source_id", "started_on", "temporary_approval", "turn", "until_18_decided_on", "urn", "written_in_id") SELECT new_values."carer", new_values."child_id", new_values."emergency", new_values."ended_on", new_values."ended_planned", new_values."home_postcode", new_values."id", new_values."kind", new_values."known_at", new_values."out_of_area", new_values."period_id", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."postcode", new_values."provider", new_values."reason_ended", new_values."same_carer", new_values."source_id", new_values."started_on", new_values."temporary_approval", new_values."turn", new_values."until_18_decided_on", new_values."urn", new_values."written_in_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a76922dcf93439f4de2b6e9b2dfe6816d529489c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_446fb",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="care_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="taken_away_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_placementevent" ("carer", "child_id", "emergency", "ended_on", "ended_planned", "home_postcode", "id", "kind", "known_at", "out_of_area", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider", "reason_ended", "same_carer", "source_id", "started_on", "temporary_approval", "turn", "until_18_decided_on", "urn", "written_in_id") SELECT old_values."carer", old_values."child_id", old_values."emergency", old_values."ended_on", old_values."ended_planned", old_values."home_postcode", old_values."id", old_values."kind", old_values."known_at", old_values."out_of_area", old_values."period_id", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."postcode", old_values."provider", old_values."reason_ended", old_values."same_carer", old_values."source_id", old_values."started_on", old_values."temporary_approval", old_values."turn", old_values."until_18_decided_on", old_values."urn", old_values."written_in_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="15cf99fc6598224102a73f9c4a1c9f612bea444d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_taken_away_delete_62117",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="care_placement",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
