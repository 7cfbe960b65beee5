"""In what order things happened: by day; in a day by the hour where it is known, else by their nature, and then as they were recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from throughcare.core.shown import Entry

Recorded = tuple[datetime, Entry]
"""An entry, and when it was recorded."""


def in_order(found: Iterable[Recorded]) -> list[Entry]:
    """Earliest first. Whoever came into care that day did so before they were placed, and both before anybody visited."""
    days = groupby(sorted(found, key=lambda each: each[1].on), key=lambda each: each[1].on)
    return [entry for _, those in days for entry in _in_a_day(list(those))]


def _in_a_day(those: list[Recorded]) -> list[Entry]:
    """By the hour, and what has none set among them before the first whose nature is to come after it."""
    timed = sorted(
        (each for each in those if each[1].at is not None), key=lambda each: (each[1].at or each[0], each[1].turn, each[0])
    )
    untimed = sorted((each for each in those if each[1].at is None), key=lambda each: (each[1].turn, each[0]))
    found: list[Entry] = []
    for _, entry in timed:
        while untimed and untimed[0][1].turn < entry.turn:
            found.append(untimed.pop(0)[1])
        found.append(entry)
    return [*found, *(entry for _, entry in untimed)]
