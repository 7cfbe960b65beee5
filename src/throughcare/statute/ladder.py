"""How what is not done is taken further: whose attention it must have, by how long before or after its date.

Not law: how this product makes deadlines hard to overlook. It never looks at who somebody is, only at days.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum


class Rung(IntEnum):
    """How far up something undone has come. Each holds all that those below it do."""

    NOT_YET = 0
    WORKER = 1
    MANAGER_TOLD = 2
    MANAGER_ACTS = 3
    SERVICE = 4
    CLINIC = 5

    @property
    def words(self) -> str:
        """Who must do what now."""
        return {
            Rung.NOT_YET: "Nobody is reminded yet",
            Rung.WORKER: "The worker is reminded",
            Rung.MANAGER_TOLD: "The worker and their manager are told",
            Rung.MANAGER_ACTS: "The team manager records what is done about it",
            Rung.SERVICE: "The service manager records what is done about it",
            Rung.CLINIC: "It goes to the performance clinic",
        }[self]

    @property
    def from_days(self) -> int:
        """The first day of it, counted from the day it is due: less than none is before."""
        return DAYS[self]


DAYS = {Rung.WORKER: -5, Rung.MANAGER_TOLD: -1, Rung.MANAGER_ACTS: 1, Rung.SERVICE: 7, Rung.CLINIC: 14}
ACTED_ON = (Rung.MANAGER_ACTS, Rung.SERVICE)
"""Rungs at which somebody must record what is done about it."""


def rung(due_on: date, day: date) -> Rung:
    """How far up something has come on a day, that is due on another and not done."""
    late = (day - due_on).days
    return max((each for each, first in DAYS.items() if late >= first), default=Rung.NOT_YET)


def begins_on(due_on: date, at: Rung) -> date:
    """The day something that is due on a day comes to a rung. Raises KeyError for the lowest, which has no beginning."""
    return due_on + timedelta(days=DAYS[at])


def answered(due_on: date, at: Rung, *, acted_on: date | None, look_again_on: date | None, day: date) -> bool:
    """Whether what must be recorded at a rung has been: since it came to it, and not to be looked at again by now."""
    if acted_on is None or acted_on < begins_on(due_on, at):
        return False
    return look_again_on is None or look_again_on > day
