"""How old an assessment is, and what has happened since that it cannot know of: so whether it still says what a child needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.apps.care.models import LegalStatus, Placement
from throughcare.apps.care.presenters import meaning
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.plans.models import Assessment
from throughcare.core.happened import model_of
from throughcare.core.words import count, plain_date, whole_months
from throughcare.statute.codes import care

GROWS_OLD_AFTER = 12
"""Months. A council's own rule may ask sooner; this is what is said on the page."""
BIRTHDAYS = (5, 11, 14, 16, 17, 18)
"""Those at which what a child needs, or what the law gives them, changes."""


@dataclass(frozen=True, slots=True)
class Since:
    """One thing that happened after an assessment was completed."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Currency:
    """A child's latest assessment on a day, and what has happened since. `latest` is null for a child never assessed."""

    latest: Assessment | None
    since: tuple[Since, ...]
    months: int

    @property
    def is_old(self) -> bool:
        """Whether a year has gone by."""
        return self.latest is not None and self.months >= GROWS_OLD_AFTER

    @property
    def is_stale(self) -> bool:
        """Whether it may no longer say what the child needs."""
        return self.is_old or bool(self.since)

    @property
    def age(self) -> str:
        """How old it is, in words."""
        return count(self.months, "month") + " old" if self.months else "less than a month old"


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister, when born, and since when known to be one: either may not be known."""

    name: str
    born_on: date | None
    known_on: date | None


def currency(facts: Iterable[Any], siblings: Iterable[Sibling], *, born_on: date | None, day: date) -> Currency:
    """How a child's latest assessment stands on a day."""
    rows = list(facts)
    done = [row for row in rows if model_of(row) is Assessment and row.authorised_on <= day]
    latest = max(done, key=lambda row: (row.completed_on, row.authorised_on), default=None)
    if latest is None:
        return Currency(None, (), 0)
    happened = [*_of_facts(rows), *_of_siblings(siblings), *_birthdays(born_on)]
    since = sorted((one for one in happened if latest.completed_on < one.on <= day), key=lambda one: one.on)
    return Currency(latest, tuple(since), whole_months(latest.completed_on, day))


def _of_facts(rows: Iterable[Any]) -> Iterator[Since]:
    for row in rows:
        model = model_of(row)
        if model is Placement and not row.same_carer:
            yield Since(row.started_on, f"Moved on {plain_date(row.started_on)}")
        elif model is MissingEpisode:
            yield Since(row.started_on, f"{MissingEpisode.Kind(row.kind).label} on {plain_date(row.started_on)}")
        elif model is LegalStatus:
            yield Since(row.started_on, f"Legal status changed on {plain_date(row.started_on)}: {meaning(care.LS, row.code)}")


def _of_siblings(siblings: Iterable[Sibling]) -> Iterator[Since]:
    for one in siblings:
        if one.born_on is not None:
            yield Since(one.born_on, f"{one.name}, a brother or sister, was born on {plain_date(one.born_on)}")
        if one.known_on is not None and one.known_on != one.born_on:
            yield Since(one.known_on, f"{one.name} is known as a brother or sister since {plain_date(one.known_on)}")


def _birthdays(born_on: date | None) -> Iterator[Since]:
    for age in BIRTHDAYS if born_on else ():
        assert born_on is not None
        on = _birthday(born_on, age)
        yield Since(on, f"Turned {age} on {plain_date(on)}")


def _birthday(born_on: date, age: int) -> date:
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)  # born on 29 February
