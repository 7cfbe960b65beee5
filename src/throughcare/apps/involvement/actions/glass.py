"""Opening a restricted record in an emergency, and looking into it afterwards."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from throughcare.apps.involvement import policies
from throughcare.apps.involvement.actions.keeping_out import admit
from throughcare.apps.involvement.models import Admission, GlassReview
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.changes import action, changed
from throughcare.core.looks import note_look
from throughcare.core.models import Look
from throughcare.core.today import today


@action(why="glass broken")
def break_glass(person_id: UUID, *, reason: str, by: Worker, path: str) -> Admission:
    """Open a restricted record to a duty worker for today and tomorrow, so for a night at least, and raise the alarm in the log."""
    policies.check_can_break_glass(person_id, reason=reason, by=by)
    note_look(Look.Kind.BREAK_GLASS, path=path, subject=person_id, involved=False, words=reason)
    ended_on = today() + timedelta(days=2)  # a day would end at midnight, in the middle of the emergency
    return admit(person_id, worker=by, why=Admission.Why.BREAK_GLASS, reason=reason, ended_on=ended_on)


@action(why="broken glass reviewed")
def review_glass(admission: Admission, *, outcome: GlassReview.Outcome, found: str, follows: str, by: Worker) -> GlassReview:
    """Say whether it was right to open a record in an emergency, why, and what follows. Said once; it stands."""
    policies.check_can_review_glass(admission, by=by)
    policies.check_reason(found)
    policies.check_follows(outcome, follows)
    with acting_as(ITSELF):
        held = Admission.objects.select_for_update().get(pk=admission.pk)
        policies.check_not_reviewed(held)
        made = GlassReview.objects.create(
            person_id=held.person_id,
            admission=held,
            outcome=outcome,
            found=found,
            follows=follows,
            reviewed_by=by,
            reviewed_on=today(),
        )
    changed(held.person_id)
    return made
