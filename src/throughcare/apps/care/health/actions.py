"""Recording health: each puts one thing on the record, and the duties follow."""

from __future__ import annotations

from typing import Any

from throughcare.apps.agreed.actions import agree_all
from throughcare.apps.care.models import (
    DentalCheck,
    HealthAssessment,
    HealthAssessmentRequest,
    HealthSummary,
    ImmunisationsCheck,
    StrengthsAndDifficulties,
)
from throughcare.apps.people.actions import correct_facts, record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import Part, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


def _told(part: Part) -> dict[str, Any]:
    """Whose fact it is, and where it comes from."""
    return {"child_id": part.child_id, "source": part.source, "written_in": part.document}


@action(why="health assessment asked for")
def record_request(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that a health assessment was asked for."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    record_facts([HealthAssessmentRequest(**_told(part), kind=said["kind"], requested_on=said["on"])], by=by)


@action(why="health assessment recorded")
def record_assessment(document: Document, said: Said, *, by: Worker) -> None:
    """Put a health assessment on the record. While its report is awaited the duty stays open: it is the report that is owed."""
    (part,) = for_each_child(document, said, on=said["assessed_on"], by=by)
    assessment = HealthAssessment(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        kind=said["kind"],
        assessed_on=said["assessed_on"],
        reported_on=said["reported_on"],
        report_awaited=not said["reported"],
    )
    record_facts([assessment], by=by)
    agree_all(document.child, said["actions"], on=said["reported_on"] or said["assessed_on"], document=document, by=by)


@action(why="report of a health assessment received")
def record_report(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that the report of a health assessment came, and what came of it."""
    (part,) = for_each_child(document, said, on=said["reported_on"], by=by)
    assessment = HealthAssessment.objects.get(pk=said["assessment"], child=part.child_id)
    assessment.reported_on, assessment.report_awaited, assessment.reported_in = said["reported_on"], False, part.document
    correct_facts([assessment], ["reported_on", "report_awaited", "reported_in"], by=by)
    agree_all(document.child, said["actions"], on=said["reported_on"], document=document, by=by)


@action(why="health summary given")
def record_summary(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that a young person was given the summary of their health."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    record_facts([HealthSummary(**_told(part), given_on=said["on"])], by=by)


@action(why="dental check recorded")
def record_dentist(document: Document, said: Said, *, by: Worker) -> None:
    """Put a dentist's check on the record."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    record_facts([DentalCheck(**_told(part), checked_on=said["on"], treatment=said["treatment"])], by=by)


@action(why="immunisations checked")
def record_immunisations(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record whether immunisations are up to date."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    record_facts([ImmunisationsCheck(**_told(part), checked_on=said["on"], up_to_date=said["up_to_date"])], by=by)


@action(why="questionnaire recorded")
def record_questionnaire(document: Document, said: Said, *, by: Worker) -> None:
    """Put a questionnaire's score on the record, or why there is none."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    scored = StrengthsAndDifficulties(**_told(part), scored_on=said["on"], score=said["score"], reason=said["reason"] or "")
    record_facts([scored], by=by)
    agree_all(document.child, said["actions"], on=said["on"], document=document, by=by)
