"""What would become of each row of one child's return, and of the child's facts, if the return came in now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.intake.held import Held, clashes
from throughcare.apps.intake.merge import Conflict, Fact, Key, Merge, merge, too_long
from throughcare.apps.intake.models import SourceRow
from throughcare.apps.intake.same_day import facts_known_again
from throughcare.apps.intake.ssda903.facts import Workers, facts_of
from throughcare.apps.people.models import Person
from throughcare.record import people
from throughcare.record.columns import Row
from throughcare.returns.ssda903.schema import BY_ROW

Outcome = SourceRow.Outcome
HEADER_SET_ASIDE = "the Header row of this child was itself set aside: mend that first."


@dataclass(frozen=True, slots=True)
class Standing:
    """A row that the return of some year now says of a child."""

    key: str
    year: int
    row: Row


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of a row, and why if that needs saying."""

    outcome: SourceRow.Outcome
    reason: str = ""
    conflict: bool = False


@dataclass(slots=True)
class Plan:
    """What becomes of one child's rows and facts. `stands` are keys this return will speak for; `superseded` no longer do.
    `known_as` are keys that episodes came in under, and those they are known by."""

    judged: dict[str, Judged] = field(default_factory=dict)
    withdrawn: dict[str, Judged] = field(default_factory=dict)
    stands: set[str] = field(default_factory=set)
    superseded: set[str] = field(default_factory=set)
    merge: Merge = field(default_factory=Merge)
    periods: Mapping[Any, Any] = field(default_factory=dict)
    known_as: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What is the same for every child of one import. `tables` are those given: what is not given says nothing is gone."""

    year: int
    tables: frozenset[str]
    workers: Workers
    practice: frozenset[Any]


def all_set_aside(incoming: Mapping[str, Row], reason: str) -> Plan:
    """No row of this child may come in."""
    return Plan({key: Judged(Outcome.SET_ASIDE, reason, True) for key in incoming})


def plan_child(incoming: Mapping[str, Row], standing: Sequence[Standing], held: Held, around: Around) -> Plan:
    """Lay what comes in beside what stands. Rows that cannot come in are set aside one after the other until the rest can."""
    reason = _another_child(incoming, standing, held)
    if reason:
        return all_set_aside(incoming, reason)
    this_year = {each.key: each.row for each in standing if each.year == around.year}
    changed = {key for key, row in incoming.items() if this_year.get(key) != row}
    changed |= {key for key, row in this_year.items() if key not in incoming and BY_ROW[type(row)].name in around.tables}
    before = _current(standing)
    was, _ = facts_of([(each.key, each.row, each.year) for each in before.values()], workers=around.workers)
    aside: dict[str, Conflict] = {}
    while True:
        now, merged, conflicts = _attempt(incoming, standing, held, around, was=was, coming=changed - set(aside))
        stopped = _set_aside(conflicts, changed - set(aside))
        if not stopped:
            break
        aside |= stopped
    if held.person is None and (Person, ()) not in now:
        return all_set_aside(incoming, HEADER_SET_ASIDE)
    plan = _told(incoming, this_year, before, changed, aside, merged, around)
    plan.periods = {key: row for (model, key), row in held.facts.items() if model is PeriodOfCare}
    return plan


def _attempt(
    incoming: Mapping[str, Row],
    standing: Sequence[Standing],
    held: Held,
    around: Around,
    *,
    was: Mapping[Key, Fact],
    coming: set[str],
) -> tuple[dict[Key, Fact], Merge, list[Conflict]]:
    after = [each for each in standing if each.year != around.year or each.key not in coming]
    after += [Standing(key, around.year, incoming[key]) for key in coming if key in incoming]
    now, conflicts = facts_of([(each.key, each.row, each.year) for each in _current(after).values()], workers=around.workers)
    now = facts_known_again(was, now)
    conflicts += too_long(list(now.values()))
    merged, against = merge(was, now, held.facts, practice=around.practice)
    conflicts += against
    if not conflicts:
        conflicts += clashes(held, merged, practice=around.practice)
    return now, merged, conflicts


def _set_aside(conflicts: Sequence[Conflict], coming: set[str]) -> dict[str, Conflict]:
    """Which rows give way: those that told of what cannot be, else those of the same tables, else all."""
    stopped: dict[str, Conflict] = {}
    for conflict in conflicts:
        tables = {key.partition("|")[0] for key in conflict.told_by}
        culprits = coming & conflict.told_by or {key for key in coming if key.partition("|")[0] in tables} or coming
        for key in culprits:
            stopped.setdefault(key, conflict)
    return stopped


def _current(standing: Sequence[Standing]) -> dict[str, Standing]:
    """Of each row, what the latest return says."""
    latest: dict[str, Standing] = {}
    for each in sorted(standing, key=lambda each: (each.key, each.year)):
        latest[each.key] = each
    return latest


def _another_child(incoming: Mapping[str, Row], standing: Sequence[Standing], held: Held) -> str:
    """Why the record with this number must be another child's; empty if it need not."""
    person = next((row for row in incoming.values() if isinstance(row, people.Person)), None)
    if held.person is None or person is None or held.person.born_on in (None, person.born_on):
        return ""
    told = [each.row for each in standing if isinstance(each.row, people.Person)]
    if any(row.born_on == held.person.born_on for row in told):
        return ""  # a return gave that birth date, and now gives another
    return "the record here with this number has another birth date, so it may be another child’s."


def _told(
    incoming: Mapping[str, Row],
    this_year: Mapping[str, Row],
    before: Mapping[str, Standing],
    changed: set[str],
    aside: Mapping[str, Conflict],
    merged: Merge,
    around: Around,
) -> Plan:
    plan = Plan(merge=merged)
    for key, row in incoming.items():
        plan.judged[key] = _outcome(key, row, before.get(key), aside.get(key), around.year)
        if key in changed and key not in aside:
            plan.stands.add(key)
    for key in changed - set(incoming):
        stopped = aside.get(key)
        plan.withdrawn[key] = (
            Judged(Outcome.SET_ASIDE, stopped.reason, True)
            if stopped
            else Judged(Outcome.WITHDRAWN, "it was in the last return of this year and is gone from this one.")
        )
    plan.superseded = {key for key in this_year if key in changed and key not in aside}
    return plan


def _outcome(key: str, row: Row, before: Standing | None, stopped: Conflict | None, year: int) -> Judged:
    if stopped is not None:
        return Judged(Outcome.SET_ASIDE, stopped.reason, stopped.conflict)
    if before is None:
        return Judged(Outcome.ADDED)
    if before.row == row:
        return Judged(Outcome.UNCHANGED)
    if before.year > year:
        return Judged(Outcome.UNCHANGED, f"the return of {before.year - 1}/{before.year % 100:02d} says otherwise, and stands.")
    return Judged(Outcome.CHANGED)
