"""What follows a review: its decisions sent, answered by those who manage the work, and its record sent out."""

from __future__ import annotations

from throughcare.apps.agreed.actions import agree_all
from throughcare.apps.people.actions import record_facts
from throughcare.apps.reviews import policies
from throughcare.apps.reviews.actions.holding import review_of
from throughcare.apps.reviews.models import RecordSent, Review, ReviewDecisions, ReviewRecord, ReviewResponse
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="review decisions sent")
def issue_decisions(document: Document, said: Said, *, by: Worker) -> None:
    """Send a review's decisions. Each becomes an action with an owner and a day, which the next review will ask about."""
    review = review_of(document, said)
    if ReviewDecisions.objects.filter(review=review).exists():
        raise NotYet("The decisions of this review were sent already. What is new is an action to agree, or another review.")
    if not said["decisions"]:
        raise NotYet("Say what was decided: what, who sees to it, and by when.")
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    sent = ReviewDecisions(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        review=review,
        issued_on=said["on"],
        changes_plan=said["changes_plan"] if document.version > 1 else None,
    )
    record_facts([sent], by=by)
    agree_all(document.child, said["decisions"], on=review.held_on, document=document, by=by)


@action(why="review decisions answered")
def answer_decisions(document: Document, said: Said, *, by: Worker) -> None:
    """Answer a review's decisions. An answer approves nothing: the record stays the reviewing officer's."""
    review = review_of(document, said)
    policies.check_did_not_chair(review, by=by)
    if ReviewResponse.objects.filter(review=review).exists():
        raise NotYet("The decisions of this review were answered already.")
    (part,) = for_each_child(document, said, on=today(), by=by)
    answer = ReviewResponse(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        review=review,
        answered_on=today(),
        answer=said["answer"],
        changes_plan=_agreed_change(review, said["answer"]),
        by=by,
    )
    record_facts([answer], by=by)


def _agreed_change(review: Review, answer: str) -> bool | None:
    """Whether what was agreed changes the plan: what was not agreed does not."""
    decided = ReviewDecisions.objects.filter(review=review).values_list("changes_plan", flat=True).first()
    return decided if answer != ReviewResponse.Answer.NOT_AGREED or decided is None else False


@action(why="review record sent out")
def send_record(document: Document, said: Said, *, by: Worker) -> None:
    """Say that a review's record was sent out, once it is complete."""
    review = review_of(document, said)
    if not ReviewRecord.objects.filter(review=review).exists():
        raise NotYet("The record of this review is not complete yet.")
    if RecordSent.objects.filter(review=review).exists():
        raise NotYet("The record of this review was sent out already.")
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    sent = RecordSent(child_id=part.child_id, source=part.source, written_in=part.document, review=review, sent_on=said["on"])
    record_facts([sent], by=by)
