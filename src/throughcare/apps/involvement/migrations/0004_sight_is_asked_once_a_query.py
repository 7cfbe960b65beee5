"""Row-level security asks whom somebody sees once a query and not once a row. A database made since then has it so already."""

import re

from django.db import migrations

from throughcare.apps.involvement.sight import MAY_SEE, MAY_SEE_NOW
from throughcare.core.rowsecurity import SEES

ASKED_A_ROW = re.compile(
    r"EXISTS \( SELECT 1\s+FROM involvement_may_see_now seen\s+WHERE \(\(seen\.person_id = (\w+)\.(\w+)\) AND seen\.(names|facts)\)\)"
)


def ask_once(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Rewrite every policy that asks a row at a time."""
    for table, column in (("people_person", "id"), ("people_personevent", "pgh_obj_id")):
        once = f"({SEES.format(table=table, column=column, sight='names')}) OR {table}.{column} IN (SELECT involvement_relatives_seen())"
        for policy in ("seen", "changed", "taken_away"):
            schema_editor.execute(f"ALTER POLICY {policy} ON {table} USING ({once})")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' AND qual LIKE '%may_see_now%'"
        )
        for table, policy, said in cursor.fetchall():
            once = ASKED_A_ROW.sub(lambda m: f"({SEES.format(table=m[1], column=m[2], sight=m[3])})", said)
            if once != said:
                cursor.execute(f"ALTER POLICY {policy} ON {table} USING ({once})")


class Migration(migrations.Migration):
    dependencies = (
        ("involvement", "0003_throughcare_sees_and_duty_is_told"),
        ("care", "0002_guarded"),
        ("missing", "0002_guarded"),
        ("reviews", "0002_guarded"),
        ("permanence", "0002_guarded"),
        ("leaving", "0002_guarded"),
        ("duties", "0002_guarded"),
        ("intake", "0002_guarded"),
    )
    operations = (
        migrations.RunSQL([MAY_SEE, MAY_SEE_NOW], migrations.RunSQL.noop),
        migrations.RunPython(ask_once, migrations.RunPython.noop),
        migrations.RunSQL("DROP POLICY IF EXISTS new_here ON people_person", migrations.RunSQL.noop),
    )
