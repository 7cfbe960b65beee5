"""Records to put right: found as a fact is recorded, shown to whoever can mend it, gone when mended, asked again when said to be right and changed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.integration.home_of_two import BACKEND, Home, home

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement
from throughcare.apps.extract.doubted import find_again, find_again_for_everyone
from throughcare.apps.involvement.models import Restriction
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Identifier
from throughcare.apps.quality.models import DoubtfulFact, RightAsItIs
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import acting_as
from throughcare.core.history import versions
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
__all__ = ["home"]
SINCE = date(2026, 1, 5)
LIST = "/to-put-right/"


def test_a_child_is_locked_before_anything_is_read_of_what_is_doubtful(placed: Placement) -> None:
    with CaptureQueriesContext(connection) as asked:
        find_again(frozenset([placed.child_id]))
    read = [one["sql"] for one in asked.captured_queries if "set_config" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
    assert '"people_person"' in read[0]
    assert read[0].endswith("FOR NO KEY UPDATE")
    assert not any('"people_person"' in one and "FOR NO KEY UPDATE" not in one for one in read[1:]), (
        "as it was locked, it is read"
    )


@pytest.fixture
def placed(home: Home) -> Placement:
    """Ada is looked after; her placement says by mistake that her parents provide it."""
    with acting_as(ITSELF):
        common: dict[str, Any] = {"child": home.ada, "source": home.source}
        people.cover([Covered(child=home.ada, source=home.source, first_on=SINCE)], by=itself())
        period = PeriodOfCare(**common, started_on=SINCE)
        status = LegalStatus(**common, period=period, code="C2", started_on=SINCE)
        placement = Placement(**common, period=period, kind="U4", provider="PR0", started_on=SINCE)
        number = Identifier(**common, kind="upn", value="A123456789012")
        people.record_facts([period, status, placement, number], by=itself())
    return placement


def signed_in(worker: Any) -> Client:
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def rules(home: Home) -> set[str]:
    with acting_as(ITSELF):
        return set(DoubtfulFact.objects.filter(child=home.ada, right=False).values_list("rule", flat=True))


def provider(home: Home) -> DoubtfulFact:
    with acting_as(ITSELF):
        return DoubtfulFact.objects.get(child=home.ada, rule="DQ-45")


def test_a_doubtful_fact_is_found_as_it_is_recorded_and_stands_on_its_workers_own_page(home: Home, placed: Placement) -> None:
    assert "DQ-45" in rules(home)
    doubt = provider(home)
    assert (doubt.model, doubt.fact) == ("care.placement", placed.pk)
    first = text(signed_in(home.alice), "/")
    assert re.search(r"\d+ to put right<span", first)
    mine = text(signed_in(home.alice), f"{LIST}?whose=mine")
    assert "provided by PR0" in mine
    assert "Alice Arden, social worker" in mine
    assert reverse("quality:put_right", args=[home.ada.pk, doubt.pk]) in mine


def test_bob_in_the_team_sees_it_and_it_is_not_his_and_charlie_never_sees_it(home: Home, placed: Placement) -> None:
    assert "provided by PR0" in text(signed_in(home.bob), LIST)
    assert "provided by PR0" not in text(signed_in(home.bob), f"{LIST}?whose=mine")
    assert "to put right<span" not in text(signed_in(home.bob), "/")
    charlie, doubt = signed_in(home.charlie), provider(home)
    assert "PR0" not in text(charlie, LIST)
    for route in ("quality:put_right", "quality:it_is_right"):
        assert charlie.get(reverse(route, args=[home.ada.pk, doubt.pk])).status_code == 403


def test_it_is_mended_where_it_stands_and_is_gone_and_what_it_said_is_kept(home: Home, placed: Placement) -> None:
    page = reverse("quality:put_right", args=[home.ada.pk, provider(home).pk])
    alice = signed_in(home.alice)
    assert 'value="PR0" selected' in alice.get(page).content.decode()
    boxes = {"started_on_0": "5", "started_on_day": "5", "started_on_month": "1", "started_on_year": "2026"}
    said = {"kind": "U4", "provider": "PR1", "reason_ended": "", "why": "The panel’s minutes"} | boxes
    assert alice.post(page, said).status_code == 302
    assert "DQ-45" not in rules(home)
    with acting_as(ITSELF):
        placed.refresh_from_db()
        assert placed.provider == "PR1"
        assert [row.provider for row in versions(Placement).filter(pgh_obj_id=placed.pk).order_by("pgh_id")] == ["PR0", "PR1"]


def test_nonsense_is_refused_at_its_field_and_nothing_is_changed(home: Home, placed: Placement) -> None:
    page = reverse("quality:put_right", args=[home.ada.pk, provider(home).pk])
    alice = signed_in(home.alice)
    same = {"kind": "U4", "provider": "PR0", "started_on_day": "5", "started_on_month": "1", "started_on_year": "2026"}
    for said, words in (
        ({**same, "why": ""}, "Say how we know"),
        ({**same, "why": "x" * 100_000}, "at most 2000 characters"),
        ({**same, "provider": "<script>alert(1)</script>", "why": "so"}, "is not one of the available choices"),
        ({**same, "started_on_day": "", "started_on_month": "", "started_on_year": "", "why": "It is so"}, "enter a date"),
        ({**same, "why": "It is so"}, "Nothing is different"),
    ):
        answer = alice.post(page, said)
        assert answer.status_code == 422
        body = re.sub(r"\s+", " ", answer.content.decode())
        assert words in body
        assert "<script>alert" not in body
    assert "DQ-45" in rules(home)


def test_said_to_be_right_it_is_asked_no_more_until_the_fact_changes(home: Home, placed: Placement) -> None:
    alice, doubt = signed_in(home.alice), provider(home)
    page = reverse("quality:it_is_right", args=[home.ada.pk, doubt.pk])
    assert alice.post(page, {"why": ""}).status_code == 422
    assert alice.post(page, {"why": "Her aunt is approved and has parental responsibility"}).status_code == 302
    assert "DQ-45" not in rules(home)
    assert "provided by PR0" not in text(alice, LIST)
    said = text(alice, f"{LIST}?said=right")
    assert "Alice Arden, " in said
    assert "Her aunt is approved" in said
    with acting_as(ITSELF):
        assert RightAsItIs.objects.get().mark == doubt.mark
        placed.kind = "U5"
        people.correct_facts([placed], ["kind"], by=itself())
    assert "DQ-45" in rules(home), "what it rests on is another now"


def test_some_things_become_doubtful_by_the_day_alone(home: Home, placed: Placement, monkeypatch: pytest.MonkeyPatch) -> None:
    grown_up = today() + timedelta(days=366 * 12)
    monkeypatch.setattr("throughcare.apps.extract.doubted.today", lambda: grown_up)
    assert "DQ-04" not in rules(home)
    assert find_again_for_everyone() >= 1
    assert "DQ-04" in rules(home)


def test_one_number_of_two_people_is_doubted_unless_one_of_them_is_kept_from_view(home: Home, placed: Placement) -> None:
    with acting_as(ITSELF):
        given = [Identifier(child=one, source=home.source, kind="nhs", value="9990000001") for one in (home.ben, home.ada)]
        people.record_facts(given, by=itself())
    assert "DQ-09" in rules(home)
    with acting_as(ITSELF):
        Restriction.objects.create(person=home.ben, kind="sealed", reason="adopted", started_on=SINCE)
        find_again_for_everyone()
    assert "DQ-09" not in rules(home), "it would tell that there is another record"
