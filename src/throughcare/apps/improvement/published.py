"""What is published, beside a figure of ours: England, our region, how our statistical neighbours lie, and our own year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from throughcare.apps.improvement import said
from throughcare.apps.improvement.models import FrozenFigure, StandsBeside
from throughcare.charts.drawn import Better as ChartBetter
from throughcare.charts.drawn import Drawn
from throughcare.charts.trend_chart import draw_trend
from throughcare.comparators.beside import Beside, Line
from throughcare.comparators.drawn import numbers_of, trend_of
from throughcare.comparators.kept import read_again
from throughcare.core.words import count, listed
from throughcare.measures.measure import Measure

CHART_BETTER = {each.value: each for each in ChartBetter}
Found = Mapping[str, Sequence[Beside]]


@dataclass(frozen=True, slots=True)
class BesideShown:
    """One published figure beside ours: the chart, who the neighbours are, in what the two differ, and where it came from."""

    chart: Drawn | None
    title: str
    covers: str
    neighbours: str
    differs: tuple[str, ...]
    origin: str


def beside_of(measures: Collection[str]) -> Found:
    """What was last written down of these measures' published twins; nothing of one for which nothing is loaded."""
    found: dict[str, list[Beside]] = defaultdict(list)
    for row in StandsBeside.objects.filter(measure__in=set(measures)).order_by("pk"):
        each = read_again(row.measure, row.part, row.said)
        if each is not None:
            found[row.measure].append(each)
    return found


def lines_of(measure: str, found: Found) -> tuple[str, ...]:
    """A line of the scorecard for each published twin; England's figure that comes with Throughcare where nothing is loaded."""
    return tuple(_line(each) for each in found.get(measure, ())) or said.beside_words(measure)


def _line(found: Beside) -> str:
    numbers = numbers_of(found.twin)
    parts = [f"{line.name} {numbers(line.by_year[year])} in {year}" for line, year in _latest(found) if line is not None]
    if found.spread:
        year = max(found.spread)
        spread = found.spread[year]
        half = (
            f", half of them {numbers(spread.lower)} to {numbers(spread.upper)}"
            if spread.lower is not None and spread.upper is not None
            else ""
        )
        parts.append(f"neighbours in {year}: {numbers(spread.middle)} in the middle{half} ({count(spread.of, 'council')})")
    each = f", {numbers.each}" if numbers.each else ""
    title = f"{found.twin.part.capitalize()}: " if found.twin.part else ""
    return f"{title}{'; '.join(parts)} ({found.twin.covers}{each})" if parts else ""


def _latest(found: Beside) -> Sequence[tuple[Line | None, int]]:
    return [(line, max(line.by_year)) for line in (found.england, found.region, found.ours) if line is not None]


def beside_shown(measure: Measure, found: Found, years: Sequence[FrozenFigure], *, tells: said.Tells) -> tuple[BesideShown, ...]:
    """The published figures of one measure, as its page shows them, each with our own drawn among them where it is of the same.

    Our own leaves out the figures that are not told to whoever asks.
    """
    own = {row.to_on.year: said.number(row) for row in years if tells(row)}
    known = {year: value for year, value in own.items() if value is not None}
    return tuple(_shown(measure, each, known) for each in found.get(measure.key, ()))


def _shown(measure: Measure, found: Beside, own: Mapping[int, float]) -> BesideShown:
    better = CHART_BETTER.get(measure.better.value, ChartBetter.NEITHER)
    drawn = draw_trend(trend_of(found, better=better, name="This council", own=own if own and not found.twin.part else None))
    names = listed(f"{each.name} ({each.closeness.lower()})" for each in found.neighbours)
    return BesideShown(
        chart=drawn,
        title=found.twin.title,
        covers=found.twin.covers,
        neighbours=f"Our statistical neighbours, the most alike first: {names}." if names else "",
        differs=found.twin.differs,
        origin=found.origin.words,
    )
