"""What was moved from a wrong child's record is seen there by nobody; that it stood there, by information governance alone."""

from django.conf import settings
from django.db import migrations

from throughcare.apps.writing.hidden import EVERYBODY, GOVERNS, HIDE, MOVED, ONLY_GOVERNANCE, SHOW_AGAIN, UNDO_MOVED
from throughcare.core.rowsecurity import guard_with_versions

ROLE = settings.DATABASES["default"]["USER"]


class Migration(migrations.Migration):
    dependencies = (("writing", "0007_wrong_records"), ("involvement", "0006_kept_closer"))
    operations = (
        migrations.RunSQL(MOVED, UNDO_MOVED),
        migrations.RunSQL([words.format(role=ROLE) for words in HIDE], list(SHOW_AGAIN)),
        *guard_with_versions("writing_wrongrecord", column="child_id", or_also=GOVERNS),
        migrations.RunSQL([words.format(role=ROLE) for words in ONLY_GOVERNANCE], list(EVERYBODY)),
    )
