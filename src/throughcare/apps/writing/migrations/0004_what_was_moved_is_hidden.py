"""What was moved from a wrong child's record is seen there by nobody; that it stood there, by information governance alone."""

from django.conf import settings
from django.db import migrations

from throughcare.apps.writing.hidden import HIDE, MOVED, SHOW_AGAIN, UNDO_MOVED, only_governance

ROLE = settings.DATABASES["default"]["USER"]


class Migration(migrations.Migration):
    dependencies = (("writing", "0003_wrong_records"), ("involvement", "0006_kept_closer"))
    operations = (
        migrations.RunSQL(MOVED, UNDO_MOVED),
        migrations.RunSQL([words.format(role=ROLE) for words in HIDE], list(SHOW_AGAIN)),
        migrations.RunSQL(
            [words for table in ("writing_wrongrecord", "writing_wrongrecordevent") for words in only_governance(table, ROLE)],
            [
                words
                for table in ("writing_wrongrecord", "writing_wrongrecordevent")
                for words in (
                    *(f"DROP POLICY {name} ON {table}" for name in ("owner_keeps", "seen", "added", "changed")),
                    f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
                    f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
                )
            ],
        ),
    )
