"""Directors, service managers and quality officers are told how many children with something owed are not open to them."""

from django.db import migrations

from throughcare.apps.duties.closed import HOW_MANY_ARE_CLOSED


class Migration(migrations.Migration):
    dependencies = (
        ("duties", "0003_why_this_date"),
        ("involvement", "0002_who_may_see"),
        ("workforce", "0001_initial"),
    )
    operations = (migrations.RunSQL(HOW_MANY_ARE_CLOSED, "DROP FUNCTION duties_how_many_are_closed(uuid)"),)
