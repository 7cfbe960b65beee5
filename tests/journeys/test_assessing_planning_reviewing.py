"""From an assessment to the next duty, with whoever approves and whoever reviews; and a challenge to what it changed.

Three people at three windows: a social worker, the nearest manager, and the child's reviewing officer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator
from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD, Visit

from throughcare.core.today import today

WORKER, MANAGER, OFFICER = "Amira Holt", "Bronagh Castle", "Yusuf Tennant"


@dataclass(frozen=True)
class Around:
    """A child the officer reviews and the manager's team works with, at the windows of those who do."""

    child: str
    page: str
    worker: Visit
    manager: Visit
    officer: Visit


@pytest.fixture
def around(visits: Visits) -> Around:
    """A child whom the worker works with, her manager answers for, and the officer is soon to review."""
    officer, manager, worker = visits(), visits(), visits()
    for visit, name in ((officer, OFFICER), (manager, MANAGER), (worker, WORKER)):
        visit.sign_in_as(name)
    ours = _children(worker.page.locator("main"))
    officer.open("/reviews/")
    soon = _children(officer.page.locator("section[aria-labelledby=next]"))
    child = next(name for name in soon if name in ours)
    return Around(child, soon[child].removesuffix("reviews/"), worker, manager, officer)


def _children(where: Locator) -> dict[str, str]:
    links = where.get_by_role("rowheader").locator(CHILD).all()
    return {link.inner_text(): str(link.get_attribute("href")) for link in links}


def _worded(words: str) -> re.Pattern[str]:
    """A label by its words, however it is spaced in the page."""
    return re.compile(words.replace("^", r"^\s*"))


def _says(visit: Visit, words: str, said: str) -> None:
    """Answer what is asked in these words, or in words that hold them."""
    visit.page.get_by_label(_worded(words)).first.fill(said)


def _picks(visit: Visit, words: str) -> None:
    visit.page.get_by_label(_worded(words)).first.check()


def _on(where: Visit | Locator, day: date) -> None:
    boxes = where.page if isinstance(where, Visit) else where
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label, exact=True).first.fill(str(number))


def _go_on(visit: Visit) -> None:
    visit.press("Save and continue")
    assert "There is a problem" not in visit.words, visit.words[:600]


def _tasks(visit: Visit) -> list[str]:
    return [status.inner_text() for status in visit.page.locator(".govuk-task-list__status").all()]


def _begin(around: Around, visit: Visit, what: str) -> None:
    visit.open(f"{around.page}add/")
    visit.press(re.compile(what))


def _assess(around: Around) -> None:
    visit = around.worker
    _begin(around, visit, "^An assessment of need")
    _on(visit, today())
    _picks(visit, "A review is coming")
    _says(visit, "What has changed since last time", "She has settled, and asks about her brother")
    _says(visit, "Whom did you see and speak with", "Her, her carers, her teacher")
    _go_on(visit)
    _says(visit, "about their life, in their own words", "I like my room. I want to see my brother")
    for _ in range(3):
        _go_on(visit)
    _says(visit, "What is going well", "School")
    _says(visit, "What we are worried about", "She sleeps badly")
    _says(visit, "if nothing changes", "She will be too tired to learn")
    _go_on(visit)
    _says(visit, "^What does .* need", "To sleep without fear")
    _says(visit, "^What should be different", "I sleep through and wake rested")
    _says(visit, "^What is to be done", "Ring the doctor about sleep")
    _go_on(visit)
    assert set(_tasks(visit)) <= {"Complete", "May stay empty"}
    visit.press("Hand in for approval")
    assert "handed in for approval" in visit.words


def _decide(around: Around, visit: Visit, what: str, *, approve: bool, words: str) -> None:
    visit.open("/")
    visit.follow(re.compile(f"^{what}: {around.child}"))
    _picks(visit, "^Approve it" if approve else "^Return it")
    visit.fill("Your words", words)
    visit.press("Decide")
    assert ("approved and on the record" if approve else "is returned") in visit.words


