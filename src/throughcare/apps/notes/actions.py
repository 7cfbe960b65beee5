"""Recording notes."""

from __future__ import annotations

from throughcare.apps.notes.models import Note
from throughcare.apps.people.actions import record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


@action(why="note recorded")
def record_note(document: Document, said: Said, *, by: Worker) -> None:
    """Put a note on the record of each child it is about."""
    parts = for_each_child(document, said, on=said["on"], by=by)
    record_facts(
        [
            Note(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                kind=said["kind"],
                happened_on=said["on"],
                with_whom=said["with_whom"] or "",
                title=said["title"],
                significant=said.of(part.child_id, "significant"),
            )
            for part in parts
        ],
        by=by,
    )
