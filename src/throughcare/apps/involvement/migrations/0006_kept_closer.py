"""Whoever has no post sees nobody; a protected address is seen by those named for it; glass that was broken is looked into."""

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
from throughcare.apps.involvement.sight import MAY_SEE
from throughcare.core.rowsecurity import guard_with_versions

ROLE = settings.DATABASES["default"]["USER"]


class Migration(migrations.Migration):
    dependencies = (("involvement", "0005_handovers_reviews_and_address_readers"), ("people", "0001_initial"))
    operations = (
        *guard_with_versions("involvement_handover", column="child_id"),
        *guard_with_versions("involvement_glassreview", column="person_id"),
        *guard_with_versions("involvement_addressreader", column="person_id"),
        migrations.RunSQL([MAY_SEE], migrations.RunSQL.noop),
        migrations.RunSQL([ADDRESSES_SEEN, *keep_addresses(ROLE)], LET_ADDRESSES_GO),
        migrations.RunSQL([GLASS, *open_glass_to_governance(ROLE)], CLOSE_GLASS_TO_GOVERNANCE),
        migrations.RunSQL([CASELOADS], UNDO_CASELOADS),
    )