def _plan(around: Around) -> None:
    visit = around.worker
    _begin(around, visit, "^A care plan")
    visit.page.get_by_role("group", name="Which assessment does this plan rest on?").get_by_role("radio").first.check()
    _says(visit, "What has changed since last time", "It rests on today's assessment")
    _go_on(visit)
    _says(visit, "wants, in their own words", "I want to see my brother")
    _says(visit, "What of it we will do", "Each month, from now on")
    _go_on(visit)
    assert "{child}" not in visit.words
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-4", visit.page.inner_text("main")), "people are called by their names"
    visit.press("Bring this in")
    assert visit.page.get_by_label(_worded("^What is to be done")).first.input_value() == "Ring the doctor about sleep"
    _on(visit.page.get_by_role("group", name="By when?").first, today() + timedelta(days=20))
    _go_on(visit)
    _picks(visit, "Long-term fostering")
    _says(visit, "^Why, and what happens next", "She is settled; the panel is booked")
    _go_on(visit)
    for words, said in (
        ("sees, how often", "Her brother, each month"),
        ("if this plan does not work", "We meet at once"),
        ("What you would say", "You can stay here."),
    ):
        _says(visit, words, said)
        _go_on(visit)
    visit.press("Hand in for approval")
    assert "handed in for approval" in visit.words


def test_an_assessment_is_returned_and_approved_becomes_a_plan_and_is_reviewed_to_the_next_duty(around: Around) -> None:
    worker, manager, officer = around.worker, around.manager, around.officer
    _assess(around)
    _decide(around, manager, "Assessment of need", approve=False, words="Say who will ring the doctor, and by when")

    worker.open("/")
    assert "Say who will ring the doctor" in worker.words
    worker.follow(re.compile(f"^Assessment of need: {around.child}"))
    worker.follow("Analysis")
    _says(worker, "What we are worried about", "She sleeps badly, and nobody has asked a doctor")
    _go_on(worker)
    worker.follow("Assessment of need")
    worker.press("Hand in for approval")

    manager.open("/")
    manager.follow(re.compile(f"^Assessment of need: {around.child}"))
    assert "and nobody has asked a doctor" in manager.page.locator("mark").all_inner_texts()[-1]
    _decide(around, manager, "Assessment of need", approve=True, words="")

    _plan(around)
    _decide(around, manager, "Care plan", approve=True, words="It follows from the assessment")
    worker.open(f"{around.page}plan/care/")
    assert "I sleep through and wake rested" in worker.words
    with worker.page.expect_download() as printed:
        worker.page.get_by_role("link", name="Print it (PDF)").click()
    assert printed.value.suggested_filename == "care-plan.pdf"

    _review(around, officer)
    manager.open(f"{around.page}reviews/")
    manager.press(re.compile("^Answer the decisions"))
    _picks(manager, "Agreed, all of them")
    manager.press("Send the answer")
    assert "on the record" in manager.words
    officer.open("/reviews/")
    after = officer.page.locator("section[aria-labelledby=next]").get_by_role("row").filter(has_text=around.child).inner_text()
    assert int(re.findall(r"Due in (\d+) days", after)[0]) > 80, "held today: the next is due in three months, or in six"


def _review(around: Around, visit: Visit) -> None:
    """Held today, decided on, and its record completed: each by a press where the officer reads of it."""
    visit.open(f"{around.page}reviews/")
    visit.press("Record a review held")
    _on(visit, today())
    _choose(visit, "Who chaired it?")
    _picks(visit, "Came, and spoke for themself")
    visit.page.get_by_role("group", name=re.compile("speak with .* alone")).get_by_label("Yes").check()
    visit.press("Save to the record")
    assert "on the record" in visit.words
    visit.open("/reviews/")
    visit.row(around.child).get_by_role("button", name=re.compile("^Send the decisions")).wait_for()
    visit.open(f"{around.page}reviews/")
    visit.press(re.compile("^Send the decisions"))
    _on(visit, today())
    _says(visit, "^What was decided", "She sees her brother every month")
    _on(visit.page.get_by_role("group", name="By when?").first, today() + timedelta(days=30))
    visit.page.get_by_role("group", name="Do these decisions change the care plan?").get_by_label("Yes").check()
    _says(visit, "How must the plan change", "Her brother comes each month")
    visit.page.get_by_role("group", name="Who is told?").get_by_label("Social worker").check()
    visit.press("Send the decisions")
    assert "on the record" in visit.words
    visit.open(f"{around.page}reviews/")
    visit.press(re.compile("^Complete the record"))
    visit.press("Complete the record")
    assert "Look again at" in visit.words
    visit.follow("How the plan goes")
    _each_action(visit)
    _says(visit, "What has got better for", "She sleeps better, and is in a club")
    _go_on(visit)
    visit.page.get_by_role("group", name=re.compile("feel safe where")).get_by_label("Yes").check()
    _go_on(visit)
    _picks(visit, "^Long-term fostering")
    _go_on(visit)
    visit.press("Complete the record")
    assert "Review record is on the record" in visit.words


