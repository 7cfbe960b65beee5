"""Which columns of the record each measure reads, found in its own expression, so that it can be said what spoils a figure.

`reads.csv` keeps what was found, for the pages load neither Ibis nor a parser of SQL; a test holds it to the expressions, and
`throughcare reference` writes it anew. A measure of what was owed reads, besides, whatever the law reckons that from.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from throughcare.measures.measure import Measure
from throughcare.measures.statements import Statements
from throughcare.record.snapshot.tables import TABLES
from throughcare.statute.duties import BY_KEY as DUTIES
from throughcare.statute.kinds import Kind

KEPT = Path(__file__).with_name("reads.csv")
RECKONED, COVERED = "owed", {"cover", "carries"}
TOLD_BY: Mapping[Kind, tuple[str, ...]] = {
    Kind.BECAME_LOOKED_AFTER: ("care.started_on", "legal_status.code", "legal_status.started_on"),
    Kind.CEASED_TO_BE_LOOKED_AFTER: ("care.ended_on",),
    Kind.LEGAL_STATUS_BEGAN: ("legal_status.code", "legal_status.started_on"),
    Kind.LEGAL_STATUS_ENDED: ("legal_status.code", "legal_status.ended_on"),
    Kind.PLACED: ("placement.started_on", "placement.kind", "placement.same_carer"),
    Kind.PLACEMENT_ENDED: ("placement.ended_on",),
    Kind.PLACEMENT_MEANT_TO_LAST: ("placement.until_18_decided_on",),
    Kind.VISITED: ("visit.visited_on", "visit.seen"),
    Kind.REVIEW_HELD: ("review.held_on",),
    Kind.REVIEW_RECORD_COMPLETED: ("review.recorded_on",),
    Kind.PARTICIPATION_RECORDED: ("review.participation",),
    Kind.MIDWAY_CHECK_MADE: ("midway_check.checked_on",),
    Kind.DISPUTE_RAISED: ("challenge.raised_on",),
    Kind.DISPUTE_RESOLVED: ("challenge.resolved_on",),
    Kind.HEALTH_ASSESSED: ("health_assessment.assessed_on", "health_assessment.kind"),
    Kind.DENTAL_CHECKED: ("dental_check.checked_on",),
    Kind.IMMUNISATIONS_CHECKED: ("immunisations.checked_on",),
    Kind.SDQ_SCORED: ("questionnaire.scored_on", "questionnaire.score"),
    Kind.EDUCATION_PLAN_HELD: ("education_plan.held_on",),
    Kind.EDUCATION_PLAN_CHECKED: ("education_plan.checked_on",),
    Kind.WENT_MISSING: ("missing.started_on", "missing.went_at"),
    Kind.RETURNED: ("missing.ended_on", "missing.returned_at"),
    Kind.RETURN_INTERVIEW_OFFERED: ("missing.offered_on",),
    Kind.RETURN_INTERVIEW_HELD: ("missing.settled_on", "missing.interview"),
    Kind.RETURN_INTERVIEW_DECLINED: ("missing.settled_on", "missing.interview"),
    Kind.RETURN_INTERVIEW_NOT_POSSIBLE: ("missing.settled_on", "missing.interview"),
    Kind.PLAN_UPDATED_AFTER_RETURN: ("missing.plan_answered_on",),
    Kind.STRATEGY_DISCUSSED: ("strategy_asked.answered_on",),
    Kind.ASSESSMENT_AUTHORISED: ("assessment.authorised_on",),
    Kind.CARE_PLAN_MADE: ("plan.started_on", "plan.kind"),
    Kind.PLACEMENT_PLAN_MADE: ("plan.started_on", "plan.kind"),
    Kind.PERMANENCE_PLANNED: ("plan.started_on", "plan.permanence"),
    Kind.PATHWAY_PLANNED: ("plan.started_on", "plan.kind"),
    Kind.PATHWAY_REVIEWED: ("plan.started_on", "plan.kind"),
    Kind.SHOULD_BE_PLACED_FOR_ADOPTION: ("adoption.decided_on",),
    Kind.MATCHED_FOR_ADOPTION: ("adoption.matched_on",),
    Kind.PLACED_FOR_ADOPTION: ("adoption_placement.started_on",),
    Kind.ADOPTION_PLACEMENT_ENDED: ("adoption_placement.ended_on",),
    Kind.LEAVING_CARE_CONTACT: ("leaving_contact.contact_on", "leaving_contact.in_touch"),
    Kind.LIBERTY_ORDER_MADE: ("liberty_order.started_on",),
    Kind.LIBERTY_ORDER_ENDED: ("liberty_order.ended_on",),
    Kind.WORKER_ALLOCATED: ("allocation.started_on",),
    Kind.WORKER_ENDED: ("allocation.ended_on",),
    Kind.CHILD_SUPERVISED: ("supervision.held_on",),
}
"""The columns from which each happening is told, of those that a snapshot has."""


@cache
def reads() -> Mapping[str, frozenset[str]]:
    """By the key of each measure, the columns it reads, each `table.column`."""
    with KEPT.open(encoding="utf-8", newline="") as file:
        return {row["measure"]: frozenset(row["columns"].split()) for row in csv.DictReader(file)}


def as_kept(measures: Iterable[Measure], written: Statements) -> str:
    """The file as it should be."""
    lines = ["measure,columns"]
    lines += [f"{each.key},{' '.join(sorted(found_in(each, written)))}" for each in measures]
    return "\n".join(lines) + "\n"


def found_in(measure: Measure, written: Statements) -> frozenset[str]:
    """The columns one measure reads: in its own statements, and behind what was owed."""
    columns = {column for sql in written[measure.key].values() for column in _columns_of(sql)}
    behind = {column for sql in written[measure.key].values() for duty in _duties_in(sql) for column in _reckoned_from(duty)}
    own = {column for column in columns if column.partition(".")[0] not in {RECKONED, *COVERED}}
    return frozenset(column for column in own | behind if not column.endswith(".child"))


def _columns_of(sql: str) -> Iterator[str]:
    from sqlglot import exp, parse_one
    from sqlglot.optimizer.pushdown_projections import pushdown_projections
    from sqlglot.optimizer.qualify import qualify
    from sqlglot.optimizer.scope import traverse_scope

    tree = parse_one(sql, dialect="duckdb")
    for window in tree.find_all(exp.Window):
        # Of several rows on one day always the same is kept, by all their columns: which one says nothing of what is read.
        if (order := window.args.get("order")) is not None:
            order.set("expressions", order.expressions[:1])
    schema: Any = {table.name: {each.name: "text" for each in table.columns} for table in TABLES}
    whole: Any = pushdown_projections(qualify(tree, schema=schema, dialect="duckdb"))
    for scope in traverse_scope(whole):
        for column in scope.columns:
            source = scope.sources.get(column.table)
            if isinstance(source, exp.Table):
                yield f"{source.name}.{column.name}"


def _duties_in(sql: str) -> Iterator[str]:
    return (key for key in DUTIES if f"'{key}'" in sql)


def _reckoned_from(key: str) -> Iterator[str]:
    """What a duty's days are told by: each happening that its value names, and what says that a child was looked after."""
    for kind in _kinds_in(DUTIES[key]):
        yield from TOLD_BY.get(kind, ())


def _kinds_in(value: Any) -> Iterator[Kind]:
    if isinstance(value, Kind):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for each in value:
            yield from _kinds_in(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _kinds_in(getattr(value, field.name))
