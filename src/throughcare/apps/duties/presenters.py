"""Kept duties as pages show them: one row of a worker's, a team's or a council's list."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.apps.duties.beside import said_of
from throughcare.apps.duties.queries import GROUPS, Around, Late
from throughcare.apps.duties.shown import anchor_of, weight_of
from throughcare.apps.duties.whose import YOU, begun, whose
from throughcare.apps.people.queries import name_of as called
from throughcare.core.page import Link
from throughcare.core.shown import DutyShown, Lateness
from throughcare.core.words import hours_late, how_late, long_date, moment, short_date
from throughcare.statute.duties import BY_KEY
from throughcare.statute.duty import By

_LATE_OF = {group.value: late for late, group in GROUPS.items()}
_LATENESS = {
    Late.BY_A_WEEK: Lateness.OVERDUE,
    Late.OVERDUE: Lateness.OVERDUE,
    Late.SOON: Lateness.DUE_SOON,
    Late.LATER: Lateness.ON_TRACK,
}


def late_of(row: Any) -> Late:
    """Which group of lateness a row from `owed_now` is in."""
    return _LATE_OF[row.group]


def name_of(child: UUID, around: Around) -> str:
    """What to call a child in a list: their name, or for those whose names are not open, a word made from their key."""
    person = around.people.get(child)
    if person is None:
        return pseudonym(child)
    return called(person, number=getattr(person, "number", None))


def pseudonym(child: UUID) -> str:
    """Child 4F2A 91C0: always the same for one child, and nothing can be told from it."""
    figures = child.hex[:8].upper()
    return f"Child {figures[:4]} {figures[4:]}"


def row_shown(
    row: Any,
    around: Around,
    *,
    today: date,
    now: datetime,
    me: UUID | None = None,
    about: Link | None = None,
    action: Link | None = None,
) -> DutyShown:
    """One kept duty on the day it stands at. `row` comes from `owed_now`; `me` is the worker whose own page it is, if it is one's own."""
    duty = BY_KEY[row.key]
    legal: date = row.legal_due_on
    # Nothing is booked, or missing from a diary, of what a return alone tells of.
    beside = around.beside(row.child_id) if row.judged_on is None else None
    said = said_of(beside, duty, (row.key, row.about, row.since_on), due_on=legal, today=today, now=now)
    return DutyShown(
        what=duty.do,
        due=f"by {moment(row.due_at)}" if row.due_at is not None else f"by {long_date(legal)}",
        lateness=_LATENESS[late_of(row)],
        how_late=_how_late(row, legal, today, now),
        weight=weight_of(duty),
        why=row.why,
        source=row.key,
        who=who_does(row, around, me=me),
        council_due=long_date(row.due_on) if row.due_on != legal else "",
        about=about,
        action=action,
        anchor=anchor_of_row(row),
        booked=said.booked,
        wrong=said.wrong,
        excused=said.excused,
        acted=said.acted,
        ways=(Link("Book it", said.to_book),) if said.to_book and said.booked is None else (),
    )


def anchor_of_row(row: Any) -> str:
    """Where a kept duty is on its child's page."""
    return anchor_of(row.key, about=row.about, since_on=row.since_on)


def _how_late(row: Any, legal: date, today: date, now: datetime) -> str:
    stands_on: date = row.stands_on
    if stands_on < today:
        return begun(f"{how_late(legal, stands_on)} as at {short_date(stands_on)}")
    return begun(hours_late(row.due_at, now) if row.due_at is not None else how_late(legal, stands_on))


def who_does(row: Any, around: Around, *, me: UUID | None = None) -> str:
    """Whose a duty is to do: by name where somebody has that part with the child, else the role, and who chases it."""
    by = By(row.by)
    part = around.parts.get((row.child_id, by))
    if part is not None and part.worker is not None:
        return YOU if part.worker_id == me else f"{part.worker.name}, {by.value}"
    if by is By.SOCIAL_WORKER:
        return f"Nobody named in {part.team.name}" if part is not None else "No social worker named"
    theirs = [around.parts.get((row.child_id, each)) for each in (By.SOCIAL_WORKER, By.PERSONAL_ADVISER)]
    named = next((each for each in theirs if each is not None and each.worker is not None), None)
    chaser = "" if named is None or named.worker is None else YOU if named.worker_id == me else named.worker.name
    team = next((each.team.name for each in theirs if each is not None), "")
    return whose(by, chaser=chaser, team=team)
