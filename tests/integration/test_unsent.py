"""What is typed into any form is kept before it is sent: put back as it was, let be once it is sent, and read by nobody else."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from tests.integration.home_of_two import BACKEND, Home, home

from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.models import Unsent
from throughcare.core.today import today
from throughcare.core.unsent import unsent_on

__all__ = ["home"]
pytestmark = pytest.mark.django_db
WHY = "Mr O’Neil at the <door>; shouting"


def browser(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


def page_of(home: Home) -> str:
    return reverse("desk:book", args=[home.ada.pk])


def typed(client: Client, page: str, **words: str) -> None:
    answer = client.post(reverse("core:keep_unsent"), {"unsent": page, "csrfmiddlewaretoken": "x", **words})
    assert answer.json() == {"revisions": {}, "clashes": [], "state": "writing"}


def shown(client: Client, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_what_was_typed_and_not_sent_is_there_again_as_it_was_valid_or_not(home: Home) -> None:
    alice, page = browser(home.alice), page_of(home)
    first = shown(alice, page)
    assert f'name="unsent" value="{page}"' in first
    assert "What you typed here is back" not in first
    typed(alice, page, place="Mr", at_day="31", at_month="2", at_year="20x6")
    typed(alice, page, place=WHY, at_day="31", at_month="2", at_year="20x6", what="visit")
    again = shown(browser(home.alice), page)
    assert "What you typed here is back, as it was at" in again
    assert f'value="{WHY}"' in again
    assert 'value="20x6"' in again
    assert re.search(r'value="visit"[^>]*checked', again)
    assert "There is a problem" not in again
    with acting_as(home.alice.pk):
        assert [row.words["place"] for row in Unsent.objects.order_by("at") if row.words] == [["Mr"], [WHY]]
        assert not any("csrf" in str(row.words) for row in Unsent.objects.all())


def test_another_page_of_the_same_kind_has_its_own(home: Home) -> None:
    alice = browser(home.alice)
    typed(alice, page_of(home), place=WHY)
    assert WHY not in shown(alice, reverse("desk:book", args=[home.ben.pk]))
    assert WHY not in shown(alice, f"{page_of(home)}?what=visit")


def test_nobody_else_reads_it_and_nobody_changes_it(home: Home) -> None:
    page = page_of(home)
    typed(browser(home.alice), page, place=WHY)
    assert WHY not in shown(browser(home.bob), page)
    for other in (home.bob, home.charlie):
        with acting_as(other.pk):
            assert unsent_on(page) is None
            assert not Unsent.objects.exists()
    with acting_as(home.alice.pk), connection.cursor() as cursor:
        for change in ("UPDATE core_unsent SET words = NULL", "DELETE FROM core_unsent"):
            cursor.execute(change)
            assert cursor.rowcount == 0, "no policy lets the application change or take away a row"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            cursor.execute(
                "INSERT INTO core_unsent (id, at, worker_id, page) VALUES (gen_random_uuid(), now(), %s, '/')", [home.bob.pk]
            )
        assert unsent_on(page) is not None


def test_once_it_is_sent_it_is_not_offered_again_and_one_that_was_refused_is(home: Home) -> None:
    alice, page = browser(home.alice), page_of(home)
    typed(alice, page, place=WHY)
    refused = alice.post(page, {"unsent": page, "place": WHY, "what": "visit"})
    assert refused.status_code == 422
    assert f'value="{WHY}"' in unescape(refused.content.decode())
    assert WHY in shown(alice, page)
    when = {"at_day": "1", "at_month": "12", "at_year": str(today().year + 1), "at_time": "10:00"}
    taken = alice.post(
        page, {"unsent": page, "place": WHY, "what": "visit", "minutes": "60", "worker": str(home.alice.pk), **when}
    )
    assert taken.status_code == 302, taken.content.decode()
    assert "What you typed here is back" not in shown(alice, page)


def test_begun_afresh_the_page_is_empty_and_every_word_is_still_there(home: Home) -> None:
    alice, page = browser(home.alice), page_of(home)
    typed(alice, page, place=WHY)
    answer = alice.post(reverse("core:begin_afresh"), {"page": page})
    assert answer["Location"] == page
    assert WHY not in shown(alice, page)
    with acting_as(home.alice.pk):
        assert [row.words["place"] for row in Unsent.objects.all() if row.words] == [[WHY]]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "", "javascript:alert(1)"])
def test_beginning_afresh_leads_nowhere_else(home: Home, elsewhere: str) -> None:
    assert browser(home.alice).post(reverse("core:begin_afresh"), {"page": elsewhere})["Location"] == "/"


def test_what_says_of_no_page_is_refused(home: Home) -> None:
    assert browser(home.alice).post(reverse("core:keep_unsent"), {"place": WHY}).status_code == 400
