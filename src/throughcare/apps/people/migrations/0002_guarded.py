"""Hazards, and links between two records of one person: seen by those who may see the child; a link, only by those who may see both."""

from django.conf import settings
from django.db import migrations

from throughcare.core.rowsecurity import SEES, guard_with_versions

ROLE = settings.DATABASES["default"]["USER"]
TABLES = ("people_sameperson", "people_samepersonevent")
BOTH = [
    f"CREATE POLICY both_seen ON {table} AS RESTRICTIVE FOR SELECT TO {ROLE} USING ({SEES.format(table=table, column='other_id', sight='facts')})"
    for table in TABLES
]


class Migration(migrations.Migration):
    dependencies = (("people", "0001_initial"), ("involvement", "0002_who_may_see"))
    operations = (
        *guard_with_versions("people_hazard", column="child_id"),
        *guard_with_versions("people_sameperson", column="child_id"),
        migrations.RunSQL(BOTH, [f"DROP POLICY both_seen ON {table}" for table in TABLES]),
    )
