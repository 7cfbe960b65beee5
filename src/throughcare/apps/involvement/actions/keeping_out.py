"""Restricting and sealing a record, and letting people in to it by name.

As everywhere here, each checks its policy as whoever acts, then writes as Throughcare itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from throughcare.apps.involvement import policies
from throughcare.apps.involvement.actions.locking import locked
from throughcare.apps.involvement.models import Admission, Restriction
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.changes import action, changed
from throughcare.core.today import today


@action(why="record restricted")
def restrict(
    person: Person,
    *,
    reason: str,
    ring: str,
    by: Worker,
    agreed_by: Worker | None = None,
    review_on: date | None = None,
    let_in: Sequence[Worker] = (),
) -> Restriction:
    """Keep a record from all but those who work with the person by name or are let in.

    Whoever restricts it stays let in, with whoever agreed to it and those named in `let_in`.
    """
    policies.check_can_keep_out(person.pk, by=by)
    policies.check_agreed(agreed_by, by=by)
    policies.check_review_on(review_on)
    also = [worker for worker in (agreed_by, *let_in) if worker is not None and worker.pk != by.pk]
    return _keep_out(
        Restriction(
            person=person,
            kind=Restriction.Kind.RESTRICTED,
            reason=reason,
            ring=ring,
            started_on=today(),
            agreed_by=agreed_by,
            review_on=review_on,
        ),
        by=by,
        also=also,
    )


@action(why="record sealed")
def seal(person: Person, *, reason: str, by: Worker) -> Restriction:
    """Close a new identity to all who are not let in by name, as if there were no such person. Whoever seals it stays let in."""
    policies.check_can_keep_out(person.pk, by=by, sealing=True)
    return _keep_out(Restriction(person=person, kind=Restriction.Kind.SEALED, reason=reason, started_on=today()), by=by)


@action(why="restriction reviewed")
def review_restriction(restriction: Restriction, *, review_on: date, by: Worker) -> Restriction:
    """Say that a restriction is still needed, and by when that is asked again."""
    policies.check_can_keep_out(restriction.person_id, by=by)
    policies.check_review_on(review_on)
    with acting_as(ITSELF):
        held = Restriction.objects.select_for_update().get(pk=restriction.pk)
        policies.check_still_kept(held)
        held.review_on = review_on
        held.save(update_fields=["review_on"])
    changed(held.person_id)
    return held


@action(why="restriction lifted")
def lift(restriction: Restriction, *, by: Worker, because: str = "") -> Restriction:
    """Open a restricted or sealed record again to those who would see it."""
    sealing = restriction.kind == Restriction.Kind.SEALED
    policies.check_can_keep_out(restriction.person_id, by=by, sealing=sealing)
    with acting_as(ITSELF):
        held = Restriction.objects.select_for_update().get(pk=restriction.pk)
        policies.check_still_kept(held)
        held.ended_on, held.ended_because = max(today(), held.started_on), because
        held.save(update_fields=["ended_on", "ended_because"])
    changed(held.person_id)
    return held


@action(why="let in by name")
def let_in(person: Person, *, worker: Worker, reason: str, by: Worker, until: date | None = None) -> Admission:
    """Let one worker in to one record by name; an inspector until a date, the last day on which they may look."""
    policies.check_can_let_in(person.pk, worker=worker, until=until, by=by)
    policies.check_reason(reason)
    why = Admission.Why.INSPECTION if Role.INSPECTOR in roles_now(worker) else Admission.Why.NAMED
    ended_on = until + timedelta(days=1) if until else None
    return admit(person.pk, worker=worker, why=why, reason=reason, ended_on=ended_on)


@action(why="no longer let in")
def let_in_no_longer(admission: Admission, *, by: Worker) -> Admission:
    """End somebody's being let in, from today."""
    policies.check_can_end_admission(admission, by=by)
    with acting_as(ITSELF):
        held = Admission.objects.select_for_update().get(pk=admission.pk)
        policies.check_open(held, on=today())
        held.ended_on = today()
        held.save(update_fields=["ended_on"])
    changed(held.person_id)
    return held


def admit(person_id: UUID, *, worker: Worker, why: Admission.Why, reason: str, ended_on: date | None) -> Admission:
    """Write down that somebody is let in from today. What lets them in has been checked by whoever calls this."""
    with acting_as(ITSELF):
        admitted = Admission.objects.create(
            person_id=person_id, worker=worker, why=why, reason=reason, started_on=today(), ended_on=ended_on
        )
    changed(person_id)
    return admitted


def _keep_out(made: Restriction, *, by: Worker, also: Sequence[Worker] = ()) -> Restriction:
    policies.check_reason(made.reason)
    with acting_as(ITSELF):
        locked(made.person_id)
        policies.check_not_kept_already(made.person_id, kind=made.kind)
        made.save(force_insert=True)
    for worker in (by, *also):
        said = "Decided it" if worker == by else "Agreed to it" if worker == made.agreed_by else "Named when it was restricted"
        admit(made.person_id, worker=worker, why=Admission.Why.NAMED, reason=f"{said}: {made.reason}", ended_on=None)
    changed(made.person_id)
    return made
