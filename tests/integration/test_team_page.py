"""Team and service: the work of everybody below me, filtered by the address, and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.owed_rows import PART, Council, council

from throughcare.apps.desk.work_pages import harmless
from throughcare.apps.duties.presenters import pseudonym
from throughcare.core.models import Look

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def asked_by(here: Council, name: str, address: str = "/team/", **filters: str | int | UUID) -> HttpResponse:
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    answer: HttpResponse = client.get(address, {key: str(value) for key, value in filters.items()})  # type: ignore[assignment]
    return answer


def text(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def listed(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text(answer).removeprefix("\ufeff"))))[1:]


@pytest.fixture
def owed(here: Council, as_owner: AsOwner) -> Council:
    with as_owner():
        ann = here.child("Ann North", officer="Rex Rowan")
        bea, sue = here.child("Bea North", worker=None), here.child("Sue South", worker="Charlie Cedar", team="South")
        here.owe(ann, "LA-20", -9)
        here.owe(ann, "IR-02", -3)
        here.owe(bea, "IR-15", 2)
        here.owe(sue, "LA-20", 30)
        here.owe(sue, "ED-01", -1)
    return here


def test_each_sees_the_teams_below_them(owed: Council) -> None:
    assert {row[0] for row in listed(asked_by(owed, "Maud Maple", "/team.csv"))} == {"Ann North", "Bea North"}
    assert {row[0] for row in listed(asked_by(owed, "Sol Spruce", "/team.csv"))} == {"Ann North", "Bea North", "Sue South"}
    assert len(listed(asked_by(owed, "Dora Dogwood", "/team.csv"))) == 5


@pytest.mark.parametrize("name", ["Rex Rowan", "Adi Aspen"])
@pytest.mark.parametrize("address", ["/team/", "/team.csv"])
def test_those_who_see_no_team_are_refused(owed: Council, name: str, address: str) -> None:
    assert asked_by(owed, name, address).status_code == 403


def test_the_latest_comes_first(owed: Council) -> None:
    stands = [row[3] for row in listed(asked_by(owed, "Dora Dogwood", "/team.csv"))]
    assert stands == ["9 days late", "3 days late", "1 day late", "Due in 2 days", "Due in 30 days"]
    back = [row[3] for row in listed(asked_by(owed, "Dora Dogwood", "/team.csv", sort="-late"))]
    assert back == stands[::-1]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"late": "week"}, ["9 days late"]),
        ({"late": "late"}, ["9 days late", "3 days late", "1 day late"]),
        ({"late": "soon"}, ["Due in 2 days"]),
        ({"late": "later"}, ["Due in 30 days"]),
        ({"duty": "LA-20"}, ["9 days late", "Due in 30 days"]),
        ({"weight": "guidance"}, ["1 day late"]),
        ({"weight": "local"}, ["Due in 2 days"]),
        ({"duty": "LA-20", "late": "later"}, ["Due in 30 days"]),
        ({"worker": "nobody"}, ["Due in 2 days"]),
    ],
)
def test_filters_in_the_address_narrow_the_list(owed: Council, filters: dict[str, str], found: list[str]) -> None:
    assert [row[3] for row in listed(asked_by(owed, "Dora Dogwood", "/team.csv", **filters))] == found
    page = text(asked_by(owed, "Dora Dogwood", **filters))
    assert f"Showing 1 to {len(found)} of {len(found)} duties" in page
    assert "Remove filter" in page


def test_filters_by_team_and_by_whose_to_do(owed: Council) -> None:
    def children(**filters: UUID) -> list[str]:
        return [row[0] for row in listed(asked_by(owed, "Dora Dogwood", "/team.csv", **filters))]

    assert set(children(team=owed.teams["South"].pk)) == {"Sue South"}
    assert len(children(team=owed.teams["Care"].pk)) == 5
    assert children(team=owed.teams["Reviewing"].pk) == []
    assert children(worker=owed.workers["Rex Rowan"].pk) == ["Ann North"]
    assert children(worker=owed.workers["Charlie Cedar"].pk) == ["Sue South", "Sue South"]


def test_a_filter_that_cannot_be_is_said_and_shows_nothing(owed: Council) -> None:
    page = text(asked_by(owed, "Maud Maple", team=owed.teams["South"].pk))
    assert "There is a problem" in page
    assert "Ann North" not in page
    assert listed(asked_by(owed, "Maud Maple", "/team.csv", duty="XX-99")) == []


def test_the_file_has_as_many_rows_as_the_page_says_and_is_logged(owed: Council, as_owner: AsOwner) -> None:
    with as_owner():
        for number in range(70):
            owed.owe(owed.child(f"Child N{number}"), "LA-20", number - 20)
    page = text(asked_by(owed, "Maud Maple", late="late"))
    rows = listed(asked_by(owed, "Maud Maple", "/team.csv", late="late"))
    assert f"of {len(rows)} duties" in page
    assert len(rows) == 22
    with as_owner():
        look = Look.objects.get(kind=Look.Kind.EXPORT)
    assert (look.worker_id, look.seen, look.words) == (owed.workers["Maud Maple"].pk, 21, "late=late")


def test_pages_hold_fifty_and_each_row_is_on_one_of_them(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        children = [here.child(f"Child N{number}") for number in range(103)]
        for child in children:
            here.owe(child, "LA-20", -5)
    pages = [text(asked_by(here, "Dora Dogwood", page=number)) for number in (1, 2, 3)]
    assert "Showing 101 to 103 of 103 duties" in pages[2]
    for child in children:
        assert sum(f"/child/{child.pk}/#duties" in page for page in pages) == 1


def test_cells_that_a_spreadsheet_would_reckon_are_made_harmless(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.owe(here.child("=HYPERLINK(1) North"), "LA-20", -5)
    assert listed(asked_by(here, "Dora Dogwood", "/team.csv"))[0][0] == "'=HYPERLINK(1) North"
    for first in "=+-@\t\r":
        assert harmless(f"{first}1") == f"'{first}1"
    assert harmless("Ann") == "Ann"


def test_restricted_children_are_counted_for_those_who_answer_for_them_and_sealed_for_nobody(
    owed: Council, as_owner: AsOwner
) -> None:
    with as_owner():
        kept, sealed = owed.child("Kept Back"), owed.child("New Identity")
        owed.restrict(kept)
        owed.restrict(sealed, "sealed")
        owed.owe(kept, "LA-20", -5)
        owed.owe(sealed, "LA-20", -5)
    for name, told in (("Dora Dogwood", True), ("Sol Spruce", True), ("Maud Maple", False)):
        page = text(asked_by(owed, name))
        assert "Kept Back" not in page
        assert ("And 1 child not open to you." in page) is told, name
    assert "not open to you" not in text(asked_by(owed, "Dora Dogwood", team=owed.teams["South"].pk))
    assert "And 1 child not open to you." in text(asked_by(owed, "Dora Dogwood", team=owed.teams["North"].pk, late="later"))
    mine = text(asked_by(owed, "Alice Ash"))
    assert "Kept Back" in mine
    assert ">Restricted<" in mine
    assert "New Identity" not in mine


def test_an_analyst_sees_the_work_and_no_names_and_opens_nobody(owed: Council, as_owner: AsOwner) -> None:
    with as_owner():
        lou = owed.child("Lou Larch")
        owed.owe(lou, "LA-20", -2)
    page = text(asked_by(owed, "Ana Alder"))
    assert pseudonym(lou.pk) in page
    assert "Lou" not in page
    assert f"/child/{lou.pk}" not in page
    assert len(listed(asked_by(owed, "Ana Alder", "/team.csv"))) == 6
    assert asked_by(owed, "Ana Alder", f"/child/{lou.pk}/").status_code in {403, 404}


def test_a_councils_return_stands_at_its_own_end_and_its_file_too(here: Council, as_owner: AsOwner) -> None:
    end = date(2018, 3, 31)
    with as_owner():
        here.owe(here.child("Ann Ash"), "LA-20", -4, from_day=end, judged_on=end)
    assert "as it stood on 31 March 2018" in text(asked_by(here, "Dora Dogwood"))
    assert listed(asked_by(here, "Dora Dogwood", "/team.csv"))[0][3] == "4 days late as at 31 Mar 2018"


def test_kind_words_when_nothing_is_owed(here: Council) -> None:
    assert "Nothing is owed to any child you may see" in text(asked_by(here, "Dora Dogwood"))
    assert "Nothing is owed that these filters ask for" in text(asked_by(here, "Dora Dogwood", late="week"))


@pytest.mark.parametrize("filters", [{}, {"late": "late", "weight": "law"}, {"sort": "duty", "page": "2"}, {"worker": "nobody"}])
@pytest.mark.parametrize("name", ["Dora Dogwood", "Sol Spruce", "Maud Maple", "Ana Alder"])
def test_thirteen_queries_at_most_however_long_the_list(
    here: Council, as_owner: AsOwner, name: str, filters: dict[str, str]
) -> None:
    with as_owner():
        for number in range(60):
            child = here.child(f"Child N{number}", officer="Rex Rowan")
            here.allocate(child, PART.PERSONAL_ADVISER, "Bob Birch", "North")
            for key in ("LA-20", "IR-02"):
                here.owe(child, key, number - 30)
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/team/", {"team": str(here.teams["North"].pk), **filters}).status_code == 200
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 13, "\n".join(sql[:60] + " … " + sql[-60:] for sql in asked)
