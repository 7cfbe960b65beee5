"""A reckoned duty as a page shows it: what, by when, how late, whose to do, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from django.urls import reverse

from throughcare.apps.duties.beside import Beside, Said, said_of
from throughcare.apps.duties.doing import does, leads
from throughcare.apps.duties.whose import whose
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link
from throughcare.core.shown import DutyShown, Lateness, Weight
from throughcare.core.words import hours_late, how_late, long_date, moment, short_date
from throughcare.statute.duty import By, DateIs, Duty, Owed, Status
from throughcare.statute.explain import explain
from throughcare.statute.standing import Standing, standing

_LAW = {Status.STATUTORY, Status.PRACTICE_DIRECTION, Status.PROSPECTIVE}


def weight_of(duty: Duty) -> Weight:
    """Whether it is law, guidance or the council's own standard."""
    if duty.status in _LAW:
        return Weight.LAW
    return Weight.GUIDANCE if duty.is_law or duty.status is Status.BEST_PRACTICE else Weight.LOCAL


def lateness_of(how: Standing) -> Lateness:
    """Which of the few ways to look a standing has. Its words say more: done too soon is not done late, but looks as amiss."""
    match how:
        case Standing.MET:
            return Lateness.MET
        case Standing.MET_LATE | Standing.TOO_SOON:
            return Lateness.MET_LATE
        case Standing.OVERDUE:
            return Lateness.OVERDUE
        case Standing.DUE_SOON:
            return Lateness.DUE_SOON
        case Standing.ON_TRACK | Standing.WAITING | Standing.NOT_YET | Standing.ALLOWED:
            return Lateness.ON_TRACK
        case Standing.ENDED_UNMET | Standing.ENDED | Standing.CLOSED:
            return Lateness.ENDED_UNMET
        case Standing.NOT_KNOWN:
            return Lateness.NOT_KNOWN
        case _:
            assert_never(how)


def anchor_of(key: str, *, about: str, since_on: date) -> str:
    """The place of one duty on its child's page: the same for as long as it is owed, however often it is reckoned."""
    return "-".join(("duty", key, since_on.isoformat(), *re.findall(r"[A-Za-z0-9]+", about)))


def duty_shown(
    owed: Owed,
    *,
    day: date,
    now: datetime | None,
    who: Mapping[str, str],
    beside: Beside | None = None,
    may_book: bool = False,
    may_excuse: bool = False,
    roles: Collection[Role] = (),
) -> DutyShown:
    """One duty on a day. `who` names, by role, the persons whose it is to do; a role nobody is named in is shown as the role.

    `beside` is what stands beside the child's duties; whoever looks is offered to book, or as a manager to excuse, if they may; and in
    their `roles` to begin what meets it.
    """
    how = standing(owed, day, now=now)
    anchor = anchor_of(owed.duty.key, about=owed.about, since_on=owed.since.on)
    said = said_of(beside, owed.duty, (owed.duty.key, owed.about, owed.since.on), due_on=owed.due_on, today=day, now=now)
    return DutyShown(
        what=owed.duty.do,
        due=_due(owed),
        lateness=lateness_of(how),
        how_late=how_it_stands(owed, how, day, now),
        weight=weight_of(owed.duty),
        why=explain(owed),
        who=who.get(owed.duty.by.value) or whose(owed.duty.by, chaser=_chaser(who)),
        source=owed.duty.key,
        council_due=long_date(owed.council_due_on) if owed.council_due_on and owed.council_due_on != owed.due_on else "",
        anchor=anchor,
        booked=said.booked,
        wrong=said.wrong,
        excused=said.excused,
        acted=said.acted,
        ways=(
            *((Link("Book it", said.to_book),) if may_book and said.to_book and said.booked is None else ()),
            *(_for_a_manager(said, beside.child, anchor, late=how is Standing.OVERDUE) if beside and may_excuse else ()),
        ),
        action=leads(owed.duty, beside.child) if beside and roles else None,
        does=does(owed.duty, beside.child, about=owed.about, roles=roles) if beside and roles else None,
    )


def _chaser(who: Mapping[str, str]) -> str:
    return who.get(By.SOCIAL_WORKER.value) or who.get(By.PERSONAL_ADVISER.value) or ""


def _for_a_manager(said: Said, child: UUID, anchor: str, *, late: bool) -> Iterator[Link]:
    if late:
        yield Link("Record what is done about it", reverse("duties:act", args=[child, anchor]))
    if said.excused:
        yield Link("Withdraw the excuse", reverse("duties:withdraw_excuse", args=[child, anchor]))
    else:
        yield Link("Excuse it", reverse("duties:excuse", args=[child, anchor]))


_WHAT_THE_DATE_SAYS = {
    DateIs.DUE: "by",
    DateIs.NOT_BEFORE: "not before",
    DateIs.MAY_UNTIL: "may be asked for until",
}


def _due(owed: Owed) -> str:
    if owed.due_at is not None:
        return f"by {moment(owed.due_at)}"
    return f"{_WHAT_THE_DATE_SAYS[owed.duty.date_is]} {long_date(owed.due_on)}" if owed.due_on else "no date yet"


def how_it_stands(owed: Owed, how: Standing, day: date, now: datetime | None) -> str:
    """In a few words, for its tag: how late it is, when it was done, or what became of it."""
    match how:
        case Standing.MET:
            return f"Done {short_date(owed.met_on)}"
        case Standing.MET_LATE:
            days = (owed.met_on - owed.due_on).days if owed.met_on and owed.due_on else 0
            return f"Done {short_date(owed.met_on)}" + (f", {days} days late" if days > 1 else ", late")
        case Standing.TOO_SOON:
            return f"Done {short_date(owed.met_on)}, before it was allowed"
        case Standing.ENDED_UNMET | Standing.ENDED:
            return f"{how.value}: {owed.ended_because}" if owed.ended_because else how.value
        case Standing.NOT_KNOWN | Standing.WAITING | Standing.NOT_YET | Standing.ALLOWED | Standing.CLOSED:
            return how.value
        case Standing.OVERDUE | Standing.DUE_SOON | Standing.ON_TRACK:
            return _so_late(owed, day, now)
        case _:
            assert_never(how)


def _so_late(owed: Owed, day: date, now: datetime | None) -> str:
    if owed.due_on is None:
        return "No date yet"
    words = hours_late(owed.due_at, now) if owed.due_at is not None and now is not None else how_late(owed.due_on, day)
    return words[0].upper() + words[1:]
