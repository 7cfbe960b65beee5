"""Being in touch with a young person who has left care is recorded by whoever owes it, and meets what is owed."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.integration.owed_town import Town, town

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.desk.actions import move_to_right_child
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action

pytestmark = pytest.mark.django_db
NOW = time_machine.travel(datetime(2026, 1, 25, 12, tzinfo=UTC), tick=False)
LEFT = date(2026, 1, 5)


@action(why="left care at 18")
def _left_care(here: Town, *, by: Worker) -> Person:
    with known_on(datetime(2026, 1, 6, 9, tzinfo=UTC)):
        cat = Person(given_name="Cat", family_name="Fern", born_on=LEFT.replace(year=2008), source=here.source)
        people.add_people([cat], by=by)
        common = {"child": cat, "source": here.source}
        cared_for = PeriodOfCare(started_on=date(2021, 3, 1), ended_on=LEFT, reason_ended="E7", **common)
        adviser = Allocation(part="personal_adviser", worker=here.bob, team=here.teams["Here"], started_on=LEFT, **common)
        people.record_facts([cared_for, adviser], by=by)
        people.cover([Covered(child=cat, source=here.source, first_on=date(2021, 1, 1))], by=by)
    return cat


@pytest.fixture
def here(db: None) -> Town:
    return town()


@pytest.fixture
def cat(here: Town) -> Person:
    with acting_as(ITSELF):
        return _left_care(here, by=itself())


def client_of(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def write(client: Client, cat: Person, said: dict[str, str], day: date = date(2026, 1, 24)) -> str:
    begun = client.post(reverse("writing:begin", args=[cat.pk, "in-touch"])).headers["location"]
    on = {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}
    sent = {"page": str(uuid.uuid4()), "do": "finish", "words": "She is well, and starts college", **on, **said}
    return client.post(begun, sent, follow=True).content.decode()


def owed(cat: Person) -> set[tuple[str, date | None]]:
    with acting_as(ITSELF):
        return {(row.key, row.legal_due_on) for row in OwedDuty.objects.filter(child=cat, key__startswith="LC-")}


IN_TOUCH = {"in_touch": "YES", "activity": "F2", "lives": "U1"}


@NOW
def test_whoever_owes_it_begins_it_from_their_work_and_it_is_met(here: Town, cat: Person) -> None:
    bob = client_of(here.bob)
    after_18th_birthday = ("LC-11", date(2026, 2, 5))
    assert after_18th_birthday in owed(cat), "what the return asks"
    assert "Record being in touch" in bob.get("/?view=children").content.decode()
    assert "Record being in touch" in bob.get(reverse("desk:child", args=[cat.pk])).content.decode()
    page = write(bob, cat, IN_TOUCH)
    assert "In touch after leaving care is on the record" in page
    assert "Contact with the young person" in page
    with acting_as(here.bob.pk):
        told = LeavingCareContact.objects.get(child=cat)
    assert (told.contact_on, told.in_touch, told.activity, told.accommodation, told.by) == (
        date(2026, 1, 24),
        "YES",
        "F2",
        "U1",
        here.bob,
    )
    assert after_18th_birthday not in owed(cat), "it is done"
    assert client_of(here.charlie).get(reverse("desk:child", args=[cat.pk])).status_code == 403


@NOW
def test_not_being_in_touch_is_recorded_too_and_asks_no_more(here: Town, cat: Person) -> None:
    assert "is on the record" in write(client_of(here.bob), cat, {"in_touch": "REFU"})
    with acting_as(here.bob.pk):
        told = LeavingCareContact.objects.get(child=cat)
    assert (told.in_touch, told.activity, told.accommodation) == ("REFU", "", "")


@NOW
@pytest.mark.parametrize(
    ("day", "said", "words"),
    [
        (date(2026, 1, 1), IN_TOUCH, "They were looked after until 5 January 2026"),
        (date(2026, 3, 1), IN_TOUCH, "This day has not come yet"),
        (date(2026, 1, 24), {"in_touch": "YES"}, "What do they do now?"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(here: Town, cat: Person, day: date, said: dict[str, str], words: str) -> None:
    page = write(client_of(here.bob), cat, said, day)
    assert "There is a problem" in page
    assert words in page
    assert "She is well, and starts college" in page, "everything else is kept"
    with acting_as(ITSELF):
        assert not LeavingCareContact.objects.exists()


@NOW
def test_it_is_offered_for_those_who_left_care_and_moved_with_what_was_written(here: Town, cat: Person) -> None:
    bob = client_of(here.bob)
    assert "In touch after leaving care" in bob.get(reverse("desk:add", args=[cat.pk])).content.decode()
    assert "In touch after leaving care" not in bob.get(reverse("desk:add", args=[here.ada.pk])).content.decode()
    write(bob, cat, IN_TOUCH)
    with acting_as(here.maud.pk):
        move_to_right_child(Document.objects.get(child=cat, form="in-touch"), right=here.ben, why="It is about Ben", by=here.maud)
    with acting_as(ITSELF):
        assert {row.child_id for row in LeavingCareContact.objects.all()} == {here.ben.pk}
