"""Whom a search may show is asked once, not once for everybody it finds."""

from django.db import migrations

from throughcare.apps.desk.finding import FIND


LOADED = "SELECT word_similarity('', '')"
"""A setting of pg_trgm may be named only once the connection has it loaded."""


class Migration(migrations.Migration):
    dependencies = (("desk", "0001_find"), ("involvement", "0007_what_holds_today_is_found_by_index"))
    operations = (migrations.RunSQL([LOADED, FIND], migrations.RunSQL.noop),)
