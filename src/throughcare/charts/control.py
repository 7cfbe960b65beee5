"""A control chart: one measure's figures over time with the limits of chance, and its signals said in words."""

from __future__ import annotations

from dataclasses import dataclass

from throughcare.charts.drawn import Better, Drawn
from throughcare.charts.frame import NARROW, WIDE, Paper, Place, axes, drawing, end_labels, text, x_scale, y_scale
from throughcare.charts.lines import OURS, Dot, Style, line
from throughcare.charts.numbers import Numbers, Table
from throughcare.charts.signals import FEWEST, Limits, Rule, Signal, limits_of, signals_in
from throughcare.charts.svg import Attributes, Mark, element

MEAN = Style("#1b4b5a", 1.5, "", Dot.NONE)
MOST_SAID = 3
"""So many signals are said in the sentence, the latest first; all are in the table."""
LIMIT = Style("#505a5f", 1.5, "6 4", Dot.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What is drawn: a label and a figure for each month or quarter, null where there is none."""

    key: str
    title: str
    name: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    numbers: Numbers
    better: Better = Better.NEITHER

    def __post_init__(self) -> None:
        if len(self.values) != len(self.labels):
            raise ValueError(f"{self.title}: {len(self.values)} values for {len(self.labels)} labels")

    @property
    def limits(self) -> Limits | None:
        """The limits of chance: never below nought, nor above a hundred in a hundred. None of fewer than twelve figures."""
        return limits_of(self.values, floor=0, ceiling=100 if self.numbers.percent else None)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What is more than noise."""
        return () if self.limits is None else signals_in(self.values, self.limits)


def draw_control(control: Control) -> Drawn | None:
    """The chart; none where there is not one figure."""
    if all(value is None for value in control.values):
        return None
    said = sentence_of(control)
    wide, narrow = (
        drawing(paper, _marks(control, paper), title=control.title, sentence=said, key=control.key) for paper in (WIDE, NARROW)
    )
    return Drawn(control.title, said, wide, narrow, _table(control))


def sentence_of(control: Control) -> str:
    """What the latest figure is, what chance alone would give, and each signal."""
    known = [index for index, value in enumerate(control.values) if value is not None]
    latest = control.values[known[-1]]
    assert latest is not None
    each = f", {control.numbers.each}" if control.numbers.each else ""
    now = f"{control.name}: {control.numbers(latest)} in {control.labels[known[-1]]}{each}."
    if (limits := control.limits) is None:
        return f"{now} {len(known)} figures are too few to tell signal from noise: it takes {FEWEST}."
    chance = f"The mean is {control.numbers(limits.mean)}, and chance alone gives from {control.numbers(limits.lower)} to {control.numbers(limits.upper)}."
    signals = control.signals
    if not signals:
        return f"{now} {chance} Nothing in these {len(known)} figures is more than chance would give: one month's rise or fall here says nothing."
    latest_first = sorted(signals, key=lambda signal: (signal.last, signal.first), reverse=True)
    said = [signal_words(control, signal) for signal in latest_first[:MOST_SAID]]
    more = len(signals) - len(said)
    earlier = f" {'Another signal' if more == 1 else f'{more} more signals'} before that: see the table." if more else ""
    return f"{now} {chance} {' '.join(said)}{earlier}"


def signal_words(control: Control, signal: Signal) -> str:
    """One signal as a sentence: what, when, and whether it is for the better."""
    first, last = control.labels[signal.first], control.labels[signal.last]
    stretch = f"from {first} to {last}"
    side = "above" if signal.high else "below"
    value = control.values[signal.last]
    match signal.rule:
        case Rule.OUTSIDE:
            said = f"{last} ({control.numbers.cell(value)}) is {side} what chance gives"
        case Rule.ON_ONE_SIDE:
            said = f"All {signal.last - signal.first + 1} figures {stretch} are {side} the mean"
        case Rule.ONE_WAY:
            said = f"Each of the {signal.last - signal.first + 1} figures {stretch} is {'higher' if signal.high else 'lower'} than the one before"
        case _:
            said = f"Figures {stretch} lie close to the {'upper' if signal.high else 'lower'} limit"
    return f"{said}: a signal{_for_better(control.better, high=signal.high)}."


def _for_better(better: Better, *, high: bool) -> str:
    if better is Better.NEITHER:
        return ""
    return ", for the better" if high == (better is Better.HIGHER) else ", for the worse"


def _marks(control: Control, paper: Paper) -> list[Mark]:
    limits = control.limits
    sides = [limits.lower, limits.upper] if limits else []
    x = x_scale(paper, len(control.labels))
    known = [value for value in control.values if value is not None]
    y, ticks = y_scale(paper, [*known, *sides], numbers=control.numbers)
    marks = axes(paper, control.labels, x=x, y=y, ticks=ticks, numbers=control.numbers)
    ends: list[tuple[str, Place, bool]] = []
    if limits is not None:
        for name, value, style in (
            ("Upper limit", limits.upper, LIMIT),
            ("Mean", limits.mean, MEAN),
            ("Lower limit", limits.lower, LIMIT),
        ):
            ends_at = (paper.edge, y(value))
            marks += line([(paper.left, y(value)), ends_at], style)
            ends.append((f"{name} {control.numbers(value)}", ends_at, False))
    places: list[Place | None] = [None if value is None else (x(index), y(value)) for index, value in enumerate(control.values)]
    marks += line(places, OURS)
    for at, numbers in _numbers_at(control).items():
        marks += _noted(paper, ", ".join(map(str, numbers)), places[at])
    last = next(place for place in reversed(places) if place is not None)
    return [*marks, *end_labels(paper, [*ends, (f"{control.name} {control.numbers(known[-1])}", last, True)])]


def _numbers_at(control: Control) -> dict[int, list[int]]:
    """The numbers of the signals that end with each figure."""
    found: dict[int, list[int]] = {}
    for number, signal in enumerate(control.signals, start=1):
        found.setdefault(signal.last, []).append(number)
    return found


def _noted(paper: Paper, numbers: str, place: Place | None) -> list[Mark]:
    """A ring round the figure a signal ends with, and the signal's number as the table has it."""
    if place is None:
        return []
    ring: Attributes = {"cx": place[0], "cy": place[1], "r": 10, "fill": "none", "stroke": "#0b0c0c", "stroke-width": 2}
    above = place[1] - 14 if place[1] > paper.top + paper.letters * 2 else place[1] + 14 + paper.letters * 0.7
    return [element("circle", ring), text(numbers, (place[0], above), size=paper.letters, anchor="middle", bold=True)]


def _table(control: Control) -> Table:
    said = dict.fromkeys(range(len(control.labels)), "")
    for number, signal in enumerate(control.signals, start=1):
        said[signal.last] = f"{said[signal.last]} {number}. {signal_words(control, signal)}".strip()
    rows = [(label, control.numbers.cell(control.values[index]), said[index]) for index, label in enumerate(control.labels)]
    return Table(("When", control.name, "Signal"), tuple(reversed(rows)))
