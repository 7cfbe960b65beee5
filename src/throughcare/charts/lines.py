"""Lines through points, told apart by how they are drawn and by the mark at each point, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from throughcare.charts.frame import Place
from throughcare.charts.svg import Attributes, Mark, element


class Dot(StrEnum):
    """The mark at a point."""

    ROUND = "round"
    SQUARE = "square"
    TRIANGLE = "triangle"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is drawn."""

    colour: str
    width: float
    dashes: str
    dot: Dot


OURS = Style("#0b0c0c", 3.5, "", Dot.ROUND)
ENGLAND = Style("#1b4b5a", 2, "10 4", Dot.SQUARE)
REGION = Style("#6b4600", 2, "2 4", Dot.TRIANGLE)
MIDDLE = Style("#505a5f", 1.5, "8 3 2 3", Dot.NONE)


def line(points: Sequence[Place | None], style: Style) -> list[Mark]:
    """A line through points, broken where there is none, and the marks of the points on it."""
    path: Attributes = {
        "d": _through(points),
        "fill": "none",
        "stroke": style.colour,
        "stroke-width": style.width,
        "stroke-linejoin": "round",
    }
    if style.dashes:
        path["stroke-dasharray"] = style.dashes
    return [element("path", path), *(mark for point in points if point for mark in dot(point, style))]


def band(upper: Sequence[Place | None], lower: Sequence[Place | None]) -> list[Mark]:
    """What lies between two lines, pale with a thin edge, in as many pieces as there are gaps."""
    marks: list[Mark] = []
    for piece in _pieces(list(zip(upper, lower, strict=True))):
        around = [above for above, _ in piece] + [below for _, below in reversed(piece)]
        if len(piece) == 1:  # one year alone has no breadth: a bar of some
            (above, below), reach = piece[0], 6
            around = [
                (above[0] - reach, above[1]),
                (above[0] + reach, above[1]),
                (below[0] + reach, below[1]),
                (below[0] - reach, below[1]),
            ]
        points = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in around)
        marks.append(element("polygon", {"points": points, "fill": "#e3e8ea", "stroke": "#8a959a", "stroke-width": 1}))
    return marks


def dot(at: Place, style: Style) -> list[Mark]:
    """One mark."""
    (x, y), size = at, style.width + 1.5
    match style.dot:
        case Dot.ROUND:
            return [element("circle", {"cx": x, "cy": y, "r": size, "fill": style.colour})]
        case Dot.SQUARE:
            square: Attributes = {
                "x": x - size,
                "y": y - size,
                "width": size * 2,
                "height": size * 2,
                "fill": "#ffffff",
                "stroke": style.colour,
                "stroke-width": 1.5,
            }
            return [element("rect", square)]
        case Dot.TRIANGLE:
            corners = f"{x:.1f},{y - size - 1:.1f} {x - size - 1:.1f},{y + size:.1f} {x + size + 1:.1f},{y + size:.1f}"
            return [element("polygon", {"points": corners, "fill": "#ffffff", "stroke": style.colour, "stroke-width": 1.5})]
        case _:
            return []


def _through(points: Sequence[Place | None]) -> str:
    steps, drawing = [], False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if drawing else 'M'}{round(point[0], 1):g} {round(point[1], 1):g}")
        drawing = point is not None
    return "".join(steps) or "M0 0"


def _pieces(pairs: Sequence[tuple[Place | None, Place | None]]) -> list[list[tuple[Place, Place]]]:
    pieces: list[list[tuple[Place, Place]]] = [[]]
    for above, below in pairs:
        if above is not None and below is not None:
            pieces[-1].append((above, below))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]
