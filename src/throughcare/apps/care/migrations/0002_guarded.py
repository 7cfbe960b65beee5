"""Being looked after: seen by those who may see the child, and nobody else."""

from django.db import migrations

from throughcare.core.rowsecurity import guard_with_versions

SAME_CHILD = "ALTER TABLE {0} ADD CONSTRAINT {0}_period_is_this_childs FOREIGN KEY (period_id, child_id) REFERENCES care_periodofcare (id, child_id) DEFERRABLE INITIALLY DEFERRED"
UNSAME = "ALTER TABLE {0} DROP CONSTRAINT {0}_period_is_this_childs"
WITHIN = ("care_primaryneed", "care_legalstatus", "care_placement")


class Migration(migrations.Migration):
    dependencies = (("care", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        migrations.RunSQL(
            "ALTER TABLE care_periodofcare ADD CONSTRAINT care_periodofcare_id_and_child UNIQUE (id, child_id)",
            "ALTER TABLE care_periodofcare DROP CONSTRAINT care_periodofcare_id_and_child",
        ),
        *(migrations.RunSQL(SAME_CHILD.format(table), UNSAME.format(table)) for table in WITHIN),
        *guard_with_versions("care_periodofcare", column="child_id"),
        *guard_with_versions("care_primaryneed", column="child_id"),
        *guard_with_versions("care_legalstatus", column="child_id"),
        *guard_with_versions("care_placement", column="child_id"),
        *guard_with_versions("care_visit", column="child_id"),
        *guard_with_versions("care_healthassessment", column="child_id"),
        *guard_with_versions("care_dentalcheck", column="child_id"),
        *guard_with_versions("care_immunisationscheck", column="child_id"),
        *guard_with_versions("care_strengthsanddifficulties", column="child_id"),
        *guard_with_versions("care_educationplan", column="child_id"),
        *guard_with_versions("care_yearendoutcomes", column="child_id"),
        *guard_with_versions("care_unaccompaniedstatus", column="child_id"),
        *guard_with_versions("care_libertyorder", column="child_id"),
        *guard_with_versions("care_healthassessmentrequest", column="child_id"),
        *guard_with_versions("care_placementapproval", column="child_id"),
    )
