"""A measure as a value: what it claims, what it counts, which way is better, where it is from, and its one expression.

Its `cases` is a table with a row for each thing counted: `child`, `matter` (which episode, review or visit; empty for the child), `met`
(whether what is claimed is so of it; null where nobody can say), and `value` where it is a number of days or a score. Everything else is
a question asked of those rows: how many, of which team, of which child.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from throughcare.measures.asked import Asked, Over
from throughcare.statute.kinds import Kind

Cases = Callable[[Any, Asked], Any]
"""From the record and the days asked about to a row for each thing counted."""


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither way is better"


class Shape(StrEnum):
    """What kind of figure it is."""

    PROPORTION = "proportion"
    COUNT = "count"
    RATE = "rate"
    MEDIAN = "median"
    MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What every measure says.

    `counts` says what one thing counted is, and which there are; `met` what must be so of it. `leaves_out` is who is not counted that
    one might expect. `beside` is the published figure it stands beside, with what differs; `letter` the words of the inspectors' letter
    that it answers. `told_by` is the happening without whose record nothing can be said: of a child of whom no source could tell it, it
    is not known. `of_children` is false where what is counted is not about children: there is no team's figure then, and no child behind
    it. A change to what a figure means is a new `version`.
    """

    shape: ClassVar[Shape]

    key: str
    title: str
    counts: str
    met: str = ""
    over: Over
    better: Better
    source: str
    cases: Cases
    told_by: Kind | None = None
    leaves_out: str = ""
    beside: str = ""
    letter: str = ""
    unit: str = ""
    of_children: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion(Measure):
    """How many of the things counted meet what is claimed."""

    shape: ClassVar[Shape] = Shape.PROPORTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Measure):
    """How many there are."""

    shape: ClassVar[Shape] = Shape.COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Measure):
    """How many there are for every so many of something else: `per` of what `among` counts."""

    shape: ClassVar[Shape] = Shape.RATE
    among: Cases
    among_words: str
    per: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Median(Measure):
    """The middle of their values: half are at most this."""

    shape: ClassVar[Shape] = Shape.MEDIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean(Measure):
    """The mean of their values."""

    shape: ClassVar[Shape] = Shape.MEAN
