"""What being looked after tells of: periods, orders, placements, visits, health and schooling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from throughcare.apps.care.models import (
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    HealthAssessmentRequest,
    HealthSummary,
    ImmunisationsCheck,
    LegalStatus,
    LibertyOrder,
    PeriodOfCare,
    Placement,
    PlacementApproval,
    PlacementTold,
    StrengthsAndDifficulties,
    Visit,
)
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

WITH_PARENT = frozenset({"P1"})
FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
WITH_KIN = frozenset({"U1", "U2", "U3"})
FOSTERED, OWN = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"}), "PR1"
LONG_TERM = frozenset({"U1", "U4"})
DIED, ADOPTED, TRANSFERRED = "E2", frozenset({"E11", "E12"}), "E3"
_ENDS_IN = {DIED: Kind.DIED, TRANSFERRED: Kind.TRANSFERRED, **dict.fromkeys(ADOPTED, Kind.ADOPTED)}


def of_period(row: PeriodOfCare) -> Iterator[Event]:
    """Became looked after; stopped being, and so died, was adopted or passed to another council."""
    known, about = london_day(row.known_at), key_of(row)
    facts = MappingProxyType({"start_known": row.start_known})
    yield Event(Kind.BECAME_LOOKED_AFTER, row.started_on, known, about=about, facts=facts)
    if row.ended_on:
        reason = MappingProxyType({"reason": row.reason_ended})
        yield Event(Kind.CEASED_TO_BE_LOOKED_AFTER, row.ended_on, known, about=about, facts=reason)
        if row.reason_ended in _ENDS_IN:
            yield Event(_ENDS_IN[row.reason_ended], row.ended_on, known, about=about)


def of_legal_status(row: LegalStatus) -> Iterator[Event]:
    """A legal status began, and ended."""
    known, about, facts = london_day(row.known_at), key_of(row), MappingProxyType({"code": row.code})
    yield Event(Kind.LEGAL_STATUS_BEGAN, row.started_on, known, about=about, facts=facts)
    if row.ended_on:
        yield Event(Kind.LEGAL_STATUS_ENDED, row.ended_on, known, about=about, facts=facts)


def was_to_last(row: Placement) -> bool:
    """Whether a placement was long-term, for adoption, or meant to last until 18."""
    return row.kind in LONG_TERM | FOR_ADOPTION or row.until_18_decided_on is not None


def of_placement(row: Placement) -> Iterator[Event]:
    """A placement began, was meant to last, and ended."""
    known, about = london_day(row.known_at), key_of(row)
    facts: Mapping[str, str | bool | None] = MappingProxyType(
        {
            "type": row.kind,
            "with_parent": row.kind in WITH_PARENT,
            "for_adoption": row.kind in FOR_ADOPTION,
            "connected_person_temporary": row.temporary_approval,
            "same_carer": row.same_carer,
            "emergency": row.emergency,
            "out_of_area": row.out_of_area,
            "own_or_connected": row.temporary_approval or row.kind in WITH_KIN or (row.kind in FOSTERED and row.provider == OWN),
        }
    )
    yield Event(Kind.PLACED, row.started_on, known, about=about, facts=facts)
    if row.temporary_approval:
        yield Event(Kind.TEMPORARY_APPROVAL_GIVEN, row.started_on, known, about=about)
    if row.until_18_decided_on:
        yield Event(Kind.PLACEMENT_MEANT_TO_LAST, row.until_18_decided_on, known, about=about)
    if row.ended_on:
        ended: Mapping[str, str | bool | None] = MappingProxyType(
            {"reason": row.reason_ended, "planned": row.ended_planned, "lasting": was_to_last(row)}
        )
        yield Event(Kind.PLACEMENT_ENDED, row.ended_on, known, about=about, facts=ended)


_TOLD_OF_IT = {
    PlacementTold.Whom.OFFICER: Kind.REVIEWING_OFFICER_TOLD,
    PlacementTold.Whom.HEALTH: Kind.HEALTH_TOLD_OF_PLACEMENT,
    PlacementTold.Whom.NOTICE: Kind.PLACEMENT_NOTIFIED,
}


def of_telling(row: PlacementTold) -> Iterator[Event]:
    """Somebody who must be told of a placement was."""
    kind = _TOLD_OF_IT[PlacementTold.Whom(row.whom)]
    yield Event(kind, row.told_on, london_day(row.known_at), about=str(row.placement_id))


def of_approval(row: PlacementApproval) -> Iterator[Event]:
    """A placement was approved."""
    if row.outcome == PlacementApproval.Outcome.APPROVED and row.decided_on is not None:
        yield Event(Kind.PLACEMENT_APPROVED, row.decided_on, london_day(row.known_at), about=str(row.placement_id))


def of_visit(row: Visit) -> Iterator[Event]:
    """A visit, met or not: the law asks whether the child was seen."""
    facts = MappingProxyType({"seen": row.seen, "alone": row.seen_alone, "virtual": row.virtual})
    yield Event(Kind.VISITED, row.visited_on, london_day(row.known_at), about=key_of(row), facts=facts)


def of_health_request(row: HealthAssessmentRequest) -> Iterator[Event]:
    """A health assessment asked for."""
    facts = MappingProxyType({"initial": row.kind == HealthAssessment.Kind.INITIAL})
    yield Event(Kind.HEALTH_ASSESSMENT_REQUESTED, row.requested_on, london_day(row.known_at), facts=facts)


def of_health_assessment(row: HealthAssessment) -> Iterator[Event]:
    """A health assessment, done when its report is here; on the day it was held, where a source knows no more than that."""
    if row.report_awaited:
        return
    day = row.reported_on or row.assessed_on
    facts = MappingProxyType({"initial": row.kind == HealthAssessment.Kind.INITIAL})
    yield Event(Kind.HEALTH_ASSESSED, day, london_day(row.known_at), facts=facts)


def of_health_summary(row: HealthSummary) -> Iterator[Event]:
    """The health summary, in a young person's hands."""
    yield Event(Kind.HEALTH_SUMMARY_GIVEN, row.given_on, london_day(row.known_at))


