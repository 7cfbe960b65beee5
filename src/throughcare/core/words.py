"""Dates, ages and counts in plain English. Nothing here asks what day it is: each is told."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def plain_date(on: date | None, missing: str = "not known") -> str:
    """7 January 2027."""
    return f"{on.day} {on:%B} {on.year}" if on else missing


def long_date(on: date | None, missing: str = "not known") -> str:
    """Thursday 7 January 2027."""
    return f"{on:%A} {plain_date(on)}" if on else missing


def short_date(on: date | None, missing: str = "not known") -> str:
    """7 Jan 2027, for tables."""
    return f"{on.day} {on:%b} {on.year}" if on else missing


def clock(at: datetime) -> str:
    """2:05pm, midday, midnight: London time, whatever zone it was kept in."""
    here = at.astimezone(LONDON)
    if (here.hour, here.minute) in {(0, 0), (12, 0)}:
        return "midday" if here.hour else "midnight"
    hour = here.hour % 12 or 12
    minutes = f":{here.minute:02}" if here.minute else ""
    return f"{hour}{minutes}{'am' if here.hour < 12 else 'pm'}"


def moment(at: datetime | None, missing: str = "not known") -> str:
    """7 January 2027 at 2:05pm, London time."""
    return f"{plain_date(at.astimezone(LONDON).date())} at {clock(at)}" if at else missing


def thousands(number: int) -> str:
    """2,675."""
    return f"{number:,}"


def count(number: int, one: str, many: str = "") -> str:
    """1 child, 2,675 children. Without `many`, adds an s."""
    return f"{thousands(number)} {one if number == 1 else many or one + 's'}"


def listed(things: Iterable[str], last: str = "and") -> str:
    """Ann, Bob and Charlie."""
    *before, end = list(things) or [""]
    return f"{', '.join(before)} {last} {end}" if before else end


def period(first: date | None, ended: date | None = None) -> str:
    """From 1 Jan 2026 to 3 Mar 2026; since 1 Jan 2026 while it lasts. `ended` is the day it ended."""
    if ended is None:
        return f"since {short_date(first)}"
    return f"{short_date(first)} to {short_date(ended)}"


def whole_months(first: date, last: date) -> int:
    """Whole months lived between two days; a day that a shorter month lacks is reached on the first of the next."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def age(born: date | None, on: date) -> str:
    """How old on a day: 9 years, 7 months under two, 3 weeks under two months. Born 29 February counts from 1 March."""
    if born is None:
        return "age not known"
    if born > on:
        return "not yet born"
    months = whole_months(born, on)
    if months >= 24:
        return count(months // 12, "year")
    if months >= 2:
        return count(months, "month")
    days = (on - born).days
    return count(days // 7, "week") if days >= 7 else count(days, "day")


def from_day(on: date, today: date) -> str:
    """Today, tomorrow, yesterday, in 3 days, 12 days ago."""
    days = (on - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"


def how_late(due_on: date, today: date) -> str:
    """How a date that something is due stands to a day: 12 days late, due today, due tomorrow, due in 3 days."""
    if today > due_on:
        return f"{count((today - due_on).days, 'day')} late"
    return f"due {from_day(due_on, today)}"


def hours_late(due_at: datetime, now: datetime) -> str:
    """The same for what is counted in hours: 5 hours late, due in 40 minutes. Past three days it speaks in days."""
    gap = now - due_at
    late, gap = gap > timedelta(), abs(gap)
    if gap >= timedelta(days=3):
        said = count(gap.days, "day")
    elif gap >= timedelta(hours=1):
        said = count(int(gap / timedelta(hours=1)), "hour")
    else:
        said = count(int(gap / timedelta(minutes=1)), "minute")
    return f"{said} late" if late else f"due in {said}"
