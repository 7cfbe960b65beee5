"""What stands beside a measure as a chart: years along, England, our region, how our neighbours lie, and us."""

from __future__ import annotations

from collections.abc import Mapping

from throughcare.charts.drawn import Better
from throughcare.charts.numbers import Numbers
from throughcare.charts.trend import Named, Neighbours, Trend, Values
from throughcare.comparators.beside import Beside, Line, Spread
from throughcare.comparators.twin import Twin, Unit


def numbers_of(twin: Twin) -> Numbers:
    """How a twin's figures are written."""
    each = twin.unit.value if twin.unit in (Unit.RATE, Unit.SCORE) else ""
    return Numbers(twin.places, percent=twin.unit is Unit.PERCENT, each=each)


def trend_of(found: Beside, *, better: Better, name: str, own: Mapping[int, float] | None = None) -> Trend:
    """The chart's values, year by year.

    `own` are our own figures by the year they end in, worked out here; without them what was published of us is drawn. `name` is what
    our line is called. A provisional year says so in its label.
    """
    ours = own if own is not None else found.ours.by_year if found.ours else {}
    some = sorted({*found.years, *ours})
    # every year between, so that one nobody published is seen as a gap
    years = list(range(some[0], some[-1] + 1)) if some else []
    sides = [found.spread.get(year) for year in years]
    return Trend(
        key=f"{found.twin.measure}-{found.twin.part}".strip("-").replace(" ", "-").lower(),
        title=found.twin.title,
        labels=tuple(f"{year} (provisional)" if year in found.provisional else str(year) for year in years),
        numbers=numbers_of(found.twin),
        better=better,
        ours=Named(name, tuple(ours.get(year) for year in years)) if ours else None,
        england=_named(found.england, years),
        region=_named(found.region, years),
        neighbours=_neighbours(sides) if any(sides) else None,
    )


def _named(line: Line | None, years: list[int]) -> Named | None:
    return None if line is None else Named(line.name, tuple(line.by_year.get(year) for year in years))


def _neighbours(sides: list[Spread | None]) -> Neighbours:
    def side(name: str) -> Values:
        return tuple(getattr(spread, name) if spread else None for spread in sides)

    return Neighbours(
        of=tuple(spread.of if spread else 0 for spread in sides),
        lowest=side("lowest"),
        lower=side("lower"),
        middle=side("middle"),
        upper=side("upper"),
        highest=side("highest"),
    )
