"""The days a measure is asked about, said without knowing them: the expression is made once, and the days put in when it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from throughcare.statute.calendar import months_after

_TO, _FROM, _MARCH, _MONTHS, _DAYS, _LAST = 1, 2, 3, 100, 300, 1300
"""Years in which nothing here happens: each stands for a day that is not known yet, and is written into the expression for it."""
_STANDS_FOR_A_DAY = re.compile(r"MAKE_DATE\(" + ", ".join([r"(?:CAST\()?(\d+)(?: AS INT\))?"] * 3) + r"\)")


class Over(StrEnum):
    """What stretch of time a figure is about."""

    AS_AT = "as at a day"
    PERIOD = "a period"
    YEAR = "the twelve months to a day"
    THREE_YEARS = "the three years to a day"


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked about, both included. For what stands as at a day, they are the period a companion figure would have."""

    from_on: date
    to_on: date


def span(over: Over, to_on: date, from_on: date | None = None) -> Span:
    """The days a figure covers that ends on a day. A period is a quarter, unless the asker says from when."""
    if over is Over.PERIOD:
        return Span(from_on or first_of(to_on, months=3), to_on)
    return Span(first_of(to_on, months=36 if over is Over.THREE_YEARS else 12), to_on)


def first_of(to_on: date, *, months: int) -> date:
    """The first day of so many months that end with a day: of the twelve to 31 March, 1 April."""
    return months_after(to_on + timedelta(days=1), -months)


class Asked:
    """The days as an expression names them: `asked.to_on`, `asked.from_on`, and days before the last."""

    @property
    def to_on(self) -> Any:
        """The last day asked about."""
        return _stand_in(_TO)

    @property
    def from_on(self) -> Any:
        """The first day asked about."""
        return _stand_in(_FROM)

    @property
    def last_31_march(self) -> Any:
        """The 31 March on or before the last day: the end of the last year of returns."""
        return _stand_in(_MARCH)

    def months_before(self, months: int) -> Any:
        """The day so many months before the last."""
        return _stand_in(_MONTHS + months)

    def days_before(self, days: int) -> Any:
        """The day so many days before the last."""
        return _stand_in(_DAYS + days)


def with_days(sql: str, asked: Span) -> str:
    """The statement with the days put in."""
    return _put_in(sql, lambda stands_for: _literal(stands_for, asked))


def for_each_of(sql: str, stretches: Sequence[Span]) -> str:
    """The statement asked of many stretches of time at once: what it finds for each, in their order, after its place among them."""
    stands_for: list[int] = []

    def column(year: int) -> str:
        if year not in stands_for:
            stands_for.append(year)
        return f"stretch.day_{year}"

    found = _put_in(sql, column)
    rows = (", ".join([str(place), *(_literal(year, each) for year in stands_for)]) for place, each in enumerate(stretches))
    columns = ", ".join(["place", *(f"day_{year}" for year in stands_for)])
    values = ", ".join(f"({row})" for row in rows)
    return (
        f"SELECT stretch.place, found.* FROM (VALUES {values}) stretch({columns}), LATERAL ({found}) found ORDER BY stretch.place"
    )


def _put_in(sql: str, day: Callable[[int], str]) -> str:
    def put_in(found: re.Match[str]) -> str:
        year = int(found[1])
        return found[0] if year > _LAST else day(year)

    return _STANDS_FOR_A_DAY.sub(put_in, sql)


def _literal(stands_for: int, asked: Span) -> str:
    return f"DATE '{_day(stands_for, asked)}'"


def _day(stands_for: int, asked: Span) -> date:
    if stands_for == _TO:
        return asked.to_on
    if stands_for == _FROM:
        return asked.from_on
    if stands_for == _MARCH:
        year = asked.to_on.year
        return date(year if asked.to_on >= date(year, 3, 31) else year - 1, 3, 31)
    if stands_for < _DAYS:
        return months_after(asked.to_on, _MONTHS - stands_for)
    return asked.to_on - timedelta(days=stands_for - _DAYS)


def _stand_in(year: int) -> Any:
    import ibis

    return ibis.literal(date(year, 1, 1))
