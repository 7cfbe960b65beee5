"""Looked-after children: how many, seen by whom, under what law, and whether their plans are current."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import (
    FOSTERED,
    began,
    ceased,
    counted,
    current_placement,
    latest,
    looked_after,
    looked_after_a_year,
    only,
    status_on,
    whether,
)
from throughcare.measures.measure import Better, Count, Measure, Proportion, Rate
from throughcare.measures.timely import fell_due, in_date, overdue
from throughcare.statute.duties import looked_after as planning
from throughcare.statute.duties import visiting
from throughcare.statute.kinds import Kind

VISITS = (
    visiting.FIRST_VISIT,
    visiting.FIRST_YEAR_VISIT,
    visiting.LONG_TERM_VISIT,
    visiting.LATER_VISIT,
    visiting.UNASSESSED_PARENT_VISIT,
    visiting.WEEKLY_THEN_FOUR_VISIT,
    visiting.CARE_ORDER_VISIT,
)
WENT_HOME = ("E4A", "E4B", "E13")
WITH_CARERS = (*FOSTERED, "K1", "K2", "R1", "S1", "K3", "H5")
SHORT_BREAKS_OUT = "children in an agreed series of short breaks"
PUBLISHED = "Department for Education, Children looked after in England"


def _on_the_day(record: Any, asked: Asked) -> Any:
    return counted(looked_after(record, asked.to_on))


def population(record: Any, asked: Asked) -> Any:
    """Persons under 18 in the area, by the last estimate of the day's year or one before it."""
    import ibis

    rows = record.population
    rows = rows.filter(rows.year <= asked.to_on.year())
    rows = rows.mutate(place=ibis.row_number().over(order_by=rows.year.desc())).filter(lambda row: row.place == 0)
    return rows.select(
        child=ibis.literal(""), matter=ibis.literal(""), met=ibis.literal(True), value=rows.children.cast("float64")
    )


def _began(record: Any, asked: Asked) -> Any:
    rows = began(record, asked)
    return counted(rows, matter=rows.period)


def _ceased(record: Any, asked: Asked) -> Any:
    rows = ceased(record, asked)
    return counted(rows, matter=rows.period)


def _came_back(record: Any, asked: Asked) -> Any:
    left = ceased(record, asked).filter(lambda row: row.reason_ended.isin(WENT_HOME) & (row.turned_18_on > row.ended_on))
    again = record.care.select("child", again_on="started_on").filter(lambda row: row.again_on <= asked.to_on)
    back = left.inner_join(again, "child").filter(lambda row: row.again_on >= row.ended_on).select(child="period")
    rows = whether(left.select(whose="child", child="period"), back)
    return counted(rows.select("so", child="whose", period="child"), matter=rows.child, met=rows.so)


def _seen_alone(record: Any, asked: Asked) -> Any:
    old_enough = looked_after(record, asked.to_on).filter(lambda row: row.turned_4_on <= asked.to_on)
    seen = record.visit.filter(lambda row: row.seen & ~row.virtual)
    last = latest(only(seen, old_enough), "visited_on", on_or_before=asked.to_on)
    rows = old_enough.inner_join(last.select("child", "visited_on", "seen_alone"), "child")
    rows = rows.filter(rows.visited_on >= rows.since_on)
    return counted(rows, met=rows.seen_alone)


def _plan_is_current(record: Any, asked: Asked) -> Any:
    owed = record.owed.filter(lambda row: (row.duty == planning.CARE_PLAN.key) & (row.due_on < asked.to_on))
    children = looked_after(record, asked.to_on).join(owed.select("child", asked_since="since_on"), "child")
    children = children.filter(children.asked_since >= children.since_on).select("child").distinct()
    theirs = only(record.plan.filter(lambda row: row.kind == "care"), children)
    plans = latest(theirs, "started_on", on_or_before=asked.to_on)
    reviews = latest(only(record.review, children), "held_on", on_or_before=asked.to_on).select("child", "held_on")
    made = plans.select("child", "started_on").left_join(reviews, "child").drop("child_right")
    current = made.filter((made.started_on >= made.held_on) | (made.started_on >= asked.months_before(6)))
    rows = whether(children, current)
    return counted(rows, met=rows.so)


