"""A genogram laid out: a row for each generation, squares for men, circles for women, lines only where the record says who is whose.

Pure: it is told who there is, and says where each shape, line and word goes. The template draws it; how it looks is the style sheet's.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from throughcare.apps.desk.family.who import Kin, Place

WIDE, HIGH, SHAPE, ABOVE = 150, 190, 44, 34
_LETTERS, _LINES = 19, 3
ROWS = (Place.GRANDPARENTS, Place.PARENTS, Place.CHILDREN, Place.THEIR_CHILDREN)


@dataclass(frozen=True, slots=True)
class Figure:
    """One person: the middle of their shape, which shape, and the words beneath it, line by line. `own` is the child themselves."""

    x: int
    y: int
    shape: str
    words: tuple[str, ...]
    own: bool = False
    died: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two people, or down to their children. `kind` is couple, child, or unsure: the record does not say by whom."""

    x1: int
    y1: int
    x2: int
    y2: int
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole genogram."""

    width: int
    height: int
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]


def drawing(child: Kin, family: Sequence[Kin]) -> Drawing:
    """Lay a family out around a child."""
    rows = [[kin for kin in family if kin.place is place] for place in ROWS]
    rows[2] = [child, *rows[2]]
    beside = [kin for kin in family if kin.place is Place.BESIDE]
    used = [row for row in rows if row]
    across = max(len(row) for row in used)
    figures: dict[Place, list[Figure]] = {}
    for depth, row in enumerate(used):
        start = (across - len(row)) * WIDE // 2
        figures[row[0].place] = [
            _figure(kin, start + turn * WIDE, depth * HIGH, own=kin is child) for turn, kin in enumerate(row)
        ]
    aside = [
        _figure(kin, (across + turn // len(used)) * WIDE, turn % len(used) * HIGH, beside=True) for turn, kin in enumerate(beside)
    ]
    columns = across + -(-len(beside) // len(used))
    return Drawing(
        width=columns * WIDE,
        height=len(used) * HIGH + ABOVE,
        figures=(*(one for row in figures.values() for one in row), *aside),
        lines=tuple(_lines(rows, figures)),
    )


def _figure(kin: Kin, left: int, top: int, *, own: bool = False, beside: bool = False) -> Figure:
    shape = {"M": "square", "F": "circle"}.get(kin.sex, "diamond")
    says = [kin.what] if kin.what else []
    if kin.responsible:
        says.append("parental responsibility")
    if kin.contact:
        says.append(kin.contact[0].lower() + kin.contact[1:])
    name = textwrap.wrap(kin.name, _LETTERS, max_lines=2, placeholder="…")
    words = (*name, *(line for said in says for line in textwrap.wrap(said, _LETTERS + 6, max_lines=2, placeholder="…")))
    return Figure(left + WIDE // 2, top + SHAPE // 2 + ABOVE, shape, words[: _LINES + 3], own, kin.died_on is not None, beside)


def _lines(rows: Sequence[Sequence[Kin]], figures: dict[Place, list[Figure]]) -> Iterator[Line]:
    parents = [one for kin, one in zip(rows[1], figures.get(Place.PARENTS, ()), strict=True) if kin.parent]
    children = list(zip(rows[2], figures[Place.CHILDREN], strict=True))
    bar = children[0][1].y - SHAPE // 2 - 26
    if parents:
        first, last = parents[0], parents[-1]
        if first is not last:
            yield Line(first.x + SHAPE // 2, first.y, last.x - SHAPE // 2, last.y, "couple")
        middle = (first.x + last.x) // 2
        down = first.y if first is not last else first.y + SHAPE // 2
        yield from _past_the_words(middle, down, bar, single=first is last)
        yield from _to_the_children(middle, bar, children)
    elif len(children) > 1:
        yield from _to_the_children(children[0][1].x, bar, children)
    below = figures.get(Place.THEIR_CHILDREN, ())
    own = children[0][1]
    for one in below:
        under = one.y - SHAPE // 2 - 26
        yield Line(own.x - SHAPE // 2, own.y, own.x - WIDE // 2 + 4, own.y, "child")
        yield Line(own.x - WIDE // 2 + 4, own.y, own.x - WIDE // 2 + 4, under, "child")
        yield Line(own.x - WIDE // 2 + 4, under, one.x, under, "child")
        yield Line(one.x, under, one.x, one.y - SHAPE // 2, "child")


def _past_the_words(x: int, top: int, bar: int, *, single: bool) -> Iterator[Line]:
    """Down from the parents; beside the words that stand under a parent alone."""
    if not single:
        yield Line(x, top, x, bar, "child")
        return
    side = x - WIDE // 2 + 4
    yield Line(x - SHAPE // 2, top - SHAPE // 2, side, top - SHAPE // 2, "child")
    yield Line(side, top - SHAPE // 2, side, bar, "child")
    yield Line(side, bar, x, bar, "child")


def _to_the_children(middle: int, bar: int, children: Sequence[tuple[Kin, Figure]]) -> Iterator[Line]:
    for turn, (kin, one) in enumerate(children):
        kind = "child" if turn == 0 or kin.shared else "unsure"
        if one.x != middle:
            yield Line(middle, bar, one.x, bar, kind)
        yield Line(one.x, bar, one.x, one.y - SHAPE // 2, kind)
