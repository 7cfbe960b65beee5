"""Chance that can be had again: everything drawn for the demo comes from a seed, identities included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")
CLOSED_DAYS = frozenset({(12, 25), (12, 26), (1, 1)})
DAY = timedelta(days=1)


class Chance:
    """One stream of chance. The same words make the same stream, on every machine."""

    def __init__(self, *words: object) -> None:
        self.random = Random(" ".join(map(str, words)))

    def uuid(self) -> UUID:
        """An identity of its own."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def happens(self, share: float) -> bool:
        """Whether something that happens to this share of people happens now."""
        return self.random.random() < share

    def among(self, things: Sequence[T]) -> T:
        """One of these, each as likely."""
        return things[int(self.random.random() * len(things))]

    def by_weight(self, weights: Mapping[T, float]) -> T:
        """One of these, as likely as its weight says."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def between(self, low: float, high: float) -> int:
        """A whole number between the two, both included."""
        return self.random.randint(round(min(low, high)), round(max(low, high)))

    def day(self, first: date, last: date) -> date:
        """A day between the two, both included; the first if the last lies before it."""
        return first if last <= first else first + timedelta(days=self.between(0, (last - first).days))


def working(day: date) -> date:
    """The day itself if offices are open, else the next that they are."""
    while day.weekday() >= 5 or (day.month, day.day) in CLOSED_DAYS:
        day += DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """So many working days after a day. Bank holidays but Christmas and New Year are not minded: nobody's due date rests on it."""
    for _ in range(count):
        day = working(day + DAY)
    return day


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age; on 1 March for those born on 29 February, where a year has none."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """How old somebody is, in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def shared_out(weights: Mapping[T, float], count: int, chance: Chance) -> list[T]:
    """So many things in shares as near as can be to these weights, in an order left to chance."""
    total = sum(weights.values())
    exact = {thing: count * weight / total for thing, weight in weights.items()}
    given = {thing: int(share) for thing, share in exact.items()}
    nearest = sorted(exact, key=lambda thing: (given[thing] - exact[thing], str(thing)))
    for thing in nearest[: count - sum(given.values())]:
        given[thing] += 1
    dealt = [thing for thing, times in given.items() for _ in range(times)]
    chance.random.shuffle(dealt)
    return dealt
