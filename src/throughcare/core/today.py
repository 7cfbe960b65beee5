"""What day it is. The one place that asks, so that a page, a job and a test can all be told another day.

An imported council is looked at as at its own end date; whoever shows it passes that day on, and never asks here.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in London's time."""
    return datetime.now(tz=LONDON)


def today() -> date:
    """The calendar day in London."""
    return now().date()
