"""Putting approved assessments and plans on the record: the only writers of these facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from throughcare.apps.agreed import actions as agreed
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.involvement.actions import say_parental_responsibility
from throughcare.apps.people.actions import record_facts
from throughcare.apps.people.models import Relationship, Source
from throughcare.apps.plans import forms as asks
from throughcare.apps.plans.assessment_forms import LEAVING_ASSESSMENT
from throughcare.apps.plans.models import Assessment, Need, Plan, PlannedAction
from throughcare.apps.plans.plan_forms import CARE_PLAN, NOT_YET, PATHWAY_PLAN, PLACEMENT_PLAN
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.today import today

KIND_OF = {CARE_PLAN.key: Plan.Kind.CARE, PLACEMENT_PLAN.key: Plan.Kind.PLACEMENT, PATHWAY_PLAN.key: Plan.Kind.PATHWAY}


@action(why="assessment approved")
def record_assessment(document: Document, said: Said, *, by: Worker) -> None:
    """Put an assessment on the record, approved today."""
    part = for_each_child(document, said, on=said["on"], by=by)[0]
    leaving = document.form == LEAVING_ASSESSMENT.key
    record_facts(
        [
            Assessment(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                kind=Assessment.Kind.LEAVING if leaving else Assessment.Kind.NEED,
                completed_on=said["on"],
                authorised_on=today(),
                by=document.started_by,
            )
        ],
        by=by,
    )
    _put_right(document, said, by=by)


@action(why="plan approved")
def record_plan(document: Document, said: Said, *, by: Worker) -> None:
    """Put a plan in force from today: its needs, and for each what is agreed to be done, by whom and by when."""
    part = for_each_child(document, said, on=today(), by=by)[0]
    form = document.form
    plan = Plan(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        kind=KIND_OF[form],
        started_on=today(),
        by=document.started_by,
        rests_on_id=said["rests_on"] or None,
        placement_id=said["placement"] if form == PLACEMENT_PLAN.key else None,
        permanence=_route(said) if form == CARE_PLAN.key else "",
        decisions_delegated=form == PLACEMENT_PLAN.key and bool(said["decisions"]),
        reviewed_on=said["reviewed_on"] if form == PATHWAY_PLAN.key else None,
    )
    record_facts([plan], by=by)
    _meet(plan, said[asks.NEEDS], document, part.source, by=by)
    _put_right(document, said, by=by)


def _put_right(document: Document, said: Said, *, by: Worker) -> None:
    """Change the facts that were shown and were not right: who has parental responsibility, and who has not."""
    if not said.asks(asks.RESPONSIBLE) or not said.corrected(asks.RESPONSIBLE):
        return
    ticked = set(said[asks.RESPONSIBLE] or ())
    for tie in Relationship.objects.filter(child=document.child, ended_on=None).select_related("child"):
        has = str(tie.pk) in ticked
        if tie.parental_responsibility != has:
            say_parental_responsibility(tie, has=has, by=by)


def _route(said: Said) -> str:
    return "" if said["route"] == NOT_YET else str(said["route"])


def _meet(plan: Plan, rows: Sequence[Mapping[str, Any]], document: Document, source: Source, *, by: Worker) -> None:
    """The needs of a plan, each once, and the action that each row agrees on."""
    needs: dict[tuple[str, str], Need] = {}
    going_on = {_plain(one.what): one for one in open_actions(plan.child_id)}
    planned = []
    for row in rows:
        need = needs.setdefault((_plain(row[asks.NEED]), _plain(row[asks.OUTCOME])), _need(plan, row, len(needs) + 1, source))
        planned.append((need, _agree(row, going_on, document, by=by)))
    record_facts([*needs.values()], by=by)
    record_facts([_for(need, done, document, source) for need, done in dict.fromkeys(planned)], by=by)


def _need(plan: Plan, row: Mapping[str, Any], number: int, source: Source) -> Need:
    return Need(
        child_id=plan.child_id,
        source=source,
        written_in_id=plan.written_in_id,
        plan=plan,
        number=number,
        need=row[asks.NEED] or "",
        outcome=row[asks.OUTCOME] or "",
        known_by=row[asks.KNOWN_BY] or "",
    )


def _for(need: Need, done: AgreedAction, document: Document, source: Source) -> PlannedAction:
    return PlannedAction(child_id=need.child_id, source=source, written_in=document, need=need, action=done)


def _agree(row: Mapping[str, Any], going_on: dict[str, AgreedAction], document: Document, *, by: Worker) -> AgreedAction:
    """What a row agrees on: a new action; or one that is open already in the same words, which goes on, another's or on another day if it says so."""
    before = going_on.get(_plain(row[asks.WHAT]))
    if before is None:
        # one whose day passed while the plan waited for approval is agreed all the same, and is late at once
        on = min(today(), row[asks.BY_WHEN])
        made = agreed.agree_all(document.child, [row], on=on, document=document, by=by)[0]
        return going_on.setdefault(_plain(made.what), made)
    who = row[asks.WHO] or ""
    if who and who != str(before.worker_id or before.agency):
        agency = who if who in AgreedAction.Agency.values else ""
        owner = None if agency else Worker.objects.get(pk=who)
        before = agreed.give(before, owner_worker=owner, owner_agency=agency, owner_named=row[asks.NAMED] or "", by=by)
    if row[asks.BY_WHEN] == before.due_on or row[asks.BY_WHEN] < today():
        return before
    return agreed.agree_again(before, row[asks.BY_WHEN], "Agreed again in the plan", document=document, by=by)


def _plain(words: str | None) -> str:
    """Words as they are compared: how they are spaced and where capitals stand makes no difference."""
    return " ".join((words or "").split()).casefold()
