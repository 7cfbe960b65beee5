"""From the facts about children to what they are owed: the one place where the record meets the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from throughcare.apps.booking.facts import coming
from throughcare.apps.booking.models import Booking
from throughcare.apps.duties.carried import TELLS
from throughcare.apps.duties.council import Own, mark_of, own_rules, read_beside, rulebook_of, told
from throughcare.apps.people.facts import covered, covered_as_known, covers_of, judged_on
from throughcare.apps.people.models import Person
from throughcare.core.happened import facts_about, model_of
from throughcare.statute.duty import Owed
from throughcare.statute.history import Cover, Event, History
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What one child is owed, and the facts it rests on. `judged_on` is the day to look at a child known only from returns as at.

    `book` is the mark of the rulebook it was reckoned by.
    """

    facts: tuple[Any, ...]
    history: History
    owed: tuple[Owed, ...]
    judged_on: date | None
    book: str


def rulebook(known_on: date | None = None) -> Rulebook:
    """The rulebook as it stands, or as it was known at the end of a past day: the law, and what this council has set.

    It is asked anew each time, in one query: whoever reckons must reckon by what stands.
    """
    return rulebook_of(own_rules(known_on), known_on)


def reckoned(people: Sequence[Person], *, known_on: date | None = None, also: Iterable[type[Model]] = ()) -> dict[UUID, Reckoned]:
    """What each of these children is owed, from the facts as now known, or as they were known at the end of a past day.

    `also` names models whose rows are wanted among the facts though the law counts nothing from them.
    """
    children = [person.pk for person in people]
    covers, own = _covers_and_rules(children, known_on)
    events: dict[UUID, list[Event]] = defaultdict(list)
    rows: dict[UUID, list[Any]] = defaultdict(list)
    bookings: dict[UUID, list[Any]] = defaultdict(list)
    for row in facts_about(dict.fromkeys([*TELLS, Booking, *also]), children, known_on):
        rows[row.child_id].append(row)
        if tell := TELLS.get(model_of(row)):
            events[row.child_id].extend(tell(row))
        elif model_of(row) is Booking:
            bookings[row.child_id].append(row)
    for child, those in bookings.items():
        events[child].extend([*coming(those, events[child])])
    book, mark = rulebook_of(own, known_on), mark_of(own)
    found = {}
    for person in people:
        history = History(
            born=person.born_on, expected=person.expected_on, events=tuple(events[person.pk]), covers=tuple(covers[person.pk])
        )
        found[person.pk] = Reckoned(
            facts=tuple(rows[person.pk]),
            history=history,
            owed=owed_by(book, history),
            judged_on=judged_on(covers[person.pk]),
            book=mark,
        )
    return found


def owed_by(book: Rulebook, history: History) -> tuple[Owed, ...]:
    """What one child is owed by a rulebook; what would count from a day that nobody here knows is not known."""
    return tuple(_unless_start_unknown(each) for each in reckon(book, history))


def _covers_and_rules(children: Sequence[UUID], known_on: date | None) -> tuple[dict[UUID, list[Cover]], Own]:
    """What can be told of these children, and what this council has set: for one child's page, in a single query."""
    if len(children) == 1 and known_on is None:
        own = list(covered(children).annotate(council=read_beside()))
        if own:
            return covers_of(own), told(own[0].council)
    rows: Iterable[Any] = covered(children) if known_on is None else covered_as_known(children, known_on)
    return covers_of(rows), own_rules(known_on)


def _unless_start_unknown(owed: Owed) -> Owed:
    """Nothing counts from the first day a return shows, when the child was looked after before it."""
    if owed.since.facts.get("start_known") is False:
        return owed._replace(known=False)
    return owed
