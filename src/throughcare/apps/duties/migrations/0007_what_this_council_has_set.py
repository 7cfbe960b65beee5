"""What the council sets itself: times of its own, rules it says are in force, holidays; and the mark each kept duty bears."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import throughcare.core.acting
import throughcare.core.concerning
import throughcare.core.periods
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0006_closed_counted_faster"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="owedduty",
            name="book",
            field=models.CharField(default="", help_text="the mark of the rulebook it was reckoned by", max_length=16),
        ),
        migrations.CreateModel(
            name="CouncilSetting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("duty", models.CharField(max_length=8)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("hour", "hours"),
                            ("working_day", "working days"),
                            ("day", "days"),
                            ("week", "weeks"),
                            ("month", "months"),
                            ("working_day_before", "working days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("again_number", models.PositiveSmallIntegerField(null=True)),
                (
                    "again_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hour", "hours"),
                            ("working_day", "working days"),
                            ("day", "days"),
                            ("week", "weeks"),
                            ("month", "months"),
                            ("working_day_before", "working days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("decision", models.TextField(help_text="whose decision it is, and where that is written")),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
        ),
        migrations.CreateModel(
            name="CouncilSettingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("duty", models.CharField(max_length=8)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("hour", "hours"),
                            ("working_day", "working days"),
                            ("day", "days"),
                            ("week", "weeks"),
                            ("month", "months"),
                            ("working_day_before", "working days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("again_number", models.PositiveSmallIntegerField(null=True)),
                (
                    "again_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hour", "hours"),
                            ("working_day", "working days"),
                            ("day", "days"),
                            ("week", "weeks"),
                            ("month", "months"),
                            ("working_day_before", "working days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("decision", models.TextField(help_text="whose decision it is, and where that is written")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="duties.councilsetting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtraHoliday",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("on", models.DateField(unique=True)),
                ("name", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ("on",),
            },
            bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
        ),
        migrations.CreateModel(
            name="ExtraHolidayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("on", models.DateField()),
                ("name", models.CharField(max_length=80)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="duties.extraholiday",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReckonedAgain",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("why", models.CharField(max_length=300)),
                ("done", models.PositiveIntegerField(default=0)),
                ("of", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
        ),
        migrations.CreateModel(
            name="RuleInForce",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("duty", models.CharField(max_length=8, unique=True)),
                ("from_on", models.DateField()),
                ("decision", models.TextField(help_text="the regulations that began it")),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(throughcare.core.concerning.NobodyConcerned, models.Model),
        ),
        migrations.CreateModel(
            name="RuleInForceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("known_at", models.DateTimeField(default=throughcare.core.acting.moment_known, editable=False)),
                ("duty", models.CharField(max_length=8)),
                ("from_on", models.DateField()),
                ("decision", models.TextField(help_text="the regulations that began it")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="duties.ruleinforce",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="councilsetting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("duty", "="), (throughcare.core.periods.HalfOpen("from_on", "until_on"), "&&")],
                name="a_duty_is_set_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilsetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on", None), ("until_on__gt", models.F("from_on")), _connector="OR"),
                name="a_setting_lasts_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilsetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0), models.Q(("again_number", 0), _negated=True)),
                name="a_setting_gives_some_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="councilsetting",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_councilsettingevent" ("again_number", "again_unit", "by_id", "decision", "duty", "from_on", "id", "known_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "until_on") SELECT new_values."again_number", new_values."again_unit", new_values."by_id", new_values."decision", new_values."duty", new_values."from_on", new_values."id", new_values."known_at", new_values."number", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id", new_values."unit", new_values."until_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c3bcb09487b691414b6691741ab583228a8b5421",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_aec9e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="duties_councilsetting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="councilsetting",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_councilsettingevent" ("again_number", "again_unit", "by_id", "decision", "duty", "from_on", "id", "known_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "until_on") SELECT new_values."again_number", new_values."again_unit", new_values."by_id", new_values."decision", new_values."duty", new_values."from_on", new_values."id", new_values."known_at", new_values."number", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id", new_values."unit", new_values."until_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="68fe9b79e0ea0db30e59f9a29af92195c19ab200",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_33903",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="duties_councilsetting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="councilsetting",
            trigger=pgtrigger.compiler.Trigger(
                name="taken_away_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_councilsettingevent" ("again_number", "again_unit", "by_id", "decision", "duty", "from_on", "id", "known_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "until_on") SELECT old_values."again_number", old_values."again_unit", old_values."by_id", old_values."decision", old_values."duty", old_values."from_on", old_values."id", old_values."known_at", old_values."number", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id", old_values."unit", old_values."until_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d18cfafd7b21e05df8b868fab3aedde6e98848cd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_taken_away_delete_feaa5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="duties_councilsetting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="councilsetting",
            trigger=pgtrigger.compiler.Trigger(
                name="known_when_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."known_at" = (NEW."known_at"))',
                    func="NEW.known_at := throughcare_known_at(); RETURN NEW;",
                    hash="1b97445de0405382bc18ae33a1eea01e19411cd8",
                    operation="UPDATE",
                    pgid="pgtrigger_known_when_changed_e5549",
                    table="duties_councilsetting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="councilsettingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="21bb763020a2007202500c9a40d75023a1c52c30",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f7986",
                    table="duties_councilsettingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extraholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_extraholidayevent" ("by_id", "id", "known_at", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."id", new_values."known_at", new_values."name", new_values."on", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8ff1728c6affdb47b67c7c7446a105680578d96a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_dfe96",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="duties_extraholiday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extraholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_extraholidayevent" ("by_id", "id", "known_at", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."id", new_values."known_at", new_values."name", new_values."on", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d1d9e0272bfa924c12487f9372d253021481c6ab",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_71ed5",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="duties_extraholiday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extraholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="taken_away_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_extraholidayevent" ("by_id", "id", "known_at", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."by_id", old_values."id", old_values."known_at", old_values."name", old_values."on", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6e116e5670307d536db724e6f7fda9ce26268632",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_taken_away_delete_f4fc6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="duties_extraholiday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extraholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="known_when_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."known_at" = (NEW."known_at"))',
                    func="NEW.known_at := throughcare_known_at(); RETURN NEW;",
                    hash="4de90f88d8fb56e13112d521ba0d8192a58249be",
                    operation="UPDATE",
                    pgid="pgtrigger_known_when_changed_eac7e",
                    table="duties_extraholiday",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extraholidayevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0987c842676e12100e66a92ff63e9795831e074f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d9ff6",
                    table="duties_extraholidayevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="reckonedagain",
            index=models.Index(condition=models.Q(("finished_at", None)), fields=["asked_at"], name="still_to_reckon"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleinforce",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_ruleinforceevent" ("by_id", "decision", "duty", "from_on", "id", "known_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."decision", new_values."duty", new_values."from_on", new_values."id", new_values."known_at", _pgh_attached_context.value, throughcare_known_at(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="03daa72b0fb9c8a216467507239a6f176f198784",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_13858",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="duties_ruleinforce",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleinforce",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_ruleinforceevent" ("by_id", "decision", "duty", "from_on", "id", "known_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."decision", new_values."duty", new_values."from_on", new_values."id", new_values."known_at", _pgh_attached_context.value, throughcare_known_at(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="02cef0ccc6075a84782e11b2e99288e28bd4c1f5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_43469",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="duties_ruleinforce",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleinforce",
            trigger=pgtrigger.compiler.Trigger(
                name="taken_away_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "duties_ruleinforceevent" ("by_id", "decision", "duty", "from_on", "id", "known_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."by_id", old_values."decision", old_values."duty", old_values."from_on", old_values."id", old_values."known_at", _pgh_attached_context.value, throughcare_known_at(), \'taken away\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="20c2fb00866c0d6362a1c75246dddcd5c8de027b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_taken_away_delete_2760a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="duties_ruleinforce",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleinforce",
            trigger=pgtrigger.compiler.Trigger(
                name="known_when_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."known_at" = (NEW."known_at"))',
                    func="NEW.known_at := throughcare_known_at(); RETURN NEW;",
                    hash="d822429f10a705ea4947810f80c361fb38c8c993",
                    operation="UPDATE",
                    pgid="pgtrigger_known_when_changed_59894",
                    table="duties_ruleinforce",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleinforceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f3fd3dbe87d9e685355d6249f55f542dd6c5a78f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_27310",
                    table="duties_ruleinforceevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
