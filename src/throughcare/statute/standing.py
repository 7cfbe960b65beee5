"""How a duty stands on a day. Only here does the day matter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from throughcare.statute.duty import DateIs, Owed


class Standing(StrEnum):
    """How a duty stands."""

    MET = "Met"
    MET_LATE = "Met late"
    ON_TRACK = "On track"
    DUE_SOON = "Due soon"
    OVERDUE = "Overdue"
    ENDED_UNMET = "Ended unmet"
    ENDED = "Ended before it fell due"
    NOT_KNOWN = "Not known"
    WAITING = "Waiting for a date"
    NOT_YET = "Not yet allowed"
    ALLOWED = "May be done"
    TOO_SOON = "Done too soon"
    CLOSED = "The time for it has passed"


def standing(owed: Owed, today: date, *, now: datetime | None = None, warn_days: int = 5) -> Standing:
    """How a duty stands on a day, by its legal date. `warn_days` is calendar days before it is due, inclusive.

    A duty counted in hours is overdue from its moment where `now` is given, else from the day after.
    Past the last day the record could have shown it met, it is not known.
    """
    if not owed.known:
        return Standing.NOT_KNOWN
    if owed.duty.date_is is not DateIs.DUE and owed.due_on is not None and (owed.ended_on is None or owed.ended_on > today):
        return _when_allowed(owed, owed.due_on, today)
    if owed.met is not None:
        return Standing.MET_LATE if owed.met_late else Standing.MET
    if owed.ended_on is not None and owed.ended_on <= today:
        fell_due = owed.due_on is not None and owed.ended_on > owed.due_on
        return Standing.ENDED_UNMET if fell_due else Standing.ENDED
    if owed.known_to is not None and today > owed.known_to:
        return Standing.NOT_KNOWN
    if owed.due_on is None:
        return Standing.WAITING
    passed = now > owed.due_at if now is not None and owed.due_at is not None else today > owed.due_on
    if passed:
        return Standing.OVERDUE
    return Standing.DUE_SOON if owed.due_on - today <= timedelta(days=warn_days) else Standing.ON_TRACK


def _when_allowed(owed: Owed, limit: date, today: date) -> Standing:
    """How it stands where the date is not a deadline: the first day it may be done, or the last day it may be asked for."""
    if owed.duty.date_is is DateIs.NOT_BEFORE:
        if owed.met is not None:
            return Standing.MET if owed.met.on >= limit else Standing.TOO_SOON
        return Standing.NOT_YET if today < limit else Standing.ALLOWED
    if owed.met is not None:
        return Standing.MET_LATE if owed.met_late else Standing.MET
    return Standing.ALLOWED if today <= limit else Standing.CLOSED
