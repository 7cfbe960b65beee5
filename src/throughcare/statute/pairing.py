"""Which event a duty is counted from, which one met it, and which one ended it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from throughcare.statute.compiled import Compiled
from throughcare.statute.conditions import Per
from throughcare.statute.history import Event
from throughcare.statute.life import NOTHING, Found, Life
from throughcare.statute.spells import EVER
from throughcare.statute.windows import Window


def by_matter(starts: Found, meets: Found, until: Found | None) -> Iterator[tuple[Found, Found, Found | None]]:
    """The same events, matter by matter, in the order the matters began."""
    met, closed = _matters(meets), _matters(until) if until is not None else None
    for about, began in _matters(starts).items():
        yield began, met.get(about, NOTHING), closed.get(about, NOTHING) if closed is not None else None


def _matters(found: Found) -> dict[str, Found]:
    several: dict[str, list[Event]] = {}
    for event in found.events:
        several.setdefault(event.about, []).append(event)
    return {about: Found(tuple(events), [event.on for event in events]) for about, events in several.items()}


def anchors_of(one: Compiled, window: Window, starts: Found, meets: Found) -> tuple[tuple[Event, ...], int]:
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
    triggers = starts.events[begins : bisect_left(starts.days, window.end)]
    again = meets.events[bisect_left(meets.days, first) : bisect_left(meets.days, window.end)]
    if not again:
        return triggers, 0
    inside = {id(event): event for event in triggers}
    inside.update((id(event), event) for event in again)
    rank = {id(event): 0 for event in triggers}
    return tuple(sorted(inside.values(), key=lambda event: (event.on, rank.get(id(event), 1)))), 0


def closer_of(until: Found, anchor: Event, met: Event | None) -> Event | None:
    """What ended a duty before it was met: never the event it is counted from."""
    events, days = until
    for place in range(bisect_left(days, anchor.on), len(days)):
        if met is not None and days[place] >= met.on:
            return None
        if events[place] is not anchor:
            return events[place]
    return None


def met_of(one: Compiled, anchor: Event, meets: Found, window: Window, life: Life, *, first: bool) -> Event | None:
    """The first event that meets a duty counted from the anchor: never the anchor itself, nor one out of its span."""
    events, days = meets
    if one.duty.may_be_early:
        return done_in_readiness(one, anchor, meets, window, life)
    if one.looks_back:
        return _met_before(one, anchor, events, window)
    if one.meets_from is not None:
        index = bisect_left(days, one.meets_from.due(anchor.on, one.calendar))
    else:
        index = bisect_right(days, anchor.on) if one.same or not first else bisect_left(days, anchor.on)
    while index < len(days):
        met = events[index]
        if met.on > window.end:
            return None
        if met is not anchor and not (met.at is not None and anchor.at is not None and met.at < anchor.at):
            return met
        index += 1
    return None


def _met_before(one: Compiled, anchor: Event, events: tuple[Event, ...], window: Window) -> Event | None:
    """For what must be done beforehand: the last time it was done up to then, else the first time after."""
    able = [event for event in events if window.scope_start <= event.on <= window.end]
    if one.duty.per not in {Per.MATTER, Per.CHILD} and anchor.about:
        able = [event for event in able if not event.about or event.about == anchor.about]
    before = [event for event in able if event.on <= anchor.on]
    if before:
        return before[0] if one.duty.per is Per.MATTER else before[-1]
    return able[0] if able else None


def done_in_readiness(one: Compiled, anchor: Event, meets: Found, window: Window, life: Life) -> Event | None:
    """For what had better be done beforehand: the last time it was, in readiness for this; else the first time after.

    What names another placement is not about this one; what was done in an earlier period of care is not done for this one.
    """
    events = meets.events
    if not events:
        return None
    if one.duty.per is Per.PLACEMENT:
        others = {event.about for each in life.placements if each.scope.start != window.scope_start for _, _, event in each.parts}
        before = [event for event in events if event.on < anchor.on and event.about and event.about == anchor.about]
        events = tuple(event for event in events if event.about not in others)
    else:
        since = max((period.end for period in life.periods if period.end <= window.scope_start), default=EVER)
        before = [event for event in events if since <= event.on < anchor.on]
    if before:
        return before[-1]
    return next((event for event in events if anchor.on <= event.on <= window.end), None)
