"""Agreeing what is done about a figure: on how things are done, or on the record of children behind it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.apps.agreed.actions import agree
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.improvement import policies
from throughcare.apps.improvement.models import Behind, Clinic, FromFigure, Frozen, MeasureAction
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.changes import action
from throughcare.core.periods import on_day
from throughcare.core.today import today


@dataclass(frozen=True, slots=True)
class Figured:
    """The figure that something is agreed from: which, of what snapshot, what it then said, at what level; and in which clinic, if one."""

    measure: str
    frozen: Frozen
    words: str
    level: Team
    clinic: Clinic | None = None


@action(why="action agreed on a figure")
def act_on_measure(figured: Figured, what: str, *, owner: Worker, due_on: date, by: Worker) -> MeasureAction:
    """Agree that somebody does something about a figure by a day."""
    policies.check_can_act(by, what=what, due_on=due_on)
    return MeasureAction.objects.create(
        measure=figured.measure,
        frozen=figured.frozen,
        figure=figured.words,
        level=figured.level,
        clinic=figured.clinic,
        what=what.strip(),
        owner=owner,
        agreed_by=by,
        agreed_on=today(),
        due_on=due_on,
    )


@action(why="action agreed for children behind a figure")
def act_for_children(
    figured: Figured, children: Collection[UUID], what: str, *, due_on: date, owner: Worker | None = None, by: Worker
) -> list[AgreedAction]:
    """Agree on the same action for some of the children behind a figure, each on their own record.

    It is `owner`'s, or where none is said each child's own social worker's; nobody's where none is named, and shown as such.
    """
    policies.check_can_act(by, what=what, due_on=due_on)
    wanted = set(children)
    seen = Behind.objects.filter(frozen=figured.frozen, measure=figured.measure, child__in=wanted).values("child")
    found = list(Person.objects.filter(pk__in=seen).order_by("pk"))
    if not wanted or len(found) != len(wanted):
        raise MayNot("Choose children behind this figure whose record is open to you.")
    workers = _social_workers(wanted)
    made = []
    for child in found:
        agreed = agree(child, what, due_on=due_on, by=by, owner_worker=owner or workers.get(child.pk))
        FromFigure.objects.create(
            child=child,
            action=agreed,
            measure=figured.measure,
            frozen=figured.frozen,
            figure=figured.words,
            level=figured.level,
            clinic=figured.clinic,
        )
        made.append(agreed)
    return made


def _social_workers(children: Collection[UUID]) -> dict[UUID, Worker]:
    named = Allocation.objects.filter(
        on_day(today()), child__in=children, part=Allocation.Part.SOCIAL_WORKER, worker__is_active=True
    )
    return {each.child_id: each.worker for each in named.select_related("worker") if each.worker is not None}


@action(why="action on a figure done")
def finish(action: MeasureAction, *, evidence: str, on: date, by: Worker) -> MeasureAction:
    """Say that an action on a figure is done, and what changed."""
    held = MeasureAction.objects.select_for_update(of=("self",)).select_related("level").get(pk=action.pk)
    policies.check_can_finish(held, evidence=evidence, on=on, by=by)
    held.done_on, held.evidence, held.settled_by = on, evidence.strip(), by
    held.save(update_fields=["done_on", "evidence", "settled_by"])
    return held