def of_dental_check(row: DentalCheck) -> Iterator[Event]:
    """A dentist's check."""
    yield Event(Kind.DENTAL_CHECKED, row.checked_on, london_day(row.known_at))


def of_immunisations(row: ImmunisationsCheck) -> Iterator[Event]:
    """Immunisations looked into."""
    facts = MappingProxyType({"up_to_date": row.up_to_date})
    yield Event(Kind.IMMUNISATIONS_CHECKED, row.checked_on, london_day(row.known_at), facts=facts)


def of_questionnaire(row: StrengthsAndDifficulties) -> Iterator[Event]:
    """A questionnaire scored, or the reason it was not."""
    yield Event(Kind.SDQ_SCORED, row.scored_on, london_day(row.known_at))


def of_education_plan(row: EducationPlan) -> Iterator[Event]:
    """A personal education plan begun or reviewed."""
    known = london_day(row.known_at)
    if row.first:
        yield Event(Kind.EDUCATION_PLAN_BEGUN, row.held_on, known)
    yield Event(Kind.EDUCATION_PLAN_HELD, row.held_on, known, facts=MappingProxyType({"first": row.first}))
    if row.virtual_school_agreed_on:
        yield Event(Kind.EDUCATION_PLAN_CHECKED, row.virtual_school_agreed_on, known)


def of_liberty_order(row: LibertyOrder) -> Iterator[Event]:
    """An order depriving a child of liberty was made, to run to a day, and ended."""
    known, about = london_day(row.known_at), key_of(row)
    facts = MappingProxyType({"due_on": row.runs_to})
    yield Event(Kind.LIBERTY_ORDER_MADE, row.started_on, known, about=about, facts=facts)
    if row.ended_on:
        yield Event(Kind.LIBERTY_ORDER_ENDED, row.ended_on, known, about=about)


TELLS: Tells = {
    PeriodOfCare: of_period,
    LegalStatus: of_legal_status,
    Placement: of_placement,
    PlacementApproval: of_approval,
    PlacementTold: of_telling,
    Visit: of_visit,
    HealthAssessmentRequest: of_health_request,
    HealthAssessment: of_health_assessment,
    HealthSummary: of_health_summary,
    DentalCheck: of_dental_check,
    ImmunisationsCheck: of_immunisations,
    StrengthsAndDifficulties: of_questionnaire,
    EducationPlan: of_education_plan,
    LibertyOrder: of_liberty_order,
}
CARRIES = frozenset(
    {
        Kind.BECAME_LOOKED_AFTER,
        Kind.CEASED_TO_BE_LOOKED_AFTER,
        Kind.DIED,
        Kind.TRANSFERRED,
        Kind.ADOPTED,
        Kind.LEGAL_STATUS_BEGAN,
        Kind.LEGAL_STATUS_ENDED,
        Kind.PLACED,
        Kind.PLACEMENT_MEANT_TO_LAST,
        Kind.PLACEMENT_ENDED,
        Kind.TEMPORARY_APPROVAL_GIVEN,
        Kind.PLACEMENT_APPROVED,
        *_TOLD_OF_IT.values(),
        Kind.VISITED,
        Kind.HEALTH_ASSESSMENT_REQUESTED,
        Kind.HEALTH_ASSESSED,
        Kind.HEALTH_SUMMARY_GIVEN,
        Kind.DENTAL_CHECKED,
        Kind.IMMUNISATIONS_CHECKED,
        Kind.SDQ_SCORED,
        Kind.EDUCATION_PLAN_BEGUN,
        Kind.EDUCATION_PLAN_HELD,
        Kind.EDUCATION_PLAN_CHECKED,
        Kind.LIBERTY_ORDER_MADE,
        Kind.LIBERTY_ORDER_ENDED,
    }
)
