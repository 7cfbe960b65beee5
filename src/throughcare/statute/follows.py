"""What follows from what happened without being recorded itself: birthdays, a third time missing, becoming eligible."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from throughcare.statute.calendar import birthday, months_after
from throughcare.statute.history import Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.short_breaks import SHORT_BREAK_CODES
from throughcare.statute.spells import Spells, joined

_ELIGIBLE_DAYS = 13 * 7
_REPEAT_WINDOW = timedelta(days=90)

BIRTHDAYS = {
    Kind.BORN: 0,
    Kind.TURNED_14: 14,
    Kind.TURNED_16: 16,
    Kind.TURNED_17: 17,
    Kind.TURNED_18: 18,
    Kind.TURNED_19: 19,
    Kind.TURNED_20: 20,
    Kind.TURNED_21: 21,
}
"""Happenings that follow from the date of birth alone."""

WORKED_OUT_FROM = {
    Kind.BECAME_ELIGIBLE: frozenset({Kind.BECAME_LOOKED_AFTER}),
    Kind.SIGNIFICANT_CHANGE: frozenset({Kind.PLACED}),
    Kind.MISSING_OVER_24_HOURS: frozenset({Kind.WENT_MISSING}),
    Kind.THIRD_MISSING_IN_90_DAYS: frozenset({Kind.WENT_MISSING}),
    Kind.ADOPTION_REVIEW_HELD: frozenset({Kind.REVIEW_HELD}),
    Kind.ADOPTION_VISITED: frozenset({Kind.VISITED}),
    Kind.PRIVATE_FOSTERING_SECOND_YEAR_BEGAN: frozenset({Kind.PRIVATE_FOSTERING_KNOWN}),
}
"""Happenings that follow from other happenings: a source that carries those carries these."""

WORKED_OUT = BIRTHDAYS.keys() | WORKED_OUT_FROM.keys() | {Kind.TERM_BEGAN}
"""Happenings that follow from anything else."""
WITHOUT_A_SOURCE = BIRTHDAYS.keys() | {Kind.TERM_BEGAN}
"""Happenings that no source need tell of: they follow from the date of birth, or from the school terms a council has set."""


class Spell(Protocol):
    """Days that belong together: from the first, until before the last."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


class Lived(Protocol):
    """What must be known of a life for anything to follow from it: `statute.life.Life`, which asks this module, is one."""

    @property
    def history(self) -> History: ...
    @property
    def terms(self) -> tuple[Event, ...]: ...
    @property
    def periods(self) -> Sequence[Spell]: ...
    @property
    def statuses(self) -> Sequence[tuple[date, date, str]]: ...
    @property
    def for_adoption(self) -> Spells: ...


def worked_out(life: Lived, kind: Kind) -> tuple[Event, ...]:
    """The events of a kind that follow from the rest of a life."""
    if kind in BIRTHDAYS:
        born = life.history.born
        if born is None:
            return ()
        day = birthday(born, BIRTHDAYS[kind])
        return (Event(kind, day, known_on=born),)
    if kind is Kind.TERM_BEGAN:
        return life.terms
    return tuple(_WORKERS[kind](life))


def _became_eligible(life: Lived) -> list[Event]:
    """Thirteen weeks in all since 14, short breaks left out, some of it on or after 16 (regulation 40)."""
    born = life.history.born
    if born is None:
        return []
    days = 0
    fourteen, sixteen, eighteen = birthday(born, 14), birthday(born, 16), birthday(born, 18)
    for start, end in _care_that_counts(life):
        start, end = max(start, fourteen), min(end, eighteen)
        if start >= end:
            continue
        reached = start + timedelta(days=max(_ELIGIBLE_DAYS - days - 1, 0))
        on = max(reached, sixteen)
        if on < end:
            return [Event(Kind.BECAME_ELIGIBLE, on, known_on=on)]
        days += (end - start).days
    return []


