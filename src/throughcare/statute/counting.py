"""The ways the law counts time, each said as the law says it. A count gives a due date and can be read aloud."""

from __future__ import annotations

from throughcare.statute.sums import Count as Count
from throughcare.statute.sums import How as How
from throughcare.statute.sums import NoDate as NoDate


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


def months_before(number: int) -> Count:
    """Months counted back from a day, such as a birthday before which a window opens."""
    return Count(How.DATE, number, "months_before", f"{_n(number, 'month')} before")


def quarter(number: int = 1) -> Count:
    """Within a quarter of a year that began on the day."""
    return Count(How.DATE, number, "quarter", "By the end of the quarter")


def in_the_year(number: int = 12) -> Count:
    """Within a year, by a date the year itself fixes."""
    return Count(How.DATE, number, "month", f"{_n(number, 'month')}")


def date_given(waits_for: str, *, unit: str = "court_date") -> Count:
    """A date somebody else fixes: a court, a department, an inspectorate, or whoever set the action."""
    return Count(How.DATE, 0, unit, "On the date given", waits_for=waits_for)
