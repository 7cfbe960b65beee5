"""Which booking was kept by what happened: that of its day first, else the last one before it that nothing came of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def kept(bookings: Mapping[Key, date], happened: Iterable[date]) -> dict[Key, date]:
    """For bookings of one kind with one child, by the day each is booked for: the day it happened. Those that did not are left out.

    What happens once keeps one booking. It never keeps one that is booked for a later day: a visit made in between does not stand
    for the one that was promised.
    """
    by_day: dict[date, list[Key]] = defaultdict(list)
    for key, day in sorted(bookings.items(), key=lambda each: (each[1], str(each[0]))):
        by_day[day].append(key)
    found: dict[Key, date] = {}
    elsewhere = []
    for day in sorted(happened):
        if by_day.get(day):
            found[by_day[day].pop(0)] = day
        else:
            elsewhere.append(day)
    for day in elsewhere:
        before = [booked for booked, keys in by_day.items() if keys and booked < day]
        if before:
            found[by_day[max(before)].pop(0)] = day
    return found
