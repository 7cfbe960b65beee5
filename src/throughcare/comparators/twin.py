"""A measure of ours and the published figure that stands beside it, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a published figure is a number of."""

    PERCENT = "%"
    RATE = "for every 10,000 children"
    SCORE = "points"
    EACH = "each"
    COUNT = "children"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A measure of ours and its published twin.

    `part` tells the twins of one measure apart, where one has several, and is empty where it has one: a figure of ours that is of
    all parts together is not drawn on a part's chart. `places` is to how many decimal places it is published. `differs` is what
    somebody must know before they set the two side by side.
    """

    measure: str
    published: str
    title: str
    covers: str
    unit: Unit = Unit.PERCENT
    places: int = 0
    part: str = ""
    differs: tuple[str, ...]

    @property
    def stands_alone(self) -> bool:
        """Whether it is a plain count, which says nothing beside a larger or smaller council's: only our own trend is shown."""
        return self.unit is Unit.COUNT


YEAR, MARCH, SEPTEMBER = "the year to 31 March", "31 March", "30 September"
SCHOOL_YEAR = "the school year, of children looked after for twelve months at 31 March"
