"""The ways the law counts time. Each count is a value that gives a due date and can be read aloud."""

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


def _n(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def working_days(number: int) -> Count:
    """Working days, the day it starts from being day nought."""
    return Count(How.WD_EXCL, number, "working_day", _n(number, "working day"))


def months(number: int) -> Count:
    """Calendar months to the corresponding date, or the end of a shorter month."""
    return Count(How.M_CORR, number, "month", _n(number, "month"))


def months_until_birthday(number: int, *, age: int, then: int) -> Count:
    """Months, or `then` months where the date would fall on or after a birthday."""
    return Count(How.M_CORR, number, "month", _n(number, "month"), past_birthday=age, after_birthday=then)


def years(number: int) -> Count:
    """Years to the corresponding date."""
    return Count(How.M_CORR, number, "year", _n(number, "year"))


def weeks(number: int) -> Count:
    """Weeks of seven days."""
    return Count(How.WK, number, "week", _n(number, "week"))


def days(number: int) -> Count:
    """Days, weekends and holidays included, the day it starts from being day nought."""
    return Count(How.CD_EXCL, number, "day", _n(number, "day"))


def days_beginning_with(number: int) -> Count:
    """Days beginning with the day it starts from, which is day one."""
    return Count(How.CD_INCL, number, "day", f"{_n(number, 'day')} beginning with that day, counted")


def weeks_beginning_with(number: int) -> Count:
    """Weeks beginning with the day it starts from, which is day one."""
    return Count(How.CD_INCL, number, "week", f"{_n(number, 'week')} beginning with that day, counted")


def business_day(number: int) -> Count:
    """The nth court business day, the day it starts from being day one."""
    return Count(How.BD_INCL, number, "business_day_number", f"Business day {number}, counted")


def hours(number: int) -> Count:
    """Elapsed hours, through nights, weekends and changes of the clock."""
    return Count(How.H, number, "hour", _n(number, "hour"))


def at_most_weeks(number: int) -> Count:
    """A gap of at most so many weeks since it was last really done."""
    return Count(How.MAXGAP, number, "week", f"At most {_n(number, 'week')}")


def at_most_months(number: int) -> Count:
    """A gap of at most so many months since it was last really done."""
    return Count(How.MAXGAP_M, number, "month", f"At most {_n(number, 'month')}")


def at_most_working_days(number: int) -> Count:
    """A gap of at most so many working days since it was last really done."""
    return Count(How.MAXGAP_WD, number, "working_day", f"At most {_n(number, 'working day')}")


def working_days_before(number: int) -> Count:
    """Working days counted back from an event to come."""
    return Count(How.WD_BEFORE, number, "working_day_before", f"{_n(number, 'working day')} before")


def business_days_before(number: int) -> Count:
    """Court business days counted back from a hearing."""
    return Count(How.WD_BEFORE, number, "business_day_before", f"{_n(number, 'business day')} before")


def before_it_happens(waits_for: str, *, unit: str = "gate_before") -> Count:
    """A gate: true before a step may be taken. It has no date of its own."""
    return Count(How.GATE, 0, unit, "Before it happens", waits_for=waits_for)


def at_once(*, unit: str = "event") -> Count:
    """At once, on the day of the event."""
    return Count(How.EVENT, 0, unit, "At once")


def by_second_review() -> Count:
    """By the second review, which is at latest three months after the first is due."""
    return Count(How.EVENT, 2, "review_number", "By the second review, counted")


def in_any_window(number: int, *, unit: str, waits_for: str) -> Count:
    """A total within a window that moves with each day: it has no date of its own."""
    return Count(How.ROLLING, number, unit, f"{number} {unit.replace('_', ' ')}", waits_for=waits_for)


def each_term() -> Count:
    """Once in every school term, of the child's own school."""
    return Count(How.TERM, 1, "per_term", "Once each term", waits_for="the school's term dates")


def school_days(number: int) -> Count:
    """Days on which the child's own school is open."""
    return Count(How.TERM_D, number, "school_day", _n(number, "school day"), waits_for="the school's term dates")


def same_day() -> Count:
    """On the same day."""
    return Count(How.DATE, 0, "same_day", "The same day")


def half_way(interval: Count) -> Count:
    """Half-way through an interval of months: the day after half its days."""
    return Count(How.DATE, 50, "percent_of_interval", f"Half-way through {interval.words}", after_birthday=interval.number)


def by_birthday(age: int, *, unit: str = "age", number: int | None = None) -> Count:
    """By a birthday, or at once where it has already passed."""
    return Count(How.DATE, age if number is None else number, unit, f"By age {age}", after_birthday=age)


def weeks_before(number: int, *, unit: str = "weeks_before") -> Count:
    """Weeks counted back from a day to come, such as an expected birth."""
    return Count(How.DATE, number, unit, f"{_n(number, 'week')} before")


def weeks_of_pregnancy(number: int) -> Count:
    """A week of the pregnancy, counted back from the expected birth at 40 weeks."""
    return Count(How.DATE, number, "weeks_gestation", f"Week {number} of the pregnancy")


def week_number(number: int) -> Count:
    """A week of the proceedings, as a planning convention."""
    return Count(How.DATE, number, "week_number", f"Week {number}")


def month_after(number: int) -> Count:
    """Months after a birthday."""
    return Count(How.DATE, number, "month_after", f"{_n(number, 'month')} after")


def quarter(number: int = 1) -> Count:
    """Within a quarter of a year that began on the day."""
    return Count(How.DATE, number, "quarter", "By the end of the quarter")


def in_the_year(number: int = 12) -> Count:
    """Within a year, by a date the year itself fixes."""
    return Count(How.DATE, number, "month", f"{_n(number, 'month')}")


def date_given(waits_for: str, *, unit: str = "court_date") -> Count:
    """A date somebody else fixes: a court, a department, an inspectorate, or whoever set the action."""
    return Count(How.DATE, 0, unit, "On the date given", waits_for=waits_for)


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
    if count.unit == "quarter":
        return months_after(since, 3 * number) - timedelta(days=1)
    return since


_DAYS = {
    How.WD_EXCL: _working,
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
