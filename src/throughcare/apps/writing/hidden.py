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
HIDDEN = {
    "writing_document": "state <> 'moved'",
    "writing_documentevent": "pgh_obj_id NOT IN (SELECT writing_moved())",
    "writing_revision": "document_id NOT IN (SELECT writing_moved())",
    "writing_attachment": "document_id NOT IN (SELECT writing_moved())",
}
HIDE = tuple(
    f"CREATE POLICY not_moved ON {table} AS RESTRICTIVE FOR SELECT TO {{role}} USING ({_ITSELF} OR {shown})"
    for table, shown in HIDDEN.items()
)
"""Policies that only narrow. The few documents ever moved are asked once a query."""
SHOW_AGAIN = tuple(f"DROP POLICY not_moved ON {table}" for table in HIDDEN)

GOVERNS = f"""(SELECT EXISTS (SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker()
    AND p.role = '{Role.INFORMATION_GOVERNANCE.value}' AND p.started_on <= throughcare_today()
    AND (p.ended_on IS NULL OR p.ended_on > throughcare_today())))"""
"""Whether whoever acts is information governance today."""
WRONG_RECORDS = ("writing_wrongrecord", "writing_wrongrecordevent")
ONLY_GOVERNANCE = tuple(
    f"CREATE POLICY governed ON {table} AS RESTRICTIVE FOR SELECT TO {{role}} USING ({_ITSELF} OR {GOVERNS})"
    for table in WRONG_RECORDS
)
"""That something stood on a wrong record is read by information governance alone, and not by whoever sees the child."""
EVERYBODY = tuple(f"DROP POLICY governed ON {table}" for table in WRONG_RECORDS)
