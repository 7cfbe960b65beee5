"""Personal education plans, and time lost to exclusion."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted, looked_after_a_year
from throughcare.measures.measure import Better, Measure, Proportion
from throughcare.measures.timely import fell_due
from throughcare.statute.duties import education

TEMPLATE = "a new template for personal education plans has been developed"


def _good(record: Any, asked: Asked) -> Any:
    rows = record.education_plan
    rows = rows.filter(rows.checked_on.between(asked.from_on, asked.to_on), rows.quality.notnull())
    return counted(rows, matter=rows.held_on, met=rows.quality == "good")


def _excluded(record: Any, asked: Asked) -> Any:
    plans = record.education_plan.filter(lambda row: row.held_on.between(asked.from_on, asked.to_on))
    lost = plans.group_by("child").aggregate(days=lambda row: row.days_excluded.max())
    rows = looked_after_a_year(record, asked).inner_join(lost, "child")
    return counted(rows, met=rows.days > 0)


BEGUN_IN_TIME = Proportion(
    key="M-ED-01",
    title="Personal education plans were begun in time",
    counts="children who came into care, by the day their plan was due",
    met="begun by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{education.PLAN_BEGUN.source}",
    cases=fell_due(education.PLAN_BEGUN, while_looked_after=True),
    leaves_out="children who left care by the day it was due",
    letter=TEMPLATE,
)
GOOD = Proportion(
    key="M-ED-03",
    title="Personal education plans are good",
    counts="plans of which the virtual school said in the period how good they are",
    met="good: it will help them learn",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="Local standard",
    cases=_good,
    letter=TEMPLATE,
)
CHECKED_IN_TIME = Proportion(
    key="M-ED-03T",
    title="The virtual school checked education plans in time",
    counts="plan meetings held, by the day the check was due",
    met="agreed by the virtual school by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{education.PLAN_QUALITY_ASSURED.source}",
    cases=fell_due(education.PLAN_QUALITY_ASSURED),
    letter=TEMPLATE,
)
EXCLUDED = Proportion(
    key="M-ED-05",
    title="Children lost school days to suspension or exclusion",
    counts="children looked after for the year, with an education plan meeting in it",
    met="one of those meetings said that days were lost",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Department for Education, Outcomes for children in need including looked after",
    cases=_excluded,
    beside="DfE counts from schools' own census; here it is what plan meetings said",
)

MEASURES: tuple[Measure, ...] = (BEGUN_IN_TIME, GOOD, CHECKED_IN_TIME, EXCLUDED)
