"""What a table of the return is, and what one of its columns is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from throughcare.record.columns import Row
from throughcare.returns.cells import Cell


class When(Enum):
    """What a day in a column says about time."""

    HAPPENED = "it happened, so it is neither before birth nor after the year ends"
    EXPECTED = "it may lie ahead"
    BORN = "the child's own birth"
    TIMELESS = "not a day, or one that may be any"


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table: its heading, how it is read, and the column of the record it fills (none: it repeats the Header)."""

    name: str
    fills: str
    cell: Cell
    must: bool = False
    usual: bool = False
    when: When = When.TIMELESS
    also_called: tuple[str, ...] = ()
    may_be_absent: bool = False


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """One table of the return. `since` is the year that first had it; `spans` pairs each start with its end."""

    name: str
    row: type[Row]
    headings: tuple[Heading, ...]
    since: int | None = None
    spans: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    by_name: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {each.name: place for place, each in enumerate(self.headings)}
        places |= {other: places[each.name] for each in self.headings for other in each.also_called}
        object.__setattr__(self, "by_name", MappingProxyType(places))

    @property
    def own(self) -> frozenset[str]:
        """The headings that are this table's, not the child's."""
        return frozenset(self.by_name) - {"CHILD", "CHILDID", "DOB", "SEX"}
