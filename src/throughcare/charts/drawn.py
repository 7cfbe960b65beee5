"""A chart as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from throughcare.charts.numbers import Table
from throughcare.charts.svg import Drawing


class Better(Enum):
    """Which way is better."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither way is better in itself"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as a page shows it: the sentence, two drawings of which a screen's width shows one, and the table."""

    title: str
    sentence: str
    wide: Drawing
    narrow: Drawing
    table: Table
