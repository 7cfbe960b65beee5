"""A child's facts, wherever they were told, as rows of a snapshot: the facts themselves, and what the law reckons from them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from throughcare.apps.duties.carried import TELLS
from throughcare.apps.duties.reckoning import owed_by
from throughcare.apps.extract import care, happenings, health, planning, work
from throughcare.apps.extract.facts import Facts
from throughcare.core.happened import model_of
from throughcare.record.columns import Row
from throughcare.statute.duty import Owed
from throughcare.statute.history import Cover, Event, History
from throughcare.statute.rulebook import Rulebook

PARTS = (care, health, happenings, planning, work)


class Somebody(Protocol):
    """Who a child is, as a snapshot tells it."""

    @property
    def born_on(self) -> date | None: ...
    @property
    def expected_on(self) -> date | None: ...
    @property
    def died_on(self) -> date | None: ...
    @property
    def sex(self) -> str: ...
    @property
    def ethnicity(self) -> str: ...


def rows_about(
    child: str, person: Somebody, facts: Iterable[Any], owed: Iterable[Owed], *, shared: Container[str] = ()
) -> Iterator[Row]:
    """Every row about one child. `shared` are numbers that more than one person has."""
    known = Facts(facts)
    yield care.child_row(child, person, known, shared=shared)
    for part in PARTS:
        yield from part.rows_of(child, known)
    yield from work.owed_rows(child, owed, known)


def reckoned_from(person: Somebody, facts: Sequence[Any], covers: Sequence[Cover], book: Rulebook) -> tuple[Owed, ...]:
    """What is owed to a child by facts that are in no database."""
    events: list[Event] = []
    for row in facts:
        if tell := TELLS.get(model_of(row)):
            events.extend(tell(row))
    history = History(born=person.born_on, expected=person.expected_on, events=tuple(events), covers=tuple(covers))
    return owed_by(book, history)
