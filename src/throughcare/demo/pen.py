"""The pen in which a life is written down: each fact on the day it happened or a few days later, and amended when more is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from throughcare.core.today import LONDON
from throughcare.demo.chance import Chance
from throughcare.demo.facts import Fact, Version

F = TypeVar("F", bound=Fact)
LAGS = {0: 58, 1: 25, 2: 8, 3: 5, 5: 3, 9: 1}
"""Days between a thing happening and its being written down, out of a hundred: our judgement."""


@dataclass
class Pen:
    """Writes one life. `opened_on` is when the council began to keep its record here, `last_day` the last that can be written about."""

    chance: Chance
    opened_on: date
    last_day: date
    clerk: UUID
    """In whose name things from before `opened_on` were brought in."""
    versions: list[Version] = field(default_factory=list)
    _known: dict[UUID, datetime] = field(default_factory=dict)

    def note(self, fact: F, on: date, by: UUID, why: str, *, at_once: bool = False) -> F:
        """Write down a fact that came about on a day."""
        moment, by = self._moment(on, at_once=at_once), (by if on >= self.opened_on else self.clerk)
        before = self._known.get(fact.id)
        if before is not None and moment <= before:
            moment = before + timedelta(minutes=1)
        self._known[fact.id] = moment
        self.versions.append(Version(fact, moment, by, why if on >= self.opened_on else "brought from the record before"))
        return fact

    def amend(self, fact: F, on: date, by: UUID, why: str, **now: Any) -> F:
        """Write down what is different about a fact since a day."""
        return self.note(replace(fact, **now), on, by, why)

    def _moment(self, on: date, *, at_once: bool) -> datetime:
        if on < self.opened_on:
            return datetime.combine(self.opened_on, time(7), tzinfo=LONDON)
        lag = 0 if at_once else self.chance.by_weight(LAGS)
        known_on = min(on + timedelta(days=lag), self.last_day)
        return datetime.combine(known_on, time(9), tzinfo=LONDON) + timedelta(minutes=self.chance.between(0, 8 * 60))

    @property
    def place(self) -> int:
        """How far the writing has come."""
        return len(self.versions)

    def leave_out_since(self, place: int) -> None:
        """Take back what was written since then, all of it about facts that were new."""
        for version in self.versions[place:]:
            self._known.pop(version.fact.id, None)
        del self.versions[place:]

    @contextmanager
    def drawing_from(self, chance: Chance) -> Iterator[None]:
        """For the length of the block, how late things are written down is drawn from another stream of chance."""
        usual, self.chance = self.chance, chance
        try:
            yield
        finally:
            self.chance = usual

    def known_at(self, fact: Fact) -> datetime:
        """When a fact was last written."""
        return self._known[fact.id]
