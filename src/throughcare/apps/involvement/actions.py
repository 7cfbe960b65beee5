"""Who works with a child, and who is kept out of or let in to a record. The only writers of these.

Each checks its policy as whoever acts, then writes as Throughcare itself: a manager who hands a child to another team stops seeing
the child half-way through doing so. The history still says who did it, and why.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from throughcare.apps.involvement import policies
from throughcare.apps.involvement.models import Admission, Allocation, Restriction
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.changes import action, changed
from throughcare.core.looks import note_look
from throughcare.core.models import Look
from throughcare.core.today import today

ONE_AT_A_TIME = frozenset({Allocation.Part.SOCIAL_WORKER, Allocation.Part.PERSONAL_ADVISER, Allocation.Part.REVIEWING_OFFICER})


@action(why="allocated")
def allocate(
    child: Person,
    *,
    part: Allocation.Part,
    team: Team,
    worker: Worker | None,
    on: date,
    reason: Allocation.Reason | str,
    source: Source,
    by: Worker,
) -> Allocation:
    """Give a child a worker in a part, or to a team while nobody in it is named. Whoever had the part ends the day this begins."""
    policies.check_can_allocate(child.pk, part=part, by=by)
    if worker is not None:
        policies.check_fits(worker, part=part, team=team)
    with acting_as(ITSELF):
        _locked(child.pk)
        if part in ONE_AT_A_TIME:
            for held in Allocation.objects.filter(child=child, part=part, ended_on=None):
                policies.check_open(held, on=on)
                held.ended_on = on
                held.save(update_fields=["ended_on"])
        new = Allocation.objects.create(
            child=child, part=part, team=team, worker=worker, started_on=on, reason=reason, source=source
        )
    changed(child.pk)
    return new


@action(why="allocation ended")
def end_allocation(allocation: Allocation, *, on: date, reason: Allocation.Reason, by: Worker) -> Allocation:
    """End somebody's part in the work with a child, with nobody after them."""
    policies.check_can_allocate(allocation.child_id, part=allocation.part, by=by)
    with acting_as(ITSELF):
        _locked(allocation.child_id)
        held = Allocation.objects.get(pk=allocation.pk)
        policies.check_open(held, on=on)
        held.ended_on, held.reason = on, reason
        held.save(update_fields=["ended_on", "reason"])
    changed(held.child_id)
    return held


def name_reviewing_officer(
    child: Person, *, officer: Worker, team: Team, on: date, source: Source, by: Worker, reason: Allocation.Reason | str = ""
) -> Allocation:
    """Name the officer who will chair this child's reviews, from a day on."""
    part = Allocation.Part.REVIEWING_OFFICER
    return allocate(child, part=part, team=team, worker=officer, on=on, reason=reason, source=source, by=by)


@action(why="record restricted")
def restrict(person: Person, *, reason: str, ring: str, by: Worker) -> Restriction:
    """Keep a record from all but those who work with the person by name or are let in. Whoever restricts it stays let in."""
    policies.check_can_keep_out(person.pk, by=by)
    return _keep_out(person, kind=Restriction.Kind.RESTRICTED, reason=reason, ring=ring, by=by)


@action(why="record sealed")
def seal(person: Person, *, reason: str, by: Worker) -> Restriction:
    """Close a new identity to all who are not let in by name, as if there were no such person. Whoever seals it stays let in."""
    policies.check_can_keep_out(person.pk, by=by, sealing=True)
    return _keep_out(person, kind=Restriction.Kind.SEALED, reason=reason, ring="", by=by)


@action(why="restriction lifted")
def lift(restriction: Restriction, *, by: Worker) -> Restriction:
    """Open a restricted or sealed record again to those who would see it."""
    sealing = restriction.kind == Restriction.Kind.SEALED
    policies.check_can_keep_out(restriction.person_id, by=by, sealing=sealing)
    with acting_as(ITSELF):
        held = Restriction.objects.select_for_update().get(pk=restriction.pk)
        held.ended_on = max(today(), held.started_on)
        held.save(update_fields=["ended_on"])
    changed(held.person_id)
    return held


@action(why="let in by name")
def let_in(person: Person, *, worker: Worker, reason: str, by: Worker, until: date | None = None) -> Admission:
    """Let one worker in to one record by name; an inspector until a date, the last day on which they may look."""
    policies.check_can_let_in(person.pk, worker=worker, until=until, by=by)
    policies.check_reason(reason)
    why = Admission.Why.INSPECTION if Role.INSPECTOR in roles_now(worker) else Admission.Why.NAMED
    ended_on = until + timedelta(days=1) if until else None
    return _admit(person.pk, worker=worker, why=why, reason=reason, ended_on=ended_on)


@action(why="no longer let in")
def let_in_no_longer(admission: Admission, *, by: Worker) -> Admission:
    """End somebody's being let in, from today."""
    policies.check_can_keep_out(admission.person_id, by=by)
    with acting_as(ITSELF):
        held = Admission.objects.select_for_update().get(pk=admission.pk)
        policies.check_open(held, on=today())
        held.ended_on = today()
        held.save(update_fields=["ended_on"])
    changed(held.person_id)
    return held


@action(why="glass broken")
def break_glass(person_id: UUID, *, reason: str, by: Worker, path: str) -> Admission:
    """Open a restricted record to a duty worker for today and tomorrow, so for a night at least, and raise the alarm in the log."""
    policies.check_can_break_glass(person_id, reason=reason, by=by)
    note_look(Look.Kind.BREAK_GLASS, path=path, subject=person_id, involved=False, words=reason)
    ended_on = today() + timedelta(days=2)  # a day would end at midnight, in the middle of the emergency
    return _admit(person_id, worker=by, why=Admission.Why.BREAK_GLASS, reason=reason, ended_on=ended_on)


def _keep_out(person: Person, *, kind: Restriction.Kind, reason: str, ring: str, by: Worker) -> Restriction:
    policies.check_reason(reason)
    with acting_as(ITSELF):
        _locked(person.pk)
        made = Restriction.objects.create(person=person, kind=kind, reason=reason, ring=ring, started_on=today())
    _admit(person.pk, worker=by, why=Admission.Why.NAMED, reason=f"Decided it: {reason}", ended_on=None)
    changed(person.pk)
    return made


def _admit(person_id: UUID, *, worker: Worker, why: Admission.Why, reason: str, ended_on: date | None) -> Admission:
    with acting_as(ITSELF):
        admitted = Admission.objects.create(
            person_id=person_id, worker=worker, why=why, reason=reason, started_on=today(), ended_on=ended_on
        )
    changed(person_id)
    return admitted


def _locked(person_id: UUID) -> None:
    Person.objects.select_for_update().get(pk=person_id)
