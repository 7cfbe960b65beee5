"""How many children stand behind a figure and are not open to whoever asks: a number, told to those whose post answers for them.

Sealed records are counted among the restricted, and told apart from them nowhere: a figure counts every child, so whoever took those shown and
those said to be restricted from its total would find that there is somebody sealed.
"""

from __future__ import annotations

from throughcare.apps.workforce.roles import TOLD_HOW_MANY_ARE_CLOSED

_TOLD = ", ".join(f"'{role.value}'" for role in sorted(TOLD_HOW_MANY_ARE_CLOSED))


def _not_open(function: str, table: str, of: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION {function}(asked uuid, key text, within uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
SELECT count(DISTINCT b.child_id)
  FROM {table} b
 WHERE b.{of} = asked AND b.measure = key
   AND (within IS NULL OR b.team IN (SELECT t.id FROM workforce_team t WHERE t.lineage @> ARRAY[within]))
   AND NOT EXISTS (SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = b.child_id AND seen.facts)
   AND EXISTS (
       SELECT 1 FROM workforce_post p
        WHERE p.worker_id = throughcare_worker() AND p.role IN ({_TOLD})
          AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today())
          AND (p.sight = 'everyone' OR EXISTS (
              SELECT 1 FROM workforce_team t WHERE t.id = b.team AND t.lineage @> ARRAY[p.team_id])))
$$"""


NOT_OPEN = _not_open("improvement_not_open", "improvement_behind", "frozen_id")
"""`asked` is a frozen snapshot, `key` a measure, `within` a team or a service or null for all. Whoever is not to be told is told none."""

RESTATED_NOT_OPEN = _not_open("improvement_restated_not_open", "improvement_cause", "now_id")
"""The same of those who stand otherwise in a figure than was known then: `asked` is the figures as known now."""
