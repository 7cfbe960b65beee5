"""A council's own time for a duty, as somebody types it: a number and a unit, counted the way the rule itself is counted."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from throughcare.statute.counting import Count, How, days, hours, months, weeks, working_days, working_days_before
from throughcare.statute.duty import Config, Duty


class Unit(StrEnum):
    """What a council's own time may be counted in."""

    HOURS = "hour"
    WORKING_DAYS = "working_day"
    DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"
    WORKING_DAYS_BEFORE = "working_day_before"

    @property
    def words(self) -> str:
        return "working days before" if self is Unit.WORKING_DAYS_BEFORE else f"{self.value.replace('_', ' ')}s"

    @property
    def most(self) -> int:
        """The greatest number that can be meant: a longer time would run past the holidays that are known."""
        return {"hour": 24 * 31, "day": 731, "week": 104, "month": 60}.get(self.value, 250)


_COUNTS: dict[Unit, Callable[[int], Count]] = {
    Unit.HOURS: hours,
    Unit.WORKING_DAYS: working_days,
    Unit.DAYS: days,
    Unit.WEEKS: weeks,
    Unit.MONTHS: months,
    Unit.WORKING_DAYS_BEFORE: working_days_before,
}
_GAPS = {
    Unit.WORKING_DAYS: How.MAXGAP_WD,
    Unit.DAYS: How.MAXGAP,
    Unit.WEEKS: How.MAXGAP,
    Unit.MONTHS: How.MAXGAP_M,
}
_BY_DAYS = (Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS)
_UNITS = {
    How.H: (Unit.HOURS,),
    How.WD_BEFORE: (Unit.WORKING_DAYS_BEFORE,),
    **dict.fromkeys((How.WD_EXCL, How.M_CORR, How.WK, How.CD_EXCL, *_GAPS.values()), _BY_DAYS),
}


def units_of(duty: Duty) -> tuple[Unit, ...]:
    """What a council may count its own time for a duty in; nothing where the law fixes it, or it has no length of time at all."""
    if duty.config not in {Config.FREE, Config.TIGHTEN} or duty.waits_for:
        return ()
    return _UNITS.get(duty.within.how, ())


def unit_of(count: Count) -> Unit:
    """The unit a rule's own time is counted in. Raises ValueError for a time that is not so many of anything."""
    return Unit(count.unit)


def own_count(rule: Count, *, number: int, unit: Unit) -> Count:
    """So many of a unit, as a gap of at most so much where the rule is a gap."""
    count = _COUNTS[unit](number)
    if rule.how not in _GAPS.values() or unit not in _GAPS:
        return count
    return Count(_GAPS[unit], number, unit.value, f"At most {count.words}")
