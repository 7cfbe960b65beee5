"""A reviewing officer at work: their home, a review's pack and record, and a challenge raised."""

from __future__ import annotations

from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD

OFFICER = "Yusuf Tennant"


def test_a_challenge_is_raised_from_the_officers_home_and_stands_on_the_childs_page(visits: Visits) -> None:
    visit = visits()
    visit.sign_in_as(OFFICER)
    visit.open("/reviews/")
    assert "Next reviews" in visit.words
    child = visit.page.get_by_role("rowheader").locator(CHILD).last.inner_text()
    visit.follow(child)
    visit.follow("The pack for the next review")
    visit.page.go_back()
    visit.press("Raise a challenge")
    for part, typed in (("Day", "5"), ("Month", "1"), ("Year", "2026")):
        visit.page.get_by_label(part, exact=True).fill(typed)
    visit.page.get_by_label("What is it about?").select_option("drift")
    visit.page.get_by_label("What is not right").fill("Nothing has been done since the last review, and he waits")
    visit.page.get_by_label("What do you ask for, and by when?").fill("A plan, within a month")
    visit.page.get_by_label("Informal").check()
    visit.press("Raise the challenge")
    assert "There is a problem" in visit.words  # who is asked has not been said
    asked = visit.page.get_by_role("group", name="Who is asked to answer?").get_by_role("radio")
    if asked.count():
        asked.first.check()
    else:
        visit.page.get_by_label("Who is asked to answer?").select_option(index=1)
    visit.press("Raise the challenge")
    assert "Challenge is on the record" in visit.words
    assert "Challenged by the reviewing officer" in visit.words
    visit.open("/reviews/")
    assert "Drift or delay in the plan" in visit.words
