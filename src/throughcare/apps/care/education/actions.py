"""Recording education: a personal education plan meeting, and the virtual school's word on it."""

from __future__ import annotations

from throughcare.apps.agreed.actions import agree_all
from throughcare.apps.care.education.forms import FIRST
from throughcare.apps.care.models import EducationPlan
from throughcare.apps.people.actions import correct_facts, record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


@action(why="education plan held")
def record_meeting(document: Document, said: Said, *, by: Worker) -> None:
    """Put a personal education plan meeting on the record, and agree on what it decided."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    plan = EducationPlan(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        held_on=said["on"],
        first=said["first"] == FIRST,
        attendance=said["attendance"],
        days_excluded=said["days_excluded"],
        attainment=said["attainment"],
    )
    record_facts([plan], by=by)
    agree_all(document.child, said["actions"], on=said["on"], document=document, by=by)


@action(why="education plan looked at by the virtual school")
def record_sign_off(document: Document, said: Said, *, by: Worker) -> None:
    """Put the virtual school's word on a plan on the record. One that goes back is not signed off."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    plan = EducationPlan.objects.get(pk=said["plan"], child=part.child_id)
    plan.quality, plan.checked_on, plan.checked_in = said["quality"], said["on"], part.document
    plan.virtual_school_agreed_on = None if said["quality"] == EducationPlan.Quality.AGAIN else said["on"]
    correct_facts([plan], ["quality", "checked_on", "checked_in", "virtual_school_agreed_on"], by=by)