def _choose(visit: Visit, asked: str) -> None:
    radios = visit.page.get_by_role("group", name=asked).get_by_role("radio")
    if radios.count():
        radios.first.check()
    else:
        visit.page.get_by_label(asked).select_option(index=1)


def _each_action(visit: Visit) -> None:
    for one in visit.page.get_by_role("group", name="How does it stand?").all():
        one.get_by_label("Going well").check()


def test_a_challenge_goes_from_informal_to_formal_and_is_answered_to_what_it_changed(around: Around) -> None:
    officer, manager = around.officer, around.manager
    officer.open(f"{around.page}reviews/")
    officer.press("Raise a challenge")
    _on(officer, today())
    officer.page.get_by_label("What is it about?").select_option("drift")
    _says(officer, "^What is not right", "She has asked for her brother three times")
    _says(officer, "^What do you ask for", "A visit within two weeks")
    _picks(officer, "^Informal")
    _choose(officer, "Who is asked to answer?")
    officer.press("Raise the challenge")
    officer.open(f"{around.page}reviews/")
    officer.press(re.compile("^Take it to the next stage"))
    _on(officer, today())
    _picks(officer, "^Formal: team manager")
    officer.page.get_by_role("group", name="Who is asked to answer?").get_by_label(re.compile(MANAGER)).check()
    _says(officer, "^Why the answer so far", "Nobody answered")
    officer.press("Take it there")

    manager.open(around.page)
    assert "Formal: team manager" in manager.words
    manager.open("/")
    assert "challenge waits for your answer" in manager.words
    manager.open("/challenges/")
    _answer(around, manager)
    officer.open("/challenges/")
    assert "Answered: waits for the reviewing officer" in officer.words
    officer.open(f"{around.page}reviews/")
    officer.press(re.compile("^Say how it ended"))
    _on(officer, today())
    _picks(officer, "^Resolved: what was asked")
    _picks(officer, "^Something promised was done")
    _says(officer, "^What is different for", "Her brother comes on Sunday")
    officer.press("Save to the record")
    officer.open(f"{around.page}reviews/")
    for words in ("Ended", "Something promised was done", "Formal: team manager", MANAGER):
        assert words in officer.words
    manager.open(around.page)
    assert "Challenged by the reviewing officer" not in manager.words


def _answer(around: Around, visit: Visit) -> None:
    ours = visit.page.get_by_role("heading", name=re.compile(f"Drift or delay in the plan: {around.child}"))
    ours.first.wait_for()
    visit.press(re.compile(f"^Answer it.*{around.child}"))
    _picks(visit, "^Accepted: this will be done")
    _says(visit, "^What will be done", "I ring his carers today; he comes on Sunday")
    visit.press("Send the answer")
    assert "on the record" in visit.words


def test_a_manager_decides_with_a_reason_and_answers_for_every_earlier_action_in_supervision(around: Around) -> None:
    visit = around.manager
    _begin(around, visit, "^A manager’s decision")
    _on(visit, today())
    _picks(visit, "^Drift or delay")
    _says(visit, "^What do you decide", "The plan is rewritten this month")
    _says(visit, "^Why", "It has not moved since the summer")
    visit.press("Save to the record")
    assert "on the record" in visit.words
    visit.open(f"{around.page}decisions/")
    assert "It has not moved since the summer" in visit.words
    _supervise(around, visit)


def _supervise(around: Around, visit: Visit) -> None:
    _begin(around, visit, "^Supervision of the work")
    assert "How things stand today" in visit.words
    _on(visit, today())
    for one in visit.page.get_by_role("group", name="What became of it?").all():
        one.get_by_label("It is no longer needed").check()
    for one in visit.page.get_by_label(_worded("^Why")).all():
        if one.is_visible():
            one.fill("Done otherwise")
    _go_on(visit)
    for words in ("^What is life like", "^What is going well", "^What do we not know", "^Is the plan moving"):
        _says(visit, words, "She told us, and we saw it")
    _go_on(visit)
    _says(visit, "^What is to be done", "Write the plan again")
    _on(visit.page.get_by_role("group", name="By when?").first, today() + timedelta(days=14))
    _go_on(visit)
    visit.press(re.compile("^(Finish|Save to the record|Put)"))
    assert "on the record" in visit.words
