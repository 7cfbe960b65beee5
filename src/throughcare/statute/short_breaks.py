"""The limits within which a series of short breaks keeps its own lighter rules (regulation 48)."""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.statute.calendar import months_after
from throughcare.statute.spells import NEVER, Spells

STAY_RECORDED, SERIES_RECORDED = "V3", "V4"
SHORT_BREAK_CODES = frozenset({STAY_RECORDED, SERIES_RECORDED})
_A_DAY = timedelta(days=1)
_LONGEST_STAY = timedelta(days=17)
_MOST_DAYS_IN_A_YEAR = 75
_NO_LONGEST_STAY = (date(2020, 4, 24), date(2020, 9, 25))
"""For stays begun from the first of these days to the last, the 17 days did not apply (SI 2020/445, regulation 8)."""


def within_limits(stays: Spells) -> Spells:
    """Each stay up to the day on which a limit was passed; to its end where none was."""
    return tuple((start, min(end, _limit_passed(stays, start, end))) for start, end in stays)


def _limit_passed(stays: Spells, start: date, end: date) -> date:
    """The first day of a stay past 17 days, or past 75 days in the twelve months to that day."""
    first, last = _NO_LONGEST_STAY
    passed = NEVER if first <= start <= last else start + _LONGEST_STAY
    day = start
    while day < min(end, passed):
        since = months_after(day, -12)
        days = sum(max(0, (min(ends, day + _A_DAY) - max(begins, since + _A_DAY)).days) for begins, ends in stays)
        if days > _MOST_DAYS_IN_A_YEAR:
            return day
        day += _A_DAY
    return passed
