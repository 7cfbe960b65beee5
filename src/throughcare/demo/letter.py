"""The letter's own figure: in two months nineteen children went missing, and seventeen were talked with within 72 hours of each return.

The two months are the last two whole ones. In them only the chosen nineteen come back from being missing, so that the figure is the letter's to
the child whatever chance gives the rest. Chance is drawn for every child as before, and what it gave for those two months alone is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from throughcare.core.today import LONDON
from throughcare.demo import shares
from throughcare.demo.chance import Chance, birthday
from throughcare.demo.profiles import Profile

CHILDREN = 19
LATE = frozenset({6, 14})
"""Of the nineteen, by their place: these two are talked with too late."""
TWICE = frozenset({3, 9, 17})
"""These go missing twice, and are talked with in time each time."""
WITHIN = timedelta(hours=72)
PLACES = frozenset({shares.HOME, shares.SUPPORTED, shares.FOSTER})


@dataclass(frozen=True)
class Letter:
    """The two months, and who went missing in them: each child's place among the nineteen, by their number. Nobody where there are too few children."""

    first: date
    last: date
    chosen: Mapping[int, int] = field(default_factory=dict)

    def counts(self, back: datetime) -> bool:
        """Whether the talk after a return at this moment was to be held by a day of the two months."""
        due = (back.astimezone(UTC) + WITHIN).astimezone(LONDON).date()
        return self.first <= due <= self.last

    def leaves_out(self, number: int, went_on: date, back: datetime | None) -> bool:
        """Whether what chance gave a child is left out: a return that would count; and of the nineteen whatever began in those months."""
        if not self.chosen:
            return False
        return (back is not None and self.counts(back)) or (number in self.chosen and self.first <= went_on <= self.last)

    def days_of(self, number: int, chance: Chance) -> list[date]:
        """The days on which one of the nineteen goes missing; none for anybody else."""
        place = self.chosen.get(number)
        if place is None:
            return []
        first = self.first + timedelta(days=3 + place + chance.between(0, 5))
        return [first, first + timedelta(days=chance.between(9, 13))] if place in TWICE else [first]

    def in_time(self, number: int) -> bool:
        """Whether one of the nineteen is talked with in time."""
        return self.chosen[number] not in LATE


def letter_of(children: Sequence[Profile], chance: Chance, *, today: date) -> Letter:
    """Choose the nineteen: of twelve and over, looked after all through the two months, under eighteen to their end and a while after."""
    last = today.replace(day=1) - timedelta(days=1)
    first = (last.replace(day=1) - timedelta(days=1)).replace(day=1)
    may = [
        who.number
        for who in children
        if who.ended_on is None
        and who.started_on <= first - timedelta(days=10)
        and who.place in PLACES
        and birthday(who.born_on, 12) <= first
        and birthday(who.born_on, 18) > last + timedelta(days=30)
    ]
    if len(may) < 2 * CHILDREN:
        return Letter(first, last)
    return Letter(first, last, {number: place for place, number in enumerate(chance.random.sample(may, CHILDREN))})
