"""Where children are to live until they are grown: decided, matched, and how long it took."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import (
    ceased,
    counted,
    current_placement,
    latest,
    looked_after,
    only,
    standing,
    status_on,
    whether,
    without,
)
from throughcare.measures.measure import Better, Count, Mean, Measure, Median, Proportion
from throughcare.statute.kinds import Kind

ADOPTED = ("E11", "E12")
GUARDIANSHIP = ("E45", "E46", "E47", "E48")
CHILD_ARRANGEMENTS = ("E41",)
PERMANENCE = (*ADOPTED, *GUARDIANSHIP, *CHILD_ARRANGEMENTS)
PLACEMENT_ORDER = "E1"
CARE_ORDERS = ("C1", "C2")
LONG_TERM = ("U1", "U4")
A3_DAYS = 426
"""The threshold of the adoption scorecard, fourteen months: a number of days that it names, and no date."""
SCORECARD = "Department for Education, adoption scorecards"
DRIFT = "Particular delays were identified in progressing children's plans for permanence"


def _no_plan_yet(record: Any, asked: Asked) -> Any:
    over_four_months = looked_after(record, asked.to_on).filter(lambda row: row.since_on <= asked.months_before(4))
    rows = whether(over_four_months, _planned_in_care(record, asked))
    return counted(rows.filter(~rows.so))


def _planned_in_care(record: Any, asked: Asked) -> Any:
    """Looked-after children with a route to permanence decided in this period of care: by a plan, or by a review's record."""
    care = looked_after(record, asked.to_on).select("child", "since_on")
    plans = record.plan.filter(lambda row: row.permanence.notnull()).select("child", on="started_on")
    reviews = record.review.filter(lambda row: row.permanence.notnull() & (row.permanence != "not_yet")).select(
        "child", on="held_on"
    )
    decided = plans.union(reviews).filter(lambda row: row.on <= asked.to_on)
    return care.inner_join(decided, "child").filter(lambda row: row.on >= row.since_on)


def _days(later: Any, earlier: Any) -> Any:
    return later.delta(earlier, unit="day")


def _to_permanence(record: Any, asked: Asked) -> Any:
    left = ceased(record, asked).filter(lambda row: row.reason_ended.isin(PERMANENCE) & row.start_known)
    return counted(left, matter=left.period, value=_days(left.ended_on, left.started_on))


def _adopted(record: Any, asked: Asked) -> Any:
    """Children adopted in the days asked about, with the day they came into care and the day they moved in with their adopters."""
    left = ceased(record, asked).filter(lambda row: row.reason_ended.isin(ADOPTED) & row.start_known)
    moved = latest(record.adoption_placement, "started_on").select("child", moved_on="started_on")
    return left.inner_join(moved, "child").filter(lambda row: row.moved_on.between(row.started_on, row.ended_on))


def _to_moving_in(record: Any, asked: Asked) -> Any:
    rows = _adopted(record, asked)
    return counted(rows, matter=rows.period, value=_days(rows.moved_on, rows.started_on))


def _soon_enough(record: Any, asked: Asked) -> Any:
    rows = _adopted(record, asked)
    return counted(rows, matter=rows.period, met=_days(rows.moved_on, rows.started_on) < A3_DAYS)


def _to_a_match(record: Any, asked: Asked) -> Any:
    orders = record.legal_status.filter(lambda row: row.code == PLACEMENT_ORDER)
    first = orders.group_by("child").aggregate(ordered_on=lambda row: row.started_on.min())
    matched = record.adoption.filter(lambda row: row.matched_on.notnull()).select("child", "matched_on")
    rows = _adopted(record, asked).inner_join(first, "child").inner_join(matched, "child")
    days = _days(rows.matched_on, rows.ordered_on)
    return counted(rows, matter=rows.period, value=(days < 0).ifelse(0, days))


