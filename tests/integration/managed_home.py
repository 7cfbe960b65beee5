"""Ada, looked after; Alice her social worker, Bob in her team, Mona their manager and Selma above her; Charlie who must not see."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client

from throughcare.apps.care.models import PeriodOfCare, Placement
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Relationship, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document, Step
from throughcare.apps.writing.signing import actions as signing
from throughcare.apps.writing.signing.queries import last_step
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.today import today

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Home:
    """Everybody, and where Ada lives."""

    ada: Person
    ben: Person
    placement: Placement
    alice: Worker
    bob: Worker
    mona: Worker
    selma: Worker
    charlie: Worker


def make_home(*, born_on: date = date(2012, 5, 5)) -> Home:
    """Ada came into care 30 days ago, and lives with the Oaks."""
    with acting_as(ITSELF):
        council = _team("Council", None, Team.Kind.COUNCIL)
        service = _team("Looked after", council, Team.Kind.SERVICE)
        here, there = _team("Children in care", service), _team("Somewhere else", council)
        home = Home(
            *_children(born_on, by=itself()),
            alice=_worker("Alice Arden", Role.SOCIAL_WORKER, here),
            bob=_worker("Bob Birch", Role.SOCIAL_WORKER, here),
            mona=_worker("Mona Marsh", Role.TEAM_MANAGER, here),
            selma=_worker("Selma Sand", Role.SERVICE_MANAGER, service),
            charlie=_worker("Charlie Cole", Role.TEAM_MANAGER, there),
        )
        _allocate(home, here, by=itself())
    return home


def _team(name: str, above: Team | None, kind: Team.Kind = Team.Kind.TEAM) -> Team:
    team = Team(name=name, above=above, kind=kind)
    team.lineage = [team.pk, *(above.lineage if above else [])]
    team.save()
    return team


def _worker(name: str, role: Role, team: Team) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    return worker


@action(why="they came to be known")
def _children(born_on: date, *, by: Worker) -> tuple[Person, Person, Placement]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", born_on=born_on, source=source)
    ben = Person(given_name="Ben", family_name="Fern", born_on=date(2017, 5, 5), source=source)
    people.add_people([ada, ben], by=by)
    people.cover([Covered(child=one, source=source, first_on=date(2021, 1, 1)) for one in (ada, ben)], by=by)
    since = today() - timedelta(days=30)
    period = PeriodOfCare(child=ada, source=source, started_on=since)
    placement = Placement(child=ada, source=source, period=period, kind="U6", carer="Jo and Sam Oak", started_on=since)
    people.record_facts([Relationship(child=ada, relative=ben, kind="sibling", source=source), period, placement], by=by)
    return ada, ben, placement


@action(why="allocated")
def _allocate(home: Home, team: Team, *, by: Worker) -> None:
    source = Source.objects.get()
    part = {"part": "social_worker", "worker": home.alice, "team": team, "started_on": date(2025, 1, 1)}
    people.record_facts([Allocation(child=one, source=source, **part) for one in (home.ada, home.ben)], by=by)


def days(number: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=number)


def parts(day: date) -> list[str]:
    """A day as its boxes are sent."""
    return [str(day.day), str(day.month), str(day.year)]


def need(
    row: int, need: str, what: str, *, outcome: str = "Ada sleeps through", who: str = "", by_when: date | None = None
) -> dict[str, Any]:
    """One row of needs, outcomes and actions."""
    cells = {"need": need, "outcome": outcome, "known_by": "", "what": what, "who": who, "named": ""}
    return {f"needs.{row}.{key}": raw for key, raw in cells.items()} | {f"needs.{row}.by_when": parts(by_when or days(20))}


ASSESSED: dict[str, Any] = {
    "why": "first", "changed": "It is the first", "spoke": "Ada, her mother, the Oaks", "says": "I like it here", "well": "School",
    "worries": "Nightmares", "if_not": "She will go on being tired",
}  # fmt: skip
PLANNED: dict[str, Any] = {
    "changed": "The first plan", "wishes": "I want to see Mum", "answer": "Each week", "route": "long_term_fostering",
    "route_why": "She is settled", "contact": "Mum each Saturday", "otherwise": "We meet at once", "for_child": "You can stay here.",
}  # fmt: skip


def written(home: Home, form: str, answers: dict[str, Any], *, by: Worker | None = None) -> Document:
    """A draft with these answers."""
    who = by or home.alice
    with acting_as(who.pk):
        document = actions.begin(home.ada, form, by=who)
        actions.keep(document, answers, over={}, page=uuid.uuid4(), by=who)
    return document


def handed_in(home: Home, form: str, answers: dict[str, Any]) -> Document:
    """A document of Alice's that waits for approval."""
    document = written(home, form, answers)
    with acting_as(home.alice.pk):
        return signing.submit(document, by=home.alice)


def seen(document: Document) -> str:
    """The handing-in that whoever decides looks at."""
    step = last_step(document, Step.What.SUBMITTED)
    assert step is not None
    return str(step.pk)


def approved(home: Home, form: str, answers: dict[str, Any], words: str = "I have read it through") -> Document:
    """A document of Alice's that Mona approved."""
    document = handed_in(home, form, answers)
    with acting_as(home.mona.pk):
        return signing.approve(document, words, seen=seen(document), by=home.mona)


def post(client: Client, address: str, do: str, shown: str = "", **typed: Any) -> Any:
    """Send a page as a browser would: with what it was shown of what stands."""
    hidden = dict(re.findall(r'<input type="hidden" name="(base:[^"]+|page)" value="([^"]+)"', shown))
    return client.post(address, {"page": str(uuid.uuid4()), **hidden, "do": do, **typed})
