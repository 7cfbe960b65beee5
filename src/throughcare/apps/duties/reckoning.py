"""From the facts about children to what they are owed: the one place where the record meets the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from throughcare.apps.duties.carried import TELLS
from throughcare.apps.people.facts import covers_of, judged_on
from throughcare.apps.people.models import Person
from throughcare.core.happened import facts_about
from throughcare.statute.duties import ALL
from throughcare.statute.duty import Owed
from throughcare.statute.history import Event, History
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What one child is owed. `judged_on` is set for a child known only from returns: the day to look at it as at."""

    history: History
    owed: tuple[Owed, ...]
    judged_on: date | None


@cache
def rulebook() -> Rulebook:
    """The rulebook in force: every duty, with the holidays known. (A council's own settings join it with the page that sets them.)"""
    return Rulebook(duties=ALL)


def reckoned(people: Sequence[Person], *, known_on: date | None = None) -> dict[UUID, Reckoned]:
    """What each of these children is owed, from the facts as now known, or as they were known at the end of a past day."""
    children = [person.pk for person in people]
    covers = covers_of(children)
    told: dict[UUID, list[Event]] = defaultdict(list)
    for row in facts_about(TELLS, children, known_on):
        model = getattr(row, "pgh_tracked_model", type(row))
        told[row.child_id].extend(TELLS[model](row))
    book = rulebook() if known_on is None else rulebook().as_known_on(known_on)
    found = {}
    for person in people:
        history = History(
            born=person.born_on, expected=person.expected_on, events=tuple(told[person.pk]), covers=tuple(covers[person.pk])
        )
        owed = tuple(_unless_start_unknown(each) for each in reckon(book, history))
        found[person.pk] = Reckoned(history=history, owed=owed, judged_on=judged_on(covers[person.pk]))
    return found


def _unless_start_unknown(owed: Owed) -> Owed:
    """Nothing counts from the first day a return shows, when the child was looked after before it."""
    if owed.since.facts.get("start_known") is False:
        return owed._replace(known=False)
    return owed
