"""Reviews, challenges, going missing and meetings as rows of a snapshot: several facts to a row, where they are of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from throughcare.apps.extract.facts import Facts, day_of, key_of, said
from throughcare.apps.missing import models as missing
from throughcare.apps.oversight.models import Meeting
from throughcare.apps.reviews import models as reviews
from throughcare.core.happened import london_day
from throughcare.record.columns import Row
from throughcare.record.snapshot import happenings as rows

MODELS = (missing.StrategyAsked, reviews.Challenge)


def rows_of(child: str, facts: Facts) -> Iterator[Row]:
    """What was held for a child, and what happened to them."""
    yield from _reviews(child, facts)
    yield from _challenges(child, facts)
    yield from _missing(child, facts)
    for row in facts[missing.StrategyAsked]:
        yield rows.StrategyAsked(child=child, because=row.because, asked_on=row.asked_on, answered_on=row.answered_on)
    for row in facts[Meeting]:
        yield rows.Meeting(
            child=child,
            meeting=key_of(row),
            kind=row.kind,
            held_on=london_day(row.held_at),
            placement=str(row.placement_id) if row.placement_id else None,
        )


def _reviews(child: str, facts: Facts) -> Iterator[Row]:
    records = {str(review): row for review, row in facts.by(reviews.ReviewRecord, "review_id").items()}
    for row in facts[reviews.Review]:
        record = records.get(key_of(row))
        yield rows.Review(
            child=child,
            review=key_of(row),
            held_on=row.held_on,
            participation=said(row.participation),
            recorded_on=record and record.completed_on,
            permanence=said(record.permanence) if record else None,
        )
    for row in facts[reviews.MidwayCheck]:
        yield rows.MidwayCheck(child=child, checked_on=row.checked_on, on_track=row.on_track)


def _challenges(child: str, facts: Facts) -> Iterator[Row]:
    formal = {str(row.challenge_id): row.opened_on for row in facts[reviews.ChallengeStage] if row.formal_from_here}
    ended: dict[str, Any] = {str(key): row for key, row in facts.by(reviews.ChallengeOutcome, "challenge_id").items()}
    for row in facts[reviews.Challenge]:
        outcome = ended.get(key_of(row))
        yield rows.Challenge(
            child=child,
            challenge=key_of(row),
            raised_on=row.raised_on,
            about=row.about,
            formal_on=formal.get(key_of(row)),
            resolved_on=outcome and outcome.resolved_on,
            outcome=outcome and outcome.outcome,
            effect=outcome and outcome.effect,
        )


def _missing(child: str, facts: Facts) -> Iterator[Row]:
    interviews = {str(episode): row for episode, row in facts.by(missing.ReturnInterview, "episode_id").items()}
    for row in facts[missing.MissingEpisode]:
        talk = interviews.get(key_of(row))
        yield rows.Missing(
            child=child,
            missing=key_of(row),
            kind=row.kind,
            started_on=row.started_on,
            ended_on=row.ended_on,
            went_at=row.went_at,
            returned_at=row.returned_at,
            interview=talk and talk.outcome,
            offered_on=day_of(talk.offered_at) if talk else None,
            settled_on=day_of(talk.settled_at) if talk else None,
            plan_answered_on=talk and talk.answered_on,
            themes=len(talk.push) + len(talk.pull) if talk else None,
        )
