"""A trend as a chart, with the sentence that says what it shows and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from throughcare.charts.drawn import Drawn
from throughcare.charts.frame import NARROW, WIDE, Paper, Place, axes, drawing, end_labels, x_scale, y_scale
from throughcare.charts.lines import MIDDLE, OURS, band, line
from throughcare.charts.numbers import Table
from throughcare.charts.saying import sentence_of
from throughcare.charts.scale import Scale
from throughcare.charts.svg import Mark
from throughcare.charts.trend import Neighbours, Trend, Values


def draw_trend(trend: Trend) -> Drawn | None:
    """The chart; none where there is nothing to draw."""
    if not trend.every_value():
        return None
    said = sentence_of(trend)
    wide, narrow = (
        drawing(paper, _marks(trend, paper), title=trend.title, sentence=said, key=trend.key) for paper in (WIDE, NARROW)
    )
    return Drawn(trend.title, said, wide, narrow, table_of(trend))


def table_of(trend: Trend) -> Table:
    """The same as the chart, newest first, with what it leaves out: the lowest and the highest neighbour."""
    columns: list[tuple[str, Sequence[str]]] = []
    for named in (trend.ours, trend.england, trend.region):
        if named is not None:
            columns.append((named.name, [trend.numbers.cell(value) for value in named.values]))
    if (near := trend.neighbours) is not None:
        columns.append(("Neighbours with a figure", [str(count) for count in near.of]))
        sides = (
            ("lowest", near.lowest),
            ("lower quarter", near.lower),
            ("middle", near.middle),
            ("upper quarter", near.upper),
            ("highest", near.highest),
        )
        columns += [(f"Neighbours: {name}", [trend.numbers.cell(value) for value in values]) for name, values in sides]
    rows = [(label, *(cells[index] for _, cells in columns)) for index, label in enumerate(trend.labels)]
    return Table(("When", *(name for name, _ in columns)), tuple(reversed(rows)))


def _marks(trend: Trend, paper: Paper) -> list[Mark]:
    x = x_scale(paper, len(trend.labels))
    y, ticks = y_scale(paper, trend.every_value(), numbers=trend.numbers)
    marks: list[Mark] = []
    ends: list[tuple[str, Place, bool]] = []
    if (near := trend.neighbours) is not None:
        marks += band(_places(near.upper, x, y), _places(near.lower, x, y))
    marks += axes(paper, trend.labels, x=x, y=y, ticks=ticks, numbers=trend.numbers)
    if near is not None and any(value is not None for value in near.middle):
        middle = _places(near.middle, x, y)
        marks += line(middle, MIDDLE)
        ends.append((f"Neighbours: middle {_last(near.middle, trend)}{_half(near, trend)}", _end(middle), False))
    for named, style in trend.lines:
        places = _places(named.values, x, y)
        marks += line(places, style)
        ends.append((f"{named.name} {_last(named.values, trend)}", _end(places), style is OURS))
    return [*marks, *end_labels(paper, ends)]


def _half(near: Neighbours, trend: Trend) -> str:
    """What the band is, where it ends with the line: half of the neighbours lie within it."""
    index = max(index for index, value in enumerate(near.middle) if value is not None)
    lower, upper = near.lower[index], near.upper[index]
    return "" if lower is None or upper is None else f", half {trend.numbers(lower)} to {trend.numbers(upper)}"


def _places(values: Values, x: Scale, y: Scale) -> list[Place | None]:
    return [None if value is None else (x(index), y(value)) for index, value in enumerate(values)]


def _end(places: Sequence[Place | None]) -> Place:
    return next(place for place in reversed(places) if place is not None)


def _last(values: Values, trend: Trend) -> str:
    """The figure a line ends with, and of when where that is not the end of the chart."""
    index = max(index for index, value in enumerate(values) if value is not None)
    said = trend.numbers.cell(values[index])
    return said if index == len(values) - 1 else f"{said} in {trend.labels[index]}"
