"""Sealed records are counted among those that are not open: left out, they could be found by subtraction (adr/0039)."""

from django.db import migrations

from throughcare.apps.improvement.closed import NOT_OPEN, RESTATED_NOT_OPEN


class Migration(migrations.Migration):
    dependencies = (("improvement", "0007_not_yet"),)
    operations = (migrations.RunSQL([NOT_OPEN, RESTATED_NOT_OPEN], migrations.RunSQL.noop),)
