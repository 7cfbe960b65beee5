"""What gets written down, as plain values: each named and shaped as the table that will keep it, and each version of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from throughcare.demo.facts.care import AdoptionDecision as AdoptionDecision
from throughcare.demo.facts.care import AdoptionPlacement as AdoptionPlacement
from throughcare.demo.facts.care import LeavingCareContact as LeavingCareContact
from throughcare.demo.facts.care import LegalStatus as LegalStatus
from throughcare.demo.facts.care import LibertyOrder as LibertyOrder
from throughcare.demo.facts.care import MissingEpisode as MissingEpisode
from throughcare.demo.facts.care import PeriodOfCare as PeriodOfCare
from throughcare.demo.facts.care import Placement as Placement
from throughcare.demo.facts.care import PlacementApproval as PlacementApproval
from throughcare.demo.facts.care import PlacementTold as PlacementTold
from throughcare.demo.facts.care import PreviousPermanence as PreviousPermanence
from throughcare.demo.facts.care import PrimaryNeed as PrimaryNeed
from throughcare.demo.facts.care import ReturnInterview as ReturnInterview
from throughcare.demo.facts.care import SeniorBriefing as SeniorBriefing
from throughcare.demo.facts.care import StrategyAsked as StrategyAsked
from throughcare.demo.facts.care import UnaccompaniedStatus as UnaccompaniedStatus
from throughcare.demo.facts.fact import About as About
from throughcare.demo.facts.fact import Fact as Fact
from throughcare.demo.facts.fact import Version as Version
from throughcare.demo.facts.people import Address as Address
from throughcare.demo.facts.people import Admission as Admission
from throughcare.demo.facts.people import Alias as Alias
from throughcare.demo.facts.people import Allocation as Allocation
from throughcare.demo.facts.people import Identifier as Identifier
from throughcare.demo.facts.people import OfPerson as OfPerson
from throughcare.demo.facts.people import Person as Person
from throughcare.demo.facts.people import Relationship as Relationship
from throughcare.demo.facts.people import Restriction as Restriction
from throughcare.demo.facts.reviews import Challenge as Challenge
from throughcare.demo.facts.reviews import ChallengeAnswer as ChallengeAnswer
from throughcare.demo.facts.reviews import ChallengeOutcome as ChallengeOutcome
from throughcare.demo.facts.reviews import ChallengeStage as ChallengeStage
from throughcare.demo.facts.reviews import MidwayCheck as MidwayCheck
from throughcare.demo.facts.reviews import RecordSent as RecordSent
from throughcare.demo.facts.reviews import Review as Review
from throughcare.demo.facts.reviews import ReviewDecisions as ReviewDecisions
from throughcare.demo.facts.reviews import ReviewRecord as ReviewRecord
from throughcare.demo.facts.reviews import ReviewResponse as ReviewResponse
from throughcare.demo.facts.seen import Booking as Booking
from throughcare.demo.facts.seen import DentalCheck as DentalCheck
from throughcare.demo.facts.seen import EducationPlan as EducationPlan
from throughcare.demo.facts.seen import HealthAssessment as HealthAssessment
from throughcare.demo.facts.seen import HealthAssessmentRequest as HealthAssessmentRequest
from throughcare.demo.facts.seen import HealthSummary as HealthSummary
from throughcare.demo.facts.seen import ImmunisationsCheck as ImmunisationsCheck
from throughcare.demo.facts.seen import StrengthsAndDifficulties as StrengthsAndDifficulties
from throughcare.demo.facts.seen import Visit as Visit
from throughcare.demo.facts.work import AgreedAction as AgreedAction
from throughcare.demo.facts.work import AgreedAgain as AgreedAgain
from throughcare.demo.facts.work import Assessment as Assessment
from throughcare.demo.facts.work import Decision as Decision
from throughcare.demo.facts.work import Meeting as Meeting
from throughcare.demo.facts.work import Need as Need
from throughcare.demo.facts.work import Plan as Plan
from throughcare.demo.facts.work import PlannedAction as PlannedAction
from throughcare.demo.facts.work import Supervision as Supervision

ORDER: tuple[type[Fact], ...] = (
    Person, Alias, Identifier, Address, Relationship, Allocation, Restriction, Admission, PeriodOfCare, PrimaryNeed, LegalStatus,
    Placement, PlacementApproval, PlacementTold, Visit, Booking, HealthAssessmentRequest, HealthAssessment, HealthSummary, DentalCheck, ImmunisationsCheck, StrengthsAndDifficulties,
    EducationPlan, UnaccompaniedStatus, LibertyOrder, MissingEpisode, ReturnInterview, SeniorBriefing, StrategyAsked, Review, ReviewDecisions,
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
