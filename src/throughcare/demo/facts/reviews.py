"""What reviews and challenges leave behind, as the demo writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.demo.facts.fact import About


@dataclass(frozen=True, slots=True)
class Review(About):
    held_on: date
    participation: str
    chaired_by_id: UUID | None
    spoken_alone: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDecisions(About):
    review_id: UUID
    issued_on: date
    changes_plan: bool


@dataclass(frozen=True, slots=True)
class ReviewResponse(About):
    review_id: UUID
    answered_on: date
    answer: str
    changes_plan: bool
    by_id: UUID | None


@dataclass(frozen=True, slots=True)
class ReviewRecord(About):
    review_id: UUID
    completed_on: date
    number: int
    permanence: str
    decided_on: date | None
    feels_safe: str
    by_id: UUID | None


@dataclass(frozen=True, slots=True)
class RecordSent(About):
    review_id: UUID
    sent_on: date


@dataclass(frozen=True, slots=True)
class MidwayCheck(About):
    checked_on: date
    on_track: bool
    by_id: UUID | None


@dataclass(frozen=True, slots=True)
class Challenge(About):
    raised_on: date
    raised_by_id: UUID | None
    about: str


@dataclass(frozen=True, slots=True)
class ChallengeStage(About):
    challenge_id: UUID
    level: str
    opened_on: date
    asked_id: UUID | None
    formal_from_here: bool


@dataclass(frozen=True, slots=True)
class ChallengeAnswer(About):
    stage_id: UUID
    answered_on: date
    answer: str
    by_id: UUID | None


@dataclass(frozen=True, slots=True)
class ChallengeOutcome(About):
    challenge_id: UUID
    stage_id: UUID
    resolved_on: date
    outcome: str
    effect: str
