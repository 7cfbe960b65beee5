"""What is kept closer than a record, in SQL like who may see: protected addresses, glass that was broken, and how full hands are.

A protected address is a row like any other, hidden by a policy that only narrows (RESTRICTIVE): whoever sees the child sees it only if
the council has named them for it. Managers and duty workers do not see it for being that, nor whoever broke glass (see ADR 25).
"""

from __future__ import annotations

from throughcare.apps.involvement.sight import sealed_now, works_here
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.roles import ALLOCATES, KEEPS_OUT, Role

_DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp"
_NOW = "{row}.started_on <= throughcare_today() AND ({row}.ended_on IS NULL OR {row}.ended_on > throughcare_today())"


def _holds(*roles: Role) -> str:
    """Whether whoever acts holds one of these roles today."""
    listed = ", ".join(f"'{role.value}'" for role in sorted(roles))
    return f"""EXISTS (SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role IN ({listed})
        AND {_NOW.format(row="p")})"""


ADDRESSES_SEEN = f"""
CREATE FUNCTION involvement_addresses_seen() RETURNS SETOF uuid {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT r.person_id FROM involvement_addressreader r
        WHERE r.worker_id = throughcare_worker() AND {_NOW.format(row="r")} AND {works_here("r.worker_id")};
END $$;
CREATE FUNCTION involvement_addresses_kept() RETURNS SETOF uuid {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT a.id FROM people_address a WHERE a.protected;
END $$;
CREATE FUNCTION involvement_addresses_hidden(asked uuid) RETURNS bigint {_DEFINER} AS $$ BEGIN
    RETURN (SELECT count(*) FROM people_address a WHERE a.child_id = asked AND a.protected AND a.ended_on IS NULL
        AND EXISTS (SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = asked AND seen.names));
END $$;
"""
"""Whose protected addresses are open to whoever acts; which addresses are kept; how many of a person's are, told to whoever sees them."""


def keep_addresses(role: str) -> list[str]:
    """Policies for the application's role: a kept address, and every version of it, is seen only by those named for it."""
    named = f"(SELECT throughcare_worker()) = '{ITSELF}' OR {{table}}.child_id IN (SELECT involvement_addresses_seen())"
    kept = {
        "people_address": "people_address.protected",
        "people_addressevent": "(people_addressevent.protected OR people_addressevent.pgh_obj_id IN (SELECT involvement_addresses_kept()))",
    }
    return [
        f"CREATE POLICY kept ON {table} AS RESTRICTIVE FOR ALL TO {role} "
        f"USING (NOT {protected} OR {named.format(table=table)}) WITH CHECK (true)"
        for table, protected in kept.items()
    ]


LET_ADDRESSES_GO = """DROP POLICY kept ON people_address; DROP POLICY kept ON people_addressevent;
DROP FUNCTION involvement_addresses_seen(); DROP FUNCTION involvement_addresses_kept(); DROP FUNCTION involvement_addresses_hidden(uuid)"""

_GOVERNS = _holds(Role.INFORMATION_GOVERNANCE)

GLASS = f"""
CREATE FUNCTION involvement_governs_glass() RETURNS SETOF uuid {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT d.id FROM involvement_admission d
        WHERE d.why = 'break_glass' AND {_GOVERNS} AND NOT {sealed_now("d.person_id")};
END $$;
CREATE FUNCTION involvement_behind_glass() RETURNS TABLE (person_id uuid, called text) {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT s.id, trim(coalesce(nullif(s.known_as, ''), s.given_name) || ' ' || s.family_name)
        FROM people_person s WHERE {_GOVERNS} AND NOT {sealed_now("s.id")}
         AND EXISTS (SELECT 1 FROM involvement_admission d WHERE d.person_id = s.id AND d.why = 'break_glass');
END $$;
CREATE FUNCTION involvement_looks_through_glass(asked uuid)
RETURNS TABLE (at timestamptz, kind text, path text, words text) {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT l.at, l.kind::text, l.path::text, l.words::text
        FROM involvement_admission d JOIN core_look l ON l.subject = d.person_id AND l.worker_id = d.worker_id
       WHERE d.id = asked AND d.why = 'break_glass' AND NOT {sealed_now("d.person_id")}
         AND (l.at AT TIME ZONE 'Europe/London')::date >= d.started_on AND (l.at AT TIME ZONE 'Europe/London')::date < d.ended_on
         AND ({_GOVERNS} OR ({_holds(*KEEPS_OUT)} AND d.worker_id <> throughcare_worker() AND EXISTS (
             SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = d.person_id AND seen.names AND seen.facts)))
       ORDER BY l.at, l.id LIMIT 500;
END $$;
"""
"""Broken glass as information governance may know of it: which, whose; and what was looked at, told to the child's managers too."""


def open_glass_to_governance(role: str) -> list[str]:
    """Policies for the application's role: information governance sees that glass was broken and what was found of it, no more."""
    return [
        (
            f"CREATE POLICY governed ON involvement_admission FOR SELECT TO {role} "
            "USING (involvement_admission.id IN (SELECT involvement_governs_glass()))"
        ),
        (
            f"CREATE POLICY governed ON involvement_glassreview FOR SELECT TO {role} "
            "USING (involvement_glassreview.admission_id IN (SELECT involvement_governs_glass()))"
        ),
    ]


CLOSE_GLASS_TO_GOVERNANCE = """DROP POLICY governed ON involvement_admission; DROP POLICY governed ON involvement_glassreview;
DROP FUNCTION involvement_governs_glass(); DROP FUNCTION involvement_behind_glass(); DROP FUNCTION involvement_looks_through_glass(uuid)"""

CASELOADS = f"""
CREATE FUNCTION involvement_caseloads() RETURNS TABLE (worker_id uuid, part text, children bigint) {_DEFINER} AS $$ BEGIN
    RETURN QUERY SELECT a.worker_id, a.part::text, count(DISTINCT a.child_id) FROM involvement_allocation a
        WHERE a.worker_id IS NOT NULL AND {_NOW.format(row="a")} AND {_holds(*ALLOCATES, Role.REVIEWING_OFFICER)}
        GROUP BY a.worker_id, a.part;
END $$;
"""
"""How many children each worker has in each part, those closed to whoever asks too: a number, told to those who allocate."""

UNDO_CASELOADS = "DROP FUNCTION involvement_caseloads()"
