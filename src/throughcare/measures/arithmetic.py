"""Sums on counts: percentages and rates as the Department for Education rounds them, intervals, and which counts are too small to be told.

Whole numbers and fractions only, until the last step: a percentage that ends in a half is rounded up, as it would be by hand.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

INTERVAL_BELOW = 30
"""Of fewer than this many, a percentage says less than it seems to: it is shown with an interval."""
SMALL = 5
"""Counts from one to below this are not told outside those who may see the children, for somebody could be told from them."""
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


def few(*counts: int) -> bool:
    """Whether one of these counts of children is too small to be told outside those who may see them. Nought tells of nobody."""
    return any(0 < count < SMALL for count in counts)
