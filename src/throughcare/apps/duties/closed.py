"""How many children are owed something and are not open to whoever asks: a number, told to those whose post answers for them.

Restricted records alone are counted. A sealed one is not, for a count that rose by one would say that there is somebody.
"""

from __future__ import annotations

from throughcare.apps.workforce.roles import TOLD_HOW_MANY_ARE_CLOSED

_TOLD = ", ".join(f"'{role.value}'" for role in sorted(TOLD_HOW_MANY_ARE_CLOSED))

HOW_MANY_ARE_CLOSED = f"""
CREATE OR REPLACE FUNCTION duties_how_many_are_closed(within uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
SELECT count(DISTINCT r.person_id)
  FROM involvement_restriction r
 WHERE r.kind = 'restricted'
   AND r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today())
   AND EXISTS (SELECT 1 FROM duties_owedduty d WHERE d.child_id = r.person_id)
   AND NOT EXISTS (SELECT 1 FROM involvement_restriction s WHERE s.person_id = r.person_id AND s.kind = 'sealed'
       AND s.started_on <= throughcare_today() AND (s.ended_on IS NULL OR s.ended_on > throughcare_today()))
   AND NOT EXISTS (SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = r.person_id AND seen.facts
       AND seen.why NOT IN ('everyone', 'identity', 'pseudonym', 'itself'))
   AND EXISTS (
       SELECT 1 FROM workforce_post p
        WHERE p.worker_id = throughcare_worker() AND p.role IN ({_TOLD})
          AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today())
          AND ((within IS NULL AND p.sight = 'everyone') OR EXISTS (
              SELECT 1 FROM involvement_allocation a JOIN workforce_team t ON t.id = a.team_id
               WHERE a.child_id = r.person_id AND a.part <> 'reviewing_officer'
                 AND a.started_on <= throughcare_today() AND (a.ended_on IS NULL OR a.ended_on > throughcare_today())
                 AND (p.sight = 'everyone' OR t.lineage @> ARRAY[p.team_id])
                 AND (within IS NULL OR t.lineage @> ARRAY[within]))))
$$"""
"""`within` is a team or a service, or null for all that the asker's posts answer for. Whoever is not to be told is told none.

Sight of everyone never opens a closed record, so it is not looked through.
"""
