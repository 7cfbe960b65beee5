"""Recording support: that it was asked for, and what became of it."""

from __future__ import annotations

from throughcare.apps.people.actions import record_facts
from throughcare.apps.people.models import Source
from throughcare.apps.support.forms import ASKED_ONLY
from throughcare.apps.support.models import Support, SupportStep
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import Part, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


@action(why="support asked for")
def record_support(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record of each child it is for that support was asked for, and how it stands already."""
    parts = for_each_child(document, said, on=said["asked_on"], by=by)
    for part in parts:
        support = Support(
            child_id=part.child_id,
            source=part.source,
            written_in=part.document,
            purpose=said["purpose"],
            kind=said["kind"],
            asked_on=said["asked_on"],
            asked_of=said["asked_of"],
        )
        record_facts([support], by=by)
        if said["stands"] != ASKED_ONLY:
            record_facts([_step(part, said, support, said["stands"])], by=by)


@action(why="what became of support recorded")
def record_since(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record what became of support that was asked for."""
    (part,) = for_each_child(document, said, on=said["came_on"], by=by)
    support = Support.objects.get(pk=said["support"], child=part.child_id)
    record_facts([_step(part, said, support, said["step"], given_by=said["given_by"] or "")], by=by)


def _step(part: Part, said: Said, support: Support, step: str, *, given_by: str = "") -> SupportStep:
    source: Source = part.source
    return SupportStep(
        child_id=part.child_id,
        source=source,
        written_in=part.document,
        support=support,
        step=step,
        came_on=said["came_on"],
        given_by=given_by,
        helped=said["helped"] or "",
    )
