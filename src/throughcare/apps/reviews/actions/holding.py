"""That a review was held; its record, completed; and the check between reviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.agreed.actions import agree_again, complete
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.people.actions import record_facts
from throughcare.apps.reviews.models import MidwayCheck, Permanence, Review, ReviewRecord
from throughcare.apps.reviews.queries import number_of
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="review held")
def hold_review(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record of each child that their review was held. Nothing holds this up: decisions and the record come after."""
    parts = for_each_child(document, said, on=said["on"], by=by)
    record_facts(
        [
            Review(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                held_on=said["on"],
                participation=said.of(part.child_id, "took_part"),
                chaired_by_id=UUID(said["chair"]),
                spoken_alone=said.of(part.child_id, "alone"),
            )
            for part in parts
        ],
        by=by,
    )


@action(why="review record completed")
def complete_record(document: Document, said: Said, *, by: Worker) -> None:
    """Complete a review's record. From the second review on it must say what the plan for permanence is, or why there is none yet."""
    review = review_of(document, said)
    if ReviewRecord.objects.filter(review=review).exists():
        raise NotYet("The record of this review is complete already.")
    number, permanence = number_of(review), said["permanence"] or ""
    if number > 1 and not permanence:
        raise NotYet(SILENT)
    decided = permanence not in ("", Permanence.NOT_YET)
    (part,) = for_each_child(document, said, on=review.held_on, by=by)
    record_facts(
        [
            ReviewRecord(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                review=review,
                completed_on=today(),
                number=number,
                permanence=permanence,
                beside=(said["parallel"] or "") if decided else "",
                decided_on=review.held_on if decided else None,
                feels_safe=said["safe"],
                safe_at_school=said["safe_school"] or "",
                by=by,
            )
        ],
        by=by,
    )
    _carry_on(document, said["actions"], on=review.held_on, by=by)


SILENT = "From the second review on, say what the plan for permanence is, or why it is not decided yet."


@action(why="mid-way check made")
def check_midway(document: Document, said: Said, *, by: Worker) -> None:
    """Put the reviewing officer's check between reviews on the record."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    check = MidwayCheck(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        checked_on=said["on"],
        on_track=said["on_track"],
        by=by,
    )
    record_facts([check], by=by)
    _carry_on(document, said["actions"], on=said["on"], by=by)


def _carry_on(document: Document, progress: Mapping[str, Mapping[str, Any]], *, on: date, by: Worker) -> None:
    """What was said of each open action: done is done, carried is agreed again with its reason, the rest stays as it was agreed."""
    for each in open_actions(document.child):
        told = progress.get(str(each.pk), {})
        if told.get("how") == "done":
            complete(each, told["why"], max(on, each.agreed_on), by=by)
        elif told.get("how") == "carried":
            agree_again(each, told["until"], told["why"], by=by, document=document)


def review_of(document: Document, said: Said) -> Review:
    """The review a document says it is about: one of this child's."""
    found = Review.objects.filter(pk=said["review"], child=document.child).first()
    if found is None:
        raise NotYet("Choose which review this is about.")
    return found
