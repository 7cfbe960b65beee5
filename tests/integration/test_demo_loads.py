"""The demo council in a real database: loaded whole, its history true to the days it was known, its duties reckoned, its few kept close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.models import F

from throughcare.apps.care.models import Placement, Visit
from throughcare.apps.duties.council import mark_of, own_rules
from throughcare.apps.duties.models import CouncilSetting, OwedDuty, ReckonedAgain
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.today import today
from throughcare.demo import council
from throughcare.demo.lives import Told, tell
from throughcare.demo.load import Loaded, holds_the_demo, is_empty, left_to_reckon, load, reckon
from throughcare.demo.rules import DECIDED, DIRECTOR, terms_known

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
PEOPLE = 300


@pytest.fixture
def demo(transactional_db: None) -> tuple[Told, Loaded]:
    told = tell(seed="loaded", today=today(), people=PEOPLE)
    loaded = load(told)
    reckon(loaded)
    return told, loaded


def _history(table: str, columns: str) -> list[tuple[Any, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}event")
        return list(cursor.fetchall())


def test_the_demo_fills_an_empty_database_and_all_of_it_is_there(demo: tuple[Told, Loaded]) -> None:
    told, loaded = demo
    assert not is_empty()
    with acting_as(ITSELF):
        assert Person.objects.count() == loaded.persons >= PEOPLE
        assert Covered.objects.count() == len(loaded.children)
        assert Worker.objects.count() == len(told.council.workers)
        _every_version_is_kept()
        _who_wrote_it_and_why(loaded)
        _duties_are_owed(loaded)
        _the_councils_own_rules_are_set(told)
    _alice_sees_hers_and_charlie_does_not(told)
    _only_those_named_have_the_password(told)
    assert holds_the_demo()
    assert left_to_reckon() is None


def _every_version_is_kept() -> None:
    assert len(_history("care_visit", "id")) == Visit.objects.count()
    kept = _history("care_placement", "id, ended_on, known_at, pgh_label, pgh_created_at")
    ended = Placement.objects.filter(ended_on__isnull=False)
    for placement in ended:
        own = sorted((row for row in kept if row[0] == placement.pk), key=lambda row: row[2])
        assert [own[0][3], own[-1][3]] == ["added", "changed"]
        assert own[0][1] is None
        assert own[-1][1] == placement.ended_on
        assert own[-1][2] == placement.known_at
    assert all(row[2] == row[4] for row in kept)
    assert not Visit.objects.filter(known_at__date__lt=F("visited_on")).exists()


def _who_wrote_it_and_why(loaded: Loaded) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE (c.metadata->>'by')::uuid = v.by_id) "
            "FROM care_visitevent v JOIN pghistory_context c ON c.id = v.pgh_context_id WHERE c.metadata->>'why' = 'visit recorded'"
        )
        written, by_the_visitor = cursor.fetchone()
    assert written > 0
    assert by_the_visitor >= written * 0.9


def _duties_are_owed(loaded: Loaded) -> None:
    owed = OwedDuty.objects.filter(child_id__in=loaded.cared_for)
    assert owed.values("child_id").distinct().count() > 10
    assert owed.filter(due_on__gt=today()).exists()
    source = Source.objects.get()
    assert source.kind == Source.Kind.PRACTICE
    assert date(today().year - 5, 1, 1) <= source.covers_from <= today() - timedelta(days=4 * 365)


def _the_councils_own_rules_are_set(told: Told) -> None:
    assert {row.duty for row in CouncilSetting.objects.filter(by__name=DIRECTOR)} == {each.key for each in DECIDED}
    assert not own_rules(told.opened_on).settings
    assert own_rules().terms == tuple(replace(term, known_on=entered) for entered, term in terms_known(told.council.today))
    assert OwedDuty.objects.filter(key="ED-03").exists()
    assert not ReckonedAgain.objects.exists()
    sooner = OwedDuty.objects.filter(key="LA-18", due_on__lt=F("legal_due_on"))
    assert sooner.exists()
    assert "This council's own date is" in sooner[0].why
    assert {row.book for row in OwedDuty.objects.all()} == {mark_of(own_rules())}


def _alice_sees_hers_and_charlie_does_not(told: Told) -> None:
    alice = told.council.named("Amira Holt")
    charlie = told.council.named("Sam Tolliver")
    with acting_as(alice.id):
        own = Allocation.objects.filter(worker_id=alice.id, ended_on=None).count()
        assert own > 0
        assert Visit.objects.filter(child__allocations__worker_id=alice.id).exists()
    with acting_as(charlie.id):
        assert not Person.objects.exists()


def _only_those_named_have_the_password(told: Told) -> None:
    director = Worker.objects.get(pk=told.council.named("Philippa Straker").id)
    assert director.check_password(council.PASSWORD)
    named = {name for name, _, _ in council.SIGN_INS}
    other = Worker.objects.filter(is_active=True).exclude(name__in=named).first()
    assert other is not None
    assert not other.has_usable_password()
