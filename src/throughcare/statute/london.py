"""London days and times. The law counts days here, and hours by elapsed time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(at: datetime) -> date:
    """The London day of a moment."""
    return at.astimezone(LONDON).date()


def long_time(at: datetime) -> str:
    """A moment as a page shows it: 10:00 on Saturday 24 October 2026."""
    here = at.astimezone(LONDON)
    return f"{here:%H:%M} on {here:%A} {here.day} {here:%B %Y}"
