"""Stretches of days: joined, crossed and turned inside out. Each begins on its first day and ends before its last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

EVER = date.min
NEVER = date.max
Spells = tuple[tuple[date, date], ...]
ALWAYS: Spells = ((EVER, NEVER),)


def joined(spells: Iterable[tuple[date, date]]) -> Spells:
    """The same days as fewest spells, in order; empty ones left out."""
    in_order = sorted(spells)
    if len(in_order) <= 1:
        return tuple(in_order) if in_order and in_order[0][0] < in_order[0][1] else ()
    found: list[tuple[date, date]] = []
    for start, end in in_order:
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def crossed(some: Spells, others: Spells) -> Spells:
    """The days in both."""
    if some is ALWAYS:
        return others
    if others is ALWAYS:
        return some
    both = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple(sorted((start, end) for start, end in both if start < end))


def turned(spells: Spells) -> Spells:
    """The days in none of them."""
    if not spells:
        return ALWAYS
    found = []
    start = EVER
    for begins, ends in spells:
        if start < begins:
            found.append((start, begins))
        start = ends
    if start < NEVER:
        found.append((start, NEVER))
    return tuple(found)
