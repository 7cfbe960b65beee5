"""Reading reviews: what was held, what has come of each, and which challenges stand open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.people.models import Person, Source
from throughcare.apps.reviews.models import (
    Challenge,
    ChallengeOutcome,
    ChallengeStage,
    RecordSent,
    Review,
    ReviewDecisions,
    ReviewRecord,
    ReviewResponse,
)
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, Revision


def reviews_of(child: Person) -> QuerySet[Review]:
    """Every review of a child that is recorded here, the last first, with what came of each."""
    held = Review.objects.filter(child=child, source__kind=Source.Kind.PRACTICE)
    return held.select_related("chaired_by", "decisions", "response__by", "record__by", "sent").order_by("-held_on")


def number_of(review: Review) -> int:
    """Which review it was of that time in care, those known only from a return counted too."""
    period = care_on(review.child_id, review.held_on)
    before = Review.objects.filter(child=review.child_id, held_on__lte=review.held_on)
    return before.filter(held_on__gte=period.started_on).count() if period else before.count()


def care_on(child: UUID, day: date) -> PeriodOfCare | None:
    """The time in care a day lies in, the last day included."""
    held = PeriodOfCare.objects.filter(Q(ended_on=None) | Q(ended_on__gte=day), child=child, started_on__lte=day)
    return held.order_by("-started_on").first()


def without_record() -> QuerySet[Review]:
    """Reviews held here whose record is not completed, the oldest first, of the children open to whoever asks."""
    return _without(ReviewRecord).order_by("held_on")


def without_decisions() -> QuerySet[Review]:
    """Reviews held here whose decisions were not sent, the oldest first."""
    return _without(ReviewDecisions).order_by("held_on")


def _without(model: type[ReviewRecord] | type[ReviewDecisions] | type[ReviewResponse] | type[RecordSent]) -> QuerySet[Review]:
    there = model._default_manager.filter(review=OuterRef("pk"))
    held = Review.objects.filter(~Exists(there), source__kind=Source.Kind.PRACTICE)
    return held.select_related("child", "chaired_by")


def open_challenges(children: Collection[UUID] | None = None) -> QuerySet[Challenge]:
    """Challenges not resolved, the oldest first: of these children, or of all whose record is open to whoever asks."""
    ended = ChallengeOutcome.objects.filter(challenge=OuterRef("pk"))
    found = Challenge.objects.filter(~Exists(ended)).select_related("child", "raised_by", "ended")
    if children is not None:
        found = found.filter(child__in=children)
    return found.order_by("raised_on", "known_at")


def stage_now(challenge: Challenge) -> ChallengeStage:
    """The stage a challenge is at, or was at when it ended."""
    return challenge.stages.select_related("asked", "answered__by").get(next=None)


def waiting_for(worker: Worker) -> QuerySet[ChallengeStage]:
    """Stages of challenges that a worker is asked to answer and has not, the oldest first."""
    found = ChallengeStage.objects.filter(asked=worker, answered=None, next=None, closed=None)
    return found.select_related("challenge", "child").order_by("opened_on")


def begun_about(child: Person, form: str, question: str, key: str) -> Document | None:
    """What is being written on a form about one review or challenge of a child, if anything is."""
    said = Revision.objects.filter(document=OuterRef("pk"), name=question, value=key)
    drafts = Document.objects.filter(Exists(said), child=child, form=form, state=Document.State.WRITING)
    return drafts.order_by("-started_at").first()
