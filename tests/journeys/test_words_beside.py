"""Two who write in one text of a report, one of them with the line down: both texts are there, and a person chooses."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from tests.journeys.conftest import Visits
from tests.journeys.visit import PATIENCE, Visit

DIRECTOR, ANOTHER = "Philippa Straker", "Patrice Langmere"
HERS, LATE = "We know where the delay is", "The delay is in assessments, and the teams say why"


def test_words_typed_with_the_line_down_are_shown_beside_what_was_saved_meanwhile(visits: Visits) -> None:
    late, director = visits(), visits()
    writing = _begin_a_report(director)
    late.sign_in_as(ANOTHER)
    late.page.goto(late.home + writing)
    late.page.wait_for_load_state("networkidle")  # the key under which words are held has come
    line = late.page.context
    line.set_offline(True)
    _box(late).fill(LATE)
    _says(late, "Not sent yet. Your words are kept on this computer, locked")
    late.page.close()  # the lid is shut

    _box(director).fill(HERS)
    _says(director, "Draft saved")

    line.set_offline(False)
    later = late.again()
    later.page.goto(later.home + writing)  # it sends what it held and then shows itself anew
    waits = later.page.get_by_role("group").filter(has_text=LATE)
    expect(waits).to_be_visible(timeout=PATIENCE)
    expect(_box(later)).to_have_value(HERS)
    expect(waits).to_contain_text(ANOTHER)
    later.look_over()

    _box(director).fill(f"{HERS}, and say so")
    _says(director, "Draft saved")
    _box(later).fill(f"{HERS} in the courts")
    _says(later, "press “Save the draft” to see both texts")
    later.page.close()  # she sees to it another day, at another computer
    other = visits()
    other.sign_in_as(ANOTHER)
    other.open(writing)
    assert f"{HERS} in the courts" in other.words
    assert _box(other).input_value() == f"{HERS}, and say so"
    other.page.get_by_role("group").filter(has_text=LATE).get_by_role("button", name="Put it below the text above").click()
    expect(_box(other)).to_have_value(f"{HERS}, and say so\n\n{LATE}", timeout=PATIENCE)
    other.press("Leave it out")
    expect(other.page.get_by_role("button", name="Leave it out")).to_have_count(0)
    other.follow("What was written before")
    for words in (f"{HERS}, and say so", f"{HERS} in the courts", LATE):
        assert words in other.words


def _begin_a_report(visit: Visit) -> str:
    visit.sign_in_as(DIRECTOR)
    visit.open("/reports/begin/")
    visit.press("Begin it")
    visit.follow("Write your own words")
    return visit.address


def _box(visit: Visit) -> Locator:
    return visit.page.get_by_label("In the director’s own words")


def _says(visit: Visit, words: str) -> None:
    expect(visit.page.get_by_role("status").filter(has_text=words)).to_be_visible(timeout=PATIENCE)
