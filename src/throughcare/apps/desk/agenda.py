"""What supervision of the work with a child begins from: what is overdue, what drifts, and how long ago the child was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import drifting
from throughcare.apps.care.models import Placement
from throughcare.apps.care.presenters import placement_named
from throughcare.apps.desk.kin import about_family
from throughcare.apps.duties.presenters import row_shown
from throughcare.apps.duties.queries import Around, Asked, owed_now
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.oversight.actions import Agenda, record_supervision
from throughcare.apps.oversight.forms import ACTIONS_OPEN, HOME, HOMES, NOT_HERE
from throughcare.apps.oversight.queries import homes_ended, last_seen, to_answer, to_be_looked_into
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document
from throughcare.core.asking.asked import CHILD, Asking, Beside, of_child
from throughcare.core.asking.form import Option
from throughcare.core.asking.names import Place
from throughcare.core.asking.said import Said
from throughcare.core.happened import london_day
from throughcare.core.periods import on_day
from throughcare.core.today import now, today
from throughcare.core.words import count, plain_date

LOOKED_INTO_FOR = timedelta(days=2 * 365)
"""For so long after a home ended a disruption meeting may be said to be about it."""


def agenda_of(child: Person) -> Agenda:
    """How things stand for a child now."""
    late = owed_now(today(), now=now(), asked=Asked(late="late")).filter(child=child).order_by("-days_late", "key")
    shown = [row_shown(row, Around({}, {}), today=today(), now=now()) for row in late]
    seen = last_seen(child, until=today())
    days = (today() - seen).days if seen else None
    return Agenda(
        overdue=tuple(f"{duty.what} ({duty.how_late[0].lower()}{duty.how_late[1:]})" for duty in shown),
        drifting=tuple(in_a_line(one, today()) for one in drifting(child)),
        unseen_days=days,
        unseen=f"Last seen {plain_date(seen)}, {count(days, 'day')} ago"
        if seen and days is not None
        else "No visit on this record at which they were seen",
    )


def with_actions(child: Person) -> Asking:
    """A form that may be about brothers and sisters, and asks for actions."""
    return with_owners(about_family(child), child)


def about_meeting(child: Person) -> Asking:
    """What a meeting is given: brothers and sisters, whose actions are, and which homes of each ended, to say which broke down."""
    asking = about_family(child)
    homes = homes_ended([child.pk, *(UUID(one.key) for one in asking.family)], today=today())
    lists: dict[str, tuple[Option, ...]] = {}
    likely: dict[str, str] = {}
    for each, ended in homes.items():
        own = HOMES if each == child.pk else of_child(HOMES, each)
        lately = [one for one in ended if one.ended_on and one.ended_on > today() - LOOKED_INTO_FOR]
        lists[own] = (*_homes(lately), Option(NOT_HERE, "Another home, which is not among these"))
        lists[f"{own}_before"] = tuple(_homes(ended))
        if (broke_down := to_be_looked_into(lately)) is not None:
            likely[str(Place(HOME, each))] = str(broke_down.pk)
    asking = replace(asking, offered=lists, likely=likely, conflicts=lambda said: _no_such_home(said, homes))
    return with_owners(asking, child)


def _homes(those: Iterable[Placement]) -> Iterator[Option]:
    for one in those:
        unplanned = ", which nobody had planned to end" if one.ended_planned is False else ""
        yield Option(str(one.pk), f"{placement_named(one)}{unplanned}")


def _no_such_home(said: Mapping[str, Any], homes: Mapping[UUID, Sequence[Placement]]) -> Iterator[tuple[str, str]]:
    """A disruption meeting is about a home that had ended by then."""
    ended = {str(one.pk): one for one in homes.get(said[CHILD], ())}
    home, at = ended.get(said.get(HOME) or ""), said.get("at")
    if home is not None and home.ended_on is not None and at is not None and london_day(at) < home.ended_on:
        yield HOME, f"This home had not ended by then: it did on {plain_date(home.ended_on)}"


def supervising(child: Person) -> Asking:
    """What supervision is given: how things stand, whose work it may be, and the earlier actions it must answer for."""
    asking = with_owners(Asking(child.pk, beside=(Beside("stands", "How things stand today", agenda_of(child).lines),)), child)
    parts = Allocation.objects.filter(child=child)
    before = AgreedAction.objects.filter(child=child)
    lists = {
        "workers": _workers(parts.filter(on_day(today()))),
        "workers_before": _workers(parts),
        "actions_before": tuple(Option(str(one.pk), one.what) for one in before),
        ACTIONS_OPEN: tuple(Option(str(one.pk), in_a_line(one, today())) for one in to_answer(child, today=today())),
    }
    return Asking(asking.home, offered={**asking.offered, **lists}, beside=asking.beside)


def _workers(parts: QuerySet[Allocation]) -> tuple[Option, ...]:
    return tuple(Option(str(one.pk), one.name) for one in Worker.objects.filter(pk__in=parts.values("worker")))


def supervise(document: Document, said: Said, *, by: Worker) -> None:
    """Put supervision on the record, with how things stand as it is."""
    record_supervision(document, said, agenda=agenda_of(document.child), by=by)
