"""What people of each kind find first: what is most urgent, where to look, and which records they may open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.owed_rows import LONG_AGO, Council, council

from throughcare.apps.involvement.models import Admission
from throughcare.apps.people.models import Covered, Identifier, Person, Source
from throughcare.apps.workforce.roles import Role
from throughcare.core.today import today
from throughcare.statute.kinds import Kind

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def seen_by(here: Council, name: str, address: str = "/") -> str:
    client = Client()
    client.force_login(here.workers[name])
    found = client.get(address)
    assert found.status_code == 200
    return found.content.decode()


def test_a_late_visit_that_the_law_asks_for_comes_before_what_is_local_and_later(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, ben = here.child("Ann Ash"), here.child("Ben Beech")
        here.owe(ann, "IR-15", -300)
        here.owe(ben, "LA-20", -90)
        here.owe(ben, "IR-15", -200)
    page = seen_by(here, "Alice Ash")
    lead, table = page.split("Next for you:")[1].split("</p>")[0], page.split("<table")[1]
    assert "Ben Beech" in lead
    assert "90 days late" in lead
    assert table.index("Ben Beech") < table.index("Ann Ash")
    assert "90 days late" in table.split("Ann Ash")[0]


def test_a_manager_whose_teams_are_late_is_not_told_to_be_up_to_date(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.owe(here.child("Ann Ash"), "LA-20", -30)
    page = seen_by(here, "Maud Maple")
    assert "up to date" not in page
    assert "under Team and service" in page


def test_whoever_is_let_in_by_name_finds_the_records_on_their_first_page(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash")
        here.employ("Ivy Ilex", Role.INSPECTOR, "Council")
        until = today() + timedelta(days=3)
        Admission.objects.create(
            person=ann, worker=here.workers["Ivy Ilex"], why="inspection", reason="Asked", started_on=LONG_AGO, ended_on=until
        )
    page = seen_by(here, "Ivy Ilex")
    assert "Records you are let in to" in page
    assert reverse("desk:child", args=[ann.pk]) in page
    assert "Records you are let in to" not in seen_by(here, "Bob Birch")


def test_a_child_of_a_return_is_called_by_its_number_on_the_pages_around_it_too(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        child = here.child("Ann Ash")
        Person.objects.filter(pk=child.pk).update(given_name="", family_name="")
        Identifier.objects.create(
            child=child, kind=Identifier.Kind.RETURN, value="105231", started_on=LONG_AGO, source=here.source
        )
    for page in ("desk:child", "desk:add", "agreed:of_child"):
        seen = seen_by(here, "Alice Ash", reverse(page, args=[child.pk]))
        assert "Child 105231" in seen
        assert "No name on record" not in seen


def test_a_mixed_list_says_how_much_of_it_is_as_old_as_a_return(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.owe(here.child("Ann Ash"), "LA-20", -3)
        old = today() - timedelta(days=400)
        here.owe(here.child("Ben Beech"), "LA-20", -30, from_day=old, judged_on=old)
    assert "1 of these is for children known only from returns" in seen_by(here, "Alice Ash", reverse("desk:team"))


def test_a_child_of_a_return_says_what_the_return_tells_nothing_of(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        child = here.child("Ann Ash")
        told = Source.objects.create(
            kind=Source.Kind.IMPORT,
            name="SSDA903 2017/18",
            carries=[Kind.REVIEW_HELD.value],
            covers_from=date(2017, 4, 1),
            covers_to=date(2018, 3, 31),
        )
        Covered.objects.create(child=child, source=told, first_on=told.covers_from, last_on=told.covers_to)
    page = " ".join(seen_by(here, "Alice Ash", reverse("desk:child", args=[child.pk])).split())
    assert "tells nothing of visits, health assessments, education plans or return interviews." in page


@pytest.mark.parametrize(
    ("name", "role", "page"),
    [
        ("Dilys Dogwood", Role.DIRECTOR, "desk:exceptions"),
        ("Ivy Ilex", Role.REVIEWING_OFFICER, "desk:my_reviews"),
        ("Ada Aspen", Role.ADMINISTRATOR, "staff:workers"),
    ],
)
def test_signing_in_leads_each_role_to_where_its_day_begins(
    here: Council, as_owner: AsOwner, name: str, role: Role, page: str
) -> None:
    with as_owner():
        here.employ(name, role, "Council")
    for who, where in ((name, page), ("Alice Ash", "desk:my_work")):
        client = Client()
        client.force_login(here.workers[who])
        assert client.get(reverse("desk:begin")).headers["location"] == reverse(where)
