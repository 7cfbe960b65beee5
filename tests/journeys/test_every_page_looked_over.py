"""Every page that each role's own navigation leads to: fit for a phone, clean to axe, quiet, and asking nothing of other machines."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD

BEFORE_SIGN_IN = ("/demo/", "/accounts/login/", "/accounts/password/reset/", "/signed-out/", "/accessibility/")
WAYS = {
    "Amira Holt": ("/?view=duties", "/?view=weeks", "/accounts/logout/", "/accounts/2fa/"),
    "Bronagh Castle": ("/team/?show=late",),
    "Philippa Straker": (
        "/imports/new/",
        "/find/?q=nobody+of+this+name+at+all",
        "/rules/?part=health",
        "/rules/LA-18/",
        "/rules/HE-05/",
        "/rules/holidays/",
    ),
    "Yusuf Tennant": (),
    "Wen Asherby": (),
    "Doreen Pickwell": (),
    "Kamal Redgrove": ("/looks/not-involved/", "/glass/"),
    "Sam Tolliver": ("/staff/add/", "/staff/teams/", "/staff/teams/add/"),
}


SHORT_ON_A_PHONE = 5_000
"""As many pixels high as a list that is worked through on a phone may be, some seven screens."""


@pytest.mark.parametrize("address", ["/needs-action/?list=clinic", "/scorecard/M-LA-09/"])
def test_a_long_page_is_short_on_a_phone_and_each_part_opens_without_scripts(visits: Visits, address: str) -> None:
    visit = visits(scripts=False)
    visit.sign_in_as("Philippa Straker")
    visit.open(address)
    assert "Showing 1 to " in visit.words, "what is shown is counted"
    whole, short = visit.page.locator(".tc-fold__whole").last, visit.page.locator(".tc-fold__short a").last
    expect(whole).to_be_visible()
    expect(short).to_be_hidden()
    visit.page.set_viewport_size({"width": 360, "height": 740})
    expect(whole).to_be_hidden()
    assert visit.page.locator("html").bounding_box()["height"] < SHORT_ON_A_PHONE  # type: ignore[index]  # it is there
    short.click()
    expect(whole).to_be_visible()
    expect(short).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "address"),
    [("Bronagh Castle", "/"), ("Bronagh Castle", "/team/"), ("Yusuf Tennant", "/reviews/"), ("Kamal Redgrove", "/looks/")],
)
def test_a_list_is_short_on_a_phone(visits: Visits, name: str, address: str) -> None:
    visit = visits()
    visit.sign_in_as(name)
    visit.open(address)
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.axe_clean()
    assert 700 < visit.page.locator("html").bounding_box()["height"] < SHORT_ON_A_PHONE  # type: ignore[index]  # it is there


def test_a_child_is_told_in_short_on_a_phone_and_each_part_opens_where_a_link_leads_to_it(visits: Visits) -> None:
    visit = visits()
    visit.sign_in_as("Amira Holt")
    visit.open(str(visit.page.locator(CHILD).first.get_attribute("href")).partition("#")[0])
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.axe_clean()
    whole = visit.page.locator("section", has=visit.page.locator("#duties")).locator(".tc-fold__whole")
    expect(whole).to_be_hidden()
    assert visit.page.locator("html").bounding_box()["height"] < SHORT_ON_A_PHONE  # type: ignore[index]  # it is there
    visit.page.get_by_role("link", name="Every duty, past and to come", exact=True).click()
    expect(whole).to_be_visible()
    visit.axe_clean()
    visit.page.get_by_role("link", name="The timeline, and a search of this record", exact=True).click()
    expect(visit.page.get_by_role("button", name="Search", exact=True)).to_be_visible()


def test_pages_before_signing_in(visits: Visits) -> None:
    visit = visits()
    for address in BEFORE_SIGN_IN:
        visit.open(address)
    assert visit.looked_over == list(BEFORE_SIGN_IN)


@pytest.mark.parametrize("name", WAYS)
def test_pages_of_each_role(visits: Visits, name: str) -> None:
    visit = visits()
    visit.open("/demo/")
    visit.page.get_by_role("button", name=name).click()
    visit.page.wait_for_load_state()
    places = visit.page.get_by_role("navigation", name="Main").get_by_role("link")
    tops = {box["y"] for place in places.all() if (box := place.bounding_box())}
    assert len(tops) == 1, "their menu stands on one row of an ordinary screen"
    beside = visit.page.locator(".tc-header__links a[href='/rules/'], .tc-header__links a[href='/letters/']")
    addresses = [*(str(place.get_attribute("href")) for place in (*places.all(), *beside.all())), *WAYS[name]]
    before = len(visit.looked_over)
    for address in addresses:
        visit.open(address)
    assert len(addresses) > len(WAYS[name]), "their navigation leads somewhere"
    assert len(visit.looked_over) - before == len(addresses)
