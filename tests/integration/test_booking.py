"""Booking: a moment that may move, beside a date that may not; kept as happened when the record says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.integration.owed_town import DUE, Town, town

from throughcare.apps.booking import actions
from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import Visit
from throughcare.apps.people.actions import record_facts, withdraw_facts
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.today import LONDON

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOW = time_machine.travel(datetime(2026, 1, 12, 12, tzinfo=UTC), tick=False)
WHAT = Booking.What


@pytest.fixture
def here(db: None) -> Town:
    return town()


def at(day: date, hour: int = 14) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def book(here: Town, day: date, *, children: list[Person] | None = None, by: Worker | None = None) -> Booking:
    by = by or here.alice
    booked = actions.Booked(WHAT.VISIT, at(day), worker=by, place="At home")
    with acting_as(by.pk):
        return actions.book(children or [here.ada], booked=booked, by=by)[0]


def again(booking: Booking) -> Booking:
    with acting_as(ITSELF):
        return Booking.objects.get(pk=booking.pk)


def client_of(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


def seen(worker: Worker, address: str) -> str:
    answer = client_of(worker).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def child_page(worker: Worker, child: Person) -> str:
    return seen(worker, reverse("desk:child", args=[child.pk]))


def row_of(page: str, here: Town) -> str:
    """The visit's own row of a page: on the child's page its own place, in a list what leads there."""
    rows = page.split('<li class="tc-duty ')[1:]
    return next(row for row in rows if f'id="{here.anchor}"' in row or f"#{here.anchor}" in row)


def row_on_childs_page(here: Town) -> str:
    return row_of(child_page(here.alice, here.ada), here)


def fill(by: Worker, address: str, day: date, **more: Any) -> HttpResponse:
    asked = {"at_day": day.day, "at_month": day.month, "at_year": day.year, "at_time": "14:00"}
    return client_of(by).post(address, asked | more)  # type: ignore[return-value]


def booked_by_form(here: Town, day: date, worker: Worker | None = None, **more: Any) -> HttpResponse:
    worker = worker or here.alice
    asked = {"what": "visit", "minutes": "60", "place": "At home", "worker": str(worker.pk)}
    return fill(worker, reverse("desk:book", args=[here.ada.pk]), day, **(asked | more))


@NOW
def test_a_duty_is_booked_from_its_row_and_says_so_from_then_on(here: Town) -> None:
    before = row_on_childs_page(here)
    assert "Book it" in before
    assert "Not booked" not in before  # the warning day has not come
    answer = booked_by_form(here, DUE - timedelta(days=3))
    assert answer.status_code == 302, answer.content.decode()
    page = child_page(here.alice, here.ada)
    assert "Booked for 19 January 2026 at 2pm, 3 days before it is due" in page
    assert "At home" in page
    assert here.visit.legal_due_on == DUE
    for view in ("view=duties", "view=weeks&week=2026-01-19"):
        assert "Booked for 19 January 2026 at 2pm" in seen(here.alice, f"/?{view}"), view
    assert "Booked for 19 January 2026 at 2pm" in seen(here.bob, f"/team/?duty={here.visit.key}")


@NOW
def test_what_is_booked_after_it_is_due_is_said_at_once(here: Town) -> None:
    answer = booked_by_form(here, DUE + timedelta(days=2))
    assert answer.status_code == 302
    page = row_on_childs_page(here)
    assert "Booked 2 days late" in page
    assert "2 days after it is due" in page
    assert here.visit.legal_due_on == DUE


@time_machine.travel(datetime(2026, 1, 17, 12, tzinfo=UTC), tick=False)
def test_what_is_not_booked_by_the_warning_day_is_said_on_that_day(here: Town) -> None:
    assert "Not booked" in row_on_childs_page(here)
    assert "Not booked" in row_of(seen(here.alice, "/?view=duties"), here)
    book(here, DUE)
    assert "the day it is due" in row_on_childs_page(here)
    assert "Not booked" not in row_of(seen(here.alice, "/?view=duties"), here)


@NOW
def test_a_booking_moves_for_a_reason_and_keeps_what_it_was(here: Town) -> None:
    booking = book(here, DUE - timedelta(days=3))
    move = reverse("desk:move_booking", args=[here.ada.pk, booking.pk])
    refused = fill(here.alice, move, DUE - timedelta(days=1), place="At home")
    assert refused.status_code == 422
    assert "Say why, in a few words" in refused.content.decode()
    assert again(booking).booked_at == at(DUE - timedelta(days=3))
    moved = fill(here.alice, move, DUE - timedelta(days=1), place="At home", because="Ada has a school trip")
    assert moved.status_code == 302
    page = seen(here.alice, reverse("desk:booking", args=[here.ada.pk, booking.pk]))
    assert "Booked for 19 January 2026 at 2pm" in page
    assert "Moved to 21 January 2026 at 2pm" in page
    assert "Ada has a school trip" in page
    assert here.visit.legal_due_on == DUE


@NOW
def test_called_off_it_stands_no_more_and_the_duty_does(here: Town) -> None:
    booking = book(here, DUE)
    off = reverse("desk:call_off_booking", args=[here.ada.pk, booking.pk])
    assert client_of(here.alice).post(off, {"because": "Ada is ill"}).status_code == 302
    assert not again(booking).stands
    page = child_page(here.alice, here.ada)
    assert "Visit called off" in page
    assert "Book it" in page
    assert client_of(here.alice).post(off, {"because": "Ada is ill"}).status_code == 422


@NOW
def test_when_the_visit_is_recorded_the_booking_is_kept_as_happened_and_the_next_is_owed(here: Town) -> None:
    booking = book(here, date(2026, 1, 13))
    other = book(here, date(2026, 1, 20))
    visit = Visit(child=here.ada, source=here.source, visited_on=date(2026, 1, 13), seen=True, by=here.alice)
    with acting_as(here.alice.pk):
        record_facts([visit], by=here.alice)
    assert again(booking).happened_on == date(2026, 1, 13)
    assert again(other).stands
    with acting_as(ITSELF):  # it was written on the wrong child
        withdraw_facts([visit], by=itself())
    assert again(booking).stands


@NOW
def test_brothers_and_sisters_are_booked_together_each_on_their_own_record(here: Town) -> None:
    assert booked_by_form(here, DUE, also=[str(here.ben.pk)]).status_code == 302
    with acting_as(ITSELF):
        adas, bens = Booking.objects.get(child=here.ada), Booking.objects.get(child=here.ben)
    assert adas.together == bens.together
    with acting_as(here.alice.pk):
        actions.move(bens, at=at(DUE, 10), place="At home", coming="", because="The carer asked", by=here.alice)
    assert again(adas).booked_at == again(bens).booked_at == at(DUE, 10)
    diary = client_of(here.alice).get("/diary.ics").content.decode()
    assert diary.count("BEGIN:VEVENT") == 1


@NOW
def test_the_week_shows_what_is_booked_and_the_calendar_names_nobody(here: Town) -> None:
    book(here, date(2026, 1, 14))
    page = seen(here.alice, "/?view=weeks").split(">This week<")[1]
    assert page.index("Wednesday 14 January") < page.index(">2pm<") < page.index("Visit, Ada Fern") < page.index("At home")
    book(here, date(2026, 1, 21))
    assert "1 booked" in seen(here.alice, "/?view=weeks").split("Next week:")[1].split("<")[0]
    answer = client_of(here.alice).get("/diary.ics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Visit\\, T100009" in text
    assert "DTSTART:20260114T140000Z" in text
    for word in ("Ada", "Fern", "home", "Alice"):
        assert word not in text
    assert "BEGIN:VEVENT" not in client_of(here.bob).get("/diary.ics").content.decode()


@NOW
@pytest.mark.parametrize("day", [date(2026, 1, 11), date(2030, 1, 11)])
def test_a_moment_that_cannot_be_is_said_and_everything_else_is_kept(here: Town, day: date) -> None:
    answer = booked_by_form(here, day, place="At the library")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "That moment is past" in page or "more than a year ahead" in page
    assert "At the library" in page


@NOW
def test_another_meeting_says_which(here: Town) -> None:
    answer = booked_by_form(here, DUE, what="meeting")
    assert answer.status_code == 422
    assert "Say which meeting it is" in answer.content.decode()
    assert booked_by_form(here, DUE, what="meeting", title="Team around Ada").status_code == 302
    assert "Team around Ada: 22 January 2026 at 2pm" in child_page(here.alice, here.ada)


@NOW
def test_charlie_books_nothing_and_sees_nothing(here: Town) -> None:
    booking = book(here, DUE)
    charlie = client_of(here.charlie)
    for name, key in (
        ("book", []),
        ("booking", [booking.pk]),
        ("move_booking", [booking.pk]),
        ("call_off_booking", [booking.pk]),
    ):
        assert charlie.get(reverse(f"desk:{name}", args=[here.ada.pk, *key])).status_code == 403, name
    with acting_as(here.charlie.pk):
        assert not Booking.objects.exists()
        with pytest.raises(PermissionDenied):
            actions.book([here.ada], booked=actions.Booked(WHAT.VISIT, at(DUE), worker=here.charlie), by=here.charlie)
