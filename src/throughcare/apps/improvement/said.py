"""Frozen figures in words: what they come to, how they stand to a target, what is told outside those who may see their children."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from throughcare.apps.improvement.models import Frozen, FrozenFigure, Target
from throughcare.charts.control import Control, draw_control, sentence_of, signal_words
from throughcare.charts.drawn import Better as ChartBetter
from throughcare.charts.drawn import Drawn
from throughcare.charts.numbers import Numbers
from throughcare.comparators.national import national_figures
from throughcare.core.shown import Lateness
from throughcare.core.words import count, plain_date
from throughcare.measures.arithmetic import SMALL, few
from throughcare.measures.asked import Over
from throughcare.measures.everything import BY_KEY
from throughcare.measures.figure import Figure
from throughcare.measures.measure import Better, Measure, Rate, Shape

HIDDEN = f"Not shown: counts from 1 to {SMALL - 1} are not told outside those who may see the children"


@dataclass(frozen=True, slots=True)
class Stands:
    """How a figure stands to its target, in words; `tone` only repeats them in a colour."""

    words: str
    tone: Lateness

    @property
    def off_course(self) -> bool:
        """Whether a clinic is to look at it."""
        return self.tone in (Lateness.OVERDUE, Lateness.DUE_SOON)


Tells = Callable[[FrozenFigure], bool]
"""Whether a council's figure is told to whoever asks."""
NO_TARGET = Stands("No target set", Lateness.NOT_KNOWN)


def figure_of(row: FrozenFigure) -> Figure:
    """A frozen row as the figure it was."""
    return Figure(
        measure=BY_KEY[row.measure],
        from_on=row.from_on,
        to_on=row.to_on,
        n=row.n,
        d=row.d,
        not_known=row.not_known,
        children=row.children,
        middle=row.middle,
    )


def together(rows: Iterable[FrozenFigure]) -> FrozenFigure | None:
    """Several teams' rows as one, for a service. None of none, and of a median or a mean, which parts do not add up to."""
    every = list(rows)
    if not every or BY_KEY[every[0].measure].shape in (Shape.MEDIAN, Shape.MEAN):
        return None
    first = every[0]
    added = {name: sum(getattr(row, name) for row in every) for name in ("n", "d", "not_known", "children", "doubtful")}
    return FrozenFigure(
        frozen_id=first.frozen_id, measure=first.measure, version=first.version, from_on=first.from_on, to_on=first.to_on, **added
    )


def number(row: FrozenFigure) -> float | None:
    """A figure in its own unit: percent, a rate, a count, days. None of nothing."""
    value = figure_of(row).value
    if value is None:
        return None
    return float(Fraction(value) * 100) if BY_KEY[row.measure].shape is Shape.PROPORTION else float(value)


def numbers_of(measure: Measure) -> Numbers:
    """How a measure's numbers are written."""
    if measure.shape is Shape.PROPORTION:
        return Numbers(places=0, percent=True)
    if isinstance(measure, Rate):
        each = f"for every {measure.per:,} {measure.among_words}" if measure.per > 1 else ""
        return Numbers(places=1, each=each)
    return Numbers(places=0 if measure.shape is Shape.COUNT else 1, each=measure.unit)


def stands(row: FrozenFigure, target: Target | None) -> Stands:
    """How a figure stands to the target that holds for it."""
    measure, value = BY_KEY[row.measure], number(row)
    if target is None or measure.better is Better.NEITHER:
        return NO_TARGET
    if value is None:
        return Stands("Nothing to count yet", Lateness.NOT_KNOWN)

    def reaches(wanted: Decimal) -> bool:
        return value >= float(wanted) if measure.better is Better.HIGHER else value <= float(wanted)

    of_few = ", of few" if figure_of(row).interval is not None else ""
    if target.stretch is not None and reaches(target.stretch):
        return Stands(f"Past the stretch{of_few}", Lateness.MET)
    if reaches(target.target):
        return Stands(f"On target{of_few}", Lateness.MET)
    if target.floor is not None and reaches(target.floor):
        return Stands(f"Short of target, above the floor{of_few}", Lateness.DUE_SOON)
    return Stands(f"{'Worse than the floor' if target.floor is not None else 'Short of target'}{of_few}", Lateness.OVERDUE)


