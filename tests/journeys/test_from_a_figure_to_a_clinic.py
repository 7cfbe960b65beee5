"""A director goes from a figure to its children, to an action on a child's record, to a clinic, and to the clinic after it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD, Visit

from throughcare.core.today import today

DIRECTOR = "Philippa Straker"
FIGURE = "Needs were assessed in the last twelve months"


def on(visit: Visit, day: date) -> None:
    for part, typed in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        visit.page.get_by_label(part, exact=True).fill(str(typed))


def call_a_clinic(visit: Visit, day: date) -> None:
    visit.open("/clinics/call/")
    visit.page.get_by_label("Of which team, service or council?").select_option("Thornleigh Borough Council")
    on(visit, day)
    visit.press("Call it")
    assert "Its figures are frozen" in visit.words


def test_a_director_goes_from_a_figure_to_its_children_to_an_action_to_the_next_clinic(visit: Visit, visits: Visits) -> None:
    day = today() + timedelta(days=2 if visit.scripts else 4)
    visit.sign_in_as(DIRECTOR)
    visit.open("/exceptions/")
    visit.open("/scorecard/")
    assert "no child has had an updated assessment of need" in visit.words
    visit.follow(FIGURE)
    assert "Children behind it" in visit.words
    row = visit.page.locator("table").last.get_by_role("row").nth(1)
    child = row.get_by_role("rowheader").locator(CHILD).inner_text()
    row.get_by_role("checkbox").check()
    visit.press("Agree an action")
    assert child in visit.words
    visit.page.get_by_label("What is to be done?").fill("See that the assessment is done this month")
    on(visit, day)
    visit.press("Agree it")
    assert "Agreed for 1 child, on their records." in visit.words
    visit.page.locator("section#agreed").get_by_role("link", name=child).first.click()
    visit.page.wait_for_load_state()
    visit.look_over()
    assert "See that the assessment is done this month" in visit.words

    call_a_clinic(visit, day)
    visit.follow("Note why")
    visit.page.get_by_label("Why is it so?").fill("Nobody was asked to")
    visit.press("Note it")
    assert "Nobody was asked to" in visit.words
    visit.follow("Agree an action on it")
    visit.page.get_by_label("What is to be done?").fill("Put the list before each team")
    visit.page.get_by_label("Whose is it to do?").select_option(DIRECTOR)
    on(visit, day)
    visit.press("Agree it")
    assert "Put the list before each team" in visit.words

    call_a_clinic(visit, day + timedelta(days=1))
    undone = visit.page.locator("section[aria-labelledby=undone]").inner_text()
    assert "Put the list before each team" in undone
