"""Reading who works here, where and as what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q
from django.http import HttpRequest

from throughcare.apps.workforce.models import Cover, Post, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.periods import on_day
from throughcare.core.today import today


def posts_now(worker: Worker) -> list[Post]:
    """The posts somebody holds today, with their teams, the longest-held first."""
    return list(worker.posts.filter(on_day(today())).select_related("team").order_by("started_on", "role"))


def posts_of(request: HttpRequest) -> list[Post]:
    """The posts of whoever is signed in, asked once a request; none before sign-in."""
    held: list[Post] | None = getattr(request, "posts", None)
    if held is None:
        held = posts_now(request.user) if isinstance(request.user, Worker) else []
        request.posts = held  # type: ignore[attr-defined]  # kept where the request itself is
    return held


def roles_now(worker: Worker) -> frozenset[Role]:
    """The roles somebody holds today."""
    return frozenset(Role(role) for role in worker.posts.filter(on_day(today())).values_list("role", flat=True))


def covers_now(worker: Worker) -> list[Cover]:
    """Whom somebody stands in for today."""
    return list(Cover.objects.filter(on_day(today()), covering=worker).select_related("covered").order_by("started_on"))


def covers_around(worker: Worker) -> list[Cover]:
    """Everybody who stands in for somebody, and whom they stand in for, from today on."""
    either = Cover.objects.filter(Q(covered=worker) | Q(covering=worker), ended_on__gt=today())
    return list(either.select_related("covered", "covering", "arranged_by").order_by("started_on"))


def in_roles(roles: Collection[Role]) -> list[Worker]:
    """Everybody who holds one of these roles today and may sign in, by name."""
    held = Post.objects.filter(on_day(today()), role__in=[role.value for role in roles])
    return list(Worker.objects.filter(is_active=True, pk__in=held.values("worker_id")))


@dataclass(frozen=True, slots=True)
class InRole:
    """Somebody the demonstration offers to be, and as what."""

    worker: Worker
    name: str
    role: str
    email: str


def people_by_role() -> list[InRole]:
    """Everybody who may sign in with a password and holds a post today, in the order of roles. Somebody with two posts is named once."""
    able = Post.objects.exclude(worker__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    held = able.filter(on_day(today()), worker__is_active=True).select_related("worker", "team")
    order = {role.value: place for place, role in enumerate(Role)}
    found: dict[str, InRole] = {}
    for post in sorted(held, key=lambda post: (order[post.role], post.worker.name)):
        as_what = f"{post.get_role_display()}, {post.team.name}"
        found.setdefault(post.worker.email, InRole(post.worker, post.worker.name, as_what, post.worker.email))
    return list(found.values())
