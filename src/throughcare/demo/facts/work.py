"""Assessments, plans and agreed actions; supervision, decisions and meetings: what the work with a child leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.demo.facts.fact import About


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
    placement_id: UUID | None = None
