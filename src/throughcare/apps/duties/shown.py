"""A reckoned duty as a page shows it: what, by when, how late, whose to do, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from throughcare.apps.duties.beside import Beside, Said, said_of
from throughcare.apps.duties.doing import does
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link
from throughcare.core.shown import DutyShown, Lateness, Weight
from throughcare.core.words import hours_late, how_late, long_date, moment, short_date
from throughcare.statute.duty import Duty, Owed, Status
from throughcare.statute.explain import explain
from throughcare.statute.standing import Standing, standing

_LATENESS = {
    Standing.MET: Lateness.MET,
    Standing.MET_LATE: Lateness.MET_LATE,
    Standing.ON_TRACK: Lateness.ON_TRACK,
    Standing.DUE_SOON: Lateness.DUE_SOON,
    Standing.OVERDUE: Lateness.OVERDUE,
    Standing.ENDED_UNMET: Lateness.ENDED_UNMET,
    Standing.ENDED: Lateness.ENDED_UNMET,
    Standing.NOT_KNOWN: Lateness.NOT_KNOWN,
    Standing.WAITING: Lateness.ON_TRACK,
}
_LAW = {Status.STATUTORY, Status.PRACTICE_DIRECTION, Status.PROSPECTIVE}


def weight_of(duty: Duty) -> Weight:
    """Whether it is law, guidance or the council's own standard."""
    if duty.status in _LAW:
        return Weight.LAW
    return Weight.GUIDANCE if duty.is_law or duty.status is Status.BEST_PRACTICE else Weight.LOCAL


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
        what=owed.duty.do or owed.duty.name,
        due=_due(owed),
        lateness=_LATENESS[how],
        how_late=_how(owed, how, day, now),
        weight=weight_of(owed.duty),
        why=explain(owed),
        who=who.get(owed.duty.by.value) or owed.duty.by.value.capitalize(),
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
        does=does(owed.duty, beside.child, about=owed.about, roles=roles) if beside and roles else None,
    )


def _for_a_manager(said: Said, child: UUID, anchor: str, *, late: bool) -> Iterator[Link]:
    if late:
        yield Link("Record what is done about it", reverse("duties:act", args=[child, anchor]))
    if not said.excused:
        yield Link("Excuse it", reverse("duties:excuse", args=[child, anchor]))


def _due(owed: Owed) -> str:
    if owed.due_at is not None:
        return f"by {moment(owed.due_at)}"
    return f"by {long_date(owed.due_on)}" if owed.due_on else "no date yet"


def _how(owed: Owed, how: Standing, day: date, now: datetime | None) -> str:
    if how is Standing.MET:
        return f"Done {short_date(owed.met_on)}"
    if how is Standing.MET_LATE:
        days = (owed.met_on - owed.due_on).days if owed.met_on and owed.due_on else 0
        return f"Done {short_date(owed.met_on)}" + (f", {days} days late" if days > 1 else ", late")
    if how in {Standing.ENDED_UNMET, Standing.ENDED}:
        return f"{how.value}: {owed.ended_because}" if owed.ended_because else how.value
    if how in {Standing.NOT_KNOWN, Standing.WAITING} or owed.due_on is None:
        return how.value
    words = hours_late(owed.due_at, now) if owed.due_at is not None and now is not None else how_late(owed.due_on, day)
    return words[0].upper() + words[1:]
