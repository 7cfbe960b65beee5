"""Reviews and challenges as pages show them: what was held, what has come of it and what comes next; on a timeline, and on their own page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.care.presenters import entry, meaning
from throughcare.apps.people.models import Person
from throughcare.apps.reviews import models
from throughcare.apps.reviews.policies import ANSWERS, REVIEWS, SENDS_OUT
from throughcare.apps.reviews.queries import reviews_of
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.core.happened import key_of, model_of
from throughcare.core.page import Link
from throughcare.core.shown import Entry, Fact, Turn
from throughcare.core.words import plain_date, short_date
from throughcare.statute.codes import outcomes


def of_review(row: models.Review) -> Iterator[Entry]:
    """On a timeline: that a review was held."""
    yield entry(row.held_on, "Review held", "Reviews", meaning(outcomes.REVIEW_CODE, row.participation))


def of_record(row: models.ReviewRecord) -> Iterator[Entry]:
    """That a review's record was completed, and what it says of permanence."""
    words = f"Permanence: {models.Permanence(row.permanence).label.lower()}" if row.permanence else ""
    yield entry(row.completed_on, "Review record completed", "Reviews", words, turn=Turn.WRITTEN)


def of_decisions(row: models.ReviewDecisions) -> Iterator[Entry]:
    """That a review's decisions were sent."""
    yield entry(row.issued_on, "Review decisions sent", "Reviews", turn=Turn.DECIDED)


def of_response(row: models.ReviewResponse) -> Iterator[Entry]:
    """That those who manage the work answered."""
    words = models.ReviewResponse.Answer(row.answer).label
    yield entry(row.answered_on, "Review decisions answered", "Reviews", words, turn=Turn.DECIDED)


def of_midway(row: models.MidwayCheck) -> Iterator[Entry]:
    """A check between reviews."""
    words = "Permanence on track" if row.on_track else "Permanence not on track"
    yield entry(row.checked_on, "Mid-way check by the reviewing officer", "Reviews", words)


def of_challenge(row: models.Challenge) -> Iterator[Entry]:
    """That a challenge was raised."""
    yield entry(row.raised_on, "Reviewing officer’s challenge", "Reviews", models.Challenge.About(row.about).label)


def of_outcome(row: models.ChallengeOutcome) -> Iterator[Entry]:
    """How a challenge ended, and what it changed."""
    words = f"{models.ChallengeOutcome.Outcome(row.outcome).label}. {models.ChallengeOutcome.Effect(row.effect).label}"
    yield entry(row.resolved_on, "Challenge ended", "Reviews", words)


ENTRIES: Mapping[type, Callable[[Any], Iterator[Entry]]] = {
    models.Review: of_review,
    models.ReviewDecisions: of_decisions,
    models.ReviewResponse: of_response,
    models.ReviewRecord: of_record,
    models.MidwayCheck: of_midway,
    models.Challenge: of_challenge,
    models.ChallengeOutcome: of_outcome,
}


def open_challenges_told(facts: Iterable[Any]) -> Iterator[str]:
    """The challenges that stand open, from a child's facts as they were read: what each is about, since when, at which stage."""
    those = list(facts)
    ended = {row.challenge_id for row in those if model_of(row) is models.ChallengeOutcome}
    stages = [row for row in those if model_of(row) is models.ChallengeStage]
    followed = {row.after_id for row in stages}
    for row in those:
        if model_of(row) is models.Challenge and (key := UUID(key_of(row))) not in ended:
            last = next((one for one in stages if one.challenge_id == key and UUID(key_of(one)) not in followed), None)
            at = f". {models.ChallengeStage.Level(last.level).label}" if last else ""
            yield f"{models.Challenge.About(row.about).label}, raised {short_date(row.raised_on)}{at}"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done next: what it is called, and where its form begins."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One review, or one challenge: what it is, what has come of it, and what whoever looks can do next."""

    title: str
    standing: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """A child's reviews, and the challenges between them."""

    name: str
    back: Link
    pack: str
    steps: tuple[Step, ...]
    challenges: tuple[Shown, ...]
    reviews: tuple[Shown, ...]
    checks: tuple[Fact, ...]


def reviews_page(child: Person, *, roles: Collection[Role]) -> ReviewsPage:
    """Everything about a child's reviews, for somebody in these roles."""
    may = set(roles)
    raised = (
        models.Challenge.objects.filter(child=child)
        .select_related("raised_by", "ended")
        .prefetch_related("stages__asked", "stages__answered__by")
    )
    return ReviewsPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        pack=reverse("desk:review_pack", args=[child.pk]),
        steps=tuple(_first_steps(child, may)),
        challenges=tuple(challenge_shown(one, roles=may) for one in raised.order_by("-raised_on")),
        reviews=tuple(_review(one, may) for one in reviews_of(child)),
        checks=tuple(
            Fact(plain_date(one.checked_on), "On track" if one.on_track else "Not on track", _written(one))
            for one in models.MidwayCheck.objects.filter(child=child).order_by("-checked_on")
        ),
    )


def _first_steps(child: Person, may: Collection[Role]) -> Iterator[Step]:
    for form, words, roles in (
        ("review", "Record a review held", None),
        ("midway", "Record a mid-way check", REVIEWS),
        ("challenge", "Raise a challenge", REVIEWS),
    ):
        if roles & set(may) if roles else may_write(may):
            yield Step(words, reverse("writing:begin", args=[child.pk, form]))


