"""Who may see whom, and the tables of the lower apps closed to everybody else."""

from django.db import migrations

from throughcare.apps.involvement.sight import MAY_SEE, MAY_SEE_NOW, RELATIVE_OF_SOMEBODY_SEEN, UNDO
from throughcare.core.rowsecurity import NAMES, guard, guard_with_versions


class Migration(migrations.Migration):
    dependencies = (("involvement", "0001_initial"), ("care", "0001_initial"), ("core", "0001_plumbing"))
    operations = (
        migrations.RunSQL([MAY_SEE, MAY_SEE_NOW], UNDO),
        *guard_with_versions("people_person", column="id", sight=NAMES, or_also=RELATIVE_OF_SOMEBODY_SEEN),
        *guard_with_versions("people_alias", column="child_id", sight=NAMES),
        *guard_with_versions("people_identifier", column="child_id", sight=NAMES),
        *guard_with_versions("people_address", column="child_id", sight=NAMES),
        *guard_with_versions("people_relationship", column="child_id", sight=NAMES),
        guard("people_covered", column="child_id"),
        *guard_with_versions("involvement_allocation", column="child_id"),
        *guard_with_versions("involvement_restriction", column="person_id"),
        *guard_with_versions("involvement_admission", column="person_id"),
    )
