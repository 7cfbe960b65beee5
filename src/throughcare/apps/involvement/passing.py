"""What passes on with a child from one worker to the next. Each part of the record that has such things says so here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.periods import on_day
from throughcare.core.today import today

PassesOn = Callable[[UUID, Worker, Worker | None], Iterable[str]]

_passes: dict[str, PassesOn] = {}


def passes_on(name: str) -> Callable[[PassesOn], PassesOn]:
    """Register something that is one worker's to do for a child and becomes the next one's: a function that does it, and says what in lines."""

    def register(pass_on: PassesOn) -> PassesOn:
        _passes[name] = pass_on
        return pass_on

    return register


def pass_on(held: Allocation, *, to: Worker | None, team: Team, on: date) -> tuple[str, ...]:
    """Pass on what whoever had a part was to do: to the next, and where nobody is named to the manager of the team. What passed, in lines.

    Nothing passes from somebody who still has another part in the work with the child.
    """
    if held.worker is None:
        return ()
    parts = Allocation.objects.filter(child=held.child_id, worker=held.worker).exclude(pk=held.pk)
    if parts.exclude(ended_on__lte=on).exists():
        return ()
    after = to or _manager_of(team)
    return tuple(line for each in _passes.values() for line in each(held.child_id, held.worker, after))


def _manager_of(team: Team) -> Worker | None:
    """The manager of a team, or of the nearest one above it that has any."""
    held = Post.objects.filter(on_day(today()), team__in=team.lineage, worker__is_active=True)
    found = held.filter(role__in=[Role.TEAM_MANAGER, Role.SERVICE_MANAGER]).select_related("worker", "team")
    nearest = sorted(found, key=lambda post: (-len(post.team.lineage), post.worker.name))
    return nearest[0].worker if nearest else None
