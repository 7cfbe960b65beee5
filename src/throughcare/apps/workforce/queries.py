"""Reading who works here, where and as what."""

from __future__ import annotations

from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.periods import on_day
from throughcare.core.today import today


def posts_now(worker: Worker) -> list[Post]:
    """The posts somebody holds today, with their teams, the longest-held first."""
    return list(worker.posts.filter(on_day(today())).select_related("team").order_by("started_on", "role"))


def roles_now(worker: Worker) -> frozenset[Role]:
    """The roles somebody holds today."""
    return frozenset(Role(role) for role in worker.posts.filter(on_day(today())).values_list("role", flat=True))
