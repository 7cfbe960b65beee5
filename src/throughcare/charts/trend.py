"""Our trend beside England, a region and how statistical neighbours lie: what is drawn, as values."""

from __future__ import annotations

from dataclasses import dataclass

from throughcare.charts.drawn import Better
from throughcare.charts.lines import ENGLAND, OURS, REGION, Style
from throughcare.charts.numbers import Numbers

Values = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One line: whose, and a value for each label of the chart, null where there is none."""

    name: str
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """How the statistical neighbours lie at each label: half of them from `lower` to `upper`, which are null where there are too few."""

    of: tuple[int, ...]
    lowest: Values
    lower: Values
    middle: Values
    upper: Values
    highest: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What is drawn. `labels` are years or months, the same distance apart; `key` makes ids on the page its own."""

    key: str
    title: str
    labels: tuple[str, ...]
    numbers: Numbers
    better: Better = Better.NEITHER
    ours: Named | None = None
    england: Named | None = None
    region: Named | None = None
    neighbours: Neighbours | None = None

    def __post_init__(self) -> None:
        for values in self._every_values():
            if len(values) != len(self.labels):
                raise ValueError(f"{self.title}: {len(values)} values for {len(self.labels)} labels")

    @property
    def lines(self) -> tuple[tuple[Named, Style], ...]:
        """Each area's line, ours last so that it lies on top."""
        drawn = ((self.england, ENGLAND), (self.region, REGION), (self.ours, OURS))
        return tuple((named, style) for named, style in drawn if named is not None and any(v is not None for v in named.values))

    def _every_values(self) -> list[Values]:
        near = self.neighbours
        sides = [near.lowest, near.lower, near.middle, near.upper, near.highest] if near else []
        return [*sides, *(named.values for named in (self.ours, self.england, self.region) if named is not None)]

    def every_value(self) -> list[float]:
        """All that is drawn, for the scale. The lowest and highest neighbour are in the table alone: they would press the rest together."""
        near = self.neighbours
        drawn = [*(named.values for named, _ in self.lines), *((near.lower, near.middle, near.upper) if near else ())]
        return [value for values in drawn for value in values if value is not None]
