"""What gets written down, as plain values: each named and shaped as the table that will keep it, and each version of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.demo.fact import About as About
from throughcare.demo.fact import Fact as Fact
from throughcare.demo.fact import Version as Version
from throughcare.demo.review_facts import Challenge as Challenge
from throughcare.demo.review_facts import ChallengeAnswer as ChallengeAnswer
from throughcare.demo.review_facts import ChallengeOutcome as ChallengeOutcome
from throughcare.demo.review_facts import ChallengeStage as ChallengeStage
from throughcare.demo.review_facts import MidwayCheck as MidwayCheck
from throughcare.demo.review_facts import RecordSent as RecordSent
from throughcare.demo.review_facts import Review as Review
from throughcare.demo.review_facts import ReviewDecisions as ReviewDecisions
from throughcare.demo.review_facts import ReviewRecord as ReviewRecord
from throughcare.demo.review_facts import ReviewResponse as ReviewResponse


@dataclass(frozen=True, slots=True)
class Person(Fact):
    given_name: str
    family_name: str
    sex: str
    born_on: date | None = None
    known_as: str = ""
    ethnicity: str = ""
    mother: bool | None = None
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alias(About):
    name: str


@dataclass(frozen=True, slots=True)
class Identifier(About):
    kind: str
    value: str
    started_on: date | None = None


@dataclass(frozen=True, slots=True)
class Address(About):
    lines: str
    postcode: str
    started_on: date
    ended_on: date | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Relationship(About):
    relative_id: UUID
    kind: str
    parental_responsibility: bool | None = None


@dataclass(frozen=True, slots=True)
class PeriodOfCare(About):
    started_on: date
    ended_on: date | None = None
    reason_ended: str = ""


@dataclass(frozen=True, slots=True)
class InPeriod(About):
    period_id: UUID


@dataclass(frozen=True, slots=True)
class PrimaryNeed(InPeriod):
    code: str
    started_on: date


@dataclass(frozen=True, slots=True)
class LegalStatus(InPeriod):
    code: str
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Placement(InPeriod):
    kind: str
    provider: str
    postcode: str
    home_postcode: str
    carer: str
    started_on: date
    same_carer: bool = False
    temporary_approval: bool = False
    until_18_decided_on: date | None = None
    turn: int = 1
    ended_on: date | None = None
    reason_ended: str = ""


@dataclass(frozen=True, slots=True)
class Visit(About):
    visited_on: date
    by_id: UUID | None
    seen: bool
    seen_alone: bool | None = None
    declined_alone: bool = False
    virtual: bool = False


@dataclass(frozen=True, slots=True)
class HealthAssessmentRequest(About):
    kind: str
    requested_on: date


@dataclass(frozen=True, slots=True)
class Booking(About):
    what: str
    booked_at: datetime
    worker_id: UUID
    changed_by_id: UUID
    together: UUID
    place: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class HealthAssessment(About):
    kind: str
    assessed_on: date
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class DentalCheck(About):
    checked_on: date


@dataclass(frozen=True, slots=True)
class ImmunisationsCheck(About):
    checked_on: date
    up_to_date: bool


@dataclass(frozen=True, slots=True)
class StrengthsAndDifficulties(About):
    scored_on: date
    score: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EducationPlan(About):
    held_on: date
    first: bool
    virtual_school_agreed_on: date | None = None
    attendance: int | None = None
    days_excluded: int | None = None
    attainment: str = ""


@dataclass(frozen=True, slots=True)
class UnaccompaniedStatus(About):
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class LibertyOrder(About):
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class MissingEpisode(About):
    kind: str
    started_on: date
    went_at: datetime
    ended_on: date | None = None
    returned_at: datetime | None = None
    reported_at: datetime | None = None
    risk: str = ""
    told_at: datetime | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class ReturnInterview(About):
    episode_id: UUID
    offered_at: datetime
    outcome: str = "offered"
    settled_at: datetime | None = None
    by_id: UUID | None = None
    independent: bool | None = None
    push: list[str] = field(default_factory=list)
    pull: list[str] = field(default_factory=list)
    exploitation: bool | None = None
    shared_on: date | None = None
    plan_changes: bool | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class StrategyAsked(About):
    because: str
    asked_on: date
    episode_id: UUID


@dataclass(frozen=True, slots=True)
class PreviousPermanence(About):
    option: str
    authority: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AdoptionDecision(About):
    decided_on: date
    matched_on: date | None = None
    by_former_carer: bool | None = None
    adopters: int | None = None
    adopters_sex: str = ""
    adopters_status: str = ""


@dataclass(frozen=True, slots=True)
class AdoptionPlacement(About):
    started_on: date
    ended_on: date | None = None
    reason_ended: str = ""


@dataclass(frozen=True, slots=True)
class LeavingCareContact(About):
    contact_on: date
    in_touch: str
    activity: str = ""
    accommodation: str = ""
    by_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Assessment(About):
    kind: str
    completed_on: date
    authorised_on: date
    by_id: UUID | None


@dataclass(frozen=True, slots=True)
class Plan(About):
    kind: str
    started_on: date
    by_id: UUID | None
    rests_on_id: UUID | None
    placement_id: UUID | None = None
    permanence: str = ""
    decisions_delegated: bool = False
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Need(About):
    plan_id: UUID
    number: int
    need: str
    outcome: str
    known_by: str


@dataclass(frozen=True, slots=True)
class PlannedAction(About):
    need_id: UUID
    action_id: UUID


@dataclass(frozen=True, slots=True)
class Allocation(About):
    part: str
    worker_id: UUID | None
    team_id: UUID
    started_on: date
    reason: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class AgreedAction(About):
    what: str
    worker_id: UUID | None
    agreed_on: date
    due_on: date
    rolled_over: int = 0
    done_on: date | None = None
    evidence: str = ""
    settled_by_id: UUID | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class AgreedAgain(About):
    action_id: UUID
    agreed_on: date
    was_due_on: date
    due_on: date
    reason: str
    by_id: UUID


@dataclass(frozen=True, slots=True)
class Supervision(About):
    held_on: date
    supervisor_id: UUID | None
    worker_id: UUID | None


@dataclass(frozen=True, slots=True)
class Decision(About):
    decided_on: date
    by_id: UUID
    led_by: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Meeting(About):
    kind: str
    held_at: datetime
    led_by: str
    dissent: bool
    significant_harm: bool | None = None
    enquiry: bool | None = None


@dataclass(frozen=True, slots=True)
class OfPerson(Fact):
    """A fact about anybody, child or not."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class Restriction(OfPerson):
    kind: str
    reason: str
    started_on: date
    ring: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Admission(OfPerson):
    worker_id: UUID
    why: str
    reason: str
    started_on: date
    ended_on: date | None = None


ORDER: tuple[type[Fact], ...] = (
    Person, Alias, Identifier, Address, Relationship, Allocation, Restriction, Admission, PeriodOfCare, PrimaryNeed, LegalStatus,
    Placement, Visit, Booking, HealthAssessmentRequest, HealthAssessment, DentalCheck, ImmunisationsCheck, StrengthsAndDifficulties,
    EducationPlan, UnaccompaniedStatus, LibertyOrder, MissingEpisode, ReturnInterview, StrategyAsked, Review, ReviewDecisions,
    ReviewResponse, ReviewRecord, RecordSent, MidwayCheck, Challenge, ChallengeStage, ChallengeAnswer, ChallengeOutcome,
    PreviousPermanence,
    AdoptionDecision, AdoptionPlacement, LeavingCareContact, AgreedAction, AgreedAgain, Supervision, Decision, Meeting,
    Assessment, Plan, Need, PlannedAction,
)  # fmt: skip
"""Every kind of fact, what others rest on first."""


def child_of(fact: Fact) -> UUID:
    """Whom a fact is about."""
    found: Any = fact
    if isinstance(found, About):
        return found.child_id
    return found.person_id if isinstance(found, OfPerson) else found.id
