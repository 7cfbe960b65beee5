"""Times in care, where somebody lives and under which order, times missing, and what comes after care."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from throughcare.demo.facts.fact import About


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
    emergency: bool | None = None
    out_of_area: bool | None = None
    until_18_decided_on: date | None = None
    turn: int = 1
    ended_on: date | None = None
    reason_ended: str = ""
    ended_planned: bool | None = None


@dataclass(frozen=True, slots=True)
class PlacementApproval(About):
    placement_id: UUID
    owner_id: UUID
    asked_on: date
    outcome: str = ""
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class PlacementTold(About):
    placement_id: UUID
    whom: str
    told_on: date


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
class SeniorBriefing(About):
    episode_id: UUID
    briefed_on: date
    whom: str


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
