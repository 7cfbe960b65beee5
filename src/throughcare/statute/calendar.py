"""Which days are working days. Past the last known holiday a calendar refuses to guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from throughcare.statute.holidays import BANK_HOLIDAYS, FIRST_DAY, HORIZON, Holiday
from throughcare.statute.terms import Term, closed_days

_SATURDAY = 5


class CalendarCode(StrEnum):
    """Which non-working days a duty's instrument leaves out."""

    EW_BH = "EW_BH"
    EW_BH_BOXING = "EW_BH_BOXING"
    UK_BH_ANY = "UK_BH_ANY"
    COURT = "COURT"
    TERM = "TERM"
    CAL = "CAL"


class HorizonPassed(ValueError):
    """A working day was asked for past the last year whose holidays are known."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days from `first` to `horizon`. Counting is a look-up, whatever the distance."""

    code: CalendarCode
    holidays: frozenset[date]
    first: date = FIRST_DAY
    horizon: date = HORIZON
    _so_far: tuple[int, ...] = field(init=False, repr=False, compare=False, hash=False)
    _working: tuple[date, ...] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """`_so_far[n]` is how many working days there are up to and including day n; `_working` lists them."""
        so_far: list[int] = []
        working: list[date] = []
        for ordinal in range(self.first.toordinal(), self.horizon.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() < _SATURDAY and day not in self.holidays:
                working.append(day)
            so_far.append(len(working))
        object.__setattr__(self, "_so_far", tuple(so_far))
        object.__setattr__(self, "_working", tuple(working))

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day."""
        return self._count_to(day) > self._count_to(day - timedelta(days=1))

    def after(self, day: date, *, working_days: int) -> date:
        """The nth working day after a day, which is itself day nought."""
        return self._nth(self._count_to(day) + working_days)

    def before(self, day: date, *, working_days: int) -> date:
        """The nth working day before a day."""
        return self._nth(self._count_to(day - timedelta(days=1)) - working_days + 1)

    def beginning_with(self, day: date, *, working_days: int) -> date:
        """The nth working day where the day itself, or the next working day, is the first."""
        return self._nth(self._count_to(day - timedelta(days=1)) + working_days)

    def last_on_or_before(self, day: date) -> date:
        """The last working day no later than a day: the day to plan by."""
        return self._nth(self._count_to(day))

    def is_near_its_end(self, day: date, *, months: int = 24) -> bool:
        """Whether fewer than `months` of known holidays are left, so that somebody must add more."""
        return (self.horizon - day).days < months * 30.4

    def _count_to(self, day: date) -> int:
        index = day.toordinal() - self.first.toordinal()
        if index == -1:
            return 0
        if not 0 <= index < len(self._so_far):
            raise self._past()
        return self._so_far[index]

    def _nth(self, number: int) -> date:
        if not 1 <= number <= len(self._working):
            raise self._past()
        return self._working[number - 1]

    def _past(self) -> HorizonPassed:
        return HorizonPassed(
            f"Holidays are known only from {long_date(self.first)} to {long_date(self.horizon)}, "
            "so working days outside those years cannot be counted."
        )


def calendars(
    holidays: Iterable[Holiday] = BANK_HOLIDAYS, *, horizon: date = HORIZON, terms: tuple[Term, ...] = ()
) -> dict[CalendarCode, Calendar]:
    """Every calendar the law uses, from one list of holidays; that of school days from the terms that are known."""
    return _calendars(frozenset(holidays), horizon, terms)


@lru_cache(maxsize=64)
def _calendars(holidays: frozenset[Holiday], horizon: date, terms: tuple[Term, ...]) -> dict[CalendarCode, Calendar]:
    kept = [holiday for holiday in holidays if holiday.withdrawn_on is None]
    here = frozenset(holiday.on for holiday in kept if holiday.england_and_wales)
    anywhere = frozenset(holiday.on for holiday in kept)
    boxing = here | {date(year, 12, 26) for year in range(FIRST_DAY.year, horizon.year + 1)}
    days_off = {CalendarCode.EW_BH_BOXING: boxing, CalendarCode.UK_BH_ANY: anywhere}
    found = {code: Calendar(code, days_off.get(code, here), horizon=horizon) for code in CalendarCode}
    if terms:
        shut = here | closed_days(terms)
        found[CalendarCode.TERM] = Calendar(CalendarCode.TERM, shut, first=terms[0].first, horizon=terms[-1].last)
    return found


def long_date(day: date) -> str:
    """A date as a page shows it: Monday 7 December 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


@lru_cache(maxsize=65536)
def birthday(born: date, age: int) -> date:
    """The day an age is attained. Born on 29 February, it is attained on 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


@lru_cache(maxsize=65536)
def months_after(day: date, months: int) -> date:
    """The corresponding date some months on, or the last day of that month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, _days_in(year, month)))


def quarter_ended_before(day: date) -> date:
    """The last day of the last whole quarter before a day: of 24 November, 30 September."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31
