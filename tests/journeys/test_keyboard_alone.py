"""Without a mouse: Tab and Enter go everywhere, and one can always see where one is."""

from __future__ import annotations

from tests.journeys.visit import CHILD, Visit

SOCIAL_WORKER = "Amira Holt"


def test_from_signing_in_to_a_child_and_why(visit: Visit) -> None:
    visit.open("/demo/")
    visit.tab_to(SOCIAL_WORKER)
    visit.enter()
    child = visit.page.get_by_role("rowheader").locator(CHILD).first.inner_text()
    visit.tab_to(child)
    visit.enter()
    assert "What must happen next" in visit.words
    visit.tab_to("Why this date")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.closest('details').open")
