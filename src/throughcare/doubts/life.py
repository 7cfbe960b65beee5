"""One child's rows as rules look at them, on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar, cast

from throughcare.record.columns import Row
from throughcare.record.snapshot.care import LegalStatus, PeriodOfCare, Placement
from throughcare.record.snapshot.children import Child
from throughcare.record.snapshot.owed import CoverRow

R = TypeVar("R", bound=Row)
SHORT_BREAKS = frozenset({"V3", "V4"})


class Life:
    """What is known of one child. `on` is the day it is looked at: the last day that anything here can tell of, if that is past."""

    def __init__(self, rows: Iterable[Row], *, on: date) -> None:
        self._rows: dict[type[Row], list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[type(row)].append(row)
        self._in_order: dict[type[Row], list[Row]] = {}
        self.on = min(on, _told_to(self.all(CoverRow)) or on)

    def all(self, kind: type[R]) -> list[R]:
        """Every row of one table, in the order of its days."""
        if kind not in self._in_order:
            self._in_order[kind] = sorted(self._rows.get(kind, ()), key=_in_order)
        return cast(list[R], self._in_order[kind])

    @property
    def child(self) -> Child | None:
        """Who they are."""
        return next(iter(self.all(Child)), None)

    @property
    def periods(self) -> list[PeriodOfCare]:
        """Times of being looked after, short breaks left out: hardly anything that is asked of the others is asked of them."""
        breaks = {each.period for each in self.all(LegalStatus) if each.code in SHORT_BREAKS}
        return [each for each in self.all(PeriodOfCare) if each.period not in breaks]

    @property
    def looked_after_now(self) -> PeriodOfCare | None:
        """The time of being looked after that covers the day."""
        return next((each for each in self.periods if covers(each, self.on)), None)


def covers(row: PeriodOfCare | LegalStatus | Placement, on: date) -> bool:
    """Whether something lasted over a day: the day it ends belongs to what follows."""
    return row.started_on <= on and (row.ended_on is None or on < row.ended_on)


def _told_to(covers: Iterable[CoverRow]) -> date | None:
    """The last day anything can tell of; None while one goes on, or nothing says."""
    ends = [each.last_on for each in covers]
    return None if not ends or None in ends else max(end for end in ends if end is not None)


def _in_order(row: Row) -> tuple[str, ...]:
    return tuple(str(getattr(row, name, None) or "") for name in ("started_on", "turn", "held_on", "visited_on", "assessed_on"))
