"""Ada and her brother Ben, whom Alice works with; Bob is in her team, and Charlie must not see them. For tests of what is written."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Person, Relationship, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document
from throughcare.core.acting import acting_as
from throughcare.core.changes import action

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Home:
    """Who is here."""

    ada: Person
    ben: Person
    alice: Worker
    bob: Worker
    charlie: Worker
    source: Source


@pytest.fixture
def home(db: None) -> Home:
    """Two children, and who works with them."""
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        here, there = (_team(name, council) for name in ("Children in care", "Somewhere else"))
        alice, bob, charlie = _worker("Alice Arden", here), _worker("Bob Birch", here), _worker("Charlie Cole", there)
        ada, ben, source = _children(by=itself(), alice=alice, team=here)
    return Home(ada, ben, alice, bob, charlie, source)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def _worker(name: str, team: Team) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=Role.SOCIAL_WORKER, team=team, sight=Sight.TEAM, started_on=date(2020, 1, 1))
    return worker


@action(why="they came to be known")
def _children(*, by: Worker, alice: Worker, team: Team) -> tuple[Person, Person, Source]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", sex="F", born_on=date(2015, 5, 5), source=source)
    ben = Person(given_name="Ben", family_name="Fern", sex="M", born_on=date(2017, 5, 5), source=source)
    people.add_people([ada, ben], by=by)
    people.record_facts([Relationship(child=ada, relative=ben, kind="sibling", source=source)], by=by)
    since = date(2025, 1, 1)
    people.record_facts(
        [
            Allocation(child=one, source=source, part="social_worker", worker=alice, team=team, started_on=since)
            for one in (ada, ben)
        ],
        by=by,
    )
    return ada, ben, source


def draft(home: Home, *, about: Person | None = None, words: str = "Ada was tired", **typed: Any) -> Document:
    """A note by Alice on Ada's page, complete and not yet on the record; `about` makes it of her brother too."""
    said: dict[str, Any] = {"kind": "contact", "on": ["5", "1", "2026"], "title": "School rang", "words": words, **typed}
    said[f"significant@{home.ada.pk.hex}"] = "yes"
    if about:
        said |= {"who": [str(about.pk)], f"significant@{about.pk.hex}": "no"}
    with acting_as(home.alice.pk):
        document = actions.begin(home.ada, "note", by=home.alice)
        actions.keep(document, said, over={}, page=uuid.uuid4(), by=home.alice)
    return document


def finish(home: Home, document: Document) -> None:
    """Alice puts it on the record."""
    with acting_as(home.alice.pk):
        actions.finish(document, by=home.alice)


def signed_in(client: Client, worker: Worker) -> Client:
    """The same client, with somebody signed in."""
    client.force_login(worker, backend=BACKEND)
    return client
