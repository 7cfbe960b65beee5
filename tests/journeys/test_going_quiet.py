"""Going quiet: a warning that anybody can hear and answer, and a door that then closes by itself, with JavaScript and without."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.journeys.conftest import Visits

SOCIAL_WORKER = "Amira Holt"


def test_a_warning_takes_the_focus_is_answered_by_a_key_and_gives_the_focus_back(visits: Visits) -> None:
    visit = visits()
    visit.page.clock.install()
    visit.sign_in_as(SOCIAL_WORKER)
    visit.tab_to("Find")
    visit.page.clock.fast_forward("13:05")
    warning = visit.page.get_by_role("alertdialog", name="You will be signed out soon")
    expect(warning).to_be_visible()
    expect(warning.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert "2 minutes" in warning.inner_text()
    visit.look_over()
    visit.page.keyboard.press("Enter")
    expect(warning).to_be_hidden()
    assert visit.page.evaluate("document.activeElement.innerText").strip() == "Find"
    visit.page.clock.fast_forward("14:00")
    expect(warning).to_be_visible()
    visit.page.clock.fast_forward("01:30")
    visit.page.wait_for_url("**/signed-out/")
    visit.look_over()
    assert "You have been signed out" in visit.words
    visit.open("/")
    assert "/demo/" in visit.address, "the page said so, and it is so"


def test_without_javascript_every_page_says_when_one_is_signed_out(visits: Visits) -> None:
    visit = visits(scripts=False)
    visit.sign_in_as(SOCIAL_WORKER)
    assert "You are signed out after 15 minutes without opening a page or sending a form" in visit.words