def _written(row: Any) -> str:
    return reverse("writing:document", args=[row.child_id, row.written_in_id]) if row.written_in_id else ""


def _review(row: models.Review, may: Collection[Role]) -> Shown:
    decisions, response, record, sent = (getattr(row, name, None) for name in ("decisions", "response", "record", "sent"))
    facts = [Fact("Chaired by", row.chaired_by.name if row.chaired_by else "Not recorded", _written(row))]
    facts.append(Fact("How they took part", meaning(outcomes.REVIEW_CODE, row.participation) or "Not recorded"))
    if row.spoken_alone:
        facts.append(Fact("Spoken to alone before it", models.Review.Alone(row.spoken_alone).label))
    facts.append(_done("Decisions", decisions, "issued_on", "Not sent yet"))
    if decisions is not None and decisions.changes_plan is not None:
        facts.append(Fact("Changes the care plan", "Yes" if decisions.changes_plan else "No"))
    facts.append(_answered(response))
    facts.append(_done("Record", record, "completed_on", "Not completed yet"))
    if record is not None and record.permanence:
        facts.append(Fact("Permanence", record.get_permanence_display()))
    facts.append(_done("Record sent", sent, "sent_on", "Not sent yet"))
    if may_write(may):
        facts.append(Fact("Letters", "Write one about it", f"{reverse('letters:of_child', args=[row.child_id])}?review={row.pk}"))
    return Shown(
        title=f"Review of {plain_date(row.held_on)}",
        standing="Record complete" if record is not None else "Record not completed",
        facts=tuple(facts),
        steps=tuple(_next_of(row, set(may))),
    )


def _done(label: str, row: Any, on: str, otherwise: str) -> Fact:
    return Fact(label, plain_date(getattr(row, on)), _written(row)) if row is not None else Fact(label, otherwise)


def _answered(row: models.ReviewResponse | None) -> Fact:
    if row is None:
        return Fact("Answered by those who manage the work", "Not yet")
    who = f" by {row.by.name}" if row.by else ""
    return Fact(
        "Answered by those who manage the work", f"{row.get_answer_display()}, {plain_date(row.answered_on)}{who}", _written(row)
    )


def _next_of(row: models.Review, may: Collection[Role]) -> Iterator[Step]:
    """What can be done next about a review by somebody in these roles: each step once, and only those whose turn has come."""
    has = {name: getattr(row, name, None) is not None for name in ("decisions", "response", "record", "sent")}
    for form, words, roles, wanted in (
        ("review-decisions", "Send the decisions", REVIEWS, not has["decisions"]),
        ("review-response", "Answer the decisions", ANSWERS, has["decisions"] and not has["response"]),
        ("review-record", "Complete the record", REVIEWS, not has["record"]),
        ("review-sent", "Say to whom the record went", SENDS_OUT, has["record"] and not has["sent"]),
    ):
        if wanted and roles & set(may):
            yield Step(words, reverse("reviews:begin", args=[row.child_id, form, row.pk]))


def challenge_shown(row: models.Challenge, *, roles: Collection[Role], named: bool = False) -> Shown:
    """One challenge, stage by stage."""
    ended = getattr(row, "ended", None)
    stages = sorted(row.stages.all(), key=lambda one: (one.opened_on, one.known_at))
    facts = [Fact("Raised", f"{plain_date(row.raised_on)}{f' by {row.raised_by.name}' if row.raised_by else ''}", _written(row))]
    facts += [_stage(one) for one in stages]
    if ended is not None:
        facts.append(Fact("Ended", f"{plain_date(ended.resolved_on)}. {ended.get_outcome_display()}", _written(ended)))
        facts.append(Fact("What it changed", ended.get_effect_display()))
    label = models.Challenge.About(row.about).label
    return Shown(
        title=f"{label}: {row.child}" if named else label,
        standing="Ended" if ended is not None else _waits(stages[-1]),
        facts=tuple(facts),
        steps=() if ended is not None else tuple(_next_of_challenge(row, stages[-1], set(roles))),
    )


def _stage(row: models.ChallengeStage) -> Fact:
    asked = f"{row.asked.name} asked {short_date(row.opened_on)}" if row.asked else f"Since {short_date(row.opened_on)}"
    answer = getattr(row, "answered", None)
    if answer is None:
        return Fact(row.get_level_display(), f"{asked}. Not answered", _written(row))
    who = f" by {answer.by.name}" if answer.by else ""
    return Fact(
        row.get_level_display(),
        f"{asked}. {answer.get_answer_display()}, {short_date(answer.answered_on)}{who}",
        _written(answer),
    )


def _waits(stage: models.ChallengeStage) -> str:
    if getattr(stage, "answered", None) is not None:
        return "Answered: waits for the reviewing officer"
    return f"Waits for {stage.asked.name}" if stage.asked else "Waits for an answer"


def _next_of_challenge(row: models.Challenge, stage: models.ChallengeStage, may: Collection[Role]) -> Iterator[Step]:
    for form, words, roles, wanted in (
        ("challenge-answer", "Answer it", ANSWERS, getattr(stage, "answered", None) is None),
        ("challenge-outcome", "Say how it ended", REVIEWS, True),
        ("challenge-stage", "Take it to the next stage", REVIEWS, True),
    ):
        if wanted and roles & set(may):
            yield Step(words, reverse("reviews:begin", args=[row.child_id, form, row.pk]))
