"""What assessments and plans tell the law."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.plans.models import Assessment, Plan
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_assessment(row: Assessment) -> Iterator[Event]:
    """An assessment was authorised; one for leaving care was completed too, which is what the law counts there."""
    known, about = london_day(row.known_at), key_of(row)
    yield Event(Kind.ASSESSMENT_AUTHORISED, row.authorised_on, known, about=about)
    if row.kind == Assessment.Kind.LEAVING:
        yield Event(Kind.NEEDS_ASSESSED, row.completed_on, known, about=about)


def of_plan(row: Plan) -> Iterator[Event]:
    """A plan was approved; it may say the route to permanence, who may decide what, and follow a review."""
    known, about = london_day(row.known_at), key_of(row)
    if row.kind == Plan.Kind.CARE:
        yield Event(Kind.CARE_PLAN_MADE, row.started_on, known, about=about)
    if row.permanence:
        yield Event(
            Kind.PERMANENCE_PLANNED, row.started_on, known, about=about, facts=MappingProxyType({"route": row.permanence})
        )
    if row.kind == Plan.Kind.PLACEMENT:
        yield Event(Kind.PLACEMENT_PLAN_MADE, row.started_on, known, about=str(row.placement_id))
        if row.decisions_delegated:
            yield Event(Kind.DELEGATED_AUTHORITY_AGREED, row.started_on, known, about=str(row.placement_id))
    if row.kind == Plan.Kind.PATHWAY:
        yield Event(Kind.PATHWAY_PLANNED, row.started_on, known, about=about)
        if row.reviewed_on:
            yield Event(Kind.PATHWAY_REVIEWED, row.reviewed_on, known, about=about)


TELLS: Tells = {Assessment: of_assessment, Plan: of_plan}
CARRIES = frozenset(
    {
        Kind.ASSESSMENT_AUTHORISED,
        Kind.NEEDS_ASSESSED,
        Kind.CARE_PLAN_MADE,
        Kind.PERMANENCE_PLANNED,
        Kind.PLACEMENT_PLAN_MADE,
        Kind.DELEGATED_AUTHORITY_AGREED,
        Kind.PATHWAY_PLANNED,
        Kind.PATHWAY_REVIEWED,
    }
)
