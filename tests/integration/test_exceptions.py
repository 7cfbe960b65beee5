"""Today's exceptions: every child who cannot wait, live, within sight, with who is on it and what they do next."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.owed_rows import Council, at, council

from throughcare.apps.care.models import PeriodOfCare, Placement
from throughcare.apps.desk.exceptions.found import Matter
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Person, Source
from throughcare.core.models import Look
from throughcare.core.today import LONDON, today

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def answer(here: Council, name: str, address: str = "/exceptions/") -> HttpResponse:
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    found: HttpResponse = client.get(address)  # type: ignore[assignment]
    return found


def text(here: Council, name: str, address: str = "/exceptions/") -> str:
    found = answer(here, name, address)
    assert found.status_code == 200
    return found.content.decode()


def listed(here: Council, name: str, matter: Matter | None = None) -> list[list[str]]:
    words = text(here, name, f"/exceptions.csv?list={matter.value}" if matter else "/exceptions.csv")
    return list(csv.reader(io.StringIO(words.removeprefix("\ufeff"))))[1:]


def in_care(here: Council, child: Person, *, days: int = 400, kind: str = "U6", **placed: Any) -> None:
    on = today() - timedelta(days=days)
    about = {"child": child, "source": placed.pop("source", here.source)}
    period = PeriodOfCare.objects.create(started_on=on, **about)
    Placement.objects.create(period=period, kind=kind, started_on=on, **about, **placed)


def goes_missing(here: Council, child: Person, **more: Any) -> None:
    MissingEpisode.objects.create(
        **{"child": child, "source": here.source, "kind": "M", "started_on": today(), "went_at": at(-10), "risk": "high"} | more
    )


def test_each_matter_lists_its_children_with_who_is_on_it_and_what_they_do_next(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        gone, unseen, alone, old, planless, waiting = (
            here.child(name) for name in ("Gone Girl", "Una Seen", "Ian Alone", "Olly Old", "Pip Plan", "Per Manent")
        )
        here.child("Nob Ody", worker=None)
        kept, settled = here.child("Kit Kin"), here.child("Set Led")
        goes_missing(here, gone)
        here.owe(gone, "LA-20", 30)
        here.owe(gone, "MI-01", 1)
        here.owe(unseen, "LA-20", -9)
        in_care(here, alone, kind="H5")
        here.owe(old, "AS-04", -3)
        here.owe(planless, "IR-15", -2)
        here.owe(waiting, "IR-20", -1)
        in_care(here, kept, days=16 * 7 - 10, temporary_approval=True)
        here.owe(settled, "LA-20", 4)
        in_care(here, settled, days=16 * 7 - 60, temporary_approval=True)
    rows = listed(here, "Dora Dogwood")
    found = {(row[0], row[1]): row[2:] for row in rows}
    assert set(found) == {
        ("Missing now", "Gone Girl"),
        ("In an unregistered placement", "Ian Alone"),
        ("Not seen in time", "Una Seen"),
        ("Not allocated", "Nob Ody"),
        ("Temporary approval running out", "Kit Kin"),
        ("No current assessment", "Olly Old"),
        ("No current plan", "Pip Plan"),
        ("No permanence decision", "Per Manent"),
    }

    missing = found["Missing now", "Gone Girl"]
    assert "Risk: high" in missing[0]
    assert "Tell the parents" in missing[2], "of what is owed to a missing child, what their being missing asks for comes first"
    assert found["Not seen in time", "Una Seen"][1:] == [
        "Alice Ash, social worker",
        found["Not seen in time", "Una Seen"][2],
        "9 days late",
    ]
    assert found["Not allocated", "Nob Ody"][1:3] == ["The manager of North", "Name a social worker"]
    assert found["Temporary approval running out", "Kit Kin"][3] == "Due in 10 days"


def test_a_duty_not_yet_late_and_a_child_back_are_no_exceptions(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        child = here.child("Ann Ash")
        here.owe(child, "LA-20", 0)
        here.owe(child, "AS-04", 3)
        goes_missing(here, child, ended_on=today(), returned_at=at(-1))
    assert listed(here, "Dora Dogwood") == []
    assert "No child is missing." in text(here, "Dora Dogwood")


def test_what_a_return_alone_tells_of_is_nobodys_exception_today(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        returned = Source.objects.create(kind="import", name="SSDA903", covers_from=today() - timedelta(days=999))
        child = here.child("Ann Ash")
        in_care(here, child, kind="H5", source=returned)
        goes_missing(here, child, source=returned)
        here.owe(child, "LA-20", -50, judged_on=today() - timedelta(days=20))
    assert listed(here, "Dora Dogwood") == []


def test_a_child_stands_once_under_a_matter_however_many_of_its_duties_are_late(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        child = here.child("Ann Ash")
        here.owe(child, "LA-02", -30)
        here.owe(child, "IR-15", -3)
        here.owe(child, "LA-20", -3)
    assert [row[0] for row in listed(here, "Dora Dogwood")] == ["Not seen in time", "No current plan"]
    (plan,) = listed(here, "Dora Dogwood", Matter.PLAN)
    assert plan[-1] == "30 days late"


def test_each_sees_their_own_children_and_who_answers_for_none_is_refused(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        north, south = here.child("Ann North"), here.child("Sue South", worker="Charlie Cedar", team="South")
        kept = here.child("Res Tricted")
        for child in (north, south, kept):
            here.owe(child, "LA-20", -9)
        here.restrict(kept)
    assert {row[1] for row in listed(here, "Maud Maple")} == {"Ann North"}
    assert {row[1] for row in listed(here, "Sol Spruce")} == {"Ann North", "Sue South"}
    assert {row[1] for row in listed(here, "Dora Dogwood")} == {"Ann North", "Sue South"}
    for name in ("Alice Ash", "Bob Birch", "Charlie Cedar", "Ana Alder", "Rex Rowan", "Adi Aspen"):
        for address in ("/exceptions/", "/exceptions.csv"):
            assert answer(here, name, address).status_code == 403, name


def test_how_many_are_closed_is_told_to_those_whose_role_is_told(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        kept = here.child("Res Tricted")
        here.owe(kept, "LA-20", -9)
        here.restrict(kept)
    assert "And 1 child not open to you" in text(here, "Dora Dogwood")
    assert "And 1 child not open to you" in text(here, "Sol Spruce")
    assert "not open to you" not in text(here, "Maud Maple")
    assert "Tricted" not in text(here, "Dora Dogwood")


def test_one_matter_is_shown_whole_by_pages_and_each_look_is_logged(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        for number in range(53):
            here.owe(here.child(f"Child N{number}"), "LA-20", -number - 1)
    overview = text(here, "Maud Maple")
    assert "All 53" in overview
    assert overview.count('data-label="Who is on it"') == 5
    assert overview.index("Child N52") < overview.index("Child N51"), "who has waited longest comes first"
    second = text(here, "Maud Maple", "/exceptions/?list=not-seen&page=2")
    assert "Showing 51 to 53 of 53 children" in second
    assert len(listed(here, "Maud Maple")) == 53
    with as_owner():
        looks = list(Look.objects.order_by("at").values_list("kind", "words", "seen"))
    assert looks == [("list", "exceptions", 5), ("list", "not-seen", 3), ("export", "exceptions", 53)]


def test_the_page_asks_as_little_of_many_children_as_of_few(here: Council, as_owner: AsOwner) -> None:
    def asked() -> int:
        client = Client()
        client.force_login(here.workers["Dora Dogwood"], backend="allauth.account.auth_backends.AuthenticationBackend")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/exceptions/").status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    def more(first: int, last: int) -> None:
        with as_owner():
            for number in range(first, last):
                child = here.child(f"Child N{number}", worker="Alice Ash" if number % 2 else None)
                here.owe(child, "LA-20", -number - 1)
                here.owe(child, "AS-04", -number - 1)
                goes_missing(here, child)

    more(0, 2)
    few = asked()
    more(2, 40)
    assert asked() == few
    assert few <= 17


def test_a_cell_that_a_spreadsheet_would_reckon_is_made_harmless(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        child = here.child("=cmd Smith")
        here.owe(child, "LA-20", -9)
    assert listed(here, "Dora Dogwood")[0][1] == "'=cmd Smith"


def test_it_stands_in_the_menu_of_those_who_answer_for_others_alone(here: Council) -> None:
    assert 'href="/exceptions/"' in text(here, "Dora Dogwood", "/")
    assert 'href="/exceptions/"' not in text(here, "Alice Ash", "/")


def test_the_moment_somebody_went_is_said_in_london_time(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        went = datetime(2026, 7, 1, 23, 30, tzinfo=LONDON)
        goes_missing(here, here.child("Ann Ash"), started_on=went.date(), went_at=went, risk="")
    assert listed(here, "Dora Dogwood")[0][2] == "Missing since 1 July 2026 at 11:30pm."
