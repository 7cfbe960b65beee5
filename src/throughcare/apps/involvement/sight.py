"""Who may see whom, written once, in SQL: used by row-level security, by queries and by tests alike.

`involvement_may_see(worker_id, person_id, why, names, facts, started_on, ended_on)` has a row for each reason a worker may see a
person, and the days on which it holds. `names` opens who they are, `facts` their record. A restricted or sealed person is seen only by
those who work with them by name, and those let in by name; sealed ones, only by those let in by name.

`involvement_may_see_now` is the same for whoever acts, today. One look upward: what makes a child looked after is `care`'s to say.
"""

from __future__ import annotations

from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.roles import TOLD_A_RECORD_EXISTS, Sight
from throughcare.core.rowsecurity import Also

MOST_ABOUT = 8
"""Persons asked about first: a child, and brothers and sisters whose records are opened with theirs."""

CLOSED = """EXISTS (SELECT 1 FROM involvement_restriction r WHERE r.person_id = {person} {sealed}
    AND r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today()))"""


def _closed(person: str) -> str:
    return CLOSED.format(person=person, sealed="")


def sealed_now(person: str) -> str:
    return CLOSED.format(person=person, sealed="AND r.kind = 'sealed'")


def works_here(worker: str) -> str:
    """Whoever has no post, or none but an administrator's, sees nobody: not those they are still named for either."""
    return f"""EXISTS (SELECT 1 FROM workforce_post h WHERE h.worker_id = {worker} AND h.sight <> 'nobody'
    AND h.started_on <= throughcare_today() AND (h.ended_on IS NULL OR h.ended_on > throughcare_today()))"""


REASONS = f"""
CREATE OR REPLACE VIEW involvement_reasons (worker_id, person_id, why, names, facts, held_on, held_to, with_on, with_to) AS
    SELECT a.worker_id, a.child_id, 'allocated', true, true, date '-infinity', NULL::date, a.started_on, a.ended_on
      FROM involvement_allocation a
     WHERE a.worker_id IS NOT NULL AND {works_here("a.worker_id")} AND NOT {sealed_now("a.child_id")}
UNION ALL
    SELECT d.worker_id, d.person_id, d.why::text, true, true, date '-infinity', NULL::date, d.started_on, d.ended_on
      FROM involvement_admission d
     WHERE {works_here("d.worker_id")}
UNION ALL
    SELECT p.worker_id, a.child_id, 'team', true, true, p.started_on, p.ended_on, a.started_on, a.ended_on
      FROM workforce_post p
      JOIN workforce_team t ON t.lineage @> ARRAY[p.team_id]
      JOIN involvement_allocation a ON a.team_id = t.id AND a.part <> 'reviewing_officer'
     WHERE p.sight = 'team' AND NOT {_closed("a.child_id")}
UNION ALL
    SELECT p.worker_id, c.child_id, 'looked_after', true, true, p.started_on, p.ended_on, c.started_on, c.ended_on
      FROM workforce_post p CROSS JOIN care_periodofcare c
     WHERE p.sight = 'looked_after' AND NOT {_closed("c.child_id")}
"""
"""Reasons to see one person or some, each with two periods: while the post is held, and while the child is with those it sees.

Kept apart, so that an index finds what holds today among years of what has ended.
"""

NARROW = """
CREATE OR REPLACE VIEW involvement_may_see_narrow (worker_id, person_id, why, names, facts, started_on, ended_on) AS
    SELECT worker_id, person_id, why, names, facts, greatest(held_on, with_on), least(held_to, with_to) FROM involvement_reasons
"""
"""Reasons to see one person or some."""

WHOLE = f"""
CREATE OR REPLACE VIEW involvement_may_see_whole (worker_id, why, names, facts, closed_too, started_on, ended_on) AS
    SELECT p.worker_id, p.sight::text, p.sight <> 'pseudonym', p.sight <> 'identity', false, p.started_on, p.ended_on
      FROM workforce_post p
     WHERE p.sight IN ('everyone', 'identity', 'pseudonym')
UNION ALL
    SELECT '{ITSELF}'::uuid, 'itself', true, true, true, date '-infinity', NULL::date
"""
"""Reasons to see the whole council; but for Throughcare itself, not those whose record is closed."""