def _by_a_lasting_order(record: Any, asked: Asked) -> Any:
    rows = ceased(record, asked)
    return counted(rows, matter=rows.period, met=rows.reason_ended.isin(PERMANENCE))


def _waiting(record: Any, asked: Asked) -> Any:
    under_order = status_on(record, asked.to_on).filter(lambda row: row.code == PLACEMENT_ORDER)
    children = only(looked_after(record, asked.to_on), under_order)
    return counted(without(children, standing(record.adoption_placement, asked.to_on)))


def _disrupted(record: Any, asked: Asked) -> Any:
    rows = record.adoption_placement
    rows = rows.filter(rows.started_on.between(asked.from_on, asked.to_on))
    return counted(
        rows, matter=rows.started_on, met=(rows.ended_on <= asked.to_on).fill_null(False) & rows.reason_ended.notnull()
    )


def _matched_for_long(record: Any, asked: Asked) -> Any:
    plans = latest(record.plan.filter(lambda row: row.kind == "care"), "started_on", on_or_before=asked.to_on)
    meant = only(looked_after(record, asked.to_on), plans.filter(lambda row: row.permanence == "long_term_fostering"))
    living = current_placement(record, asked.to_on)
    lasting = living.filter(living.kind.isin(LONG_TERM) | (living.until_18_decided_on <= asked.to_on))
    rows = whether(meant, lasting)
    return counted(rows, met=rows.so)


def _at_home_under_an_order(record: Any, asked: Asked) -> Any:
    under_order = status_on(record, asked.to_on).filter(lambda row: row.code.isin(CARE_ORDERS))
    at_home = only(current_placement(record, asked.to_on).filter(lambda row: row.kind == "P1"), under_order)
    at_home = only(at_home, looked_after(record, asked.to_on))
    return counted(at_home, met=at_home.started_on <= asked.months_before(12))


def _done_in_time(record: Any, asked: Asked) -> Any:
    rows = record.agreed_action
    rows = rows.filter(
        rows.in_a_plan, rows.due_on.between(asked.from_on, asked.to_on), (rows.due_on < asked.to_on) | rows.done_on.notnull()
    )
    rows = rows.filter(rows.ended_on.isnull() | (rows.ended_on > rows.due_on))
    return counted(rows, matter=rows.action, met=(rows.done_on <= rows.due_on).fill_null(False))


def _not_done(record: Any, asked: Asked) -> Any:
    rows = record.agreed_action
    rows = rows.filter(
        rows.in_a_plan,
        rows.due_on < asked.to_on,
        rows.done_on.isnull() | (rows.done_on > asked.to_on),
        rows.ended_on.isnull() | (rows.ended_on > asked.to_on),
    )
    return counted(rows, matter=rows.action)


