"""What a measure comes to, with all that must be shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from throughcare.measures.arithmetic import INTERVAL_BELOW, interval, percentage, rate, rounded
from throughcare.measures.measure import Measure, Rate, Shape

PLACES = 1
"""To so many decimal places is a figure told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `n` of `d`, and how many are `not_known`; `of_team` is null for the whole council.

    For a rate `d` is what it is a rate of; for a median or a mean `n` is how many values there are, and `middle` what it comes to.
    """

    measure: Measure
    from_on: date
    to_on: date
    n: int
    d: int
    not_known: int
    children: int
    middle: float | None = None
    of_team: str | None = None

    @property
    def value(self) -> Fraction | float | None:
        """The figure itself: a share of one, a rate, a count, or a number of days. Null of nothing."""
        match self.measure.shape:
            case Shape.PROPORTION:
                return Fraction(self.n, self.d) if self.d else None
            case Shape.RATE:
                assert isinstance(self.measure, Rate)
                return Fraction(self.n * self.measure.per, self.d) if self.d else None
            case Shape.COUNT:
                return Fraction(self.n)
            case _:
                return self.middle

    @property
    def told(self) -> Fraction | None:
        """The figure as people are told it, to one decimal place: percent, a rate, a count, a number of days. Null of nothing.

        By the sums that give the Department's own published figures again (tests/acceptance/test_published_figures.py).
        """
        match self.measure.shape:
            case Shape.PROPORTION:
                return percentage(self.n, self.d, places=PLACES)
            case Shape.RATE:
                assert isinstance(self.measure, Rate)
                return rate(self.n, self.d, per=self.measure.per, places=PLACES)
            case Shape.COUNT:
                return Fraction(self.n)
            case _:
                return None if self.middle is None else rounded(Fraction(self.middle), places=PLACES)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the underlying share lies, shown where there are few: null for any other shape, or of thirty and more."""
        few = self.measure.shape is Shape.PROPORTION and 0 < self.d < INTERVAL_BELOW
        return interval(self.n, self.d) if few else None

    @property
    def words(self) -> str:
        """The figure with its numerator and denominator, its interval where there are few, and how many are not known."""
        said = _figure(self)
        if self.interval is not None:
            low, high = (round(100 * side) for side in self.interval)
            said += f", 95% interval {low}% to {high}%"
        return said + (f"; {self.not_known:,} not known" if self.not_known else "")


def _figure(figure: Figure) -> str:
    measure, told = figure.measure, figure.told
    match measure.shape:
        case Shape.COUNT:
            return f"{figure.n:,}"
        case Shape.PROPORTION:
            share = "none to count" if told is None else f"{_written(told)}%"
            return f"{figure.n:,} of {figure.d:,} ({share})"
        case Shape.RATE:
            assert isinstance(measure, Rate)
            each = f" for every {measure.per:,}" if measure.per > 1 else " each"
            return f"{figure.n:,} of {figure.d:,} {measure.among_words} " + (
                "(no rate)" if told is None else f"({_written(told)}{each})"
            )
        case _:
            what = "median" if measure.shape is Shape.MEDIAN else "mean"
            if told is None:
                return "none to count"
            return f"{_written(told)} {measure.unit} ({what} of {figure.n:,})"


def _written(told: Fraction) -> str:
    """A number to one place, without it where it is nought."""
    return f"{float(told):,.{PLACES}f}".removesuffix(".0")