def target_words(measure: Measure, target: Target | None) -> str:
    """Target 95% by 31 March 2027; floor 80%, stretch 98%; set 23 November 2026."""
    if target is None:
        return "No target set"
    beside = [
        f"{name} {_aimed_at(measure, value)}"
        for name, value in (("floor", target.floor), ("stretch", target.stretch))
        if value is not None
    ]
    said = f"Target {_aimed_at(measure, target.target)} by {plain_date(target.by_on)}"
    return f"{said}; {', '.join(beside)}" if beside else said


def _aimed_at(measure: Measure, value: Decimal) -> str:
    numbers = numbers_of(measure)
    written = (replace(numbers, places=0) if value == value.to_integral_value() else numbers)(float(value))
    return f"{written} {measure.unit}" if measure.unit else written


def when(row: FrozenFigure) -> str:
    """As at 23 November 2026; or from one day to another."""
    if BY_KEY[row.measure].over is Over.AS_AT:
        return f"as at {plain_date(row.to_on)}"
    return f"{plain_date(row.from_on)} to {plain_date(row.to_on)}"


def as_the_plan_counts(row: FrozenFigure | None, *, tells: Tells) -> str:
    """A figure over the whole months that the plan's words count; empty where they count none, or it tells of few to who must not know."""
    if row is None or not tells(row):
        return ""
    return f"As its words count, {when(row)}: {figure_of(row).words}"


def known_words(frozen: Frozen) -> str:
    """Whose knowledge the figures of a day are of; empty where it is all that was known when they were taken."""
    if frozen.known_on is None:
        return ""
    return ", as known then" if frozen.known_on == frozen.as_at else f", as known on {plain_date(frozen.known_on)}"


def others_are_few(council: FrozenFigure, open_rows: Iterable[FrozenFigure]) -> bool:
    """Whether the council's figure, less those that somebody sees in the open, would tell of a few children they do not see.

    The one rule for what is told outside those who may see a figure's children: a figure hidden for being of few cannot be had by taking
    what is shown from the total, for then the total is not told.
    """
    rows = list(open_rows)
    n = council.n - sum(row.n for row in rows)
    rest = council.d - sum(row.d for row in rows) - n if BY_KEY[council.measure].shape is Shape.PROPORTION else 0
    return few(n, rest)


def trend(rows: list[FrozenFigure], *, tells: Tells) -> Control | None:
    """A measure's trend, without the figures that are not told to whoever asks."""
    if not rows:
        return None
    measure = BY_KEY[rows[0].measure]
    return Control(
        key=f"trend-{measure.key.lower()}",
        title=measure.title,
        name="This council",
        labels=tuple(_label(measure, row) for row in rows),
        values=tuple(number(row) if tells(row) else None for row in rows),
        numbers=numbers_of(measure),
        better={Better.HIGHER: ChartBetter.HIGHER, Better.LOWER: ChartBetter.LOWER, Better.NEITHER: ChartBetter.NEITHER}[
            measure.better
        ],
    )


def trend_words(control: Control | None) -> str:
    """What a trend says: the signal told from the noise."""
    return sentence_of(control) if control is not None and any(value is not None for value in control.values) else "No trend yet."


def signal_words_of(control: Control | None) -> str:
    """The latest signal of a trend in a sentence, or that there is none: what a line of the scorecard has room for."""
    known = [] if control is None else [value for value in control.values if value is not None]
    if control is None or not known:
        return "No trend yet."
    limits = control.limits
    if limits is None:
        return f"{count(len(known), 'figure')}: too few to tell signal from noise."
    chance = f"chance alone gives {control.numbers(limits.lower)} to {control.numbers(limits.upper)}"
    if not control.signals:
        return f"No signal: {chance}."
    return f"{signal_words(control, max(control.signals, key=lambda signal: (signal.last, signal.first)))} {chance[0].upper()}{chance[1:]}."


def trend_drawn(control: Control | None) -> Drawn | None:
    """The trend as a chart."""
    return draw_control(control) if control is not None else None


def beside_words(key: str) -> tuple[str, ...]:
    """What is published nationally beside a measure; empty where nobody publishes it."""
    return tuple(f"{each.words}{f' ({each.part})' if each.part else ''}" for each in national_figures() if each.measure == key)


def is_of_few(row: FrozenFigure) -> bool:
    """Whether a figure tells of one to four children to somebody who sees none of them."""
    return others_are_few(row, ())


def _label(measure: Measure, row: FrozenFigure) -> str:
    if measure.over in (Over.YEAR, Over.THREE_YEARS):
        return f"to {row.to_on:%b %Y}"
    return f"{row.to_on:%b %Y}"
