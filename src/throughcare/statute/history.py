"""What happened to one child, when it happened and when we knew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeAlias

from throughcare.statute.kinds import Kind

Fact = str | int | bool | date | None
NO_FACTS: Mapping[str, Fact] = MappingProxyType({})

_ENDINGS_COME_FIRST = {
    Kind.CEASED_TO_BE_LOOKED_AFTER: 0,
    Kind.PLACEMENT_ENDED: 1,
    Kind.LEGAL_STATUS_ENDED: 1,
    Kind.ADOPTION_PLACEMENT_ENDED: 1,
    Kind.RETURNED: 1,
    Kind.BECAME_LOOKED_AFTER: 2,
    Kind.LEGAL_STATUS_BEGAN: 3,
    Kind.PLACED: 4,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `about` names the placement, episode or other matter it belongs to.

    `on` is a London day and `at` an aware time, where the time is known. `withdrawn_on` is the day we knew
    that it was wrong: what was known before then still shows it.
    """

    kind: Kind
    on: date
    known_on: date
    at: datetime | None = None
    about: str = ""
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS, hash=False)
    withdrawn_on: date | None = None

    def __post_init__(self) -> None:
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError(f"The time of {self.kind.name} must say its time zone.")


@dataclass(frozen=True, slots=True)
class Cover:
    """What one source can carry, from its first day to its last. No last day means it is still kept."""

    kinds: frozenset[Kind]
    first: date
    last: date | None
    source: str
    known_on: date | None = None


EVERYTHING = Cover(kinds=frozenset(Kind), first=date.min, last=None, source="everything")
"""A cover that carries every kind for ever: for sums and tests, never for a real source."""


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one child that the law counts from, whatever order it is given in."""

    born: date | None
    expected: date | None
    events: tuple[Event, ...]
    covers: tuple[Cover, ...]
    by_kind: Mapping[Kind, tuple[Event, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        ends = _ends_of_stays(self.events)
        events = sorted(self.events, key=lambda event: _order(event, ends))
        standing: dict[Kind, list[Event]] = {}
        for event in events:
            if event.withdrawn_on is None:
                standing.setdefault(event.kind, []).append(event)
        object.__setattr__(self, "events", tuple(events))
        object.__setattr__(self, "by_kind", {kind: tuple(found) for kind, found in standing.items()})

    def as_known_on(self, day: date) -> History:
        """The history as it was known at the end of a day: later news, and later corrections, are not in it."""
        known = tuple(
            replace(event, withdrawn_on=None) if event.withdrawn_on and event.withdrawn_on > day else event
            for event in self.events
            if event.known_on <= day
        )
        covers = tuple(cover for cover in self.covers if cover.known_on is None or cover.known_on <= day)
        return History(born=self.born, expected=self.expected, events=known, covers=covers)


_ENDED_BY = {Kind.PLACED: Kind.PLACEMENT_ENDED, Kind.LEGAL_STATUS_BEGAN: Kind.LEGAL_STATUS_ENDED}
_Ends: TypeAlias = frozenset[tuple[Kind, str, date]]


def _ends_of_stays(events: tuple[Event, ...]) -> _Ends:
    ends = _ENDED_BY.values()
    return frozenset((each.kind, each.about, each.on) for each in events if each.kind in ends and each.withdrawn_on is None)


def _order(event: Event, ends: _Ends) -> tuple[int, int, bool, float, str, str, str, int]:
    """By day, endings first, then by time, then by everything else so that no two orders are possible.

    Of placements, and of legal statuses, that began on one day the one that was over that day came before the one that lasted.
    """
    facts = repr(sorted(event.facts.items())) if event.facts else ""
    at = event.at.timestamp() if event.at is not None else 0.0
    rank = _ENDINGS_COME_FIRST.get(event.kind, 9)
    lasts = event.kind in _ENDED_BY and (_ENDED_BY[event.kind], event.about, event.on) not in ends
    return (event.on.toordinal(), rank, lasts, at, event.kind, event.about, facts, event.known_on.toordinal())
