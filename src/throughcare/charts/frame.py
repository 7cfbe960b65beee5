"""The paper a chart is drawn on: its size, the axes, and labels at the ends of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from throughcare.charts.numbers import Numbers
from throughcare.charts.scale import Scale, apart, round_ticks
from throughcare.charts.svg import Attributes, Drawing, Mark, element, words

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Paper:
    """How large a drawing is, in the units its letters are set in: on a screen of that width they are as large as text beside it."""

    name: str
    width: float
    height: float
    left: float
    right: float
    letters: float
    columns: int

    @property
    def top(self) -> float:
        """Where the plot begins, below a line that says where the scale does."""
        return self.letters * 2

    @property
    def bottom(self) -> float:
        """Where the plot ends, above the labels of the axis."""
        return self.height - self.letters * 2

    @property
    def edge(self) -> float:
        """The right edge of the plot, before the labels of lines."""
        return self.width - self.right


WIDE = Paper("wide", 900, 380, 60, 230, 16, 26)
NARROW = Paper("narrow", 330, 340, 42, 116, 14, 13)


def y_scale(paper: Paper, values: Sequence[float], *, numbers: Numbers) -> tuple[Scale, tuple[float, ...]]:
    """The upright scale and its round steps. It begins at nought unless that would press the lines together."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    ticks = round_ticks(0 if low < high / 2 else low, high)
    if numbers.percent:
        ticks = tuple(tick for tick in ticks if 0 <= tick <= 100) or ticks
    return Scale(ticks[0], ticks[-1], paper.bottom, paper.top), ticks


def x_scale(paper: Paper, count: int) -> Scale:
    """The level scale: the first at the left, the last at the edge."""
    margin = paper.letters / 2
    return Scale(0, max(count - 1, 1), paper.left + margin, paper.edge - margin)


def axes(paper: Paper, labels: Sequence[str], *, x: Scale, y: Scale, ticks: Sequence[float], numbers: Numbers) -> list[Mark]:
    """The steps of the upright scale as thin lines with their figures, and the labels beneath: as many as have room."""
    size = paper.letters
    fine = Numbers(_places_of(ticks), numbers.percent)
    marks: list[Mark] = []
    for tick in ticks:
        at = y(tick)
        line: Attributes = {"x1": paper.left, "x2": paper.edge, "y1": at, "y2": at, "stroke": "#b1b4b6", "stroke-width": 1}
        marks.append(element("line", line))
        marks.append(text(fine(tick), (paper.left - 6, at + size * 0.35), size=size, anchor="end"))
    if ticks[0] != 0:
        marks.append(text(f"The scale begins at {fine(ticks[0])}", (0, size * 0.9), size=size))
    # a letter is about six tenths as broad as it is high
    broadest = max((len(label) for label in labels), default=0) * size * 0.6 + size
    every = max(1, ceil(broadest / max(x(1) - x(0), 1)))
    for index, label in enumerate(labels):
        # counted from the last, which is the one that people ask for
        if (len(labels) - 1 - index) % every == 0:
            marks.append(text(label, (x(index), paper.bottom + size * 1.4), size=size, anchor="middle"))
    return marks


def end_labels(paper: Paper, ends: Sequence[tuple[str, Place, bool]]) -> list[Mark]:
    """What each line is, at its end: name, where it ends, and whether it is ours. A thin leader joins a label that had to move."""
    size = paper.letters
    wrapped = [wrap(name, paper.columns) or [""] for name, _, _ in ends]
    heights = [size * 1.1 * len(lines) + 2 for lines in wrapped]
    middles = apart([place[1] for _, place, _ in ends], heights, within=(paper.top - size / 2, paper.bottom + size / 2))
    left = paper.edge + size
    marks: list[Mark] = []
    for (_, place, ours), lines, middle in zip(ends, wrapped, middles, strict=True):
        leader: Attributes = {
            "x1": place[0] + 5,
            "y1": place[1],
            "x2": left - 3,
            "y2": middle,
            "stroke": "#505a5f",
            "stroke-width": 1,
        }
        marks.append(element("line", leader))
        first = middle - (len(lines) - 1) * size * 0.55
        for index, line in enumerate(lines):
            marks.append(text(line, (left, first + size * 0.35 + index * size * 1.1), size=size, bold=ours))
    return marks


def text(said: str, at: Place, *, size: float, anchor: str = "start", bold: bool = False) -> Mark:
    """Dark words on white: their contrast is more than 15 to 1."""
    attributes: Attributes = {"x": at[0], "y": at[1], "font-size": size, "fill": "#0b0c0c", "text-anchor": anchor}
    if bold:
        attributes["font-weight"] = "700"
    return element("text", attributes, words(said))


def drawing(paper: Paper, marks: Sequence[Mark], *, title: str, sentence: str, key: str) -> Drawing:
    """The whole, named for those who hear it. `key` tells its ids from those of other drawings on a page: letters, digits and hyphens."""
    if not key or not all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in key):
        raise ValueError(f"{key!r} cannot be part of an id")
    ids = f"{key}-{paper.name}-title", f"{key}-{paper.name}-desc"
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"tc-chart__drawing tc-chart__drawing--{paper.name}",
        "viewBox": f"0 0 {paper.width:g} {paper.height:g}",
        "role": "img",
        "focusable": "false",
        "font-family": "Arial, Helvetica, sans-serif",
        "aria-labelledby": " ".join(ids),
    }
    named = (element("title", {"id": ids[0]}, words(title)), element("desc", {"id": ids[1]}, words(sentence)))
    return Drawing(element("svg", attributes, *named, *marks))


def _places_of(ticks: Sequence[float]) -> int:
    """How many decimal places it takes to tell the steps of a scale apart."""
    return next((places for places in range(4) if all(round(tick, places) == tick for tick in ticks)), 4)
