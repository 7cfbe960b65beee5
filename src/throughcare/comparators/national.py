"""A small table of national figures that comes with the project, so that a first run has something to stand beside.

One figure for each measure, the latest published when it was written, each with its year and source. Whoever loads the published file
has more, and newer: these are then not shown.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("national.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """England's figure for a measure. `england` keeps the decimal places it is published to; `year` is the year its year ends in."""

    measure: str
    part: str
    england: str
    unit: str
    year: int
    covers: str
    source: str

    @property
    def words(self) -> str:
        """The figure as it may stand beside ours."""
        space = "" if self.unit == "%" else " "
        return f"England {self.england}{space}{self.unit} in {self.year} ({self.covers}): {self.source}"


@cache
def national_figures() -> tuple[National, ...]:
    """All of them, in the order of their measures' keys."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            National(
                measure=row["measure"],
                part=row["part"],
                england=row["england"],
                unit=row["unit"],
                year=int(row["year"]),
                covers=row["covers"],
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


def national(measure: str, *, part: str = "") -> National | None:
    """England's figure for a measure, or for a part of one; none where nobody publishes it."""
    return next((each for each in national_figures() if (each.measure, each.part) == (measure, part)), None)
