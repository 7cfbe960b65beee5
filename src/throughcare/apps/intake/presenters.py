"""What the import pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.returns.ssda903.schema import TABLES

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows in = added + changed + left alone + set aside. Withdrawn, and kept though gone, stand beside: they are in no file."""

    added: int
    changed: int
    unchanged: int
    set_aside: int
    withdrawn: int = 0
    kept: int = 0

    @property
    def rows(self) -> int:
        """Every row that came in."""
        return self.added + self.changed + self.unchanged + self.set_aside


def _sum(counts: Mapping[str, int]) -> Sum:
    return Sum(**{name: counts.get(name, 0) for name in ("added", "changed", "unchanged", "set_aside", "withdrawn", "kept")})


def sum_of(counts: Counts) -> Sum:
    """The sum over all tables."""
    together: dict[str, int] = {}
    for each in counts.values():
        for outcome, rows in each.items():
            together[outcome] = together.get(outcome, 0) + rows
    return _sum(together)


def sums_by_table(counts: Counts) -> list[tuple[str, Sum]]:
    """The sum of each table, in the order of the return."""
    return [(table.name, _sum(counts[table.name])) for table in TABLES if table.name in counts]
