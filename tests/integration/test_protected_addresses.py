"""A protected address is seen by those the council named for it and by nobody else: asked of the database as the application."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from throughcare.apps.desk.find import found, taken_apart
from throughcare.apps.involvement import actions
from throughcare.apps.involvement.models import AddressReader
from throughcare.apps.people.models import Address, Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
Make = Callable[[str], Any]
LINES, POSTCODE = "14 Refuge Row", "ZZ9 9AB"


def _address(here: Any, as_owner: AsOwner, *, protected: bool = True, kind: str = "own") -> Address:
    with as_owner():
        return Address.objects.create(
            child_id=here.children[kind],
            source=Source.objects.get(),
            lines=LINES,
            postcode=POSTCODE,
            protected=protected,
            started_on=date(2026, 1, 5),
        )


def _versions() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_addressevent")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("role", list(Role))
def test_no_role_opens_a_protected_address_nor_a_version_of_it(role: Role, borough: Make, as_owner: AsOwner) -> None:
    here = borough(role)
    for kind in here.children:
        _address(here, as_owner, kind=kind)
    with acting_as(here.worker_id):
        assert not Address.objects.exists()
        assert not Address.objects.filter(postcode=POSTCODE).exists()
        assert _versions() == 0
        assert Address.objects.update(protected=False) == 0
        assert Address.objects.all().delete()[0] == 0


def test_whoever_is_named_sees_it_and_no_other_childs(borough: Make, as_owner: AsOwner) -> None:
    here = borough("social_worker")
    for kind in here.children:
        _address(here, as_owner, kind=kind)
    with as_owner():
        named = {"worker_id": here.worker_id, "reason": "Visits her there", "started_on": date(2026, 1, 5)}
        AddressReader.objects.create(person_id=here.children["own"], **named)
        AddressReader.objects.create(person_id=here.children["other"], **named)  # named, but the record is not open
    with acting_as(here.worker_id):
        assert Address.objects.get().child_id == here.children["own"]
        assert _versions() == 1
    with acting_as(ITSELF):
        assert Address.objects.count() == len(here.children)


def test_naming_ends_and_so_does_the_post(borough: Make, as_owner: AsOwner) -> None:
    here = borough("social_worker")
    _address(here, as_owner)
    with as_owner():
        reader = AddressReader.objects.create(
            person_id=here.children["own"],
            worker_id=here.worker_id,
            reason="Visits",
            started_on=date(2026, 1, 5),
            ended_on=today(),
        )
    with acting_as(here.worker_id):
        assert not Address.objects.exists()
    with as_owner():
        reader.ended_on = None
        reader.save()
        Worker.objects.get(pk=here.worker_id).posts.update(ended_on=today())
    with acting_as(here.worker_id):
        assert not Address.objects.exists()


def test_what_was_open_before_is_hidden_with_it(borough: Make, as_owner: AsOwner) -> None:
    here = borough("team_manager")
    address = _address(here, as_owner, protected=False)
    alice, bob = Worker.objects.get(pk=here.worker_id), Worker.objects.get(name="Bob")
    with as_owner():
        bob.posts.update(sight="team")
    with acting_as(bob.pk):
        assert Address.objects.exists()
        assert _versions() == 1
    with acting_as(alice.pk):
        actions.protect_address(address, reason="Her father has found them before", by=alice)
        assert Address.objects.get().protected
    with acting_as(bob.pk):
        assert not Address.objects.exists()
        assert _versions() == 0
    with acting_as(alice.pk):
        child = Person.objects.get(pk=address.child_id)
        with pytest.raises(MayNot, match="yourself"):
            actions.name_address_reader(child, worker=alice, reason="I should like to see", by=alice)
        actions.name_address_reader(child, worker=bob, reason="He visits her there", by=alice, until=today())
    with acting_as(bob.pk):
        assert Address.objects.exists()
        with pytest.raises(MayNot):
            actions.stop_protecting_address(address, by=bob)
    with acting_as(alice.pk):
        actions.name_address_reader_no_longer(AddressReader.objects.get(worker=bob), by=alice)
        actions.stop_protecting_address(address, by=alice)
    with acting_as(bob.pk):
        assert Address.objects.exists()


def test_it_is_found_by_no_search_and_shown_on_no_page(borough: Make, as_owner: AsOwner, client: Client) -> None:
    here = borough("director")
    _address(here, as_owner)
    with acting_as(here.worker_id):
        assert found(taken_apart(POSTCODE)) == []
    client.force_login(Worker.objects.get(pk=here.worker_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    for route in ("desk:child", "involvement:people", "involvement:kept", "involvement:addresses"):
        shown = client.get(reverse(route, args=[here.children["own"]]))
        assert shown.status_code == 200, route
        assert LINES not in shown.content.decode(), route
        assert POSTCODE not in shown.content.decode(), route
    for address in (reverse("desk:find") + "?q=ZZ9+9AB", reverse("desk:team_csv"), reverse("desk:team"), reverse("desk:my_work")):
        said = client.get(address).getvalue().decode()
        assert LINES not in said
        assert "Own Kind" not in said or address != reverse("desk:find") + "?q=ZZ9+9AB"
