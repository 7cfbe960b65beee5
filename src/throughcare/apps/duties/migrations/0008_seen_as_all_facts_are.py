"""Who sees a duty is asked as of any other fact: the relation itself is quick now, so the quicker words of 0005 are taken away."""

from django.conf import settings
from django.db import migrations

from throughcare.core.rowsecurity import SEES

SEEN = SEES.format(table="duties_owedduty", column="child_id", sight="facts")


class Migration(migrations.Migration):
    dependencies = (("duties", "0007_what_this_council_has_set"), ("involvement", "0007_what_holds_today_is_found_by_index"))
    operations = (
        migrations.RunSQL(
            [
                "DROP POLICY seen ON duties_owedduty",
                f"CREATE POLICY seen ON duties_owedduty FOR SELECT TO {settings.DATABASES['default']['USER']} USING ({SEEN})",
                "DROP FUNCTION duties_closed_now()",
            ],
            migrations.RunSQL.noop,
        ),
    )