def _assessed_lately(record: Any, asked: Asked) -> Any:
    assessed = record.assessment
    lately = assessed.filter(assessed.authorised_on > asked.months_before(12), assessed.authorised_on <= asked.to_on)
    rows = whether(looked_after_a_year(record, asked), lately)
    return counted(rows, met=rows.so)


def _under_section_20(record: Any, asked: Asked) -> Any:
    rows = looked_after(record, asked.to_on).left_join(status_on(record, asked.to_on), "child").drop("child_right")
    return counted(rows, met=rows.code == "V2")


def _unaccompanied(record: Any, asked: Asked) -> Any:
    alone = record.unaccompanied
    alone = alone.filter(
        alone.started_on.isnull() | (alone.started_on <= asked.to_on), alone.ended_on.isnull() | (alone.ended_on > asked.to_on)
    )
    rows = whether(looked_after(record, asked.to_on), alone)
    return counted(rows, met=rows.so)


def _decisions_delegated(record: Any, asked: Asked) -> Any:
    living = current_placement(record, asked.to_on).filter(lambda row: row.kind.isin(WITH_CARERS))
    living = only(living, looked_after(record, asked.to_on)).select("child", "placement")
    said = record.plan.filter(lambda row: row.decisions_delegated & (row.started_on <= asked.to_on))
    rows = whether(living, only(living, said, by="placement"))
    return counted(rows, met=rows.so)


