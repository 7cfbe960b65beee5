"""What looked-after reviews, and challenges between them, tell of."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.reviews.models import (
    ChallengeAnswer,
    ChallengeOutcome,
    ChallengeStage,
    MidwayCheck,
    Permanence,
    RecordSent,
    Review,
    ReviewDecisions,
    ReviewRecord,
    ReviewResponse,
)
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

_SPOKE = {
    Review.Alone.YES: Kind.CHILD_SPOKEN_TO_BEFORE_REVIEW,
    Review.Alone.DECLINED: Kind.CHILD_NOT_SPOKEN_TO_FOR_A_REASON,
    Review.Alone.NOT_RIGHT: Kind.CHILD_NOT_SPOKEN_TO_FOR_A_REASON,
}


def of_review(row: Review) -> Iterator[Event]:
    """A review was held; how the child took part was recorded, and whether the officer spoke with them before, where anybody was asked."""
    known, about = london_day(row.known_at), key_of(row)
    yield Event(Kind.REVIEW_HELD, row.held_on, known, about=about, facts=MappingProxyType({"participation": row.participation}))
    if row.participation:
        yield Event(Kind.PARTICIPATION_RECORDED, row.held_on, known, about=about)
    if row.spoken_alone:
        yield Event(Kind.REVIEW_BOOKED, row.held_on, known, about=about)
        if spoke := _SPOKE.get(Review.Alone(row.spoken_alone)):
            yield Event(spoke, row.held_on, known, about=about)


def of_decisions(row: ReviewDecisions) -> Iterator[Event]:
    """A review's decisions were issued."""
    yield Event(Kind.REVIEW_DECISIONS_ISSUED, row.issued_on, london_day(row.known_at), about=str(row.review_id))


def of_response(row: ReviewResponse) -> Iterator[Event]:
    """Those who manage the work answered the decisions."""
    facts = MappingProxyType({"changes_plan": row.changes_plan})
    yield Event(Kind.REVIEW_DECISIONS_ANSWERED, row.answered_on, london_day(row.known_at), about=str(row.review_id), facts=facts)


def of_record(row: ReviewRecord) -> Iterator[Event]:
    """A review's record was completed; and if the review decided on permanence, it did so on the day it was held."""
    known = london_day(row.known_at)
    yield Event(Kind.REVIEW_RECORD_COMPLETED, row.completed_on, known, about=str(row.review_id))
    if row.decided_on and row.permanence not in ("", Permanence.NOT_YET):
        facts = MappingProxyType({"route": row.permanence})
        yield Event(Kind.PERMANENCE_PLANNED, row.decided_on, known, about=key_of(row), facts=facts)


def of_sending(row: RecordSent) -> Iterator[Event]:
    """A review's record was sent out."""
    yield Event(Kind.REVIEW_RECORD_SENT, row.sent_on, london_day(row.known_at), about=str(row.review_id))


def of_midway_check(row: MidwayCheck) -> Iterator[Event]:
    """The reviewing officer checked progress between reviews."""
    yield Event(Kind.MIDWAY_CHECK_MADE, row.checked_on, london_day(row.known_at), about=key_of(row))


def of_stage(row: ChallengeStage) -> Iterator[Event]:
    """A stage of a challenge was opened: the one before it closed, and with the first formal one the dispute was raised."""
    known = london_day(row.known_at)
    if row.formal_from_here:
        yield Event(Kind.DISPUTE_RAISED, row.opened_on, known, about=str(row.challenge_id))
    if row.after_id:
        yield Event(Kind.DISPUTE_STAGE_CLOSED, row.opened_on, known, about=str(row.after_id))
    yield Event(Kind.DISPUTE_STAGE_OPENED, row.opened_on, known, about=key_of(row))


def of_answer(row: ChallengeAnswer) -> Iterator[Event]:
    """A stage of a challenge was answered."""
    yield Event(Kind.DISPUTE_STAGE_ANSWERED, row.answered_on, london_day(row.known_at), about=str(row.stage_id))


def of_outcome(row: ChallengeOutcome) -> Iterator[Event]:
    """A challenge was resolved, and the stage it was at closed with it."""
    known = london_day(row.known_at)
    yield Event(Kind.DISPUTE_RESOLVED, row.resolved_on, known, about=str(row.challenge_id))
    yield Event(Kind.DISPUTE_STAGE_CLOSED, row.resolved_on, known, about=str(row.stage_id))


TELLS: Tells = {
    Review: of_review,
    ReviewDecisions: of_decisions,
    ReviewResponse: of_response,
    ReviewRecord: of_record,
    RecordSent: of_sending,
    MidwayCheck: of_midway_check,
    ChallengeStage: of_stage,
    ChallengeAnswer: of_answer,
    ChallengeOutcome: of_outcome,
}
CARRIES = frozenset(
    {
        Kind.REVIEW_HELD,
        Kind.PARTICIPATION_RECORDED,
        Kind.REVIEW_BOOKED,
        *_SPOKE.values(),
        Kind.REVIEW_DECISIONS_ISSUED,
        Kind.REVIEW_DECISIONS_ANSWERED,
        Kind.REVIEW_RECORD_COMPLETED,
        Kind.REVIEW_RECORD_SENT,
        Kind.PERMANENCE_PLANNED,
        Kind.MIDWAY_CHECK_MADE,
        Kind.DISPUTE_RAISED,
        Kind.DISPUTE_STAGE_OPENED,
        Kind.DISPUTE_STAGE_ANSWERED,
        Kind.DISPUTE_STAGE_CLOSED,
        Kind.DISPUTE_RESOLVED,
    }
)
