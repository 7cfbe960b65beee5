"""What is owed to a child, worked out from what happened. It never asks what day it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime

from throughcare.statute.calendar import birthday
from throughcare.statute.compiled import Active, Compiled, Dates, compiled, on_day
from throughcare.statute.conditions import ByBirthday, Per
from throughcare.statute.duty import Duty, Owed
from throughcare.statute.explain import explain
from throughcare.statute.history import Event, History
from throughcare.statute.life import Life
from throughcare.statute.london import london_day
from throughcare.statute.questions import Found, Window
from throughcare.statute.rulebook import Rulebook
from throughcare.statute.spells import NEVER, Spells
from throughcare.statute.standing import Standing, standing

_ONE_BY_ONE = tuple.__new__


def reckon(rulebook: Rulebook, history: History) -> tuple[Owed, ...]:
    """Everything that was, is or will be owed by this history, in the order of the rulebook and then of time.

    Raises HorizonPassed where a working day would be needed past the last known holiday.
    """
    ready = compiled(rulebook)
    life = Life(history, places=ready.places)
    found: list[Owed] = []
    happened = history.by_kind.keys()
    for active in ready.active(history.covers):
        recorded = active.compiled.recorded_starts
        if recorded is not None and recorded.isdisjoint(happened):
            continue
        windows = active.compiled.windows(life)
        if windows:
            _raise(active, life, windows, found)
    return tuple(found)


def _raise(active: Active, life: Life, windows: list[Window], found: list[Owed]) -> None:
    """Raise one duty in each window in which it holds."""
    one = active.compiled
    for window in windows:
        starts = one.starts(life, window)
        if not starts.events:
            continue
        if one.chain is not None and _always_covered_from(active.covered) <= starts.days[0]:
            _raise_chain(one.duty, one.chain, life, window, starts, found)
            continue
        meets = one.meets(life, window)
        until = one.until(life, window) if one.until is not None else None
        if one.duty.per is Per.MATTER:
            for own_starts, own_meets, own_until in _by_matter(starts, meets, until):
                _raise_in(active, life, window, own_starts, own_meets, own_until, found)
        else:
            _raise_in(active, life, window, starts, meets, until, found)


def _raise_chain(duty: Duty, dates: Dates, life: Life, window: Window, visits: Found, found: list[Owed]) -> None:
    """Raise a duty that each event starts and the next one meets: most of what is ever owed, so it is kept short."""
    events, days = visits
    start, end, scope_start, _, span, because = window
    place = max(bisect_left(days, scope_start), bisect_right(days, start) - 1)
    seen, count, born = dates.seen, dates.count, life.history.born
    last = len(days) - 1
    while place <= last and (on := days[place]) < end:
        anchor = events[place]
        place += 1
        met = None
        if place <= last:
            if days[place] == on:
                continue
            if days[place] <= end:
                met = events[place]
        due_on = seen.get(on) or dates.due(anchor, born)
        if on < start and due_on is not None and due_on < start:
            due_on = start
        ended_on, why = (None, "") if met is not None or end is NEVER else (end, because)
        about = anchor.about or span
        found.append(_ONE_BY_ONE(Owed, (duty, about, anchor, count, due_on, None, None, None, met, ended_on, why, True, None)))


def _by_matter(starts: Found, meets: Found, until: Found | None) -> Iterator[tuple[Found, Found, Found | None]]:
    """The same events, matter by matter, in the order the matters began."""
    for about in dict.fromkeys(event.about for event in starts.events):
        yield _about(starts, about), _about(meets, about), _about(until, about) if until is not None else None


def _about(found: Found, about: str) -> Found:
    events = tuple(event for event in found.events if event.about == about)
    return Found(events, [event.on for event in events])


def _anchors(one: Compiled, window: Window, starts: Found, meets: Found) -> tuple[tuple[Event, ...], int]:
    """What the duty is counted from, from the start of the span to the end of the window; and where to begin."""
    if one.duty.then is None:
        days = starts.days
        begins = bisect_left(days, window.scope_start)
        last_before = bisect_right(days, window.start) - 1
        return starts.events[: bisect_left(days, window.end)], max(begins, last_before)
    begins = bisect_left(starts.days, window.scope_start)
    if begins >= len(starts.days):
        return (), 0
    first = starts.days[begins]
    inside = {id(event): event for event in starts.events[begins:] if event.on < window.end}
    inside.update((id(event), event) for event in meets.events[bisect_left(meets.days, first) :] if event.on < window.end)
    rank = {id(event): 0 for event in starts.events}
    return tuple(sorted(inside.values(), key=lambda event: (event.on, rank.get(id(event), 1)))), 0


def _raise_in(
    active: Active, life: Life, window: Window, starts: Found, meets: Found, until: Found | None, found: list[Owed]
) -> None:
    one = active.compiled
    duty, carries, same = one.duty, one.carries, one.same
    looks_back = one.looks_back
    matter, then = duty.per is Per.MATTER, duty.then
    assert one.applies is not None
    applies_from, applies_until = one.applies
    anchors, index = _anchors(one, window, starts, meets)
    last_of_day = same or then is not None
    window_start, window_end = window.start, window.end
    limit = window_end
    meet_events, meet_days = meets
    open_until: date | None = None
    closes = None if window_end is NEVER else window_end
    closes_because = window.because if closes is not None else ""
    carried_from = _always_covered_from(active.covered)
    seen = one.single.seen if one.single is not None and not one.elaborate and one.born_matters is None else None
    last = len(anchors) - 1
    for place in range(index, last + 1):
        anchor = anchors[place]
        on = anchor.on
        following = anchors[place + 1] if place < last else None
        if following is not None and (last_of_day and following.on == on):
            continue
        if not applies_from <= on < applies_until:
            continue
        if on < window_start and not (carries and (following is None or following.on > window_start)):
            continue
        count_first = (
            then is None
            or anchor.kind not in one.meets_kinds
            or (same and any(anchor is one_start for one_start in starts.events))
        )
        if open_until is not None and open_until >= on and anchor.kind not in one.meets_kinds:
            continue
        met = None
        if same and not looks_back:
            after = bisect_right(meet_days, on)
            if after < len(meet_days) and meet_days[after] <= limit:
                met = meet_events[after]
        else:
            met = _met(one, anchor, meet_events, meet_days, limit, count_first, same, window.scope_start)
        if met is not None and met.on <= window_start and on < window_start:
            continue
        ended_on, because = closes, closes_because
        if until is not None and (closer := _closer(until, on, met)) and (ended_on is None or closer.on <= ended_on):
            met, ended_on, because = None, closer.on, closer.kind.clause
        if met is None and duty.restarts and following is not None and (ended_on is None or following.on <= ended_on):
            continue
        if last_of_day and not matter:
            open_until = NEVER if met is None else met.on
        if seen is not None and on >= window_start and on in seen and carried_from <= on:
            if met is not None:
                ended_on, because = None, ""
            counted, due_on = one.single.count, seen[on]  # type: ignore[union-attr]
            about = anchor.about or window.about
            found.append(
                _ONE_BY_ONE(Owed, (duty, about, anchor, counted, due_on, None, None, None, met, ended_on, because, True, None))
            )
            continue
        owed = _owed(active, life, window, anchor, met, ended_on, because, count_first)
        if owed is not None:
            found.append(owed)


def _closer(until: Found, on: date, met: Event | None) -> Event | None:
    """What ended a duty before it was met."""
    stop = bisect_left(until.days, on)
    if stop < len(until.days) and (met is None or until.days[stop] < met.on):
        return until.events[stop]
    return None


def _met(
    one: Compiled, anchor: Event, events: tuple[Event, ...], days: list[date], limit: date, first: bool, same: bool, start: date
) -> Event | None:
    """The first event that meets a duty counted from the anchor: never the anchor itself, nor one out of its span."""
    on = anchor.on
    if one.looks_back:
        return _met_before(one, anchor, events, limit, start)
    index = bisect_right(days, on) if same or not first else bisect_left(days, on)
    while index < len(days):
        met = events[index]
        if met.on > limit:
            return None
        if met is not anchor and not (met.at is not None and anchor.at is not None and met.at < anchor.at):
            return met
        index += 1
    return None


def _met_before(one: Compiled, anchor: Event, events: tuple[Event, ...], limit: date, start: date) -> Event | None:
    """For what must be done beforehand: the last time it was done up to then, else the first time after."""
    able = [event for event in events if start <= event.on <= limit]
    if one.duty.per not in {Per.MATTER, Per.CHILD} and anchor.about:
        able = [event for event in able if not event.about or event.about == anchor.about]
    before = [event for event in able if event.on <= anchor.on]
    if before:
        return before[0] if one.duty.per is Per.MATTER else before[-1]
    return able[0] if able else None


def _owed(
    active: Active,
    life: Life,
    window: Window,
    anchor: Event,
    met: Event | None,
    ended_on: date | None,
    because: str,
    first: bool,
) -> Owed | None:
    one = active.compiled
    duty, born = one.duty, life.history.born
    if one.born_matters is not None and not _by_birthday(one.born_matters, one, anchor, born):
        return None
    dates = one.single or on_day(one.first if first else one.then, anchor.on)
    if dates is None:
        return None
    count = dates.count
    due_on = dates.seen.get(anchor.on) or dates.due(anchor, born)
    if one.elaborate or anchor.on < window.start:
        due_on, due_at, council_on, council_at = _elaborate(one, life, window, anchor, dates, due_on, first)
    else:
        due_at = council_on = council_at = None
    if met is not None:
        ended_on, because = None, ""
    known, known_to = _known(active.covered, anchor.on, due_on, met, ended_on)
    about = anchor.about or window.about
    return _ONE_BY_ONE(
        Owed,
        (duty, about, anchor, count, due_on, due_at, council_on, council_at, met, ended_on, because, known, known_to),
    )


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


def _by_birthday(test: ByBirthday, one: Compiled, anchor: Event, born: date | None) -> bool:
    if born is None:
        return False
    falls_before = test.within.due(anchor.on, one.calendar) < birthday(born, test.age)
    return falls_before is test.before


def _sooner(events: Found, anchor: Event, due_on: date | None, window: Window) -> date | None:
    index = bisect_left(events.days, anchor.on)
    if index < len(events.days) and events.days[index] <= window.scope_end:
        return events.days[index] if due_on is None else min(due_on, events.days[index])
    return due_on


def _always_covered_from(covered: Spells) -> date:
    """The day from which the record could always have shown it met; far off where it stops again."""
    return covered[0][0] if len(covered) == 1 and covered[0][1] is NEVER else NEVER


def _known(covered: Spells, since: date, due: date | None, met: Event | None, ended_on: date | None) -> tuple[bool, date | None]:
    """Whether the record could have shown it met, and until when. Met in time is always known."""
    for start, end in covered:
        if start <= since < end:
            if end is NEVER:
                return True, None
            last = None if end is NEVER else date.fromordinal(end.toordinal() - 1)
            if last is None or (met is not None and due is not None and met.on <= due):
                return True, last
            needed = due if met is not None or ended_on is None or due is None else min(due, ended_on)
            settled = met is not None or ended_on is not None
            return not (settled and (needed is None or needed > last)), last
    return met is not None and due is not None and met.on <= due, None


__all__ = ["Standing", "explain", "reckon", "standing"]
