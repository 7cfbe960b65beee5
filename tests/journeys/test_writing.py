"""Writing: kept as it is typed, back after a time-out in mid-sentence, on the record when it is finished; without JavaScript too."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Locator, expect
from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD, PATIENCE, Visit

SOCIAL_WORKER = "Amira Holt"
HALF = "Her teacher rang to say that she had been"
WHOLE = f"{HALF} tired all week, and had told her why"


def test_a_time_out_in_mid_sentence_loses_nothing(visits: Visits) -> None:
    visit = visits()
    writing = _begin_a_note(visit)
    _type(visit, HALF)
    _says(visit, "Draft saved")
    visit.look_over()

    visit.page.context.clear_cookies()  # the session is over, and the page does not know
    _type(visit, WHOLE)
    _says(visit, "You have been signed out")
    assert WHOLE not in str(visit.page.evaluate("JSON.stringify(localStorage)")), "kept, but not for anybody to read"

    visit.faults.clear()  # the browser says that the page was refused, as it was
    visit.sign_in_as(SOCIAL_WORKER)
    visit.page.goto(visit.home + writing)  # it sends what it held and then shows itself anew: looked over when it has
    expect(_words(visit)).to_have_value(WHOLE, timeout=PATIENCE)
    visit.look_over()
    assert visit.page.evaluate("localStorage.length") <= 1, "what was sent is no longer held"


def test_a_line_that_is_cut_in_mid_sentence_loses_nothing(visits: Visits) -> None:
    visit = visits()
    writing = _begin_a_note(visit)
    _type(visit, HALF)
    _says(visit, "Draft saved")

    line = visit.page.context
    line.set_offline(True)
    _type(visit, WHOLE)
    _says(visit, "Not sent yet. Your words are kept on this computer, locked")
    assert WHOLE not in _held(visit), "kept, but not for anybody to read"
    visit.page.get_by_role(
        "button", name="Save to the record"
    ).click()  # it stays here, and no browser's error page takes its place
    _says(visit, "Not sent yet")
    assert _words(visit).input_value() == WHOLE
    line.set_offline(False)
    _says(visit, "Draft saved")
    assert _held(visit) == "{}", "what was sent is no longer held"

    line.set_offline(True)
    _type(visit, f"{WHOLE}, and what she needs")
    _says(visit, "Not sent yet")
    visit.page.close()  # the lid is shut
    line.set_offline(False)
    later = visit.again()
    later.page.goto(later.home + writing)
    expect(_words(later)).to_have_value(f"{WHOLE}, and what she needs", timeout=PATIENCE)
    later.look_over()


def test_words_that_arrived_while_they_were_being_locked_are_not_put_back_over_newer_ones(visits: Visits) -> None:
    visit = visits()
    _begin_a_note(visit)
    visit.page.evaluate("""() => {
        const lock = crypto.subtle.encrypt.bind(crypto.subtle);
        window.locked = [];
        crypto.subtle.encrypt = (...told) => new Promise((go) => { window.locked.push(go); }).then(() => lock(...told));
    }""")
    _type(visit, HALF)
    _says(visit, "Draft saved")
    assert visit.page.evaluate("window.locked.length") > 0, "the words wait to be locked"
    visit.page.evaluate("() => { window.locked.forEach((go) => go()); return new Promise((done) => setTimeout(done, 300)); }")
    assert _held(visit) == "{}"


def test_what_cannot_be_is_said_at_its_field_and_everything_else_is_kept(visit: Visit) -> None:
    _begin_a_note(visit)
    script = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"
    _fill_in(visit)
    labels = ("With whom, if anybody?", "In a few words", "What was said or seen, and what you make of it")
    for label in labels:
        visit.fill(label, f"{label} {script}")
    visit.say_when("When was it?", datetime(2090, 2, 1))  # noqa: DTZ001  # a day has no time zone
    visit.press("Save to the record")
    assert "This day has not come yet" in visit.page.get_by_role("group", name="When was it?").inner_text()
    assert "When was it? This day has not come yet" in visit.page.locator(".govuk-error-summary").inner_text()
    for label in labels:
        assert visit.page.get_by_label(label).first.input_value() == f"{label} {script}"
    assert visit.page.get_by_label("Contact or call").is_checked()
    visit.say_when("When was it?", datetime(2026, 1, 5))  # noqa: DTZ001
    visit.press("Save to the record")
    assert "is on the record" in visit.words
    visit.follow("Read it")
    assert f"In a few words {script}" in visit.words, "words, and nothing but words"
    assert "taken over" not in visit.page.title()


def test_a_file_is_attached_once_and_the_wrong_one_beside_it_is_refused(visit: Visit, tmp_path: Path) -> None:
    _begin_a_note(visit)
    _fill_in(visit)
    visit.press("Save draft")
    right, wrong = tmp_path / "drawing.txt", tmp_path / "program.exe"
    right.write_text("A house with a red door")
    wrong.write_bytes(b"MZ\x00\x01")
    visit.page.locator("input[type=file]").set_input_files([right, wrong])
    visit.refusals.add(visit.page.url.partition("#")[0])
    visit.press(re.compile("^Attach$"))
    assert "program.exe: This is not a kind of file that can be kept" in visit.words
    visit.page.wait_for_load_state("networkidle")  # a page that sent itself again would attach the file twice
    assert visit.page.locator(".tc-files__file").count() == 1
    assert "program.exe: This is not a kind of file that can be kept" in visit.words
    assert visit.page.get_by_label("What was said or seen, and what you make of it").first.input_value() == WHOLE


def test_from_what_happened_to_the_record(visits: Visits) -> None:
    visit = visits()
    _begin_a_note(visit)
    visit.press("Save to the record")
    assert "There is a problem" in visit.words
    _fill_in(visit)
    visit.press("Save to the record")
    assert "is on the record" in visit.words
    visit.follow("Read it")
    assert WHOLE in visit.words
    assert f"Put on the record by {SOCIAL_WORKER}" in visit.words


def test_without_javascript_every_step_keeps_what_was_typed(visits: Visits) -> None:
    visit = visits(scripts=False)
    _begin_a_note(visit)
    _type(visit, HALF)
    visit.page.get_by_role("button", name="Save draft").last.click()
    assert _words(visit).input_value() == HALF
    assert "Draft saved" in visit.words
    _fill_in(visit)
    visit.press("Save to the record")
    assert "is on the record" in visit.words


def test_a_form_that_is_no_document_keeps_its_words_too_and_lets_them_go_once_it_is_sent(visits: Visits) -> None:
    visit = visits()
    visit.sign_in_as(SOCIAL_WORKER)
    visit.follow(visit.page.get_by_role("rowheader").locator(CHILD).first.inner_text())
    child = visit.address
    visit.open(f"{child}book/")
    where = visit.page.get_by_label("Where?")
    where.fill("The library, by the")
    _says(visit, "Draft saved")
    visit.look_over()

    visit.page.context.clear_cookies()
    where.fill("The library, by the window")
    _says(visit, "You have been signed out")
    visit.faults.clear()
    visit.sign_in_as(SOCIAL_WORKER)
    visit.page.goto(f"{visit.home}{child}book/")
    expect(where).to_have_value("The library, by the window", timeout=PATIENCE)
    expect(visit.page.get_by_text("What you typed here is back")).to_be_visible(timeout=PATIENCE)
    visit.look_over()

    visit.answer("What is it?", "Visit")
    visit.say_when("When?", datetime(datetime.now(UTC).year + 1, 3, 1, 10, tzinfo=UTC))
    visit.press("Book it")
    visit.open(f"{child}book/")
    expect(where).to_have_value("")
    assert "What you typed here is back" not in visit.words


def _begin_a_note(visit: Visit) -> str:
    visit.sign_in_as(SOCIAL_WORKER)
    visit.follow(visit.page.get_by_role("rowheader").locator(CHILD).first.inner_text())
    visit.press("Record something")
    visit.press(re.compile("A contact, a call or a note"))
    return visit.address


def _words(visit: Visit) -> Locator:
    return visit.page.get_by_label("What was said or seen, and what you make of it").first


def _type(visit: Visit, words: str) -> None:
    _words(visit).fill(words)


def _held(visit: Visit) -> str:
    """What this browser holds of words not sent."""
    return str(
        visit.page.evaluate(
            "JSON.stringify(Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.includes('words'))))"
        )
    )


def _says(visit: Visit, words: str) -> None:
    expect(visit.page.get_by_role("status").filter(has_text=words)).to_be_visible(timeout=PATIENCE)


def _fill_in(visit: Visit) -> None:
    visit.page.get_by_label("Contact or call").check()
    for part, typed in (("Day", "5"), ("Month", "1"), ("Year", "2026")):
        visit.page.get_by_label(part, exact=True).fill(typed)
    visit.fill("In a few words", "The school rang")
    _type(visit, WHOLE)
    visit.page.get_by_role("radio", name="Yes").first.check()
