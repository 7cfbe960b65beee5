"""Assessments, plans, agreed actions and steps to permanence as rows of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.extract.facts import Facts, key_of, said
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.permanence import models as permanence
from throughcare.apps.plans import models as plans
from throughcare.record.columns import Row
from throughcare.record.snapshot import planning as rows

MODELS = (AgreedAction, plans.PlannedAction)


def rows_of(child: str, facts: Facts) -> Iterator[Row]:
    """What was assessed, planned, agreed and decided for a child, and how they were after care."""
    for row in facts[plans.Assessment]:
        yield rows.Assessment(
            child=child,
            assessment=key_of(row),
            kind=row.kind,
            completed_on=row.completed_on,
            authorised_on=row.authorised_on,
        )
    for row in facts[plans.Plan]:
        yield rows.Plan(
            child=child,
            plan=key_of(row),
            kind=row.kind,
            started_on=row.started_on,
            rests_on=str(row.rests_on_id) if row.rests_on_id else None,
            placement=str(row.placement_id) if row.placement_id else None,
            permanence=said(row.permanence),
            decisions_delegated=row.decisions_delegated,
            reviewed_on=row.reviewed_on,
        )
    planned = {str(row.action_id) for row in facts[plans.PlannedAction]}
    for row in facts[AgreedAction]:
        yield rows.AgreedAction(
            child=child,
            action=key_of(row),
            agreed_on=row.agreed_on,
            due_on=row.due_on,
            rolled_over=row.rolled_over,
            done_on=row.done_on,
            ended_on=row.ended_on,
            in_a_plan=key_of(row) in planned,
        )
    yield from _permanence(child, facts)


def _permanence(child: str, facts: Facts) -> Iterator[Row]:
    for row in facts[permanence.AdoptionDecision]:
        yield rows.AdoptionDecision(
            child=child, decided_on=row.decided_on, matched_on=row.matched_on, by_former_carer=row.by_former_carer
        )
    for row in facts[permanence.AdoptionPlacement]:
        yield rows.AdoptionPlacement(
            child=child, started_on=row.started_on, ended_on=row.ended_on, reason_ended=said(row.reason_ended)
        )
    for row in facts[LeavingCareContact]:
        yield rows.LeavingContact(
            child=child,
            contact=key_of(row),
            contact_on=row.contact_on,
            year=row.year,
            in_touch=said(row.in_touch),
            activity=said(row.activity),
            accommodation=said(row.accommodation),
        )
