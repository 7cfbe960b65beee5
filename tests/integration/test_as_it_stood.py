"""Whatever page of a child known only from a return is opened says as at what day it stands, and no page of any other child does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.owed_rows import Council, council
from tests.integration.test_every_route import ours

from throughcare.apps.people.models import Covered, Person, Source
from throughcare.statute.kinds import Kind

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
SAYS = "Everything here is as it stood on 31 March 2018</strong>, the end of what SSDA903 2017/18 tells."
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def from_a_return(here: Council) -> Person:
    child = here.child("Ann Ash")
    told = Source.objects.create(
        kind=Source.Kind.IMPORT,
        name="SSDA903 2017/18",
        carries=[Kind.REVIEW_HELD.value],
        covers_from=date(2017, 4, 1),
        covers_to=date(2018, 3, 31),
    )
    Covered.objects.create(child=child, source=told, first_on=told.covers_from, last_on=told.covers_to)
    return child


def pages_of(child: Person, client: Client) -> Iterator[tuple[str, str]]:
    """Every page asked for with a child's key alone that is open to whoever is signed in."""
    for name, found in ours().items():
        if list(found.pattern.converters) != ["child_id"]:
            continue
        answer = client.get(reverse(name, args=[child.pk]))
        if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
            yield name, " ".join(answer.content.decode().split())


@pytest.mark.parametrize("who", ["Alice Ash", "Maud Maple"])
def test_every_page_of_an_imported_child_says_so(here: Council, as_owner: AsOwner, client: Client, who: str) -> None:
    with as_owner():
        imported, practised = from_a_return(here), here.child("Ben Beech")
        Covered.objects.create(child=practised, source=here.source, first_on=date(2020, 1, 1))
    client.force_login(here.workers[who], backend=BACKEND)
    said = {name: SAYS in words for name, words in pages_of(imported, client)}
    assert [name for name, says in said.items() if not says] == []
    assert len(said) > 20
    assert [name for name, words in pages_of(practised, client) if "as it stood on" in words] == []


def test_a_child_known_from_a_return_and_from_practice_stands_at_today(here: Council, as_owner: AsOwner, client: Client) -> None:
    with as_owner():
        child = from_a_return(here)
        Covered.objects.create(child=child, source=here.source, first_on=date(2018, 4, 1))
    client.force_login(here.workers["Alice Ash"], backend=BACKEND)
    assert [name for name, words in pages_of(child, client) if "as it stood on" in words] == []
