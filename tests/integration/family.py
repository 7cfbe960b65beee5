"""Ada and her brother Ben, looked after; Alice who is allocated, Bob in her team, Charlie who must not see; and how they write."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Relationship, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document
from throughcare.core.acting import acting_as
from throughcare.core.changes import action

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CAME_INTO_CARE = date(2025, 12, 8)


@dataclass
class Family:
    """Who is here."""

    ada: Person
    ben: Person
    alice: Worker
    bob: Worker
    charlie: Worker
    team: Team


def arrange() -> Family:
    """Ada and Ben became looked after on Monday 8 December 2025, aged ten and eight."""
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        here, there = (_team(name, council) for name in ("Children in care", "Somewhere else"))
        alice, bob, charlie = (worker(name, team) for name, team in (("Alice", here), ("Bob", here), ("Charlie", there)))
        ada, ben = _children(by=itself(), alice=alice, team=here)
    return Family(ada, ben, alice, bob, charlie, here)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def worker(name: str, team: Team, role: Role = Role.SOCIAL_WORKER, sight: Sight = Sight.TEAM) -> Worker:
    """Somebody with a post in a team."""
    made = Worker.objects.create_user(email=f"{name.lower()}@council.example", password=None, name=f"{name} Arden")
    Post.objects.create(worker=made, role=role, team=team, sight=sight, started_on=date(2020, 1, 1))
    return made


@action(why="they came into care")
def _children(*, by: Worker, alice: Worker, team: Team) -> tuple[Person, Person]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
    ben = Person(given_name="Ben", family_name="Fern", born_on=date(2017, 5, 5), source=source)
    people.add_people([ada, ben], by=by)
    people.record_facts([Relationship(child=ada, relative=ben, kind="sibling", source=source)], by=by)
    for child in (ada, ben):
        period = PeriodOfCare(child=child, source=source, started_on=CAME_INTO_CARE)
        allocated = Allocation(
            child=child, source=source, part="social_worker", worker=alice, team=team, started_on=CAME_INTO_CARE
        )
        people.record_facts(
            [
                period,
                LegalStatus(child=child, source=source, period=period, code="C2", started_on=CAME_INTO_CARE),
                Placement(child=child, source=source, period=period, kind="U6", started_on=CAME_INTO_CARE),
                allocated,
            ],
            by=by,
        )
    people.cover([Covered(child=child, source=source, first_on=date(2021, 1, 1)) for child in (ada, ben)], by=by)
    return ada, ben


def day(on: date) -> list[str]:
    """A day as it is typed."""
    return [str(on.day), str(on.month), str(on.year)]


def moment(at: datetime) -> list[str]:
    """A moment as it is typed, on a London clock in winter."""
    return [*day(at.date()), f"{at:%H:%M}"]


def write(child: Person, form: str, *, by: Worker, **typed: Any) -> Document:
    """Begin a document, type in it, and put it on the record. Raises NotYet where it cannot be finished as it stands."""
    with acting_as(by.pk):
        document = actions.begin(child, form, by=by)
        actions.keep(document, typed, over={}, page=uuid.uuid4(), by=by)
        return actions.finish(document, by=by)


def owed(child: Person, *keys: str) -> set[str]:
    """Which of these duties are open for a child, as they are kept."""
    with acting_as(ITSELF):
        return set(OwedDuty.objects.filter(child=child, key__in=keys).values_list("key", flat=True))
