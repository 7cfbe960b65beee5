"""Sums on counts: percentages and rates as the Department for Education rounds them, intervals, and what is not published.

Whole numbers and fractions only, until the last step: a percentage that ends in a half is rounded up, as it would be by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import sqrt

FEW = 30
"""Below this many, a percentage says less than it seems to: it is shown with an interval."""
SMALL = 5
"""Counts from one to below this are not published, for somebody could be told from them."""
_Z = 1.959963984540054
"""So many standard deviations to either side hold 95% of a normal distribution."""


def percentage(n: int, d: int, *, places: int = 0) -> Fraction | None:
    """How many in a hundred, rounded; null of nothing."""
    return None if d == 0 else rounded(Fraction(n * 100, d), places=places)


def rate(n: int, population: int, *, per: int = 10_000, places: int = 0) -> Fraction | None:
    """How many for every so many people, rounded; null of nobody."""
    return None if population == 0 else rounded(Fraction(n * per, population), places=places)


def rounded(value: Fraction, *, places: int = 0) -> Fraction:
    """To so many decimal places, a half away from nought."""
    scale = 10**places
    scaled = abs(value) * scale
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Fraction(whole if value >= 0 else -whole, scale)


def interval(n: int, d: int) -> tuple[float, float]:
    """Wilson's interval: where the underlying share lies, 95 times in a hundred. `d` must be more than nought."""
    share, spread = n / d, _Z * _Z / d
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / d + spread / (4 * d)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def suppressed(counts: Mapping[str, int], *, total_is_shown: bool = True, below: int = SMALL) -> dict[str, int | None]:
    """The counts of a table's cells as they may be published: small ones are null, and so is as much again as would give one away.

    Where the total is shown, a single cell left out could be had by taking the others from it: the next smallest goes too. Noughts stay,
    unless there is nothing else to leave out.
    """
    hidden = {name for name, count in counts.items() if 0 < count < below}
    if total_is_shown and hidden and (len(hidden) == 1 or sum(counts[name] for name in hidden) < below):
        left = sorted((name for name in counts if name not in hidden), key=lambda name: (counts[name] == 0, counts[name], name))
        hidden |= set(left[:1])
    return {name: None if name in hidden else count for name, count in counts.items()}


def share_as_published(n: int, d: int, *, places: int = 0) -> Fraction | None:
    """A percentage outside those who may see its children: null where its numerator, or what is left of its denominator, is small."""
    if d < SMALL or 0 < n < SMALL or 0 < d - n < SMALL:
        return None
    return percentage(n, d, places=places)


def table_as_published(table: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int | None]]:
    """A table of counts with totals both ways: rows and columns in turn until no single small count is left to be worked out."""
    rows: Sequence[str] = list(table)
    columns: Sequence[str] = list(dict.fromkeys(name for row in table.values() for name in row))
    hidden = {(row, column) for row in rows for column in columns if 0 < table[row][column] < SMALL}
    while True:
        found = set(hidden)
        for line in ([(row, column) for column in columns] for row in rows):
            found |= _one_more(line, found, table)
        for line in ([(row, column) for row in rows] for column in columns):
            found |= _one_more(line, found, table)
        if found == hidden:
            break
        hidden = found
    return {row: {column: None if (row, column) in hidden else table[row][column] for column in columns} for row in rows}


def _one_more(
    line: Sequence[tuple[str, str]], hidden: set[tuple[str, str]], table: Mapping[str, Mapping[str, int]]
) -> set[tuple[str, str]]:
    """The cell that must go from a line of which only one has gone: the smallest that is not nought, if there is one."""
    gone = [cell for cell in line if cell in hidden]
    if len(gone) != 1:
        return set()
    left = sorted(
        (cell for cell in line if cell not in hidden),
        key=lambda cell: (table[cell[0]][cell[1]] == 0, table[cell[0]][cell[1]], cell),
    )
    return set(left[:1])
