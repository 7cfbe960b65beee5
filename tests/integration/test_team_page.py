"""Team and service: the work of everybody below me, filtered by the address, and as a file."""

from __future__ import annotations

import csv
import io
import re
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
from throughcare.apps.duties.queries import can_occur
from throughcare.apps.duties.shown import anchor_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.models import Look
from throughcare.statute.duties import BY_KEY

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
    return (b"".join(answer) if answer.streaming else answer.content).decode()


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


def test_pages_hold_twenty_and_each_row_is_on_one_of_them(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        children = [here.child(f"Child N{number}") for number in range(103)]
        for child in children:
            here.owe(child, "LA-20", -5)
    pages = [text(asked_by(here, "Dora Dogwood", page=number)) for number in range(1, 7)]
    assert "Showing 101 to 103 of 103 duties" in pages[5]
    for child in children:
        assert sum(f"/child/{child.pk}/#duty-LA-20-" in page for page in pages) == 1


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


ORDERS = ("late", "-late", "duty", "-duty", "child", "-child", "who", "-who")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", ["Dora Dogwood", "Ana Alder"])
def test_in_every_order_each_row_is_on_one_page_and_the_file_is_the_pages_one_after_another(
    here: Council, as_owner: AsOwner, name: str, order: str
) -> None:
    workers = ["Alice Ash", "Bob Birch", None]
    with as_owner():
        for number in range(40):
            child = here.child(f"Child N{number:02}", worker=workers[number % 3], officer="Rex Rowan" if number % 2 else None)
            for key, due_in in (("LA-20", number - 30), ("IR-04", number % 7), ("HE-05", -3), ("AD-04", -3)):
                here.owe(child, key, due_in)
    rows = [row[:1] + row[2:4] for row in listed(asked_by(here, name, "/team.csv", sort=order))]
    assert len(rows) == 160
    shown = []
    for number in range(1, 9):
        page = text(asked_by(here, name, sort=order, page=number))
        shown += [
            [_words(cell) for cell in (one[0], one[1])]
            for one in re.findall(r'<th scope="row".*?>(.*?)</th>.*?<td.*?</td>.*?<td[^>]*>(.*?)</td>', page, re.S)
        ]
    assert len(shown) == 160
    for (named, stands), (in_file, _, stands_in_file) in zip(shown, rows, strict=True):
        assert named == in_file
        assert stands.startswith(stands_in_file)
    assert "Showing 141 to 160 of 160" in text(asked_by(here, name, sort=order, page=99))


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_orders_are_those_a_reader_sees(owed: Council, as_owner: AsOwner) -> None:
    with as_owner():
        owed.owe(owed.child("Éva North"), "LA-20", -2)

    def column(place: int, order: str) -> list[str]:
        return [row[place] for row in listed(asked_by(owed, "Dora Dogwood", "/team.csv", sort=order))]

    assert list(dict.fromkeys(column(0, "child"))) == ["Ann North", "Bea North", "Éva North", "Sue South"]
    assert list(dict.fromkeys(column(0, "-child"))) == ["Sue South", "Éva North", "Bea North", "Ann North"]
    duties = [what.casefold() for what in column(1, "duty")]
    assert duties == sorted(duties)
    assert [what.casefold() for what in column(1, "-duty")] == sorted(duties, reverse=True)
    who = list(dict.fromkeys(column(5, "who")))
    assert who[:3] == ["Alice Ash, social worker", "Charlie Cedar, social worker", "Rex Rowan, reviewing officer"]
    assert list(dict.fromkeys(column(5, "-who"))) == who[::-1]


def test_every_column_sorts_by_a_link_and_says_how_it_is_sorted_now(owed: Council) -> None:
    page = text(asked_by(owed, "Dora Dogwood", sort="-child", late="late"))
    assert page.count("tc-table__sort") == 4
    assert page.count("aria-sort") == 1
    assert '<th scope="col" role="columnheader" class="govuk-table__header" aria-sort="descending">' in page
    assert "/team/?late=late&amp;sort=child" in page
    assert "/team/?late=late&amp;sort=who" in page


def test_equally_late_law_comes_before_local(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann North")
        here.owe(ann, "AD-04", -5)
        here.owe(ann, "LA-20", -5)
        here.owe(ann, "AD-05", -5)
    rows = listed(asked_by(here, "Dora Dogwood", "/team.csv"))
    assert [row[4] for row in rows] == ["Law", "Local", "Local"]


def test_a_duty_opens_at_its_own_place_on_the_childs_page(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann North")
        owed = here.owe(ann, "LA-20", -5, about="a b/1")
    anchor = f"duty-LA-20-{owed.since_on}-a-b-1"
    assert f'href="/child/{ann.pk}/#{anchor}"' in text(asked_by(here, "Dora Dogwood"))
    assert anchor_of("LA-20", about="a b/1", since_on=owed.since_on) == anchor


def test_only_duties_that_something_here_can_raise_and_meet_are_offered(owed: Council) -> None:
    page = text(asked_by(owed, "Dora Dogwood")).split('name="duty"')[1].split("</select>")[0]
    assert '<option value="LA-20"' in page
    assert len(re.findall("<option", page)) == len({duty.key for duty in can_occur()}) + 1 < len(BY_KEY)


def test_a_council_of_many_workers_asks_for_the_team_first(owed: Council, as_owner: AsOwner) -> None:
    with as_owner():
        for number in range(250):
            owed.employ(f"W{number} Willow", Role.SOCIAL_WORKER, "South")
    whole = text(asked_by(owed, "Dora Dogwood"))
    assert "Choose a team first" in whole
    assert "Charlie Cedar</option>" not in whole
    assert "Alice Ash</option>" in text(asked_by(owed, "Dora Dogwood", team=owed.teams["North"].pk))
    assert len(listed(asked_by(owed, "Dora Dogwood", "/team.csv", worker=owed.workers["Charlie Cedar"].pk))) == 2


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"late": "late", "weight": "law"},
        {"sort": "duty", "page": "2"},
        {"worker": "nobody"},
        {"sort": "child"},
        {"sort": "-who"},
    ],
)
@pytest.mark.parametrize("name", ["Dora Dogwood", "Sol Spruce", "Maud Maple", "Ana Alder"])
def test_fifteen_queries_at_most_however_long_the_list(
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
    assert len(asked) <= 15, "\n".join(sql[:60] + " … " + sql[-60:] for sql in asked)
