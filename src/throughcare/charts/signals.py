"""Telling signal from noise: Shewhart's control limits for single values (XmR), and what in a run of figures chance alone would not give.

The mean moving range of figures that differ only by chance is 1.128 of their standard deviation; three of those to each side of the mean
are 2.66 mean moving ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import fmean

FEWEST = 12
"""With fewer figures limits move about so much with each new one that they say nothing."""
THREE_SIGMA, TWO_SIGMA = 2.66, 2.66 * 2 / 3
ON_ONE_SIDE = 8
ONE_WAY = 6


class Rule(Enum):
    """What chance alone would hardly give. The words finish `… is a signal: `."""

    OUTSIDE = "a figure outside the limits"
    ON_ONE_SIDE = f"{ON_ONE_SIDE} figures or more in a row on one side of the mean"
    ONE_WAY = f"{ONE_WAY} figures or more in a row each higher, or each lower, than the one before"
    NEAR_A_LIMIT = "two of three figures in a row in the outer third on one side"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean, and the limits between which figures lie that differ by chance alone."""

    mean: float
    lower: float
    upper: float
    third: float


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that is more than noise: which rule, the figures it is about (places in the run, first and last), and whether high or up."""

    rule: Rule
    first: int
    last: int
    high: bool


def limits_of(values: Sequence[float | None], *, floor: float | None = None, ceiling: float | None = None) -> Limits | None:
    """The limits of a run of figures; none of fewer than twelve. A gap breaks the moving range: no range is taken across it."""
    known = [value for value in values if value is not None]
    ranges = [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
    if len(known) < FEWEST or not ranges:
        return None
    mean, moving = fmean(known), fmean(ranges)
    lower, upper = mean - THREE_SIGMA * moving, mean + THREE_SIGMA * moving
    return Limits(
        mean=mean,
        lower=lower if floor is None else max(lower, floor),
        upper=upper if ceiling is None else min(upper, ceiling),
        third=TWO_SIGMA * moving,
    )


def signals_in(values: Sequence[float | None], limits: Limits) -> tuple[Signal, ...]:
    """Every signal in a run of figures, in the order in which they begin."""
    found = [
        *_outside(values, limits),
        *_runs(values, limits),
        *_one_way(values),
        *_near_a_limit(values, limits),
    ]
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last, list(Rule).index(signal.rule))))


def _outside(values: Sequence[float | None], limits: Limits) -> list[Signal]:
    return [
        Signal(Rule.OUTSIDE, index, index, value > limits.upper)
        for index, value in enumerate(values)
        if value is not None and not limits.lower <= value <= limits.upper
    ]


def _runs(values: Sequence[float | None], limits: Limits) -> list[Signal]:
    def side(index: int) -> int:
        value = values[index]
        return 0 if value is None or value == limits.mean else 1 if value > limits.mean else -1

    return [Signal(Rule.ON_ONE_SIDE, *run) for run in _unbroken(len(values), side, least=ON_ONE_SIDE)]


def _one_way(values: Sequence[float | None]) -> list[Signal]:
    def step(index: int) -> int:
        before, after = values[index - 1] if index else None, values[index]
        return 0 if before is None or after is None or before == after else 1 if after > before else -1

    # six figures have five steps between them; the run begins with the figure before its first step
    return [Signal(Rule.ONE_WAY, first - 1, last, up) for first, last, up in _unbroken(len(values), step, least=ONE_WAY - 1)]


def _near_a_limit(values: Sequence[float | None], limits: Limits) -> list[Signal]:
    found: list[Signal] = []
    for high in (True, False):
        near = [_is_near(value, limits, high=high) for value in values]
        for index in range(2, len(values)):
            three = near[index - 2 : index + 1]
            if sum(three) >= 2 and near[index]:
                first = index - 2 + three.index(True)
                if found and found[-1].high is high and found[-1].last >= first:
                    found[-1] = Signal(Rule.NEAR_A_LIMIT, found[-1].first, index, high)
                else:
                    found.append(Signal(Rule.NEAR_A_LIMIT, first, index, high))
    return found


def _is_near(value: float | None, limits: Limits, *, high: bool) -> bool:
    """In the outer third, within the limit: what is outside it is a signal already."""
    if value is None or not limits.lower <= value <= limits.upper:
        return False
    return value > limits.mean + limits.third if high else value < limits.mean - limits.third


def _unbroken(count: int, side: Callable[[int], int], *, least: int) -> list[tuple[int, int, bool]]:
    """Stretches on one side, at least so long: first, last, and whether it is the upper side."""
    found, first = [], 0
    for index in range(count + 1):
        here = side(index) if index < count else 0
        if index and here != side(index - 1):
            if side(index - 1) and index - first >= least:
                found.append((first, index - 1, side(index - 1) > 0))
            first = index
    return found
