"""Who works with children: how many for each worker, how often that changes, and whether the work is looked at."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted, looked_after, only, standing, whether, without
from throughcare.measures.measure import Better, Count, Measure, Proportion, Rate
from throughcare.measures.timely import in_date, overdue
from throughcare.statute.duties.supervision import CHILD_DISCUSSED
from throughcare.statute.kinds import Kind

TOO_MANY_CHANGES = "Some children have experienced too many changes of social worker"
SUPERVISED = "significant gaps in supervision"


def _social_workers(record: Any) -> Any:
    return record.allocation.filter(lambda row: (row.part == "social_worker") & row.worker.notnull())


def _now(record: Any, asked: Asked) -> Any:
    return standing(_social_workers(record), asked.to_on)


def _in_the_year(record: Any, asked: Asked) -> Any:
    """Each social worker a looked-after child has had in the year, once."""
    rows = _social_workers(record)
    rows = rows.filter(rows.started_on <= asked.to_on, rows.ended_on.isnull() | (rows.ended_on > asked.from_on))
    return only(rows, looked_after(record, asked.to_on)).select("child", "worker").distinct()


def _with_a_worker(record: Any, asked: Asked) -> Any:
    return counted(_now(record, asked).select("child").distinct())


def _each_worker(record: Any, asked: Asked) -> Any:
    return counted(_now(record, asked).select("worker").distinct().select(child="worker"))


def _three_workers(record: Any, asked: Asked) -> Any:
    had = _in_the_year(record, asked).group_by("child").aggregate(workers=lambda row: row.count())
    rows = whether(looked_after(record, asked.to_on), had.filter(had.workers >= 3))
    return counted(rows, met=rows.so)


def _each_pair(record: Any, asked: Asked) -> Any:
    rows = _in_the_year(record, asked)
    return counted(rows, matter=rows.worker)


def _each_child(record: Any, asked: Asked) -> Any:
    return counted(_in_the_year(record, asked).select("child").distinct())


def _unallocated(record: Any, asked: Asked) -> Any:
    return counted(without(looked_after(record, asked.to_on), _now(record, asked)))


CASELOAD = Rate(
    key="M-WF-01",
    title="Children for each social worker",
    counts="children with a social worker named on the day",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="Department for Education, Children's social work workforce",
    cases=_with_a_worker,
    among=_each_worker,
    among_words="social workers",
    leaves_out="part-time is not known here: workers are counted, not full-time equivalents",
    beside="DfE: for each full-time equivalent who holds children's cases, on 30 September",
    letter="reduce caseloads, by increasing the number of employed social workers",
)
THREE_WORKERS = Proportion(
    key="M-WF-03",
    title="Children had three social workers or more in the year",
    counts="children looked after on the day",
    met="three or more were named for them in the twelve months to it",
    over=Over.YEAR,
    better=Better.LOWER,
    source="SSDA903: social workers",
    cases=_three_workers,
    told_by=Kind.WORKER_ALLOCATED,
    letter=TOO_MANY_CHANGES,
)
WORKERS_A_CHILD = Rate(
    key="M-WF-04",
    title="Social workers of each child in the year",
    counts="social workers named for children looked after on the day, each once for a child",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Local standard",
    cases=_each_pair,
    among=_each_child,
    among_words="children",
    letter=TOO_MANY_CHANGES,
)
DISCUSSED = Proportion(
    key="M-WF-09",
    title="The work with children was discussed in supervision in time",
    counts="children of whom it is owed that their work be discussed",
    met="it is not overdue",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=f"{CHILD_DISCUSSED.source}",
    cases=in_date(CHILD_DISCUSSED),
    letter=SUPERVISED,
)
NOT_DISCUSSED = Count(
    key="M-WF-09N",
    title="Children's supervision is overdue now",
    counts="children whose work should have been discussed by now",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{CHILD_DISCUSSED.source}",
    cases=overdue(CHILD_DISCUSSED),
    letter=SUPERVISED,
)
UNALLOCATED = Count(
    key="M-WF-11",
    title="Looked-after children have no social worker named",
    counts="looked-after children with no social worker named on the day",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="Local standard",
    cases=_unallocated,
    told_by=Kind.WORKER_ALLOCATED,
)

MEASURES: tuple[Measure, ...] = (CASELOAD, THREE_WORKERS, WORKERS_A_CHILD, DISCUSSED, NOT_DISCUSSED, UNALLOCATED)
