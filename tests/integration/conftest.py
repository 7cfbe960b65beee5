"""A small borough: somebody in each role, and a child of each kind: own, of the team, of another team, restricted, sealed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

DAY = date(2026, 1, 5)
KINDS = ("own", "team", "other", "restricted", "sealed")


@dataclass(frozen=True)
class Borough:
    """Whom the tests of sight are about. `own` is allocated to whoever holds `role`, if the role may be allocated to."""

    role: str
    worker_id: UUID
    email: str
    children: dict[str, UUID]
    relative_id: UUID


@pytest.fixture
def borough(db: None, as_owner: Callable[[], AbstractContextManager[None]]) -> Callable[[str], Borough]:
    """Make the borough around somebody in a role."""

    def make(role: str) -> Borough:
        with as_owner():
            return _built(role)

    return make


def _built(role: str) -> Borough:
    from throughcare.apps.care.models import PeriodOfCare
    from throughcare.apps.involvement.models import Admission, Allocation, Restriction
    from throughcare.apps.involvement.policies import FITS
    from throughcare.apps.people.models import Person, Relationship, Source
    from throughcare.apps.workforce.models import Post, Team, Worker
    from throughcare.apps.workforce.roles import SIGHT_OF, Role

    source, _ = Source.objects.get_or_create(kind="practice", defaults={"name": "Practice", "covers_from": DAY})
    council = Team(name="Council", kind="council")
    ours, theirs = Team(name="Ours", above=council), Team(name="Theirs", above=council)
    for team in (council, ours, theirs):
        team.lineage = [team.pk] if team is council else [team.pk, council.pk]
        team.save()
    whole = {Role.DIRECTOR, Role.QUALITY_OFFICER, Role.DUTY, Role.EMERGENCY_DUTY}
    alice, bob = (Worker.objects.create_user(f"{name}@example.org", name=name.title()) for name in ("alice", "bob"))
    Post.objects.create(
        worker=alice, role=role, team=council if Role(role) in whole else ours, sight=SIGHT_OF[Role(role)], started_on=DAY
    )
    Post.objects.create(worker=bob, role=Role.SOCIAL_WORKER, team=ours, sight="own", started_on=DAY)
    children = {kind: Person.objects.create(given_name=kind.title(), family_name="Kind", source=source) for kind in KINDS}
    for kind, child in children.items():
        PeriodOfCare.objects.create(child=child, source=source, started_on=DAY)
        allocated = {"child": child, "part": "social_worker", "source": source, "started_on": DAY}
        Allocation.objects.create(**allocated, team=theirs if kind == "other" else ours, worker=None if kind == "own" else bob)
    own = children["own"]
    part = next((part for part, roles in FITS.items() if Role(role) in roles and part != "social_worker"), None)
    if role == Role.INSPECTOR:
        Admission.objects.create(
            person=own, worker=alice, why="inspection", reason="An inspection", started_on=DAY, ended_on=date(2099, 1, 1)
        )
    elif part:
        Allocation.objects.create(child=own, part=part, worker=alice, team=theirs, source=source, started_on=DAY)
    for kind in ("restricted", "sealed"):
        Restriction.objects.create(person=children[kind], kind=kind, reason="For a test", ring="Room 5, 0100", started_on=DAY)
    mother = Person.objects.create(given_name="Mother", source=source)
    Relationship.objects.create(child=own, relative=mother, kind="mother", source=source)
    return Borough(role, alice.pk, alice.email, {kind: child.pk for kind, child in children.items()}, mother.pk)
