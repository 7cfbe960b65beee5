"""A reviewing officer's challenge: raised, answered, taken further, ended with what it changed for the child."""

from __future__ import annotations

from uuid import UUID

from throughcare.apps.people.actions import record_facts
from throughcare.apps.reviews.models import (
    Challenge,
    ChallengeAnswer,
    ChallengeOutcome,
    ChallengeStage,
)
from throughcare.apps.reviews.queries import open_challenges, stage_now
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.today import today

INFORMAL = ChallengeStage.Level.INFORMAL


@action(why="challenge raised")
def raise_challenge(document: Document, said: Said, *, by: Worker) -> None:
    """Raise a challenge, informal or formal, at any stage. The days begin to count with the first formal one."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    about = {"child_id": part.child_id, "source": part.source, "written_in": part.document}
    raised = Challenge(**about, raised_on=said["on"], raised_by=by, about=said["about"])
    stage = ChallengeStage(
        **about,
        challenge=raised,
        level=said["level"],
        opened_on=said["on"],
        asked_id=UUID(said["asked"]),
        formal_from_here=said["level"] != INFORMAL,
    )
    record_facts([raised, stage], by=by)


@action(why="challenge answered")
def answer_challenge(document: Document, said: Said, *, by: Worker) -> None:
    """Answer a challenge at the stage it is at."""
    stage = stage_now(challenge_of(document, said))
    if ChallengeAnswer.objects.filter(stage=stage).exists():
        raise NotYet("This challenge was answered already. The reviewing officer says what comes next.")
    (part,) = for_each_child(document, said, on=today(), by=by)
    answer = ChallengeAnswer(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        stage=stage,
        answered_on=today(),
        answer=said["answer"],
        by=by,
    )
    record_facts([answer], by=by)


@action(why="challenge taken further")
def take_further(document: Document, said: Said, *, by: Worker) -> None:
    """Take a challenge to another stage, answered or not. Stages may be skipped."""
    challenge = challenge_of(document, said)
    before = stage_now(challenge)
    if said["on"] < before.opened_on:
        raise NotYet("The next stage cannot begin before the one it follows.")
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    stage = ChallengeStage(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        challenge=challenge,
        level=said["level"],
        opened_on=said["on"],
        asked_id=UUID(said["asked"]),
        formal_from_here=not challenge.stages.filter(formal_from_here=True).exists(),
        after=before,
    )
    record_facts([stage], by=by)


@action(why="challenge ended")
def end_challenge(document: Document, said: Said, *, by: Worker) -> None:
    """Say how a challenge ended, and what it changed for the child."""
    challenge = challenge_of(document, said)
    stage = stage_now(challenge)
    if said["on"] < stage.opened_on:
        raise NotYet("It cannot have ended before the stage it was at began.")
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    ended = ChallengeOutcome(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        challenge=challenge,
        stage=stage,
        resolved_on=said["on"],
        outcome=said["outcome"],
        effect=said["effect"],
    )
    record_facts([ended], by=by)


def challenge_of(document: Document, said: Said) -> Challenge:
    """The challenge a document says it is about: one of this child's that is open."""
    found = open_challenges([document.child_id]).filter(pk=said["challenge"]).first()
    if found is None:
        raise NotYet("This challenge has ended already.")
    return found
