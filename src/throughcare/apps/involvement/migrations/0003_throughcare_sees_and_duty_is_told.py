"""Throughcare itself sees every record; whoever sees everyone sees whom they add; duty workers are told of closed records."""

from django.conf import settings
from django.db import migrations

from throughcare.apps.involvement.sight import CLOSED_NOW, MAY_SEE, MAY_SEE_NOW, NEW_HERE, TOLD_OF

UNDO = [
    "DROP POLICY new_here ON people_person",
    "DROP FUNCTION involvement_told_of(uuid)",
    "DROP FUNCTION involvement_closed(uuid)",
]


class Migration(migrations.Migration):
    dependencies = (("involvement", "0002_who_may_see"), ("care", "0001_initial"))
    operations = (
        migrations.RunSQL(
            [MAY_SEE, MAY_SEE_NOW, CLOSED_NOW, TOLD_OF, NEW_HERE.format(role=settings.DATABASES["default"]["USER"])], UNDO
        ),
    )