TOGETHER = f"""
CREATE OR REPLACE VIEW involvement_may_see (worker_id, person_id, why, names, facts, started_on, ended_on) AS
    SELECT worker_id, person_id, why, names, facts, started_on, ended_on FROM involvement_may_see_narrow
UNION ALL
    SELECT w.worker_id, s.id, w.why, w.names, w.facts, w.started_on, w.ended_on
      FROM involvement_may_see_whole w CROSS JOIN people_person s
     WHERE w.closed_too OR NOT {_closed("s.id")}
"""

_MINE_NOW = """worker_id = throughcare_worker()
   AND started_on <= throughcare_today() AND (ended_on IS NULL OR ended_on > throughcare_today())"""

MAY_SEE_NOW = f"""
CREATE OR REPLACE VIEW involvement_may_see_now AS
SELECT person_id, why, names, facts FROM involvement_may_see WHERE {_MINE_NOW}
"""

_ASKED = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp"

FOR_POLICIES = f"""
CREATE OR REPLACE FUNCTION involvement_sees_all(sight text) RETURNS boolean {_ASKED}
SET plan_cache_mode = force_generic_plan AS $$ DECLARE
    me uuid := throughcare_worker();
    day date := throughcare_today();
BEGIN
    RETURN EXISTS (SELECT 1 FROM involvement_may_see_whole
        WHERE worker_id = me AND started_on <= day AND (ended_on IS NULL OR ended_on > day)
          AND CASE sight WHEN 'facts' THEN facts ELSE names END);
END $$;
CREATE OR REPLACE FUNCTION involvement_people_seen(sight text) RETURNS SETOF uuid {_ASKED}
SET plan_cache_mode = force_generic_plan AS $$ DECLARE
    me uuid := throughcare_worker();
    day date := throughcare_today();
BEGIN
    RETURN QUERY SELECT person_id FROM involvement_reasons
        WHERE worker_id = me AND held_on <= day AND (held_to IS NULL OR held_to > day)
          AND with_on <= day AND (with_to IS NULL OR with_to > day) AND CASE sight WHEN 'facts' THEN facts ELSE names END;
END $$;
CREATE OR REPLACE FUNCTION involvement_people_closed() RETURNS SETOF uuid {_ASKED} AS $$ BEGIN
    RETURN QUERY SELECT r.person_id FROM involvement_restriction r
        WHERE r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today())
          AND NOT EXISTS (SELECT 1 FROM involvement_may_see_whole WHERE {_MINE_NOW} AND closed_too);
END $$;
CREATE OR REPLACE FUNCTION involvement_relatives_seen() RETURNS SETOF uuid {_ASKED} AS $$ BEGIN
    RETURN QUERY SELECT rel.relative_id FROM people_relationship rel
        WHERE rel.child_id IN (SELECT involvement_people_seen('names'))
          AND rel.relative_id NOT IN (SELECT involvement_people_closed());
END $$;
"""
"""The same views as row-level security asks them: once a query and not once a row, and planned once a connection (see the ADR)."""

_NARROWLY = """SELECT 1 FROM involvement_reasons
        WHERE person_id = {person} AND worker_id = me AND held_on <= day AND (held_to IS NULL OR held_to > day)
          AND with_on <= day AND (with_to IS NULL OR with_to > day) AND CASE sight WHEN 'facts' THEN facts ELSE names END"""

