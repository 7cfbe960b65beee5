"""Slips of the pen: a few facts written down wrongly or left out, as on any record, so that there is something to put right.

Which facts those are follows from their keys alone, so the same demo has the same slips, in every version of each fact. Two reviews of the
half-year before the last quarter ended have the wrong year besides, so that its figures were told wrong: one was put right since, which
restates them, and one is still to be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from throughcare.demo.facts import Fact, PeriodOfCare, Person, Placement, Restriction, Review, Version
from throughcare.demo.lives import Life
from throughcare.statute.calendar import months_after, quarter_ended_before

ONE_IN = {"ethnicity": 40, "participation": 120, "turned": 60, "provider": 100, "moved": 80, "left": 50}
"""How rare each is: our judgement."""

FOUND_AFTER = timedelta(days=16)
"""Days after the quarter's end on which one of the two wrong years was found: our judgement."""
HELD_WITHIN, WRITTEN_DOWN_BY = timedelta(days=180), timedelta(days=12)
"""How long before the quarter's end those reviews were held, so that they are of its year and were written down by its end."""


def with_slips(version: Version) -> Version:
    """A version as it was really written down."""
    fact = _written(version.fact)
    return version if fact is version.fact else replace(version, fact=fact)


def _written(fact: Fact) -> Fact:
    match fact:
        case Person() if _slipped(fact, "ethnicity"):
            return replace(fact, ethnicity="")
        case Review() if _slipped(fact, "participation"):
            return replace(fact, participation="")
        case Review() if _slipped(fact, "turned"):
            return replace(fact, held_on=_turned_round(fact.held_on))
        case Placement() if fact.kind[:1] not in ("T", "Z") and _slipped(fact, "provider"):
            return replace(fact, provider="")
        case Placement() if fact.ended_on and _slipped(fact, "moved"):
            return replace(fact, reason_ended="")
        case PeriodOfCare() if fact.ended_on and _slipped(fact, "left"):
            return replace(fact, reason_ended="")
    return fact


def _slipped(fact: Fact, what: str) -> bool:
    return fact.id.int % ONE_IN[what] == len(what)


def _turned_round(on: date) -> date:
    """Day and month in each other's place, where that is a day and an earlier one: nobody writes down what has not happened."""
    if on.day > 12:
        return on
    turned = date(on.year, on.day, on.month)
    return min(turned, on)


@dataclass
class Mistyped:
    """The two reviews with the wrong year, chosen as the lives are told. The first stays as it is; the second was put right since."""

    today: date
    chosen: int = 0

    def in_life(self, life: Life) -> Iterator[Version]:
        """What was written down about a family; one of its reviews with the wrong year, if it is one of the two."""
        found = next(self._candidates(life), None) if self.chosen < 2 else None
        for version in life.versions:
            if found is None or version is not found[0]:
                yield version
            else:
                self.chosen += 1
                yield replace(version, fact=found[1])
                if self.chosen == 2:
                    yield from self._put_right(version)

    def _put_right(self, version: Version) -> Iterator[Version]:
        ended = quarter_ended_before(self.today)
        on = min(ended + FOUND_AFTER, self.today - timedelta(days=1))
        if on > ended:  # on a quarter's first day nobody has found anything yet
            later = version.known_at + (on - version.known_at.date())
            yield replace(version, known_at=later, why="put right: the year was typed wrong")

    def _candidates(self, life: Life) -> Iterator[tuple[Version, Review]]:
        """Reviews of that half-year at which somebody of four or over was to take part, each with the wrong day.

        Of children who are looked after now and open to all who work there. The wrong day is the latest of the same date that lies before
        they were ever looked after, and could not be meant for one with day and month turned round.
        """
        ended = quarter_ended_before(self.today)
        now = {child for child, course in life.cared_for if course.last is None}
        born = {version.fact.id: version.fact.born_on for version in life.versions if isinstance(version.fact, Person)}
        if any(isinstance(version.fact, Restriction) for version in life.versions):
            return
        for version in life.versions:
            fact = version.fact
            if not isinstance(fact, Review) or fact.child_id not in now or fact.participation == "PN0":
                continue
            held_then = ended - HELD_WITHIN < fact.held_on <= ended - WRITTEN_DOWN_BY
            first = min(course.first for child, course in life.cared_for if child == fact.child_id)
            wrong = next(day for years in range(1, 30) if (day := months_after(fact.held_on, -12 * years)) < first)
            if held_then and fact.held_on.day > 12 and wrong > (born[fact.child_id] or first) and _written(fact) is fact:
                yield version, replace(fact, held_on=wrong)