NO_PLAN_YET = Count(
    key="M-PR-01",
    title="Children four months in care have no plan for permanence",
    counts="children looked after for four months or more with no route decided in this period of care",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="Statutory guidance, volume 2",
    cases=_no_plan_yet,
    told_by=Kind.PERMANENCE_PLANNED,
    letter=DRIFT,
)
TIME_TO_PERMANENCE = Median(
    key="M-PR-02",
    title="Time from coming into care to a lasting order",
    counts="children who left care in the year by adoption, special guardianship or a child arrangements order",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Local standard",
    unit="days",
    cases=_to_permanence,
    leaves_out="children who were looked after already when their record begins",
    letter=DRIFT,
)
MEAN_TIME_TO_PERMANENCE = Mean(
    key="M-PR-02M",
    title="Mean time from coming into care to a lasting order",
    counts="children who left care in the year by adoption, special guardianship or a child arrangements order",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Local standard",
    unit="days",
    cases=_to_permanence,
    leaves_out="children who were looked after already when their record begins",
    letter=DRIFT,
)
A1 = Mean(
    key="M-PR-03",
    title="Time from coming into care to moving in with adopters (A1)",
    counts="children adopted in the three years",
    over=Over.THREE_YEARS,
    better=Better.LOWER,
    source=f"{SCORECARD}: A1",
    unit="days",
    cases=_to_moving_in,
    leaves_out="children who were looked after already when their record begins",
    beside="DfE: A1, three years to 31 March",
)
A2 = Mean(
    key="M-PR-05",
    title="Time from a placement order to a match (A2)",
    counts="children adopted in the three years under a placement order",
    over=Over.THREE_YEARS,
    better=Better.LOWER,
    source=f"{SCORECARD}: A2",
    unit="days",
    cases=_to_a_match,
    leaves_out="children with no placement order; matched before the order counts as no days",
    beside="DfE: A2, three years to 31 March",
)
A3 = Proportion(
    key="M-PR-06",
    title="Children moved in with adopters within 14 months of coming into care (A3)",
    counts="children adopted in the three years",
    met="moved in within 426 days",
    over=Over.THREE_YEARS,
    better=Better.HIGHER,
    source=f"{SCORECARD}: A3",
    cases=_soon_enough,
    leaves_out="children still waiting, whom the scorecard counts too",
    beside="DfE: A3, which counts those still waiting as well",
)
LASTING_ORDER = Proportion(
    key="M-PR-07",
    title="Children left care by adoption, special guardianship or a child arrangements order",
    counts="periods of care that ended in the year",
    met="by one of these",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="Department for Education, Children looked after in England: ceased",
    cases=_by_a_lasting_order,
    beside="DfE: the year to 31 March; a child is counted once there",
)
WAITING = Count(
    key="M-PR-08",
    title="Children under a placement order are not yet placed for adoption",
    counts="looked-after children under a placement order, not living with adopters",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{SCORECARD}: A9",
    cases=_waiting,
    told_by=Kind.PLACED_FOR_ADOPTION,
    letter=DRIFT,
)
DISRUPTED = Proportion(
    key="M-PR-10",
    title="Placements for adoption ended before an order",
    counts="placements for adoption that began in the year",
    met="ended for a reason, with no adoption",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Local standard",
    cases=_disrupted,
)
MATCHED_FOR_LONG = Proportion(
    key="M-PR-11",
    title="Children whose plan is long-term fostering are matched",
    counts="looked-after children whose care plan is long-term fostering",
    met="live in a long-term foster placement, or one a review decided is to last until 18",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015",
    cases=_matched_for_long,
    told_by=Kind.PERMANENCE_PLANNED,
)
AT_HOME_LONG = Proportion(
    key="M-PR-12",
    title="Children have lived at home under a care order for over a year",
    counts="looked-after children living with a parent under a care order",
    met="there for twelve months or more",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="Local standard",
    cases=_at_home_under_an_order,
    letter="children living in family arrangements",
)
ACTIONS_IN_TIME = Proportion(
    key="M-PR-13",
    title="Actions in children's plans were done on time",
    counts="actions for a need of a plan that fell due in the period, by the day last agreed",
    met="done by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="The letter",
    cases=_done_in_time,
    leaves_out="actions ended for a reason by the day they were due",
    letter="ensure that actions within children's plans are delivered in a timely way",
)
ACTIONS_OVERDUE = Count(
    key="M-PR-13N",
    title="Actions in children's plans are overdue now",
    counts="actions for a need of a plan that are past their day, not done and not ended",
    over=Over.AS_AT,
    better=Better.LOWER,
    source="The letter",
    cases=_not_done,
    letter="ensure that actions within children's plans are delivered in a timely way",
)

MEASURES: tuple[Measure, ...] = (
    NO_PLAN_YET,
    TIME_TO_PERMANENCE,
    MEAN_TIME_TO_PERMANENCE,
    A1,
    A2,
    A3,
    LASTING_ORDER,
    WAITING,
    DISRUPTED,
    MATCHED_FOR_LONG,
    AT_HOME_LONG,
    ACTIONS_IN_TIME,
    ACTIONS_OVERDUE,
)
