"""Visits and what is booked, health and education: what is done with a child again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.demo.facts.fact import About


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
class HealthSummary(About):
    given_on: date


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
