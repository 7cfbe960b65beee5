"""The sentence under a trend: what it shows, in words that stand without the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from throughcare.charts.drawn import Better
from throughcare.charts.numbers import listed
from throughcare.charts.trend import Named, Neighbours, Trend


def sentence_of(trend: Trend) -> str:
    """Where we stand and where we stood, then England and the region, then the neighbours. Says `better` only where one way is."""
    said = [_ours(trend, trend.ours)] if trend.ours is not None and _latest(trend.ours.values) is not None else []
    around = [named for named in (trend.england, trend.region) if named is not None and _latest(named.values) is not None]
    if around:
        said.append(f"{listed([_at_latest(named, trend) for named in around])}.")
    if trend.neighbours is not None and _latest(trend.neighbours.middle) is not None:
        said.append(_neighbours(trend, trend.neighbours))
    if trend.better is not Better.NEITHER:
        said.append(f"{trend.better.value.capitalize()}.")
    return f"{f'{trend.numbers.each.capitalize()}. ' if trend.numbers.each else ''}{' '.join(said)}"


def _ours(trend: Trend, ours: Named) -> str:
    known = [(index, value) for index, value in enumerate(ours.values) if value is not None]
    (first, began), (last, ended) = known[0], known[-1]
    now = f"{ours.name}: {trend.numbers(ended)} in {trend.labels[last]}"
    if len(known) == 1:
        return f"{now}."
    before, previous = known[-2]
    return f"{now}, {_moved(trend, previous, ended)} in {trend.labels[before]}" + (
        "." if before == first else f" and {_moved(trend, began, ended)} in {trend.labels[first]}."
    )


def _moved(trend: Trend, then: float, now: float) -> str:
    if trend.numbers(then) == trend.numbers(now):
        return f"the same as the {trend.numbers(then)}"
    return f"{'up' if now > then else 'down'} from {trend.numbers(then)}"


def _at_latest(named: Named, trend: Trend) -> str:
    index = _latest(named.values)
    assert index is not None
    when = "" if index == len(trend.labels) - 1 and trend.ours is not None else f" in {trend.labels[index]}"
    return f"{named.name} {trend.numbers.cell(named.values[index])}{when}"


def _neighbours(trend: Trend, near: Neighbours) -> str:
    index = _latest(near.middle)
    assert index is not None
    middle, lower, upper, of = near.middle[index], near.lower[index], near.upper[index], near.of[index]
    assert middle is not None
    ours = trend.ours.values[index] if trend.ours is not None else None
    stands = "" if ours is None else _stands(ours, middle, lower, upper)
    if lower is None or upper is None:
        return f"The middle of the {of} statistical neighbours with a figure is {trend.numbers(middle)}{stands}."
    within = f"half lie from {trend.numbers(lower)} to {trend.numbers(upper)}, with {trend.numbers(middle)} in the middle"
    return f"Of {of} statistical neighbours with a figure in {trend.labels[index]}, {within}{stands}."


def _stands(ours: float, middle: float, lower: float | None, upper: float | None) -> str:
    if lower is not None and ours < lower:
        return ": ours is below that half"
    if upper is not None and ours > upper:
        return ": ours is above that half"
    if lower is not None and upper is not None:
        return ": ours is within it"
    return f": ours is {'the same' if ours == middle else 'above it' if ours > middle else 'below it'}"


def _latest(values: Sequence[float | None]) -> int | None:
    return max((index for index, value in enumerate(values) if value is not None), default=None)
