"""Why this date: the sentence a page shows beside it. And the date of one duty by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from throughcare.statute.calendar import long_date
from throughcare.statute.counting import How, NoDate
from throughcare.statute.duty import Config, DateIs, Duty, Owed, happenings
from throughcare.statute.london import LONDON, london_day, long_time
from throughcare.statute.rulebook import Rulebook


def explain(owed: Owed) -> str:
    """Why it is due when it is: the count, the day it starts from, and where that is written."""
    duty, since = owed.duty, owed.since
    if owed.due_at is not None and since.at is not None:
        start = f"{long_time(since.at)}, when {since.kind.clause}"
    else:
        start = f"{long_date(since.on)}, the day {since.kind.clause}"
    if owed.without_holidays:
        return (
            f"{owed.counted.words} from {start}. The day is not known: it waits for {owed.counted.waits_for}. {_authority(duty)}"
        )
    if owed.due_on is None:
        return f"From {start}. It waits for {owed.counted.waits_for or 'the date of birth'}. {_authority(duty)}"
    if owed.counted.how is How.GATE:
        return f"It must be so before {start}. {_authority(duty)}"
    joint = "" if owed.counted.words.endswith("before") else " from"
    sentence = f"{owed.counted.words}{joint} {start}."
    if owed.duty.sooner and owed.met_on != owed.due_on:
        sentence += f" Sooner, if {happenings(duty.sooner)[0]} before then."
    return f"{sentence}{_NOT_A_DEADLINE[duty.date_is]}{_own(owed)}{_for_a_time(owed)} {_authority(duty)}"


_NOT_A_DEADLINE = {
    DateIs.DUE: "",
    DateIs.NOT_BEFORE: " That is the first day on which it may be done, not a day to do it by.",
    DateIs.MAY_UNTIL: " That is the last day on which it may be asked for, not a day for the authority to keep.",
}


def _for_a_time(owed: Owed) -> str:
    """That another count stood in the place of the ordinary one for a time, and where that is written."""
    for one in owed.duty.varied:
        if owed.counted is one.within:
            return f" From {long_date(one.first)} to {long_date(one.last)} that stood in place of the usual time: {one.source}."
    return ""


def _own(owed: Owed) -> str:
    """What this council has set itself: an earlier date beside the legal one, or its own time in the place of the usual one."""
    duty = owed.duty
    if owed.council_due_at is not None and owed.due_at is not None:
        return f" This council's own time is {long_time(owed.council_due_at)}." if owed.council_due_at != owed.due_at else ""
    if owed.council_due_on is not None and owed.council_due_on != owed.due_on:
        return f" This council's own date is {long_date(owed.council_due_on)}."
    of_law = (duty.within, duty.then, *(stage.within for stage in duty.stages))
    if duty.config is Config.FREE and not any(owed.counted is one for one in of_law):
        again = duty.then is not None and owed.since.kind in {one.kind for one in happenings(duty.met_by)}
        usual = duty.then if again and duty.then is not None else duty.within
        return f" This council has set that time; otherwise it would be {usual.words[0].lower()}{usual.words[1:]}."
    return ""


def _authority(duty: Duty) -> str:
    return f"{duty.status.value}: {duty.source}."


@dataclass(frozen=True, slots=True)
class Due:
    """When one duty is due. `at` is set where it is counted in hours from a known time."""

    on: date
    at: datetime | None = None

    def __str__(self) -> str:
        return f"{self.at.astimezone(LONDON):%Y-%m-%dT%H:%M}" if self.at is not None else self.on.isoformat()


def due_from(duty: Duty, since: date | datetime, *, rulebook: Rulebook, born: date | None = None) -> Due:
    """When a duty is due, from its trigger or, for a rolling one, from when it was last really done.

    Raises NoDate, with one line saying what it waits for, where counting gives none; HorizonPassed past the holidays.
    """
    if isinstance(since, datetime):
        if duty.within.in_hours:
            at = duty.within.due_at(since)
            return Due(london_day(at), at)
        since = london_day(since)
    if duty.waits_for:
        raise NoDate(f"{duty.key} has no date of its own: it waits for {duty.waits_for}.")
    return Due(duty.within.due(since, rulebook.calendar_of(duty), born=born))
