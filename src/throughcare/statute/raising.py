"""Raising one duty through a life: from each trigger in each window in which it holds, owed until met or ended."""

from __future__ import annotations

from datetime import date

from throughcare.statute.compiled import Active
from throughcare.statute.conditions import Per
from throughcare.statute.dating import dated
from throughcare.statute.duty import Owed
from throughcare.statute.history import Event
from throughcare.statute.life import Found, Life
from throughcare.statute.pairing import anchors_of, by_matter, closer_of, met_of
from throughcare.statute.short_ways import raise_by_matter, raise_chain, raise_plain
from throughcare.statute.spells import NEVER
from throughcare.statute.windows import Window


def raise_duty(active: Active, life: Life, windows: list[Window], triggers: Found, found: list[Owed]) -> None:
    """Raise one duty in each window in which it holds. The commonest shapes of duty have a short way of their own."""
    one = active.compiled
    numbered, chain, plain, always_from = one.numbered, one.chain, one.plain, active.always_from
    matter = one.duty.per is Per.MATTER
    for window in windows:
        starts = triggers if numbered is None else numbered(life, window)
        if not starts.events:
            continue
        covered = always_from <= starts.days[0]
        if covered and chain is not None:
            raise_chain(one, chain, life, window, starts, found)
            continue
        meets = one.meets(life, window)
        if covered and plain and matter:
            raise_by_matter(one, life, window, starts, meets, found)
            continue
        until = one.until(life, window) if one.until is not None else None
        if covered and plain:
            raise_plain(one, life, window, starts, meets, until, found)
            continue
        if matter:
            for own_starts, own_meets, own_until in by_matter(starts, meets, until):
                _raise_in(active, life, window, own_starts, own_meets, own_until, found)
        else:
            _raise_in(active, life, window, starts, meets, until, found)


def _raise_in(
    active: Active, life: Life, window: Window, starts: Found, meets: Found, until: Found | None, found: list[Owed]
) -> None:
    """Raise a duty of any shape in one window, and where it belongs to a matter, for one matter."""
    one = active.compiled
    duty, same, rolling = one.duty, one.same, one.duty.then is not None
    assert one.applies is not None
    applies_from, applies_until = one.applies
    anchors, index = anchors_of(one, window, starts, meets)
    last_of_day = same or rolling
    window_start = window.start
    ends = (None, "") if window.end is NEVER else (window.end, window.because)
    open_until: date | None = None
    last = len(anchors) - 1
    for place in range(index, last + 1):
        anchor = anchors[place]
        on = anchor.on
        following = anchors[place + 1] if place < last else None
        if following is not None and (last_of_day and following.on == on):
            continue
        if not applies_from <= on < applies_until:
            continue
        if on < window_start and not (one.carries and (following is None or following.on > window_start)):
            continue
        a_meeting = last_of_day and anchor.kind in one.meets_kinds
        if open_until is not None and open_until >= on and not a_meeting:
            continue
        first = not (rolling and a_meeting) or (same and _is_one_of(starts.events, anchor))
        met = met_of(one, anchor, meets, window, life, first=first)
        if met is not None and met.on <= window_start and on < window_start:
            continue
        ended_on, because = ends
        if until is not None and (closer := closer_of(until, anchor, met)) and (ended_on is None or closer.on <= ended_on):
            met, ended_on, because = None, closer.on, closer.kind.clause
        if met is None and duty.restarts and following is not None and (ended_on is None or following.on <= ended_on):
            continue
        if last_of_day and duty.per is not Per.MATTER:
            open_until = NEVER if met is None else met.on
        owed = dated(active, life, window, anchor, met, ended_on, because, first)
        if owed is not None:
            found.append(owed)


def _is_one_of(events: tuple[Event, ...], event: Event) -> bool:
    return any(event is each for each in events)
