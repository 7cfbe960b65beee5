"""Row-level security, written once: which rows of a table about persons the application may see, and how migrations install it.

The application's role sees a row only if `may_see` says that whoever acts may see the person it concerns. The owner's role, used
by migrations and by the few SECURITY DEFINER functions, has a policy of its own: row security is forced, so without it even the owner
would see nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import migrations

SEES = """((SELECT involvement_sees_all('{sight}')) AND {table}.{column} NOT IN (SELECT involvement_people_closed()))
    OR {table}.{column} IN (SELECT involvement_people_seen('{sight}'))"""
"""Asked once a query: whether everyone is seen and who is closed, else whom. A question a row took 8 seconds over 60,000 rows."""

FACTS, NAMES = "facts", "names"


def _sql(table: str, column: str, sight: str, or_also: str = "") -> Iterator[str]:
    seen = SEES.format(table=table, column=column, sight=sight)
    if or_also:
        seen = f"{seen} OR {or_also}"
    role = settings.DATABASES["default"]["USER"]
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY owner_keeps ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY seen ON {table} FOR SELECT TO {role} USING ({seen})"
    yield f"CREATE POLICY added ON {table} FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL)"
    yield f"CREATE POLICY changed ON {table} FOR UPDATE TO {role} USING ({seen}) WITH CHECK (throughcare_worker() IS NOT NULL)"
    yield f"CREATE POLICY taken_away ON {table} FOR DELETE TO {role} USING ({seen})"


def guard(table: str, *, column: str, sight: str = FACTS, or_also: str = "") -> migrations.RunSQL:
    """Guard a table by the person in `column`. `sight` is `facts` (the record) or `names` (who somebody is)."""
    undo: list[Any] = [f"DROP POLICY {name} ON {table}" for name in ("owner_keeps", "seen", "added", "changed", "taken_away")]
    undo += [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    return migrations.RunSQL(sql=list(_sql(table, column, sight, or_also)), reverse_sql=undo)


def guard_with_versions(table: str, *, column: str, sight: str = FACTS, or_also: str = "") -> list[migrations.RunSQL]:
    """Guard a table and the table of its versions."""
    versions_column = "pgh_obj_id" if column == "id" else column
    also = or_also.replace(f"{table}.{column}", f"{table}event.{versions_column}")
    return [
        guard(table, column=column, sight=sight, or_also=or_also),
        guard(f"{table}event", column=versions_column, sight=sight, or_also=also),
    ]