OPENED = f"""
CREATE OR REPLACE FUNCTION involvement_about(sight text) RETURNS uuid[] {_ASKED}
SET plan_cache_mode = force_generic_plan AS $$ DECLARE
    me uuid := throughcare_worker();
    day date := throughcare_today();
    one uuid;
    seen uuid[] := '{{}}';
BEGIN
    FOREACH one IN ARRAY coalesce(nullif(current_setting('throughcare.about', true), ''), '{{}}')::uuid[] LOOP
        IF EXISTS ({_NARROWLY.format(person="one")}) THEN seen := seen || one; END IF;
    END LOOP;
    RETURN seen;
END $$;
CREATE OR REPLACE FUNCTION involvement_relatives_about() RETURNS uuid[] {_ASKED} AS $$ DECLARE
    children uuid[] := involvement_about('names');
BEGIN
    IF children = '{{}}' THEN RETURN children; END IF;
    RETURN ARRAY(SELECT rel.relative_id FROM people_relationship rel
        WHERE rel.child_id = ANY (children) AND rel.relative_id NOT IN (SELECT involvement_people_closed()));
END $$;
CREATE OR REPLACE FUNCTION involvement_opening(asked uuid, OUT opens_names boolean, OUT opens_facts boolean, OUT involved boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$ DECLARE
    already uuid[] := coalesce(nullif(current_setting('throughcare.about', true), ''), '{{}}')::uuid[];
BEGIN
    SELECT coalesce(bool_or(s.names), false), coalesce(bool_or(s.facts), false), coalesce(bool_or(s.why = 'allocated'), false)
      INTO opens_names, opens_facts, involved FROM involvement_may_see_now s WHERE s.person_id = asked;
    IF opens_names AND asked <> ALL (already) THEN
        PERFORM set_config('throughcare.about', ((asked || already)[:{MOST_ABOUT}])::text, true);
    END IF;
END $$
"""
"""How far one record is open, planned once a connection; and whoever's record was opened in a transaction is asked about first from then on.

`throughcare.about` is only whom to ask about: it opens nothing. Whether they are seen is asked of the same reasons in every statement, so
what is changed in the transaction (a restriction, an allocation that ends) counts at once, and whoever sets it to what they like sees
nothing by it. What a statement has no need of is not asked: the list of all whom somebody sees is made only where a row is of somebody else.
"""

MAY_SEE = ";".join((REASONS, NARROW, WHOLE, TOGETHER, FOR_POLICIES, OPENED))

UNDO = """DROP FUNCTION involvement_opening(uuid); DROP FUNCTION involvement_relatives_about(); DROP FUNCTION involvement_about(text);
DROP FUNCTION involvement_told_of(uuid); DROP FUNCTION involvement_closed(uuid); DROP VIEW involvement_may_see_now; DROP VIEW involvement_may_see; DROP VIEW involvement_may_see_whole;
DROP VIEW involvement_may_see_narrow; DROP VIEW involvement_reasons; DROP FUNCTION involvement_sees_all(text); DROP FUNCTION involvement_people_seen(text);
DROP FUNCTION involvement_people_closed(); DROP FUNCTION involvement_relatives_seen()"""

RELATIVE_OF_SOMEBODY_SEEN = Also(
    first="people_person.id = ANY ((SELECT involvement_relatives_about())::uuid[])",
    last="people_person.id IN (SELECT involvement_relatives_seen())",
)
"""Whoever may see a child may see who the child's relatives are, unless they are restricted themselves."""

_TOLD = ", ".join(f"'{role.value}'" for role in sorted(TOLD_A_RECORD_EXISTS))

TOLD_OF = f"""
CREATE FUNCTION involvement_told_of(asked uuid) RETURNS TABLE (ring text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    SELECT r.ring::text FROM involvement_restriction r
     WHERE r.person_id = asked AND r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today())
       AND NOT {sealed_now("asked")}
       AND EXISTS (SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role IN ({_TOLD})
           AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today()))
     ORDER BY r.started_on DESC LIMIT 1
$$"""
"""That a restricted record exists, and whom to ring: told to duty workers alone, and never of a sealed one."""

CLOSED_NOW = f"""
CREATE FUNCTION involvement_closed(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT {_closed("asked")} $$"""
"""Whether a person's record is restricted or sealed today, asked by policies in the application's name."""

FOR_ANALYSTS = f"""
CREATE FUNCTION {{schema}}.reads() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM involvement_may_see_whole s JOIN workforce_worker w ON w.id = s.worker_id
        WHERE lower(w.email) = session_user::text AND w.is_active AND s.why = '{Sight.PSEUDONYM.value}' AND s.facts
          AND s.started_on <= throughcare_today() AND (s.ended_on IS NULL OR s.ended_on > throughcare_today()))
$$;
CREATE FUNCTION {{schema}}.closed() RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.person_id::text FROM involvement_restriction r
     WHERE r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today())
$$
"""
"""The same asked of somebody who signs in to the database itself, and not to us: who they are is the role they signed in as, which no
setting of theirs changes; what `throughcare.worker` says is not asked. Their rows are those of whoever sees records without names."""
