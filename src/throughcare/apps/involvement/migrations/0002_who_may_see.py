"""Who may see whom, and the tables of the lower apps closed to everybody else; what is kept closer still."""

from django.conf import settings
from django.db import migrations

from throughcare.apps.involvement.closer import (
    ADDRESSES_SEEN,
    CASELOADS,
    CLOSE_GLASS_TO_GOVERNANCE,
    GLASS,
    LET_ADDRESSES_GO,
    UNDO_CASELOADS,
    keep_addresses,
    open_glass_to_governance,
)
from throughcare.apps.involvement.sight import CLOSED_NOW, MAY_SEE, MAY_SEE_NOW, RELATIVE_OF_SOMEBODY_SEEN, TOLD_OF, UNDO
from throughcare.core.rowsecurity import NAMES, guard, guard_with_versions

ROLE = settings.DATABASES["default"]["USER"]


class Migration(migrations.Migration):
    dependencies = (
        ("involvement", "0001_initial"),
        ("care", "0001_initial"),
        ("workforce", "0002_access_log_is_read_by_few"),
        ("core", "0003_when_one_last_looked"),
    )
    operations = (
        migrations.RunSQL([MAY_SEE, MAY_SEE_NOW, CLOSED_NOW, TOLD_OF], UNDO),
        *guard_with_versions("people_person", column="id", sight=NAMES, or_also=RELATIVE_OF_SOMEBODY_SEEN),
        *guard_with_versions("people_alias", column="child_id", sight=NAMES),
        *guard_with_versions("people_identifier", column="child_id", sight=NAMES),
        *guard_with_versions("people_address", column="child_id", sight=NAMES),
        *guard_with_versions("people_relationship", column="child_id", sight=NAMES),
        guard("people_covered", column="child_id"),
        *guard_with_versions("involvement_allocation", column="child_id"),
        *guard_with_versions("involvement_restriction", column="person_id"),
        *guard_with_versions("involvement_admission", column="person_id"),
        *guard_with_versions("involvement_handover", column="child_id"),
        *guard_with_versions("involvement_glassreview", column="person_id"),
        *guard_with_versions("involvement_addressreader", column="person_id"),
        *guard_with_versions("involvement_closing", column="child_id"),
        migrations.RunSQL([ADDRESSES_SEEN, *keep_addresses(ROLE)], LET_ADDRESSES_GO),
        migrations.RunSQL([GLASS, *open_glass_to_governance(ROLE)], CLOSE_GLASS_TO_GOVERNANCE),
        migrations.RunSQL([CASELOADS], UNDO_CASELOADS),
    )
