"""When what is owed is due, and whether the record could have shown it met."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime

from throughcare.statute.calendar import birthday
from throughcare.statute.compiled import Active, Compiled, Dates, on_day
from throughcare.statute.conditions import ByBirthday
from throughcare.statute.duty import Lapse, Owed
from throughcare.statute.history import Event
from throughcare.statute.life import Found, Life
from throughcare.statute.london import london_day
from throughcare.statute.spells import NEVER, Spells
from throughcare.statute.windows import Window

_ONE_BY_ONE = tuple.__new__


def dated(
    active: Active,
    life: Life,
    window: Window,
    anchor: Event,
    met: Event | None,
    ended_on: date | None,
    because: str,
    first: bool,
) -> Owed | None:
    """What is owed from one trigger, with its dates; null where a birthday rules it out, or no count is in force."""
    one = active.compiled
    born, on = life.history.born, anchor.on
    if one.birthday is not None and not falls_by_birthday(one.birthday, anchor, born):
        return None
    dates = one.single or on_day(one.first if first else one.then, on)
    if dates is None:
        return None
    due_on = dates.seen.get(on) or dates.due(anchor, born)
    due_at = council_on = council_at = None
    if one.elaborate or on < window.start or (anchor.at is not None and dates.count.in_hours):
        due_on, due_at, council_on, council_at = _elaborate(one, life, window, anchor, dates, due_on, first)
    if one.lapses is not None and due_on is not None:
        met, ended_on, because = _lapsed(*one.lapses, due_on, met, ended_on, because)
    if met is not None:
        ended_on, because = None, ""
    known, known_to = True, None
    if on < active.always_from:
        known, known_to = _known(active.covered, on, due_on, met, ended_on)
    counted, about = dates.count, anchor.about or window.about
    if due_on is None:
        counted, known = dates.counted(on), known and on not in dates.beyond
    return _ONE_BY_ONE(
        Owed,
        (one.duty, about, anchor, counted, due_on, due_at, council_on, council_at, met, ended_on, because, known, known_to),
    )


def _lapsed(
    lapse: Lapse, after: Dates, due_on: date, met: Event | None, ended_on: date | None, because: str
) -> tuple[Event | None, date | None, str]:
    """What met it, and what ended it, once the time has passed after which it is closed."""
    closes_on = after.from_day(due_on)
    if met is not None and lapse.for_good and met.on >= closes_on:
        met = None
    if ended_on is None or closes_on < ended_on:
        return met, closes_on, lapse.because
    return met, ended_on, because


def _elaborate(
    one: Compiled, life: Life, window: Window, anchor: Event, dates: Dates, due_on: date | None, first: bool
) -> tuple[date | None, datetime | None, date | None, datetime | None]:
    """The dates where there are hours, something sooner, the council's own date, or a rule that began after the anchor."""
    count, born = dates.count, life.history.born
    due_at: datetime | None = None
    if count.in_hours and anchor.at is not None:
        due_at = count.due_at(anchor.at)
        due_on = london_day(due_at)
    if one.sooner is not None:
        due_on = _sooner(one.sooner(life, window), anchor, due_on, window)
    council_on: date | None = None
    council_at: datetime | None = None
    if one.council is not None:
        own = on_day(one.council[0 if first else 1], anchor.on)
        if own is not None:
            council_on = own.due(anchor, born)
            if own.count.in_hours and anchor.at is not None:
                council_at = own.count.due_at(anchor.at)
                council_on = london_day(council_at)
            elif council_on is not None and due_on is not None:
                council_on = min(council_on, due_on)
    if due_on is not None and due_on < window.start and anchor.on < window.start:
        due_on, due_at = window.start, None
        council_on, council_at = (due_on if council_on is not None else None), None
    return due_on, due_at, council_on, council_at


def falls_by_birthday(test: tuple[ByBirthday, Dates], anchor: Event, born: date | None) -> bool:
    """Whether the date that decides between two rules falls on the side of the birthday that this one is for."""
    which, decides = test
    return born is not None and (decides.from_day(anchor.on) < birthday(born, which.age)) is which.before


def _sooner(events: Found, anchor: Event, due_on: date | None, window: Window) -> date | None:
    index = bisect_left(events.days, anchor.on)
    if index < len(events.days) and events.days[index] <= window.scope_end:
        return events.days[index] if due_on is None else min(due_on, events.days[index])
    return due_on


def _known(covered: Spells, since: date, due: date | None, met: Event | None, ended_on: date | None) -> tuple[bool, date | None]:
    """Whether the record could have shown it met, and until when. Met in time is always known."""
    for start, end in covered:
        if start <= since < end:
            if end is NEVER:
                return True, None
            last = date.fromordinal(end.toordinal() - 1)
            if met is not None and due is not None and met.on <= due:
                return True, last
            needed = due if met is not None or ended_on is None or due is None else min(due, ended_on)
            settled = met is not None or ended_on is not None
            return not (settled and (needed is None or needed > last)), last
    return met is not None and due is not None and met.on <= due, None
