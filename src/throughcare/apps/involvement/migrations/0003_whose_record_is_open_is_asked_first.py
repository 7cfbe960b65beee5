"""Policies made before ask first about those whose record was opened: which most pages are about, and what comes after is then not asked.

What an empty database was given a step before is this already, and stays as it is.
"""

from django.db import migrations

from throughcare.apps.involvement.sight import FOR_POLICIES, OPENED, RELATIVE_OF_SOMEBODY_SEEN
from throughcare.core.rowsecurity import Also, asked_first

MADE_BEFORE = r"""SELECT tablename, policyname, qual, (regexp_match(qual, 'NOT \((?:\w+\.)?(\w+) IN'))[1], (regexp_match(qual, 'involvement_people_seen\(''(\w+)'''))[1]
    FROM pg_policies WHERE schemaname = 'public' AND policyname IN ('seen', 'changed', 'taken_away')
     AND qual LIKE '%involvement_people_seen%' AND qual NOT LIKE '%involvement_about%'"""


OF_RELATIVES = {"people_person": "id", "people_personevent": "pgh_obj_id"}


def ask_first(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Put it before what each of them asks."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(MADE_BEFORE)
        for table, policy, asked, column, sight in cursor.fetchall():
            also: Also | None = None
            if OF_RELATIVES.get(table) == column:
                also = RELATIVE_OF_SOMEBODY_SEEN.of(table, column, instead_of="people_person.id")
            cursor.execute(f"ALTER POLICY {policy} ON {table} USING ({asked_first(table, column, sight, also)} OR {asked})")


class Migration(migrations.Migration):
    dependencies = (("involvement", "0002_who_may_see"),)
    # They guard tables as new ones are guarded, and so ask what is made here.
    run_before = (("people", "0003_covers_have_a_history"), ("improvement", "0003_restated"), ("quality", "0002_guarded"))
    operations = (
        migrations.RunSQL([FOR_POLICIES, OPENED], migrations.RunSQL.noop),
        migrations.RunPython(ask_first, migrations.RunPython.noop),
    )
