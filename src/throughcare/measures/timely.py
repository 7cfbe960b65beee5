"""What fell due, and whether it was done in time. Days come from what was reckoned: nothing here counts any."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked
from throughcare.measures.cohorts import counted
from throughcare.measures.measure import Cases
from throughcare.statute.duty import Duty
from throughcare.statute.kinds import Kind


def fell_due(*duties: Duty, again: bool = False, while_looked_after: bool = False, only_by: Kind | None = None) -> Cases:
    """Each time one of these fell due in the days asked about, and whether it was done by then.

    Dated on the day it was due: not done by then is not met, excused or not. One due on the last day asked about and not done then is
    not late yet. `again` is for what comes round: left undone it counts in every period in which it stood open past its day. What the
    record could not have shown is not known. `while_looked_after` leaves out those whose care had ended by the day it was due. `only_by`
    is what alone counts as done, where the law is content with less.
    """

    def cases(record: Any, asked: Asked) -> Any:
        rows = _of(record, duties)
        done = rows.met_on <= asked.to_on
        in_days = rows.due_on.between(asked.from_on, asked.to_on) & ((rows.due_on < asked.to_on) | done.fill_null(False))
        if again:
            stood_open = (rows.met_on.isnull() | (rows.met_on >= asked.from_on)) & (
                rows.ended_on.isnull() | (rows.ended_on > asked.from_on)
            )
            in_days |= (rows.due_on < asked.from_on) & stood_open
        rows = rows.filter(in_days)
        if while_looked_after:
            care = record.care.select("child", care_from="started_on", care_to="ended_on")
            rows = rows.inner_join(care, "child")
            rows = rows.filter(rows.care_from <= rows.due_on, rows.care_to.isnull() | (rows.care_to > rows.due_on))
        in_time = _in_time(rows, asked)
        if only_by is not None:
            in_time &= (rows.met_by == only_by.value).fill_null(False)
        return counted(rows, matter=_matter(rows), met=in_time)

    return cases


def every_one_in_time(*duties: Duty, only_by: Kind | None = None) -> Cases:
    """Children, and whether each time one of these fell due for them it was done in time. The letter counts so: 17 of 19 children."""
    each = fell_due(*duties, only_by=only_by)

    def cases(record: Any, asked: Asked) -> Any:
        rows = each(record, asked)
        children = rows.group_by("child").aggregate(met=lambda row: row.met.all())
        return counted(children, met=children.met)

    return cases


def in_date(*duties: Duty, not_yet: tuple[Duty, ...] = ()) -> Cases:
    """Children who have one of these open on the day, and whether none of theirs is overdue.

    Of `not_yet` those that are not yet due say nothing, and are left out.
    """

    def cases(record: Any, asked: Asked) -> Any:
        rows = open_on(record, asked, *duties)
        waiting = rows.duty.isin([duty.key for duty in not_yet]) & (rows.due_on >= asked.to_on)
        rows = rows.filter(~waiting)
        able = rows.known & (rows.known_to.isnull() | (rows.known_to >= asked.to_on))
        told = rows.select(child=rows.child, met=able.ifelse(rows.due_on >= asked.to_on, None))
        children = told.group_by("child").aggregate(met=lambda row: row.met.all())
        return counted(children, met=children.met)

    return cases


def overdue(*duties: Duty) -> Cases:
    """Each of these that is overdue on the day: due before it, not done, still owed, and the record could have shown it."""

    def cases(record: Any, asked: Asked) -> Any:
        rows = open_on(record, asked, *duties)
        late = rows.filter(rows.due_on < asked.to_on, rows.known, rows.known_to.isnull() | (rows.known_to >= asked.to_on))
        return counted(late, matter=_matter(late))

    return cases


def open_on(record: Any, asked: Asked, *duties: Duty) -> Any:
    """What of these duties was owed on the day, had a date, and was not done.

    One that ended after that day, and before it was due, was owed on it all the same: what happens later changes no past day.
    """
    rows = _dated(record, duties)
    return rows.filter(
        rows.since_on <= asked.to_on,
        rows.met_on.isnull() | (rows.met_on > asked.to_on),
        rows.ended_on.isnull() | (rows.ended_on > asked.to_on),
    )


def _of(record: Any, duties: tuple[Duty, ...]) -> Any:
    """The reckoned rows of these duties that have a day to be done by, and reached it: done, or not ended before it."""
    rows = _dated(record, duties)
    return rows.filter(rows.met_on.notnull() | rows.ended_on.isnull() | (rows.due_on < rows.ended_on))


def _dated(record: Any, duties: tuple[Duty, ...]) -> Any:
    """The reckoned rows of these duties that have a day to be done by."""
    rows = record.owed
    return rows.filter(rows.duty.isin([duty.key for duty in duties]), rows.deadline, rows.due_on.notnull())


def _matter(rows: Any) -> Any:
    return rows.duty + " " + rows.about.fill_null("") + " " + rows.since_on.cast("string")


def _in_time(rows: Any, asked: Asked) -> Any:
    """Whether it was done by its day; null where the record could not have shown it."""
    import ibis

    in_time = (rows.met_on <= asked.to_on).fill_null(False) & ~rows.met_late
    able = rows.known & (rows.met_on.notnull() | rows.known_to.isnull() | (rows.due_on <= rows.known_to))
    return able.ifelse(in_time, ibis.null("boolean"))
