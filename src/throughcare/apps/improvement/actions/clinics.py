"""Calling a clinic, noting why a figure is as it is, and closing it. What was left undone opens the next, and goes up when it is left twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.apps.improvement import policies
from throughcare.apps.improvement.actions.aside import lay_aside, take_in_own
from throughcare.apps.improvement.models import CarriedTo, Clinic, ClinicItem, ClinicMember, Frozen, MeasureAction
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.changes import action
from throughcare.core.one_text import as_kept, mark_of
from throughcare.core.today import today

GOES_UP_AFTER = 2
"""An action brought undone to so many clinics of one level is asked after by the clinic above."""


@dataclass(frozen=True, slots=True)
class OffCourse:
    """A figure that a clinic is to look at: which, what it says, and how it stands to its target."""

    measure: str
    figure: str
    stands: str


@action(why="clinic called")
def call_clinic(
    level: Team, *, on: date, frozen: Frozen, pack: Sequence[OffCourse], members: Sequence[Worker], by: Worker
) -> Clinic:
    """Call a clinic of a team, a service or the council over the figures off course; what it says of them is kept as it stands now.

    Actions still open at its level, agreed before, are brought to it. One that was brought to two already is brought to the clinic above.
    """
    policies.check_can_call(level, on=on, by=by)
    clinic = Clinic.objects.create(level=level, held_on=on, frozen=frozen, called_by=by)
    seats = dict.fromkeys((by, *members))
    ClinicMember.objects.bulk_create(ClinicMember(clinic=clinic, worker=worker) for worker in seats)
    ClinicItem.objects.bulk_create(
        ClinicItem(clinic=clinic, measure=each.measure, figure=each.figure, stands=each.stands) for each in pack
    )
    for each in MeasureAction.objects.select_for_update(of=("self",)).filter(level=level, done_on=None).order_by("pk"):
        _bring(each, clinic)
    return clinic


def _bring(action: MeasureAction, clinic: Clinic) -> None:
    """Bring an action left undone to a clinic; brought so often at its level, it is the next one up that asks."""
    CarriedTo.objects.create(clinic=clinic, action=action)
    action.carried += 1
    above = clinic.level.above
    if action.carried >= GOES_UP_AFTER and above is not None:
        action.level, action.carried = above, 0
    action.save(update_fields=["carried", "level"])


@action(why="noted in a clinic why a figure is so")
def note_why(item: ClinicItem, why: str, *, by: Worker, over: str | None = None, page: UUID | None = None) -> ClinicItem:
    """Note why a figure is as it is, as the clinic found; what was noted before is kept.

    `over` is the mark of the text that the page showed, None where none was; `page` which page it is. If somebody else has noted something
    since, theirs stands, and these words are laid aside beside it: the item that comes back says otherwise then, and both are shown until
    somebody chooses.
    """
    held = ClinicItem.objects.select_for_update(of=("self",)).select_related("clinic__level").get(pk=item.pk)
    policies.check_can_keep(held.clinic, by=by)
    typed = as_kept(why)
    if typed != held.why:
        if over is not None and over != mark_of(held.why):
            lay_aside(typed, held, page=page, by=by)
            return held
        held.why, held.noted_by = typed, by
        held.save(update_fields=["why", "noted_by"])
    take_in_own(held, page=page, by=by)
    return held


@action(why="clinic closed")
def close_clinic(clinic: Clinic, *, by: Worker) -> Clinic:
    """Close a clinic: nothing more is noted in it."""
    policies.check_can_keep(clinic, by=by)
    clinic.closed_on = today()
    clinic.save(update_fields=["closed_on"])
    return clinic
