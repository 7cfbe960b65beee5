"""What stands beside one of our measures, year by year: England, our region, our statistical neighbours, and what was published of us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from throughcare.comparators.published import ENGLAND, Published
from throughcare.comparators.shelf import Origin, Part, Shelf
from throughcare.comparators.twin import Twin
from throughcare.comparators.whose import Whose

FEWEST_FOR_A_SPREAD = 4
"""Fewer neighbours than this with a figure have a lowest, a middle and a highest, but no quarters."""
_REGION_ROWS = {"outer london": "london (outer)", "inner london": "london (inner)"}
"""The file names these two regions one way beside a council and another where it gives their own figures."""


@dataclass(frozen=True, slots=True)
class Line:
    """One area's published figures by year. A year that was not published is not there."""

    name: str
    by_year: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Spread:
    """How a year's figures lie among the neighbours that have one: `of` of them. The quarters are null where there are too few."""

    of: int
    lowest: float
    lower: float | None
    middle: float
    upper: float | None
    highest: float


@dataclass(frozen=True, slots=True)
class Named:
    """A statistical neighbour: its name, and how close the Department says it is."""

    name: str
    closeness: str
    by_year: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Everything that stands beside a measure. Each is null, or empty, where it was not loaded or says nothing."""

    twin: Twin
    ours: Line | None
    england: Line | None
    region: Line | None
    neighbours: tuple[Named, ...]
    spread: Mapping[int, Spread]
    provisional: frozenset[int]
    origin: Origin

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that has anything, in order."""
        lines = (line for line in (self.ours, self.england, self.region) if line is not None)
        return tuple(sorted({*self.spread, *(year for line in lines for year in line.by_year)}))


def beside(shelf: Shelf | None, twin: Twin, whose: Whose) -> Beside | None:
    """What stands beside a measure, for us. None where no published figures are loaded, or none of these: never an error."""
    if shelf is None or Part.FIGURES not in shelf.origins:
        return None
    rows = _final(shelf.figures(twin.published))
    if not rows:
        return None
    by_area: dict[int, dict[int, Published]] = {}
    for row in rows:
        by_area.setdefault(row.area, {})[row.year] = row
    family = whose.family
    named = () if twin.stands_alone or family is None else _named(shelf, family, by_area)
    return Beside(
        twin=twin,
        ours=_line(by_area.get(whose.authority)) if whose.authority else None,
        england=None if twin.stands_alone else _line(by_area.get(ENGLAND)),
        region=None if twin.stands_alone or family is None else _region(by_area, family),
        neighbours=named,
        spread=spreads_of(named),
        provisional=frozenset(row.year for row in rows if row.provisional),
        origin=shelf.origins[Part.FIGURES],
    )


def _final(rows: Sequence[Published]) -> list[Published]:
    """One row for each area and year: what was published last, so that a provisional figure gives way to the final one."""
    latest = {(row.area, row.year): row for row in sorted(rows, key=lambda row: not row.provisional)}
    return list(latest.values())


def _line(rows: Mapping[int, Published] | None) -> Line | None:
    found = {year: row.value for year, row in sorted((rows or {}).items()) if row.value is not None}
    return Line(next(iter((rows or {}).values())).name, found) if found else None


def _region(by_area: Mapping[int, Mapping[int, Published]], council: int) -> Line | None:
    ours = by_area.get(council)
    if not ours:
        return None
    said = next(iter(ours.values())).region.casefold()
    wanted = _REGION_ROWS.get(said, said)
    area = next((rows for rows in by_area.values() if next(iter(rows.values())).name.casefold() == wanted), None)
    return _line(area)


def _named(shelf: Shelf, council: int, by_area: Mapping[int, Mapping[int, Published]]) -> tuple[Named, ...]:
    found = []
    for each in shelf.neighbours(council):
        line = _line(by_area.get(each.neighbour))
        name = next((row.name for row in by_area.get(each.neighbour, {}).values()), f"Council {each.neighbour}")
        found.append(Named(name, each.closeness, line.by_year if line else {}))
    return tuple(found)


def spreads_of(named: Sequence[Named]) -> dict[int, Spread]:
    """How the neighbours lie, year by year."""
    years = sorted({year for each in named for year in each.by_year})
    return {year: spread_of([each.by_year[year] for each in named if year in each.by_year]) for year in years}


def spread_of(figures: Sequence[float]) -> Spread:
    """Lowest, middle and highest of some figures, and the quarters between: half of them lie from `lower` to `upper`."""
    enough = len(figures) >= FEWEST_FOR_A_SPREAD
    quarters = quantiles(figures, n=4, method="inclusive") if enough else None
    return Spread(
        of=len(figures),
        lowest=min(figures),
        lower=round(quarters[0], 6) if quarters else None,
        middle=round(median(figures), 6),
        upper=round(quarters[2], 6) if quarters else None,
        highest=max(figures),
    )
