"""Giving a child a worker, handing a child on, and ending somebody's part in the work.

Each checks its policy as whoever acts, then writes as Throughcare itself: a manager who hands a child to another team stops seeing
the child half-way through doing so. The history still says who did it, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.apps.involvement import policies
from throughcare.apps.involvement.actions.locking import locked
from throughcare.apps.involvement.closing import WithThingsOpen, closes, everything_open
from throughcare.apps.involvement.models import Allocation, Closing, Handover
from throughcare.apps.involvement.passing import pass_on
from throughcare.apps.people.actions import practise
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as
from throughcare.core.changes import action, changed

ONE_AT_A_TIME = frozenset({Allocation.Part.SOCIAL_WORKER, Allocation.Part.PERSONAL_ADVISER, Allocation.Part.REVIEWING_OFFICER})


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What passes between two workers. `stopped_on` is the day the one before stopped, if that was before the next began."""

    to_know: str
    held_on: date | None = None
    stopped_on: date | None = None
    gap_because: str = ""


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
    stopped_on: date | None = None,
) -> Allocation:
    """Give a child a worker in a part, or to a team while nobody in it is named. Whoever had the part ends the day this begins.

    `stopped_on` is the earlier day on which they stopped, where nobody had the part in between.
    """
    return _given(child, part=part, team=team, worker=worker, on=on, reason=reason, source=source, by=by, stopped_on=stopped_on)[
        0
    ]


def _given(
    child: Person,
    *,
    part: Allocation.Part,
    team: Team,
    worker: Worker | None,
    on: date,
    reason: Allocation.Reason | str,
    source: Source,
    by: Worker,
    stopped_on: date | None,
) -> tuple[Allocation, tuple[str, ...]]:
    """The part somebody has now, and what passed on to them of what whoever had it before was to do."""
    policies.check_can_allocate(child.pk, part=part, by=by)
    if worker is not None:
        policies.check_fits(worker, part=part, team=team)
    with acting_as(ITSELF):
        locked(child.pk)
        before = []
        for held in Allocation.objects.filter(child=child, part=part).exclude(ended_on__lte=on).select_related("worker"):
            if part in ONE_AT_A_TIME:
                policies.check_can_follow(held, worker=worker, team=team, on=on)
                _stop(held, on=stopped_on or on)
                before.append(held)
            elif worker is not None and held.worker_id == worker.pk:
                raise MayNot(f"{worker.name} works with this child already.")
        new = Allocation.objects.create(
            child=child, part=part, team=team, worker=worker, started_on=on, reason=reason, source=source
        )
        passed = tuple(line for held in before for line in pass_on(held, to=worker, team=team, on=on))
    changed(child.pk)
    return new, passed


@action(why="handed over")
def hand_over(
    held: Allocation, *, team: Team, worker: Worker | None, on: date, reason: str, handed: HandedOver, source: Source, by: Worker
) -> Handover:
    """Pass a child from one worker to the next, with what the next must know. No gap lies between, unless it is said why.

    What the one before had agreed to do passes too, and the handover says so.
    """
    held.refresh_from_db()
    policies.check_open(held, on=on)
    policies.check_hands_over(held, on=on, held_on=handed.held_on, stopped_on=handed.stopped_on, because=handed.gap_because)
    part = Allocation.Part(held.part)
    new, passed = _given(
        held.child, part=part, team=team, worker=worker, on=on, reason=reason, source=source, by=by, stopped_on=handed.stopped_on
    )
    with acting_as(ITSELF):
        return Handover.objects.create(
            child_id=held.child_id,
            source=source,
            before=held,
            after=new,
            held_on=handed.held_on,
            to_know="\n".join((handed.to_know, *passed)),
            gap_because=handed.gap_because,
        )


@action(why="allocation ended")
def end_allocation(
    allocation: Allocation, *, on: date, reason: Allocation.Reason, by: Worker, with_things_open: WithThingsOpen | None = None
) -> Allocation:
    """End somebody's part in the work with a child, with nobody after them.

    Where nobody answers for the child then, involvement is closed: what is still open is asked, and refused without a second person.
    """
    policies.check_can_allocate(allocation.child_id, part=allocation.part, by=by)
    source = practise([allocation.child], by=by)
    with acting_as(ITSELF):
        locked(allocation.child_id)
        held = Allocation.objects.get(pk=allocation.pk)
        policies.check_open(held, on=on)
        if closes(held, on=on):
            _close(held, on=on, source=source, said=with_things_open, by=by)
        held.ended_on, held.reason = on, reason
        held.save(update_fields=["ended_on", "reason"])
        pass_on(held, to=None, team=held.team, on=on)
    changed(held.child_id)
    return held


def _close(held: Allocation, *, on: date, source: Source, said: WithThingsOpen | None, by: Worker) -> None:
    open_still = everything_open(held.child_id)
    policies.check_can_close(open_still, said=said, by=by)
    agreed = said if open_still else None
    Closing.objects.create(
        child_id=held.child_id,
        source=source,
        ended=held,
        closed_on=on,
        still_open=list(open_still),
        because=agreed.because.strip() if agreed else "",
        agreed_by=agreed.agreed_by if agreed else None,
        closed_by=by,
    )


def name_reviewing_officer(
    child: Person, *, officer: Worker, team: Team, on: date, source: Source, by: Worker, reason: Allocation.Reason | str = ""
) -> Allocation:
    """Name the officer who will chair this child's reviews, from a day on."""
    part = Allocation.Part.REVIEWING_OFFICER
    return allocate(child, part=part, team=team, worker=officer, on=on, reason=reason, source=source, by=by)


def _stop(held: Allocation, *, on: date) -> None:
    policies.check_open(held, on=on)
    held.ended_on = on
    held.save(update_fields=["ended_on"])
