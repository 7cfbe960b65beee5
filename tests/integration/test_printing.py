"""Records on paper: tagged PDFs of whatever is on the record, for those who may see it, with every print logged."""

from __future__ import annotations

import uuid
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.integration.managed_home import ASSESSED, BACKEND, PLANNED, Home, approved, make_home, need, parts, written

from throughcare.apps.people.models import Covered
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.printing import about
from throughcare.apps.writing.signing import actions as signing
from throughcare.core.acting import acting_as
from throughcare.core.models import Look
from throughcare.core.today import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Home:
    return make_home()


def _assessed(home: Home) -> Document:
    return approved(home, "assessment", {**ASSESSED, "on": parts(today()), **need(0, "Sleep", "Ask the doctor")})


def _planned(home: Home) -> Document:
    return approved(home, "care-plan", {**PLANNED, **need(0, "Sleep", "Ask the doctor", who=str(home.alice.pk))})


def _decided(home: Home) -> Document:
    decision = {"on": parts(today()), "led_by": "drift", "what": "A night-time plan #now", "why": "<b>She</b> is $tired$"}
    document = written(home, "decision", decision, by=home.mona)
    with acting_as(home.mona.pk):
        return writing.finish(document, by=home.mona)


def _read(client: Client, address: str) -> tuple[PdfReader, str]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Fern" not in answer.headers["Content-Disposition"]
    made = PdfReader(BytesIO(answer.content))
    return made, " ".join(" ".join(page.extract_text() for page in made.pages).split())


def test_a_record_is_printed_tagged_with_how_it_came_about_and_what_was_added_beside(home: Home, client: Client) -> None:
    document = _decided(home)
    with acting_as(home.mona.pk):
        signing.add_beside(document, "It began on Monday", on="what", why="The day was left out", by=home.mona)
    client.force_login(home.mona, backend=BACKEND)
    page = client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    address = reverse("writing:print", args=[home.ada.pk, document.pk])
    assert f'href="{address}"' in page
    made, words = _read(client, address)
    root: Any = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert made.metadata is not None
    assert made.metadata.title == "Manager’s decision: Ada Fern"
    for said in (
        "A night-time plan #now",
        "<b>She</b> is $tired$",
        "Put on the record by Mona Marsh",
        "It began on Monday",
        "Why: The day was left out",
        "printed by Mona Marsh",
    ):
        assert said in words


def test_a_plan_is_printed_as_it_stands_and_in_plain_words_for_the_child(home: Home, client: Client) -> None:
    _assessed(home)
    _planned(home)
    client.force_login(home.alice, backend=BACKEND)
    _, whole = _read(client, reverse("plans:print", args=[home.ada.pk, "care"]))
    for said in (
        "Care plan",
        "Rests on",
        "Sleep",
        "So that",
        "Ada sleeps through",
        "Ask the doctor: Alice Arden",
        "We meet at once",
    ):
        assert said in whole
    _, hers = _read(client, reverse("plans:print_for_child", args=[home.ada.pk, "care"]))
    for said in ("Ada’s plan", "You can stay here.", "I want to see Mum", "Ada sleeps through", "If you do not agree"):
        assert said in hers
    for term in ("Permanence", "Rests on", "Long-term fostering"):
        assert term not in hers
    assert client.get(reverse("plans:print", args=[home.ada.pk, "pathway"])).status_code == 404


def test_the_pack_for_a_review_is_printed(home: Home, client: Client) -> None:
    _planned(home)
    client.force_login(home.alice, backend=BACKEND)
    _, words = _read(client, reverse("desk:review_pack_pdf", args=[home.ada.pk]))
    assert "Pack for the review" in words
    assert "Ask the doctor (Alice Arden" in words


def test_paper_about_a_child_only_returns_tell_of_says_the_day_it_stands_on(home: Home, client: Client, as_owner: Any) -> None:
    document = _decided(home)
    client.force_login(home.mona, backend=BACKEND)
    addresses = (
        reverse("writing:print", args=[home.ada.pk, document.pk]),
        reverse("desk:review_pack_pdf", args=[home.ada.pk]),
    )
    for address in addresses:
        assert "31 March" not in _read(client, address)[1]
    with as_owner():
        Covered.objects.filter(child=home.ada).update(last_on=date(2026, 3, 31))
    for address in addresses:
        words = _read(client, address)[1]
        assert "As the record stood on 31 March 2026, the end of what" in words
        assert words.count("As the record stood on") == 1, "it stands on one day"
    with as_owner():
        assert about(home.ada)[-1].startswith("As the record stood on 31 March 2026"), "in Word as on paper"


def test_every_print_is_logged_and_what_is_not_on_the_record_is_not_printed(home: Home, client: Client, as_owner: Any) -> None:
    document, draft = _decided(home), written(home, "note", {"title": "Half"})
    client.force_login(home.alice, backend=BACKEND)
    _read(client, reverse("writing:print", args=[home.ada.pk, document.pk]))
    with as_owner():
        printed = list(Look.objects.filter(kind=Look.Kind.PRINT, worker=home.alice).values_list("subject", "involved"))
    assert printed == [(home.ada.pk, True)]
    refused = client.get(reverse("writing:print", args=[home.ada.pk, draft.pk]))
    assert refused.status_code == 403
    assert "not on the record yet" in refused.content.decode()


def test_charlie_prints_nothing_of_adas(home: Home, client: Client) -> None:
    document = _decided(home)
    _planned(home)
    client.force_login(home.charlie, backend=BACKEND)
    for route, key in (("writing:print", document.pk), ("plans:print", "care"), ("plans:print_for_child", "care")):
        assert client.get(reverse(route, args=[home.ada.pk, key])).status_code == 403
    assert client.get(reverse("desk:review_pack_pdf", args=[home.ada.pk])).status_code == 403
    assert client.get(reverse("writing:print", args=[home.ben.pk, uuid.uuid4()])).status_code == 403
