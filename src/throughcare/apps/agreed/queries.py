"""Reading what was agreed: for a child, for a worker. Who sees which child is row-level security's to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Post, Worker
from throughcare.core.asking.form import Option
from throughcare.core.periods import on_day
from throughcare.core.today import today

OPEN = Q(done_on=None, ended_on=None)
DRIFTS_AFTER = 2
"""An action agreed again so often drifts."""


def open_actions(child: Person | UUID) -> QuerySet[AgreedAction]:
    """What is still to be done for a child, the earliest due first."""
    found = AgreedAction.objects.filter(OPEN, child=child).select_related("worker")
    return found.order_by("due_on", "agreed_on", "pk")


def settled_actions(child: Person | UUID) -> QuerySet[AgreedAction]:
    """What was done for a child, or ended, the last agreed first."""
    found = AgreedAction.objects.filter(~OPEN, child=child).select_related("worker", "settled_by")
    return found.order_by("-agreed_on", "pk")


def actions_of(worker: Worker) -> QuerySet[AgreedAction]:
    """What a worker has still to do, for the children whose record is open to them, the earliest due first."""
    return AgreedAction.objects.filter(OPEN, worker=worker).select_related("child", "worker").order_by("due_on", "pk")


def late_actions_of(worker: Worker) -> QuerySet[AgreedAction]:
    """What a worker agreed to do by a day that has passed, the latest first."""
    return actions_of(worker).filter(due_on__lt=today())


def drifting(child: Person | UUID) -> QuerySet[AgreedAction]:
    """What drifts for a child: late, or agreed again and again."""
    return open_actions(child).filter(Q(due_on__lt=today()) | Q(rolled_over__gte=DRIFTS_AFTER))


def with_nobody(child: Person | UUID) -> QuerySet[AgreedAction]:
    """What was agreed for a child and nobody took on."""
    return open_actions(child).filter(worker=None, agency="")


def done_lately(child: Person | UUID, *, days: int) -> QuerySet[AgreedAction]:
    """What was done for a child in the last so many days."""
    return settled_actions(child).filter(done_on__gt=today() - timedelta(days=days))


def owners(child: Person) -> tuple[Option, ...]:
    """Whose an action for a child can be: those who work with them, their team's people, and the agencies around them."""
    parts = list(Allocation.objects.filter(on_day(today()), child=child))
    named = [part.worker_id for part in parts if part.worker_id]
    in_team = Post.objects.filter(on_day(today()), team__in=[part.team_id for part in parts]).values("worker_id")
    found = Worker.objects.filter(Q(pk__in=named) | Q(pk__in=in_team), is_active=True)
    first = sorted(found, key=lambda worker: (worker.pk not in named, worker.name))
    return (
        *(Option(str(one.pk), one.name) for one in first),
        *(Option(key, words) for key, words in AgreedAction.Agency.choices),
    )


def owners_before(child: Person) -> tuple[Option, ...]:
    """Workers who ever had an action for a child, by name: so that what was agreed with them can be read for ever."""
    found = Worker.objects.filter(agreed_actions__child=child).distinct()
    return tuple(Option(str(one.pk), one.name) for one in found)


def called(actions: QuerySet[AgreedAction]) -> Mapping[UUID, str]:
    """What each action is, by its key."""
    return dict(actions.values_list("pk", "what"))
