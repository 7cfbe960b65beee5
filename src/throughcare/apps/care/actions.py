"""Recording what happens while a child is looked after."""

from __future__ import annotations

from throughcare.apps.care.models import Visit
from throughcare.apps.people.actions import record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


@action(why="visit recorded")
def record_visit(document: Document, said: Said, *, by: Worker) -> None:
    """Put a visit on the record of each child it was to. One at which a child was not seen is kept, and meets no duty of theirs."""
    parts = for_each_child(document, said, on=said["on"], by=by)
    record_facts(
        [
            Visit(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                visited_on=said["on"],
                by=document.started_by,
                place=said["where"],
                virtual=said["where"] == Visit.Place.VIDEO,
                seen=said.of(part.child_id, "seen"),
                seen_alone=_alone(said.of(part.child_id, "alone")),
                declined_alone=said.of(part.child_id, "alone") == "declined",
                bedroom_seen=said.of(part.child_id, "bedroom"),
                plan_changes=said.of(part.child_id, "plan"),
            )
            for part in parts
        ],
        by=by,
    )


def _alone(answer: str | None) -> bool | None:
    return {"alone": True, "declined": False, "not_alone": False}.get(answer or "")
