"""When nobody is to answer for a child any more: what is open is listed, and refused without a reason and a second person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.integration.owed_town import MONDAY, Town, town

from throughcare.apps.booking import actions as booking
from throughcare.apps.booking.models import Booking
from throughcare.apps.involvement import actions
from throughcare.apps.involvement.closing import WithThingsOpen
from throughcare.apps.involvement.models import Allocation, Closing
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as
from throughcare.core.today import now

pytestmark = pytest.mark.django_db
NOW = time_machine.travel(datetime(2026, 1, 12, 12, tzinfo=UTC), tick=False)
TODAY = date(2026, 1, 12)


@pytest.fixture
def here(db: None) -> Town:
    return town()


def allocation(here: Town) -> Allocation:
    with acting_as(ITSELF):
        return Allocation.objects.get(child=here.ada, part="social_worker")


def end(here: Town, said: WithThingsOpen | None = None) -> None:
    with acting_as(here.maud.pk):
        actions.end_allocation(allocation(here), on=TODAY, reason=Allocation.Reason.OTHER, by=here.maud, with_things_open=said)


def client_of(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@NOW
def test_what_is_open_is_listed_and_closing_is_refused(here: Town) -> None:
    with acting_as(here.alice.pk):
        asked = booking.Booked(Booking.What.VISIT, now() + timedelta(days=3), worker=here.alice)
        booking.book([here.ada], booked=asked, by=here.alice)
    page = client_of(here.maud).get(reverse("involvement:end", args=[allocation(here).pk])).content.decode()
    assert "Booked: Visit, 15 January 2026 at midday" in page
    assert "Owed: " in page
    assert "Still looked after, since 8 December 2025" in page
    assert page.index("Still looked after") < page.index("Owed: "), "before all else"
    assert "Which other manager agreed?" in page
    with pytest.raises(MayNot, match="still open for this child"):
        end(here)
    assert allocation(here).ended_on is None


@NOW
def test_it_is_closed_for_a_reason_that_a_second_manager_agrees_to_and_that_is_kept(here: Town) -> None:
    for agreed_by, because in ((here.maud, "Moved to another council"), (here.bob, "Moved to another council"), (here.sol, "x")):
        with pytest.raises(MayNot):
            end(here, WithThingsOpen(because, agreed_by))
    asked = {"on_day": 12, "on_month": 1, "on_year": 2026, "reason": "OTHERS", "because": "Moved to another council"}
    address = reverse("involvement:end", args=[allocation(here).pk])
    refused = client_of(here.maud).post(address, asked)
    assert refused.status_code == 422
    assert "Say who agreed: another manager" in refused.content.decode()
    assert "Moved to another council" in refused.content.decode()
    mauds = client_of(here.maud)
    closed = mauds.post(address, asked | {"agreed_by": str(here.sol.pk)})
    after = mauds.get(closed["Location"]).content.decode()
    assert "Involvement with Ada Fern is closed." in after
    assert "with others" not in after, "nobody has the record now"
    assert allocation(here).ended_on == TODAY
    with acting_as(ITSELF):
        closing = Closing.objects.get(child=here.ada)
    assert closing.agreed_by == here.sol
    assert closing.because == "Moved to another council"
    assert any(line.startswith("Owed: ") for line in closing.still_open)


@NOW
def test_with_nothing_open_it_is_closed_by_one(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("throughcare.apps.involvement.closing._asked", {"nothing": lambda child: ()})
    end(here)
    with acting_as(ITSELF):
        assert Closing.objects.get(child=here.ada).still_open == []


@NOW
def test_ending_one_part_while_another_answers_for_the_child_closes_nothing(here: Town) -> None:
    with acting_as(ITSELF):
        Allocation.objects.create(
            child=here.ada,
            part="personal_adviser",
            worker=here.bob,
            team=here.teams["Here"],
            source=here.source,
            started_on=MONDAY,
        )
    end(here)
    with acting_as(ITSELF):
        assert not Closing.objects.exists()