RATE = Rate(
    key="M-LA-01",
    title="Children looked after, for every 10,000 children in the area",
    counts="children looked after on the day",
    over=Over.AS_AT,
    better=Better.NEITHER,
    source=PUBLISHED,
    cases=_on_the_day,
    among=population,
    among_words="children in the area",
    per=10_000,
    leaves_out=SHORT_BREAKS_OUT,
    beside="DfE: the same, on 31 March",
)
STARTED = Rate(
    key="M-LA-02",
    title="Started to be looked after in the year, for every 10,000 children in the area",
    counts="periods of care that began in the year",
    over=Over.YEAR,
    better=Better.NEITHER,
    source=PUBLISHED,
    cases=_began,
    among=population,
    among_words="children in the area",
    per=10_000,
    leaves_out=SHORT_BREAKS_OUT,
    beside="DfE: the year to 31 March; a child is counted once there, by the first period of the year",
)
CEASED = Count(
    key="M-LA-03",
    title="Stopped being looked after in the year",
    counts="periods of care that ended in the year",
    over=Over.YEAR,
    better=Better.NEITHER,
    source=PUBLISHED,
    cases=_ceased,
    leaves_out=SHORT_BREAKS_OUT,
    beside="DfE: the year to 31 March; a child is counted once there, by the last period of the year",
)
CAME_BACK = Proportion(
    key="M-LA-04",
    title="Came back into care after going home",
    counts="periods of care that ended in the year with the child going home, before 18",
    met="the child was looked after again by the day; whoever went home lately has had less time to come back",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Local standard",
    cases=_came_back,
)
VISITED_IN_TIME = Proportion(
    key="M-LA-05",
    title="Statutory visits were made in time",
    counts="visits that fell due in the period, or stood open past their day in it",
    met="the child was visited and seen by that day",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{visiting.FIRST_VISIT.source}",
    cases=fell_due(*VISITS, again=True),
    letter="children being seen regularly by a social worker",
)
SEEN_NOW = Proportion(
    key="M-LA-06",
    title="Children are within the time in which they must be seen",
    counts="looked-after children to whom a visit is owed",
    met="none of their visits is overdue",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=f"{visiting.FIRST_VISIT.source}",
    cases=in_date(*VISITS, not_yet=(visiting.FIRST_VISIT,)),
    leaves_out="children placed within the week whose first visit is not yet due",
    letter="children being seen regularly by a social worker",
)
VISITS_OVERDUE = Count(
    key="M-LA-06N",
    title="Statutory visits are overdue now",
    counts="visits owed and past their day",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{visiting.FIRST_VISIT.source}",
    cases=overdue(*VISITS),
    letter="children being seen regularly by a social worker",
)
SEEN_ALONE = Proportion(
    key="M-LA-07",
    title="Children were seen alone at their last visit",
    counts="looked-after children aged 4 or over who have been visited and seen in this period of care",
    met="seen alone at the last such visit",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Local standard",
    cases=_seen_alone,
    told_by=Kind.VISITED,
    letter="some evidence of children's views being recorded",
)
PLAN_CURRENT = Proportion(
    key="M-LA-08",
    title="Care plans are current",
    counts="looked-after children whose first care plan has fallen due",
    met="their care plan was approved since their last review, or within six months",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Local standard",
    cases=_plan_is_current,
    told_by=Kind.CARE_PLAN_MADE,
    letter="plans have not been updated and do not reflect children's current needs",
)
ASSESSED_LATELY = Proportion(
    key="M-LA-09",
    title="Needs were assessed in the last twelve months",
    counts="children looked after for twelve months or more",
    met="an assessment of theirs was approved in the twelve months",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Local standard",
    cases=_assessed_lately,
    told_by=Kind.ASSESSMENT_AUTHORISED,
    letter="no child has had an updated assessment of need",
)
PLACEMENT_PLANNED = Proportion(
    key="M-LA-10",
    title="Placement plans were made in time",
    counts="placements with a new carer, by the day the plan was due",
    met="it was approved by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{planning.PLACEMENT_PLAN.source}",
    cases=fell_due(planning.PLACEMENT_PLAN),
)
CARE_PLANNED = Proportion(
    key="M-LA-11",
    title="Care plans were made in time",
    counts="children placed for the first time, by the day the plan was due",
    met="it was approved by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{planning.CARE_PLAN.source}",
    cases=fell_due(planning.CARE_PLAN),
)
UNDER_SECTION_20 = Proportion(
    key="M-LA-12",
    title="Children are looked after under section 20",
    counts="children looked after on the day",
    met="accommodated under section 20 for a single period",
    over=Over.AS_AT,
    better=Better.NEITHER,
    source=f"{PUBLISHED}: legal status",
    cases=_under_section_20,
    leaves_out=SHORT_BREAKS_OUT,
    beside="DfE: the same, on 31 March",
    letter="a thorough review of all arrangements when children are accommodated under Section 20",
)
UNACCOMPANIED = Proportion(
    key="M-LA-16",
    title="Children came alone and sought asylum",
    counts="children looked after on the day",
    met="unaccompanied and seeking asylum on it",
    over=Over.AS_AT,
    better=Better.NEITHER,
    source=PUBLISHED,
    cases=_unaccompanied,
    leaves_out=SHORT_BREAKS_OUT,
    beside="DfE: the same, on 31 March",
)
DELEGATED = Proportion(
    key="M-LA-18",
    title="It is said who may decide what from day to day",
    counts="children living with foster carers or in a home",
    met="the plan for that placement says it",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Care Planning, Placement and Case Review (England) Regulations 2010, schedule 2",
    cases=_decisions_delegated,
    told_by=Kind.DELEGATED_AUTHORITY_AGREED,
)

MEASURES: tuple[Measure, ...] = (
    RATE,
    STARTED,
    CEASED,
    CAME_BACK,
    VISITED_IN_TIME,
    SEEN_NOW,
    VISITS_OVERDUE,
    SEEN_ALONE,
    PLAN_CURRENT,
    ASSESSED_LATELY,
    PLACEMENT_PLANNED,
    CARE_PLANNED,
    UNDER_SECTION_20,
    UNACCOMPANIED,
    DELEGATED,
)
