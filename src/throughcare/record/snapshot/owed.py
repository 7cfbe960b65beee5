"""What was owed to each child, as the law reckoned it, and what could be told of them. No figure works out a date: they are all here."""

from __future__ import annotations

from datetime import date, datetime

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD


@table("owed", key=("child", "duty", "about", "since_on"))
class OwedRow(Row):
    """One thing owed to one child once: since when, by when, and what became of it."""

    child: str = column(CHILD)
    duty: str = column("Key of the duty, as in the list of duties")
    about: str | None = column("The placement, episode or other matter it belongs to", null="the child", default=None)
    since_on: date = column("Day it began to be owed", unit="date")
    due_on: date | None = column(
        "Day by which it was due, by law or guidance", null="it waits for something to give it a date", unit="date"
    )
    due_at: datetime | None = column(
        "The moment it was due, where it is counted in hours", null="counted in days", unit="time, UTC"
    )
    council_due_on: date | None = column("The council's own earlier day", null="the council set none", unit="date")
    deadline: bool = column("Whether that day is one by which it must be done; false for the first or last day it may be")
    local: bool = column("Set by the council or a target, not by law or guidance")
    met_on: date | None = column("Day it was done", null="not done", unit="date")
    met_by: str | None = column("What was done, as the law names the happening", null="not done")
    met_late: bool = column("Done after it was due; by the hour where it is counted in hours")
    ended_on: date | None = column("Day it stopped being owed", null="still owed, or done", unit="date")
    known: bool = column("False where the record could not have shown it done")
    known_to: date | None = column("Last day on which the record could have shown it done", null="it still can", unit="date")
    excused: str | None = column(
        "Why it was not done in time, as a manager agreed. It stays not done", null="not excused", default=None
    )


@table("cover", key=("child", "carries", "first_on"))
class CoverRow(Row):
    """That a source can tell of a child, and of which happenings. What none could tell is not known; it is not "no"."""

    child: str = column(CHILD)
    carries: str = column("Which happenings, as a set of them: see the table of sets")
    first_on: date = column("First day it tells of", unit="date")
    last_on: date | None = column("Last day it tells of", null="it goes on", unit="date", default=None)


@table("carries", key=("carries", "kind"))
class CarriesRow(Row):
    """One happening of a set of those that a source can tell of."""

    carries: str = column("Which set")
    kind: str = column("The happening, as the law names it")
