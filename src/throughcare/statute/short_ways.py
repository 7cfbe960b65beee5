"""The short ways of raising the commonest shapes of duty: most of what is ever owed goes through here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from throughcare.statute.compiled import Compiled, Dates, on_day
from throughcare.statute.dating import falls_by_birthday
from throughcare.statute.duty import Owed
from throughcare.statute.history import Event
from throughcare.statute.life import Found, Life
from throughcare.statute.london import london_day
from throughcare.statute.pairing import closer_of, done_in_readiness
from throughcare.statute.spells import NEVER
from throughcare.statute.windows import Window

_ONE_BY_ONE = tuple.__new__
"""Makes an Owed from all its values at once, in half the time its own constructor takes: millions are made."""


def raise_chain(one: Compiled, dates: Dates, life: Life, window: Window, visits: Found, found: list[Owed]) -> None:
    """Raise a duty that each event starts and the next one meets: most of what is ever owed."""
    events, days = visits
    start, end, scope_start, _, span, because = window
    first = max(bisect_left(days, scope_start), bisect_right(days, start) - 1)
    stop = bisect_left(days, end)
    if first >= stop:
        return
    duty, seen, count, born, birthday = one.duty, dates.seen, dates.count, life.history.born, one.birthday
    add, last = found.append, len(days) - 1
    ended_on, why = (None, "") if end is NEVER else (end, because)
    for place in range(first, stop):
        on, anchor, met = days[place], events[place], None
        if place < last:
            following = days[place + 1]
            if following == on:
                continue
            if following <= end:
                met = events[place + 1]
        if birthday is not None and not falls_by_birthday(birthday, anchor, born):
            continue
        due_on = seen.get(on) or dates.due(anchor, born)
        if due_on is None:
            add(_without_a_date(one, dates, anchor, span, met, *((ended_on, why) if met is None else (None, ""))))
            continue
        if on < start and due_on < start:
            due_on = start
        about = anchor.about or span
        if met is None:
            add(_ONE_BY_ONE(Owed, (duty, about, anchor, count, due_on, None, None, None, None, ended_on, why, True, None)))
        else:
            add(_ONE_BY_ONE(Owed, (duty, about, anchor, count, due_on, None, None, None, met, None, "", True, None)))


def raise_plain(
    one: Compiled, life: Life, window: Window, starts: Found, meets: Found, until: Found | None, found: list[Owed]
) -> None:
    """Raise a duty that each trigger starts and the first fitting event afterwards meets, or something ends."""
    events, days = starts
    start, end, scope_start, _, span, because = window
    first = max(bisect_left(days, scope_start), bisect_right(days, start) - 1)
    stop = bisect_left(days, end)
    duty, same, born, single, add = one.duty, one.same, life.history.born, one.single, found.append
    able, last = meets.events, len(days) - 1
    ends = (None, "") if end is NEVER else (end, because)
    for place in range(first, stop):
        on, anchor = days[place], events[place]
        following = days[place + 1] if place < last else NEVER
        if same and following == on:
            continue
        if on < start and not (one.carries and following > start):
            continue
        met = _met_by(one, anchor, meets, window, life) if able else None
        if met is not None and on < start and met.on <= start:
            continue
        ended_on, why = ends if met is None else (None, "")
        if until is not None and (closer := closer_of(until, anchor, met)) and closer.on <= end:
            met, ended_on, why = None, closer.on, closer.kind.clause
        dates = single or on_day(one.first, on)
        if dates is None:
            continue
        due_on = dates.seen.get(on) or dates.due(anchor, born)
        if due_on is None:
            add(_without_a_date(one, dates, anchor, span, met, ended_on, why))
            continue
        if on < start and due_on < start:
            due_on = start
        about = anchor.about or span
        add(_ONE_BY_ONE(Owed, (duty, about, anchor, dates.count, due_on, None, None, None, met, ended_on, why, True, None)))


def _met_by(one: Compiled, anchor: Event, meets: Found, window: Window, life: Life) -> Event | None:
    if one.duty.may_be_early:
        return done_in_readiness(one, anchor, meets, window, life)
    events, days = meets
    after = (bisect_right if one.same else bisect_left)(days, anchor.on)
    while after < len(days) and days[after] == anchor.on and _is_earlier(events[after], anchor):
        after += 1
    return events[after] if after < len(days) and days[after] <= window.end else None


def raise_by_matter(one: Compiled, life: Life, window: Window, starts: Found, meets: Found, found: list[Owed]) -> None:
    """Raise a duty that each trigger starts and the first event afterwards about the same matter meets."""
    able: dict[str, list[Event]] = {}
    for event in meets.events:
        able.setdefault(event.about, []).append(event)
    events, days = starts
    start, end, _, _, span, because = window
    duty, born, single, hours, add = one.duty, life.history.born, one.single, one.in_hours, found.append
    ends = (None, "") if end is NEVER else (end, because)
    for place in range(bisect_left(days, start), bisect_left(days, end)):
        on, anchor, met = days[place], events[place], None
        for event in able.get(anchor.about, ()):
            if on <= event.on <= end and not _is_earlier(event, anchor):
                met = event
                break
        dates = single or on_day(one.first, on)
        if dates is None:
            continue
        ended_on, why = ends if met is None else (None, "")
        due_on, due_at = dates.seen.get(on) or dates.due(anchor, born), None
        if due_on is None:
            add(_without_a_date(one, dates, anchor, span, met, ended_on, why))
            continue
        if hours and anchor.at is not None:
            due_at = dates.count.due_at(anchor.at)
            due_on = london_day(due_at)
        about = anchor.about or span
        add(_ONE_BY_ONE(Owed, (duty, about, anchor, dates.count, due_on, due_at, None, None, met, ended_on, why, True, None)))


def _is_earlier(one: Event, other: Event) -> bool:
    return one.at is not None and other.at is not None and one.at < other.at


def _without_a_date(
    one: Compiled, dates: Dates, anchor: Event, span: str, met: Event | None, ended_on: date | None, why: str
) -> Owed:
    """What is owed though no date can be given: it waits for something, or the holidays of its year are not known."""
    known, about = anchor.on not in dates.beyond, anchor.about or span
    return Owed(one.duty, about, anchor, dates.counted(anchor.on), None, None, None, None, met, ended_on, why, known, None)
