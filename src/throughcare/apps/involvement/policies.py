"""What may be done about who works with whom, and who is kept out or let in. Each raises MayNot with a reason a person will read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from throughcare.apps.involvement.closing import WithThingsOpen
from throughcare.apps.involvement.models import AddressReader, Admission, Allocation, GlassReview, Restriction
from throughcare.apps.involvement.queries import closed_to_duty, opening
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import ALLOCATES, KEEPS_OUT, TOLD_A_RECORD_EXISTS, Role
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.words import count, plain_date

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
FURTHEST_AHEAD = timedelta(days=92)
LONGEST_UNREVIEWED = timedelta(days=366)


def check_sees(person_id: UUID, *, by: Worker) -> None:
    """Nothing is done to a record by somebody it is not open to."""
    found = opening(person_id)
    if not is_itself(by) and not (found.names and found.facts):
        raise MayNot("This record is not open to you.")


def check_allocates(by: Worker) -> None:
    """Managers allocate; reviewing officers are named by their own service too."""
    if not is_itself(by) and not roles_now(by) & NAMES_REVIEWING_OFFICERS:
        raise MayNot("Children are allocated by managers. Ask yours.")


def check_keeps_out(by: Worker) -> None:
    """Managers keep people out of a record, and addresses from view."""
    if not is_itself(by) and not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only a manager can decide this. Ask yours.")


def check_lets_in(by: Worker) -> None:
    """Managers let people in by name; quality officers let inspectors in."""
    if not is_itself(by) and not roles_now(by) & (KEEPS_OUT | LETS_INSPECTORS_IN):
        raise MayNot("Only a manager can decide this. Ask yours.")


def check_looks_into_glass(by: Worker) -> None:
    """Information governance and managers look into records opened in an emergency."""
    if not is_itself(by) and not roles_now(by) & (KEEPS_OUT | {Role.INFORMATION_GOVERNANCE}):
        raise MayNot("Records opened in an emergency are looked into by information governance and by managers.")


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
        raise MayNot("Only a manager can decide this. Ask yours.")
    if inspecting and until is None:
        raise MayNot("Enter the last day: an inspector is always let in until a date.")
    if until is not None and until < today():
        raise MayNot("The last day cannot be past.")
    if not roles_now(worker) - {Role.ADMINISTRATOR}:
        raise MayNot(f"{worker.name} has no post here that sees children.")
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


def check_open(period: Allocation | Admission | AddressReader, *, on: date) -> None:
    """What has ended stays ended, and nothing ends before it began."""
    if period.ended_on is not None and period.ended_on <= on:
        raise MayNot("This has already ended.")
    if on < period.started_on:
        raise MayNot(f"It cannot end before it began, on {plain_date(period.started_on)}.")


def check_can_follow(held: Allocation, *, worker: Worker | None, team: Team, on: date) -> None:
    """Whoever comes next is somebody else, and begins no earlier than the one before did, nor far in the future."""
    if held.worker_id == (worker.pk if worker else None) and held.team_id == team.pk:
        raise MayNot(f"{worker.name if worker else team.name} has this part already, since {plain_date(held.started_on)}.")
    if on < held.started_on:
        name = held.worker.name if held.worker else held.team.name
        raise MayNot(f"{name} has had this part only since {plain_date(held.started_on)}. Choose that day or a later one.")
    check_not_far_ahead(on)


def check_not_far_ahead(on: date) -> None:
    """People are named for days that are near."""
    if on > today() + FURTHEST_AHEAD:
        raise MayNot("That day is more than three months ahead. Name them nearer the time.")


def check_hands_over(held: Allocation, *, on: date, held_on: date | None, stopped_on: date | None, because: str) -> None:
    """The one before stops by the day the next begins; if sooner, it is said why nobody had the child in between."""
    if stopped_on is not None and stopped_on > on:
        raise MayNot("The previous worker cannot stop after the next one begins: nobody would know whose the child is.")
    if stopped_on is not None and stopped_on < on:
        check_reason(because)
    if held_on is not None and held_on < held.started_on:
        raise MayNot("The handover cannot be earlier than the day the previous worker began.")


def check_can_close(open_still: Sequence[str], *, said: WithThingsOpen | None, by: Worker) -> None:
    """Nobody stops answering for a child with things open, but for a reason that a second person, a manager, agrees to."""
    if not open_still:
        return
    if said is None:
        raise MayNot(
            f"{count(len(open_still), 'thing')} {'is' if len(open_still) == 1 else 'are'} still open for this child. "
            "Finish them, or say why it is closed all the same and who agreed."
        )
    check_reason(said.because)
    if said.agreed_by.pk == by.pk:
        raise MayNot("Somebody else must agree to this: another manager.")
    if not roles_now(said.agreed_by) & KEEPS_OUT:
        raise MayNot(f"{said.agreed_by.name} is not a manager, and cannot agree to this.")


def check_agreed(agreed_by: Worker | None, *, by: Worker) -> None:
    """A restriction is agreed by a manager other than the one who asks; a service manager or director may agree their own."""
    if agreed_by is None:
        return
    if agreed_by.pk == by.pk and not roles_now(by) & SEALS:
        raise MayNot("Somebody else must agree to this: another manager.")
    if not roles_now(agreed_by) & KEEPS_OUT:
        raise MayNot(f"{agreed_by.name} is not a manager, and cannot agree to this.")


def check_review_on(review_on: date | None) -> None:
    """Keeping people out is looked at again within a year."""
    if review_on is not None and not today() < review_on <= today() + LONGEST_UNREVIEWED:
        raise MayNot("Choose a day in the next year to review it.")


def check_not_kept_already(person_id: UUID, *, kind: str) -> None:
    """A record is restricted once; sealing a restricted one is more, and may be done."""
    held = Restriction.objects.filter(on_day(today()), person_id=person_id, kind=kind).first()
    if held is not None:
        raise MayNot(f"This record has been {held.get_kind_display().lower()} since {plain_date(held.started_on)} already.")


def check_still_kept(held: Restriction) -> None:
    """What is lifted stays lifted."""
    if held.ended_on is not None:
        raise MayNot("This restriction has been lifted already.")


def check_can_end_admission(admission: Admission, *, by: Worker) -> None:
    """Whoever may let somebody in may end it."""
    inspecting = admission.why == Admission.Why.INSPECTION
    if not is_itself(by) and not roles_now(by) & (LETS_INSPECTORS_IN if inspecting else KEEPS_OUT):
        raise MayNot("Only a manager can decide this. Ask yours.")
    check_sees(admission.person_id, by=by)


def check_can_review_glass(admission: Admission, *, by: Worker) -> None:
    """Information governance looks into every broken glass, managers into those of records open to them; nobody into their own."""
    if admission.why != Admission.Why.BREAK_GLASS:
        raise MayNot("This record was not opened in an emergency.")
    if admission.worker_id == by.pk:
        raise MayNot("You opened this record yourself. Somebody else says whether it was right.")
    held = roles_now(by)
    if Role.INFORMATION_GOVERNANCE in held or is_itself(by):
        return
    if not held & KEEPS_OUT:
        raise MayNot("This is for information governance, or for the child's manager.")
    check_sees(admission.person_id, by=by)


def check_not_reviewed(admission: Admission) -> None:
    """What was found stands. A second thought is a new matter."""
    found = GlassReview.objects.filter(admission=admission).select_related("reviewed_by").first()
    if found is not None:
        raise MayNot(f"{found.reviewed_by.name} has reviewed this already, on {plain_date(found.reviewed_on)}.")


def check_follows(outcome: str, follows: str) -> None:
    """Where it was not right, something follows."""
    if outcome == GlassReview.Outcome.NOT_JUSTIFIED and len(follows.strip()) < SHORTEST_REASON:
        raise MayNot("Say what happens now, and who does it.")


def may_read_addresses(person_id: UUID, *, worker: Worker) -> bool:
    """Whether a worker is named to see a person's protected addresses today."""
    return AddressReader.objects.filter(on_day(today()), person_id=person_id, worker=worker).exists()


def check_reads_addresses(person_id: UUID, *, by: Worker) -> None:
    """An address is shown again only by somebody who is named to see it."""
    if not is_itself(by) and not may_read_addresses(person_id, worker=by):
        raise MayNot("You are not named to see this address.")


def check_can_name_address_reader(person_id: UUID, *, worker: Worker, until: date | None, by: Worker) -> None:
    """Managers name somebody other than themselves, who works here and whom the record is open to or will be."""
    check_can_keep_out(person_id, by=by)
    if worker.pk == by.pk:
        raise MayNot("You cannot name yourself. Ask another manager.")
    if not worker.is_active or not roles_now(worker) - {Role.ADMINISTRATOR}:
        raise MayNot(f"{worker.name} has no post here that sees children.")
    if until is not None and until < today():
        raise MayNot("The last day cannot be past.")
    if may_read_addresses(person_id, worker=worker):
        raise MayNot(f"{worker.name} is named already.")
