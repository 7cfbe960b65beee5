"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a measure's figures are written: to how many decimal places, with % or not, and what they are for every so many of."""

    places: int = 0
    percent: bool = False
    each: str = ""

    def __call__(self, value: float) -> str:
        """One figure, a half rounded up as it would be by hand."""
        exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-self.places), rounding=ROUND_HALF_UP)
        return f"{exact:,f}{'%' if self.percent else ''}"

    def cell(self, value: float | None) -> str:
        """One figure in a table; a dash where there is none."""
        return "–" if value is None else self(value)


@dataclass(frozen=True, slots=True)
class Table:
    """The same as a chart shows, in rows. The first cell of a row is its heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def listed(names: Sequence[str]) -> str:
    """One, two and three."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