def _care_that_counts(life: Lived) -> Spells:
    breaks = [(start, end) for start, end, code in life.statuses if code in SHORT_BREAK_CODES]
    found: list[tuple[date, date]] = []
    for period in life.periods:
        start = period.start
        for begins, ends in breaks:
            if begins < period.end and ends > start:
                found.append((start, begins))
                start = max(start, ends)
        found.append((start, period.end))
    return joined(found)


def _moves(life: Lived) -> list[Event]:
    """Each placement with another carer but the first of a period of care, with which the reviewing officer comes to the child."""
    return [
        replace(event, kind=Kind.SIGNIFICANT_CHANGE)
        for event in life.history.by_kind.get(Kind.PLACED, ())
        if event.facts.get("same_carer") is not True and any(period.start < event.on < period.end for period in life.periods)
    ]


def _missing_over_a_day(life: Lived) -> list[Event]:
    """Episodes that lasted past 24 hours; by days alone where a time is not known."""
    by_kind = life.history.by_kind
    back = {event.about: event for event in by_kind.get(Kind.RETURNED, ())}
    found = []
    for event in by_kind.get(Kind.WENT_MISSING, ()):
        end = back.get(event.about)
        at = event.at + timedelta(hours=24) if event.at is not None else None
        on = event.on + timedelta(days=1)
        if end is not None and ((at is not None and end.at is not None and end.at <= at) or (end.at is None and end.on <= on)):
            continue
        found.append(replace(event, kind=Kind.MISSING_OVER_24_HOURS, on=on, at=at))
    return found


def third_in_ninety_days(starts: Sequence[date]) -> list[int]:
    """Of episodes by the day they began, in order, which were each the third to begin within ninety days, counting afresh after it."""
    recent: deque[date] = deque()
    found = []
    for place, on in enumerate(starts):
        recent.append(on)
        while recent[0] <= on - _REPEAT_WINDOW:
            recent.popleft()
        if len(recent) == 3:
            found.append(place)
            recent.clear()
    return found


def _third_missing(life: Lived) -> list[Event]:
    went = life.history.by_kind.get(Kind.WENT_MISSING, ())
    return [
        replace(went[place], kind=Kind.THIRD_MISSING_IN_90_DAYS) for place in third_in_ninety_days([event.on for event in went])
    ]


def _while_placed_for_adoption(life: Lived, recorded: Kind, becomes: Kind) -> list[Event]:
    placed = life.for_adoption
    if not placed:
        return []
    return [
        replace(event, kind=becomes)
        for event in life.history.by_kind.get(recorded, ())
        if any(start <= event.on <= end for start, end in placed)
    ]


def _adoption_reviews(life: Lived) -> list[Event]:
    return _while_placed_for_adoption(life, Kind.REVIEW_HELD, Kind.ADOPTION_REVIEW_HELD)


def _adoption_visits(life: Lived) -> list[Event]:
    visits = _while_placed_for_adoption(life, Kind.VISITED, Kind.ADOPTION_VISITED)
    return [event for event in visits if event.facts.get("seen") is True and event.facts.get("virtual") is not True]


def _second_years(life: Lived) -> list[Event]:
    """A year after the authority became aware of each private fostering that lasted so long."""
    ended = life.history.by_kind.get(Kind.PRIVATE_FOSTERING_ENDED, ())
    found = []
    for event in life.history.by_kind.get(Kind.PRIVATE_FOSTERING_KNOWN, ()):
        on = months_after(event.on, 12)
        if not any(end.about == event.about and event.on <= end.on <= on for end in ended):
            found.append(replace(event, kind=Kind.PRIVATE_FOSTERING_SECOND_YEAR_BEGAN, on=on, at=None))
    return found


_WORKERS = {
    Kind.BECAME_ELIGIBLE: _became_eligible,
    Kind.SIGNIFICANT_CHANGE: _moves,
    Kind.MISSING_OVER_24_HOURS: _missing_over_a_day,
    Kind.THIRD_MISSING_IN_90_DAYS: _third_missing,
    Kind.ADOPTION_REVIEW_HELD: _adoption_reviews,
    Kind.ADOPTION_VISITED: _adoption_visits,
    Kind.PRIVATE_FOSTERING_SECOND_YEAR_BEGAN: _second_years,
}
