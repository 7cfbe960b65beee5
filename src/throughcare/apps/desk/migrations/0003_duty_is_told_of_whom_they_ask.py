"""A duty worker who asks for exactly somebody whose record is restricted is told that it exists, and whom to ring."""

from django.db import migrations

from throughcare.apps.desk.finding import TOLD_OF


class Migration(migrations.Migration):
    dependencies = (("desk", "0002_sight_is_asked_once_a_search"),)
    operations = (migrations.RunSQL(TOLD_OF, "DROP FUNCTION desk_told_of(text, date[], text)"),)
