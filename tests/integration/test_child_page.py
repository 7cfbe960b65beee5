"""A child's page: what must happen next, from the facts, in few queries; and as it was known on a past day."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, Visit
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.projector import shelf
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action
from throughcare.core.models import Look

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 12, 8)


@dataclasses.dataclass
class Town:
    """A child, who works with her, and who must not see her."""

    child: Person
    review: Review
    alice: Worker
    charlie: Worker


@pytest.fixture
def town() -> Town:
    """Ada became looked after on Monday 8 December 2025; Alice is her social worker and Charlie is in another team."""
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        here, there = (_team(name, council) for name in ("Children in care", "Somewhere else"))
        alice, charlie = _worker("Alice Arden", here), _worker("Charlie Cole", there)
        child, review = _ada(by=itself(), alice=alice, team=here)
    return Town(child, review, alice, charlie)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def _worker(name: str, team: Team) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=Role.SOCIAL_WORKER, team=team, sight=Sight.TEAM, started_on=date(2020, 1, 1))
    return worker


@action(why="Ada came into care")
def _ada(*, by: Worker, alice: Worker, team: Team) -> tuple[Person, Review]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    with known_on(datetime(2025, 12, 9, 9, tzinfo=UTC)):
        child = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
        people.add_people([child], by=by)
        period = PeriodOfCare(child=child, source=source, started_on=MONDAY)
        facts = [
            period,
            LegalStatus(child=child, source=source, period=period, code="C2", started_on=MONDAY),
            Placement(child=child, source=source, period=period, kind="U6", started_on=MONDAY),
            Visit(child=child, source=source, visited_on=MONDAY + timedelta(days=3), seen=True, seen_alone=True),
            Allocation(child=child, source=source, part="social_worker", worker=alice, team=team, started_on=MONDAY),
        ]
        people.record_facts(facts, by=by)
        people.cover([Covered(child=child, source=source, first_on=date(2021, 1, 1))], by=by)
    with known_on(datetime(2026, 1, 6, 9, tzinfo=UTC)):
        review = Review(child=child, source=source, held_on=date(2026, 1, 5), participation="PN1")
        people.record_facts([review], by=by)
    return child, review


def _open(client: Client, child: UUID, worker: Worker, query: str = "") -> str:
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(reverse("desk:child", args=[child]) + query).content.decode()


@time_machine.travel(datetime(2026, 1, 7, 12, tzinfo=UTC), tick=False)
def test_the_page_says_what_comes_next_why_by_when_and_whose_it_is(client: Client, town: Town) -> None:
    shown = _open(client, town.child.pk, town.alice)
    assert "Ada Fern" in shown
    assert "Alice Arden" in shown
    assert "3 months from Monday 5 January 2026" in shown  # the second review, from the first as really held
    assert "regulation 33(2)" in shown


@time_machine.travel(datetime(2026, 1, 7, 12, tzinfo=UTC), tick=False)
def test_a_child_of_another_team_is_not_shown_and_the_refusal_is_logged(client: Client, town: Town) -> None:
    client.force_login(town.charlie, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(reverse("desk:child", args=[town.child.pk]))
    assert answer.status_code == 403
    assert "Fern" not in answer.content.decode()


@time_machine.travel(datetime(2026, 1, 7, 12, tzinfo=UTC), tick=False)
def test_the_page_takes_at_most_fifteen_queries(client: Client, town: Town) -> None:
    client.force_login(town.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(reverse("desk:child", args=[town.child.pk]))
    asked = [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]
    assert answer.status_code == 200
    assert 5 < len(asked) <= 15


@time_machine.travel(datetime(2026, 1, 7, 12, tzinfo=UTC), tick=False)
def test_a_correction_is_replayed_as_it_was_known_then(town: Town) -> None:
    with acting_as(ITSELF):
        before = _first_review_met(town.child)
        town.review.held_on = date(2026, 1, 12)  # it was typed wrong, and was late
        with known_on(datetime(2026, 1, 13, 9, tzinfo=UTC)):
            people.correct_facts([town.review], ["held_on"], by=itself())
        now, then = _first_review_met(town.child), _first_review_met(town.child, known=date(2026, 1, 6))
    assert before == date(2026, 1, 5)
    assert now == date(2026, 1, 12)
    assert then == date(2026, 1, 5)


def _first_review_met(child: Person, known: date | None = None) -> date | None:
    owed = reckoned([child], known_on=known)[child.pk].owed
    return next(each.met_on for each in owed if each.duty.key == "IR-02")


def test_what_is_stored_is_what_is_reckoned(town: Town) -> None:
    with acting_as(ITSELF):
        stored = set(OwedDuty.objects.filter(child=town.child).values_list("key", "about", "since_on", "due_on", "ends_on"))
        rows = shelf(town.child.pk, reckoned([town.child])[town.child.pk])
        assert stored == {(row.key, row.about, row.since_on, row.due_on, row.ends_on) for row in rows}
        assert stored


def test_every_look_is_written_down(client: Client, town: Town, as_owner: object) -> None:
    _open(client, town.child.pk, town.alice)
    with as_owner():  # type: ignore[operator]
        looks = list(Look.objects.filter(subject=town.child.pk).values_list("worker", "kind", "involved"))
    assert looks == [(town.alice.pk, "view", True)]
