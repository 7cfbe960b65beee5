"""Row-level security, written once: which rows of a table about persons the application may see, and how migrations install it.

The application's role sees a row only if `may_see` says that whoever acts may see the person it concerns. The owner's role, used
by migrations and by the few SECURITY DEFINER functions, has a policy of its own: row security is forced, so without it even the owner
would see nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import migrations

SEES = """((SELECT involvement_sees_all('{sight}')) AND {table}.{column} NOT IN (SELECT involvement_people_closed()))
    OR {table}.{column} IN (SELECT involvement_people_seen('{sight}'))"""
"""Asked once a query: whether everyone is seen and who is closed, else whom. A question a row took 8 seconds over 60,000 rows."""

ABOUT = "{table}.{column} = ANY ((SELECT involvement_about('{sight}'))::uuid[])"
"""Asked before it: of those whose record was opened in this transaction, who is seen. Most pages are about one child and need no more."""

FACTS, NAMES = "facts", "names"


@dataclass(frozen=True, slots=True)
class Also:
    """Rows that are seen for another reason. `first` is the same asked of those whose record was opened; empty where that is not asked."""

    last: str
    first: str = ""

    def of(self, table: str, column: str, *, instead_of: str) -> Also:
        """The same of another table."""
        there = f"{table}.{column}"
        return Also(self.last.replace(instead_of, there), self.first.replace(instead_of, there))


def asked_first(table: str, column: str, sight: str, or_also: Also | None = None) -> str:
    """Which rows are seen by being of somebody whose record was opened."""
    about = ABOUT.format(table=table, column=column, sight=sight)
    return f"{about} OR {or_also.first}" if or_also and or_also.first else about


def _sql(table: str, column: str, sight: str, or_also: Also | None = None) -> Iterator[str]:
    # What is quickly said comes first: what stands after it is then not asked.
    shown = f"{asked_first(table, column, sight, or_also)} OR {SEES.format(table=table, column=column, sight=sight)}"
    if or_also:
        shown = f"{shown} OR {or_also.last}"
    role = settings.DATABASES["default"]["USER"]
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY owner_keeps ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY seen ON {table} FOR SELECT TO {role} USING ({shown})"
    yield f"CREATE POLICY added ON {table} FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL)"
    yield f"CREATE POLICY changed ON {table} FOR UPDATE TO {role} USING ({shown}) WITH CHECK (throughcare_worker() IS NOT NULL)"
    yield f"CREATE POLICY taken_away ON {table} FOR DELETE TO {role} USING ({shown})"


def _also(or_also: Also | str) -> Also | None:
    if isinstance(or_also, Also):
        return or_also
    return Also(or_also) if or_also else None


def guard(table: str, *, column: str, sight: str = FACTS, or_also: Also | str = "") -> migrations.RunSQL:
    """Guard a table by the person in `column`. `sight` is `facts` (the record) or `names` (who somebody is)."""
    undo: list[Any] = [f"DROP POLICY {name} ON {table}" for name in ("owner_keeps", "seen", "added", "changed", "taken_away")]
    undo += [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    return migrations.RunSQL(sql=list(_sql(table, column, sight, _also(or_also))), reverse_sql=undo)


def guard_with_versions(table: str, *, column: str, sight: str = FACTS, or_also: Also | str = "") -> list[migrations.RunSQL]:
    """Guard a table and the table of its versions."""
    versions_column = "pgh_obj_id" if column == "id" else column
    also = _also(or_also)
    theirs = also.of(f"{table}event", versions_column, instead_of=f"{table}.{column}") if also else ""
    return [
        guard(table, column=column, sight=sight, or_also=or_also),
        guard(f"{table}event", column=versions_column, sight=sight, or_also=theirs),
    ]
