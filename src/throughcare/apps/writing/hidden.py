"""What was moved from a wrong child's record, kept from view by the database: no page, search or export can forget to."""

from __future__ import annotations

from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.roles import Role

MOVED = """
CREATE FUNCTION writing_moved() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM writing_document WHERE state = 'moved'
$$
"""
UNDO_MOVED = "DROP FUNCTION writing_moved()"

_ITSELF = f"(SELECT throughcare_worker()) = '{ITSELF}'"
HIDE = (
    f"CREATE POLICY not_moved ON writing_document AS RESTRICTIVE FOR SELECT TO {{role}} USING (state <> 'moved' OR {_ITSELF})",
    (
        "CREATE POLICY not_moved ON writing_documentevent AS RESTRICTIVE FOR SELECT TO {role} "
        f"USING ({_ITSELF} OR pgh_obj_id NOT IN (SELECT writing_moved()))"
    ),
    (
        "CREATE POLICY not_moved ON writing_revision AS RESTRICTIVE FOR SELECT TO {role} "
        f"USING ({_ITSELF} OR document_id NOT IN (SELECT writing_moved()))"
    ),
)
"""Policies that only narrow. The few documents ever moved are asked once a query."""
SHOW_AGAIN = (
    "DROP POLICY not_moved ON writing_document",
    "DROP POLICY not_moved ON writing_documentevent",
    "DROP POLICY not_moved ON writing_revision",
)

_GOVERNS = f"""(SELECT EXISTS (SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker()
    AND p.role = '{Role.INFORMATION_GOVERNANCE.value}' AND p.started_on <= throughcare_today()
    AND (p.ended_on IS NULL OR p.ended_on > throughcare_today())))"""


def only_governance(table: str, role: str) -> tuple[str, ...]:
    """Policies for a table that information governance alone reads, whoever's record it is about."""
    seen = f"{_ITSELF} OR {_GOVERNS}"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY owner_keeps ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)",
        f"CREATE POLICY seen ON {table} FOR SELECT TO {role} USING ({seen})",
        f"CREATE POLICY added ON {table} FOR INSERT TO {role} WITH CHECK (throughcare_worker() IS NOT NULL)",
        f"CREATE POLICY changed ON {table} FOR UPDATE TO {role} USING ({seen}) WITH CHECK (throughcare_worker() IS NOT NULL)",
    )
