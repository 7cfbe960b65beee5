"""What is agreed from figures: whether it was done on time, and whether the figure then moved."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted
from throughcare.measures.measure import Better, Count, Measure, Proportion

CLINICS = (
    "clear leadership direction to hold performance and quality clinics, has seen the development of a hierarchy of meetings and "
    "performance discussions at every management level"
)
NOT_YET = "the tracking is not yet translating into activity"


def _actions(record: Any) -> Any:
    rows = record.figure_action
    return rows.mutate(child=rows.action)


def _due(record: Any, asked: Asked) -> Any:
    rows = _actions(record)
    ended = rows.ended_on.notnull() & (rows.ended_on <= rows.due_on)
    rows = rows.filter(rows.due_on.between(asked.from_on, asked.to_on), ~ended)
    # What is due on the last day asked about and not done on it is not late yet.
    rows = rows.filter((rows.due_on < asked.to_on) | (rows.done_on <= asked.to_on).fill_null(False))
    return counted(rows, matter=rows.measure, met=(rows.done_on <= rows.due_on).fill_null(False))


def _overdue(record: Any, asked: Asked) -> Any:
    rows = _actions(record)
    undone = rows.done_on.isnull() | (rows.done_on > asked.to_on)
    going_on = rows.ended_on.isnull() | (rows.ended_on > asked.to_on)
    rows = rows.filter(rows.due_on < asked.to_on, undone, going_on)
    return counted(rows, matter=rows.measure)


def _moved(record: Any, asked: Asked) -> Any:
    rows = _actions(record)
    rows = rows.filter(rows.done_on.between(asked.from_on, asked.to_on))
    again = (rows.looked_again_on <= asked.to_on).fill_null(False)
    return counted(rows, matter=rows.measure, met=again.ifelse(rows.moved, None))


OVERDUE = Count(
    key="M-IP-02",
    title="Actions agreed from figures are overdue now",
    counts="actions agreed from a figure that are due before the day and not done",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="Local standard",
    cases=_overdue,
    of_children=False,
    letter=NOT_YET,
)
DONE_ON_TIME = Proportion(
    key="M-IP-07",
    title="Actions agreed from figures were done on time",
    counts="actions agreed from a figure that fell due in the days asked about; one ended with a reason before it was due is not counted",
    met="it was done by its day",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="Local standard",
    cases=_due,
    of_children=False,
    letter=CLINICS,
)
MOVED = Proportion(
    key="M-IP-07M",
    title="Figures moved after action",
    counts="actions agreed from a figure and done in the twelve months",
    met="the first figure written down four weeks or more after it was done is better than the one it was agreed from",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="Local standard",
    cases=_moved,
    of_children=False,
    leaves_out="a figure may move for other reasons, and an action may help where a figure does not show it",
    letter=NOT_YET,
)

MEASURES: tuple[Measure, ...] = (OVERDUE, DONE_ON_TIME, MOVED)
