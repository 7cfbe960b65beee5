"""How many are closed is counted without looking through those who see everyone: their sight never opens a closed record."""

from django.db import migrations

from throughcare.apps.duties.closed import HOW_MANY_ARE_CLOSED


class Migration(migrations.Migration):
    dependencies = (("duties", "0005_seen_at_once"),)
    operations = (migrations.RunSQL(HOW_MANY_ARE_CLOSED, migrations.RunSQL.noop),)
