"""School terms, as a council has set them: when schools are open, and when each term asks for something again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


class TermRefused(ValueError):
    """A term that cannot be: its days are the wrong way round, or it runs into another."""


@dataclass(frozen=True, slots=True)
class Term:
    """One school term, first and last day included, with its half-term holiday, both days of it included too.

    The half-term days are null where a term has none. `known_on` is null where it was known all along.
    """

    name: str
    first: date
    last: date
    half_from: date | None = None
    half_to: date | None = None
    known_on: date | None = None

    def __post_init__(self) -> None:
        if not self.first < self.last:
            raise TermRefused(f"{self.name} ends before it begins.")
        if (self.half_from is None) is not (self.half_to is None):
            raise TermRefused(f"Say both the first and the last day of half term in {self.name}, or neither.")
        away = (self.half_from, self.half_to)
        if away[0] is not None and away[1] is not None and not self.first < away[0] <= away[1] < self.last:
            raise TermRefused(f"Half term lies inside the term: {self.name} runs past it on both sides.")

    def is_open(self, day: date) -> bool:
        """Whether it is a day of the term, outside half term; of weekends and bank holidays it says nothing."""
        away = self.half_from is not None and self.half_to is not None and self.half_from <= day <= self.half_to
        return self.first <= day <= self.last and not away


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms by their first day. Raises TermRefused where one runs into the next."""
    found = tuple(sorted(terms, key=lambda term: term.first))
    for one, following in pairwise(found):
        if following.first <= one.last:
            raise TermRefused(f"{following.name} begins before {one.name} ends.")
    return found


def begun(terms: Iterable[Term]) -> tuple[Event, ...]:
    """Each term as the event that the law counts from; what is owed in it is due by its last day."""
    return tuple(
        Event(Kind.TERM_BEGAN, term.first, term.known_on or term.first, facts=MappingProxyType({"due_on": term.last}))
        for term in terms
    )


def closed_days(terms: tuple[Term, ...]) -> frozenset[date]:
    """Weekdays from the first day known to the last on which schools are shut, bank holidays apart."""
    first, last = terms[0].first, terms[-1].last
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return frozenset(day for day in days if not any(term.is_open(day) for term in terms))
