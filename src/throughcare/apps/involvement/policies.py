"""What may be done about who works with whom, and who is kept out or let in. Each raises MayNot with a reason a person will read."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from throughcare.apps.involvement.models import Admission, Allocation
from throughcare.apps.involvement.queries import closed_to_duty, opening
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import TOLD_A_RECORD_EXISTS, Role

ALLOCATES = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.SYSTEM})
KEEPS_OUT = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
SEALS = frozenset({Role.SERVICE_MANAGER, Role.DIRECTOR})
LETS_INSPECTORS_IN = frozenset({Role.SERVICE_MANAGER, Role.DIRECTOR, Role.QUALITY_OFFICER})
NAMES_REVIEWING_OFFICERS = ALLOCATES | {Role.REVIEWING_OFFICER}
FITS: dict[str, frozenset[Role]] = {
    Allocation.Part.SOCIAL_WORKER: frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.DUTY, Role.EMERGENCY_DUTY}),
    Allocation.Part.PERSONAL_ADVISER: frozenset({Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER}),
    Allocation.Part.REVIEWING_OFFICER: frozenset({Role.REVIEWING_OFFICER}),
    Allocation.Part.INTERVIEWER: frozenset({Role.INTERVIEWER}),
    Allocation.Part.LAWYER: frozenset({Role.LEGAL}),
    Allocation.Part.SUPPORTING: frozenset(Role)
    - {Role.ADMINISTRATOR, Role.INSPECTOR, Role.ANALYST, Role.INFORMATION_GOVERNANCE, Role.SYSTEM},
}
"""Which roles may take which part in the work with a child."""

SHORTEST_REASON = 10


def check_sees(person_id: UUID, *, by: Worker) -> None:
    """Nothing is done to a record by somebody it is not open to."""
    found = opening(person_id)
    if not is_itself(by) and not (found.names and found.facts):
        raise MayNot("This record is not open to you.")


def check_can_allocate(person_id: UUID, *, part: str, by: Worker) -> None:
    """Managers allocate children whose record is open to them; reviewing officers are named by their own service too."""
    may = NAMES_REVIEWING_OFFICERS if part == Allocation.Part.REVIEWING_OFFICER else ALLOCATES
    if not is_itself(by) and not roles_now(by) & may:
        raise MayNot("Children are allocated by managers. Ask yours.")
    check_sees(person_id, by=by)


def check_fits(worker: Worker, *, part: str, team: Team) -> None:
    """Whoever takes a part in the work has a post that fits it."""
    posts = posts_now(worker)
    if not worker.is_active or not {Role(post.role) for post in posts} & FITS[part]:
        raise MayNot(f"{worker.name} has no post now that fits: {Allocation.Part(part).label.lower()}.")
    if part == Allocation.Part.SOCIAL_WORKER and not any(
        team.pk in post.team.lineage or post.team_id in team.lineage for post in posts
    ):
        raise MayNot(f"{worker.name} does not work in {team.name}.")


def check_can_keep_out(person_id: UUID, *, by: Worker, sealing: bool = False) -> None:
    """Managers restrict, and service managers and directors seal, records open to them; the same lift it again."""
    may = SEALS if sealing else KEEPS_OUT
    if not is_itself(by) and not roles_now(by) & may:
        who = "a service manager or director" if sealing else "a manager"
        raise MayNot(f"This is for {who} to decide.")
    check_sees(person_id, by=by)


def check_can_let_in(person_id: UUID, *, worker: Worker, until: date | None, by: Worker) -> None:
    """Managers let a worker in by name; an inspector only until a date. Nobody lets themselves in."""
    inspecting = Role.INSPECTOR in roles_now(worker)
    if not is_itself(by) and not roles_now(by) & (LETS_INSPECTORS_IN if inspecting else KEEPS_OUT):
        raise MayNot("This is for a manager to decide.")
    if inspecting and until is None:
        raise MayNot("An inspector is let in until a date. Say which.")
    if worker.pk == by.pk:
        raise MayNot("You cannot let yourself in. Ask another manager.")
    check_sees(person_id, by=by)


def check_can_break_glass(person_id: UUID, *, reason: str, by: Worker) -> None:
    """Duty workers may open a restricted record for a day, for a reason; never a sealed one."""
    if not roles_now(by) & TOLD_A_RECORD_EXISTS or closed_to_duty(person_id) is None:
        raise MayNot("This record is not open to you.")
    check_reason(reason)


def check_reads_log(by: Worker) -> None:
    """Who has looked is for information governance alone."""
    if Role.INFORMATION_GOVERNANCE not in roles_now(by):
        raise MayNot("Who has looked at records is for information governance alone.")


def check_reason(reason: str) -> None:
    """A reason somebody else can judge by."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise MayNot("Say why in a sentence: it is kept, and read by others.")


def check_open(period: Allocation | Admission, *, on: date) -> None:
    """What has ended stays ended, and nothing ends before it began."""
    if period.ended_on is not None and period.ended_on <= on:
        raise MayNot("This has already ended.")
    if on < period.started_on:
        raise MayNot("It cannot end before it began.")
