"""Raising one duty through a life: from each trigger in each window in which it holds, owed until met or ended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from throughcare.statute.compiled import Active, Compiled, Dates
from throughcare.statute.conditions import Per
from throughcare.statute.dating import dated, falls_by_birthday
from throughcare.statute.duty import Owed
from throughcare.statute.history import Event
from throughcare.statute.life import Life
from throughcare.statute.pairing import anchors_of, by_matter, closer_of, met_of
from throughcare.statute.questions import Found, Window
from throughcare.statute.spells import NEVER

_ONE_BY_ONE = tuple.__new__
"""Makes an Owed from all its values at once, in half the time its own constructor takes: millions are made."""


def raise_duty(active: Active, life: Life, windows: list[Window], triggers: Found, found: list[Owed]) -> None:
    """Raise one duty in each window in which it holds. The commonest shapes of duty have a short way of their own."""
    one = active.compiled
    for window in windows:
        starts = triggers if one.numbered is None else one.numbered(life, window)
        if not starts.events:
            continue
        covered = active.always_from <= starts.days[0]
        if covered and one.chain is not None:
            _raise_chain(one, one.chain, life, window, starts, found)
            continue
        meets = one.meets(life, window)
        plain = one.plain if covered else None
        if plain is not None:
            raise_plain = _raise_plain if one.duty.per is not Per.MATTER else _raise_by_matter
            raise_plain(one, plain, life, window, starts, meets, found)
            continue
        until = one.until(life, window) if one.until is not None else None
        if one.duty.per is Per.MATTER:
            for own_starts, own_meets, own_until in by_matter(starts, meets, until):
                _raise_in(active, life, window, own_starts, own_meets, own_until, found)
        else:
            _raise_in(active, life, window, starts, meets, until, found)


def _raise_chain(one: Compiled, dates: Dates, life: Life, window: Window, visits: Found, found: list[Owed]) -> None:
    """Raise a duty that each event starts and the next one meets: most of what is ever owed."""
    events, days = visits
    start, end, scope_start, _, span, because = window
    first = max(bisect_left(days, scope_start), bisect_right(days, start) - 1)
    stop = bisect_left(days, end)
    if first >= stop:
        return
    duty, seen, count, born = one.duty, dates.seen, dates.count, life.history.born
    add, last = found.append, len(days) - 1
    closed = (None, "") if end is NEVER else (end, because)
    for place in range(first, stop):
        on, anchor, met = days[place], events[place], None
        if place < last:
            following = days[place + 1]
            if following == on:
                continue
            if following <= end:
                met = events[place + 1]
        if one.born_matters is not None and not falls_by_birthday(one.born_matters, one, anchor, born):
            continue
        due_on = seen.get(on) or dates.due(anchor, born)
        if due_on is None:
            add(_without_a_date(one, dates, anchor, span, met, window))
            continue
        if on < start and due_on < start:
            due_on = start
        ended_on, why = closed if met is None else (None, "")
        about = anchor.about or span
        add(_ONE_BY_ONE(Owed, (duty, about, anchor, count, due_on, None, None, None, met, ended_on, why, True, None)))


def _raise_plain(one: Compiled, dates: Dates, life: Life, window: Window, starts: Found, meets: Found, found: list[Owed]) -> None:
    """Raise a duty that each trigger starts and the first fitting event afterwards meets, with nothing else to it."""
    events, days = starts
    start, end, scope_start, _, span, because = window
    first = max(bisect_left(days, scope_start), bisect_right(days, start) - 1)
    stop = bisect_left(days, end)
    if first >= stop:
        return
    same, carries, born = one.same, one.carries, life.history.born
    meet_events, meet_days = meets
    last = len(days) - 1
    search = bisect_right if same else bisect_left
    for place in range(first, stop):
        on, anchor = days[place], events[place]
        following = days[place + 1] if place < last else NEVER
        if same and following == on:
            continue
        if on < start and not (carries and following > start):
            continue
        met = None
        after = search(meet_days, on)
        while after < len(meet_days) and meet_days[after] == on and _is_earlier(meet_events[after], anchor):
            after += 1
        if after < len(meet_days) and meet_days[after] <= end:
            met = meet_events[after]
            if on < start and met.on <= start:
                continue
        due_on = dates.seen.get(on) or dates.due(anchor, born)
        if due_on is None:
            found.append(_without_a_date(one, dates, anchor, span, met, window))
            continue
        if on < start and due_on < start:
            due_on = start
        ended_on, why = (None, "") if met is not None or end is NEVER else (end, because)
        about = anchor.about or span
        found.append(
            _ONE_BY_ONE(Owed, (one.duty, about, anchor, dates.count, due_on, None, None, None, met, ended_on, why, True, None))
        )


def _raise_by_matter(
    one: Compiled, dates: Dates, life: Life, window: Window, starts: Found, meets: Found, found: list[Owed]
) -> None:
    """Raise a duty that each trigger starts and the first event afterwards about the same matter meets."""
    able: dict[str, list[Event]] = {}
    for event in meets.events:
        able.setdefault(event.about, []).append(event)
    start, end, _, _, span, because = window
    born, closed = life.history.born, (None, "") if window.end is NEVER else (end, because)
    for place in range(bisect_left(starts.days, start), bisect_left(starts.days, end)):
        on, anchor = starts.days[place], starts.events[place]
        own = able.get(anchor.about, ())
        met = next((event for event in own if on <= event.on <= end and not _is_earlier(event, anchor)), None)
        due_on = dates.seen.get(on) or dates.due(anchor, born)
        if due_on is None:
            found.append(_without_a_date(one, dates, anchor, span, met, window))
            continue
        ended_on, why = closed if met is None else (None, "")
        about = anchor.about or span
        found.append(
            _ONE_BY_ONE(Owed, (one.duty, about, anchor, dates.count, due_on, None, None, None, met, ended_on, why, True, None))
        )


def _is_earlier(one: Event, other: Event) -> bool:
    return one.at is not None and other.at is not None and one.at < other.at


def _without_a_date(one: Compiled, dates: Dates, anchor: Event, span: str, met: Event | None, window: Window) -> Owed:
    """What is owed though no date can be given: it waits for something, or the holidays of its year are not known."""
    ended_on, why = (None, "") if met is not None or window.end is NEVER else (window.end, window.because)
    known = anchor.on not in dates.beyond
    about = anchor.about or span
    return Owed(one.duty, about, anchor, dates.counted(anchor.on), None, None, None, None, met, ended_on, why, known, None)


def _raise_in(
    active: Active, life: Life, window: Window, starts: Found, meets: Found, until: Found | None, found: list[Owed]
) -> None:
    """Raise a duty of any shape in one window, and where it belongs to a matter, for one matter."""
    one = active.compiled
    duty, same, then = one.duty, one.same, one.duty.then
    assert one.applies is not None
    applies_from, applies_until = one.applies
    anchors, index = anchors_of(one, window, starts, meets)
    last_of_day = same or then is not None
    window_start = window.start
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
        a_meeting = anchor.kind in one.meets_kinds
        first = then is None or not a_meeting or (same and any(anchor is one_start for one_start in starts.events))
        if open_until is not None and open_until >= on and not a_meeting:
            continue
        met = met_of(one, anchor, meets, window, life, first=first)
        if met is not None and met.on <= window_start and on < window_start:
            continue
        ended_on, because = (None, "") if window.end is NEVER else (window.end, window.because)
        if until is not None and (closer := closer_of(until, anchor, met)) and (ended_on is None or closer.on <= ended_on):
            met, ended_on, because = None, closer.on, closer.kind.clause
        if met is None and duty.restarts and following is not None and (ended_on is None or following.on <= ended_on):
            continue
        if last_of_day and duty.per is not Per.MATTER:
            open_until = NEVER if met is None else met.on
        owed = dated(active, life, window, anchor, met, ended_on, because, first)
        if owed is not None:
            found.append(owed)
