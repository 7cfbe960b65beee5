"""A count of time as a value, and the sum behind each way the law counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from throughcare.statute.calendar import Calendar, birthday, months_after

_WEEKS_OF_PREGNANCY = 40
_BACK_FROM_THE_EVENT = frozenset({"weeks_before", "weeks_before_edd", "weeks_gestation", "by_18", "age"})


class How(StrEnum):
    """A rule of counting, by the short name it has in the list of timescales."""

    WD_EXCL = "WD_EXCL"
    M_CORR = "M_CORR"
    WK = "WK"
    CD_EXCL = "CD_EXCL"
    CD_INCL = "CD_INCL"
    BD_INCL = "BD_INCL"
    H = "H"
    MAXGAP = "MAXGAP"
    MAXGAP_M = "MAXGAP_M"
    MAXGAP_WD = "MAXGAP_WD"
    WD_BEFORE = "WD_BEFORE"
    GATE = "GATE"
    EVENT = "EVENT"
    ROLLING = "ROLLING"
    TERM = "TERM"
    TERM_D = "TERM_D"
    DATE = "DATE"


class NoDate(ValueError):
    """The count gives no date by itself: the message says what it waits for."""


@dataclass(frozen=True, slots=True)
class Count:
    """So much time, counted in one way. `unit` is the unit of `number`; `words` are how a page says it.

    `waits_for` is set where no date can be worked out, and says what must fix it.
    `past_birthday` is the age at which `after_birthday` months replace the number, where the date would fall on or after it.
    """

    how: How
    number: int
    unit: str
    words: str
    waits_for: str = ""
    past_birthday: int = 0
    after_birthday: int = 0

    def due(self, since: date, calendar: Calendar, *, born: date | None = None) -> date:
        """The day it is due, counting from a day. Raises NoDate, or HorizonPassed, where there is none."""
        if self.waits_for:
            raise NoDate(f"No date: it waits for {self.waits_for}.")
        found = _DAYS[self.how](self, since, calendar, born)
        if self.past_birthday and born is not None and found >= birthday(born, self.past_birthday):
            return months_after(since, self.after_birthday)
        return found

    def due_at(self, since: datetime) -> datetime:
        """The moment it is due, for counts of hours: elapsed time, whatever the clocks do in between."""
        if since.tzinfo is None:
            raise ValueError("Hours are counted from a time with a time zone.")
        return since.astimezone(UTC) + timedelta(hours=self.number)

    @property
    def in_hours(self) -> bool:
        """Whether it is counted in elapsed hours."""
        return self.how is How.H

    @property
    def needs_birth(self) -> bool:
        """Whether the date depends on the child's birthday."""
        return self.past_birthday > 0 or self.unit in {"age", "by_18"}

    @property
    def looks_back(self) -> bool:
        """Whether it must be done before the event it is counted from, so that an earlier doing meets it."""
        return self.how in {How.WD_BEFORE, How.GATE} or self.unit in _BACK_FROM_THE_EVENT


def _working(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return calendar.after(since, working_days=count.number)


def _months(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return months_after(since, count.number * (12 if count.unit == "year" else 1))


def _days(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return since + timedelta(days=count.number * (7 if count.unit == "week" else 1))


def _beginning_with(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return _days(count, since, calendar, born) - timedelta(days=1)


def _business(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return calendar.beginning_with(since, working_days=count.number)


def _whole_days(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    """Hours from a day whose time is not known: the end of the day that so many hours would reach."""
    return since + timedelta(days=-(-count.number // 24))


def _back(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    return calendar.before(since, working_days=count.number)


def _event(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    if count.unit == "review_number":
        return months_after(calendar.after(since, working_days=20), 3)
    return since


def _fixed(count: Count, since: date, calendar: Calendar, born: date | None) -> date:
    """The dates that an event, an age or half an interval fixes."""
    number = count.number
    if count.unit in {"age", "by_18"}:
        if born is None:
            raise NoDate("No date: it waits for the date of birth.")
        return max(since, birthday(born, count.after_birthday))
    if count.unit == "percent_of_interval":
        end = months_after(since, count.after_birthday)
        return since + (end - since) // 2
    if count.unit in {"weeks_before", "weeks_before_edd"}:
        return since - timedelta(weeks=number)
    if count.unit == "weeks_gestation":
        return since - timedelta(weeks=_WEEKS_OF_PREGNANCY - number)
    if count.unit == "week_number":
        return since + timedelta(weeks=number)
    if count.unit in {"month_after", "month"}:
        return months_after(since, number)
    if count.unit == "months_before":
        return months_after(since, -number)
    if count.unit == "quarter":
        return months_after(since, 3 * number) - timedelta(days=1)
    return since


_DAYS = {
    How.WD_EXCL: _working,
    How.TERM_D: _working,
    How.MAXGAP_WD: _working,
    How.M_CORR: _months,
    How.MAXGAP_M: _months,
    How.WK: _days,
    How.MAXGAP: _days,
    How.CD_EXCL: _days,
    How.CD_INCL: _beginning_with,
    How.BD_INCL: _business,
    How.H: _whole_days,
    How.WD_BEFORE: _back,
    How.EVENT: _event,
    How.DATE: _fixed,
}
