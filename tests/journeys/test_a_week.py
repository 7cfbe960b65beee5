"""A social worker's and the night duty worker's week: two children visited at once, one who goes missing, one record on the wrong child."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from playwright.sync_api import Locator
from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD, Visit

from throughcare.core.today import now, today

SOCIAL_WORKER, NIGHT_DUTY, GOVERNANCE = "Amira Holt", "Gethin Sparrow", "Kamal Redgrove"
TOGETHER = "They showed me the den they built together"
APART = "She asked when she will see her mother"
THEIRS = "I want my own room"
VISIT = "Visit and see the child"


def test_a_visit_to_a_child_and_their_sibling_takes_three_screens(visit: Visit) -> None:
    visit.sign_in_as(SOCIAL_WORKER)
    child = _first_child(visit, with_sibling=True)
    screens = 1
    visit.press(re.compile("^A visit$"))
    screens += 1
    sibling = _sibling(visit)
    other = sibling.locator("xpath=following-sibling::label").inner_text()
    short = child.split()[0]
    sibling.check()
    visit.answer("Where?", "Where they live")
    visit.page.get_by_label("What happened, and what you make of it", exact=True).fill(TOGETHER)
    visit.page.get_by_label(f"Different for {other}").fill(APART)
    for name, seen in ((short, "Yes"), (other, "No")):
        visit.answer(f"Was {name} seen?", seen)
    _of(visit, short).get_by_role("group", name="Seen alone?").get_by_label("Yes", exact=True).check()
    visit.fill(f"What {short} said or showed", THEIRS)
    visit.answer(f"Does this change {short}'s plan?", "No")
    visit.look_over()
    visit.press("Save to the record")
    assert "There is a problem" in visit.words
    assert f"{other}: Why not, and what happens now?" in visit.page.locator(".govuk-error-summary").inner_text(), "and whose"
    _of(visit, other).get_by_label("Why not, and what happens now?").fill("At swimming: I come back on Friday")
    visit.press("Save to the record")
    screens += 1
    assert screens <= 3
    assert "Visit is on the record" in visit.words

    visit.follow("Read it")
    assert THEIRS in visit.words
    assert TOGETHER in visit.words
    assert APART not in visit.words, "that is the other child's alone"
    visit.open(f"/find/?q={other.replace(' ', '+')}")
    visit.follow(other)
    visit.follow_in_timeline("Visit attempted")
    assert APART in visit.words
    assert THEIRS not in visit.words


def test_a_missing_episode_becomes_a_changed_plan(visits: Visits) -> None:
    worker, night = visits(), visits()
    worker.sign_in_as(SOCIAL_WORKER)
    child = _first_child(worker)
    record, short = worker.address, child.split()[0]

    night.sign_in_as(NIGHT_DUTY)
    night.fill("Find a child or anybody on record", child)
    night.press("Find")
    night.follow(child)
    night.press(re.compile("^Went missing$"))
    night.answer("Which is it?", "Missing")
    night.say_when("Since when have they been away?", _clock(hours_ago=9))
    night.answer("Are they back already?", "No")
    night.fill("Where were they last seen", "At the bus station, in a red coat")
    night.answer("Has it been reported to the police?", "No")
    night.fill("Why not?", "The carer is ringing them now")
    night.answer("Have their parents", "No")
    night.answer("How great is the risk?", "Medium")
    night.fill("Why, and what is being done, or was?", "Upset after a call. The carer is looking")
    night.answer(f"Is there any sign that somebody may be exploiting {short}?", "No")
    night.press("Save to the record")
    assert re.search(r"Missing since .* 9 hours now", night.words)

    night.open("/")
    assert "Away now" in night.words
    night.press(re.compile("^They came back.*" + re.escape(child)))
    night.page.get_by_role("group", name="When were they back, or found?").get_by_role("button", name="Now").click()
    night.answer("How?", "Found by the police")
    night.fill("How are they, what did they say", "Cold and tired")
    night.answer("Were they hurt", "No")
    night.press("Save to the record")
    assert "Away now" not in night.words

    worker.open("/")
    assert f"Came back, or was found for {child}, by {NIGHT_DUTY}" in worker.words
    worker.open(record)
    assert "Offer and hold the return interview" in worker.words
    worker.press("Record the interview")
    worker.answer("What has happened?", "Held")
    worker.page.get_by_role("group", name="When was it held").get_by_role("button", name="Now").click()
    worker.answer("Who held it?", "I did")
    worker.answer("Are they independent", "No")
    worker.page.get_by_label(f"What {short} said, in their own words").fill("I missed my brother")
    worker.answer("Is there any sign that somebody may be exploiting", "No")
    worker.fill("What you make of it", "They go when they have not seen each other for weeks")
    worker.answer(f"Does this change {short}'s plan?", "Yes, the plan changes")
    worker.press("Save to the record")
    assert "The plan changes, thus" in worker.page.locator(".govuk-error-summary").inner_text(), (
        "it is not closed without saying how"
    )
    worker.fill("The plan changes, thus", "Time with their brother every week")
    worker.fill("What is to be done?", "Arrange a weekly visit with their brother")
    worker.say_when("By when?", datetime.combine(today() + timedelta(days=14), datetime.min.time()))
    worker.press("Save to the record")
    assert "Return interview is on the record" in worker.words
    assert (
        "Arrange a weekly visit with their brother"
        in worker.page.locator("section", has=worker.page.locator("#actions")).inner_text()
    )
    assert (
        "Offer and hold the return interview"
        not in worker.page.locator("#duties").locator("xpath=..").locator(".tc-duties").inner_text()
    )


def test_a_record_on_the_wrong_child_is_moved_and_both_are_reckoned_again(visits: Visits) -> None:
    visit, governance = visits(), visits()
    visit.sign_in_as(SOCIAL_WORKER)
    right, wrong = _two_who_are_visited(visit)
    due = {name: _visit_due(visit, where) for name, where in (right, wrong)}
    visit.open(wrong[1])
    visit.press(re.compile("^A visit$"))
    short = wrong[0].split()[0]
    visit.answer("Where?", "Where they live")
    visit.page.get_by_label("What happened, and what you make of it", exact=True).fill("We fed the ducks")
    visit.answer(f"Was {short} seen?", "Yes")
    visit.answer("Seen alone?", "Yes")
    visit.answer(f"Does this change {short}'s plan?", "No")
    visit.press("Save to the record")
    read = visit.page.get_by_role("link", name="Read it").get_attribute("href")
    assert _visit_due(visit, wrong[1]) != due[wrong[0]], "the visit met what was owed"

    visit.open(str(read))
    assert "We fed the ducks" in visit.words
    visit.follow("It is about another child")
    visit.fill("ame or number of the other record", right[0])
    visit.fill("How did it come to be written here?", "Both were open, and I wrote in the wrong one")
    visit.page.get_by_role("button", name=re.compile("Move it|Find the right child")).click()
    visit.page.get_by_role("group", name="Which record?").get_by_label(f"{right[0]}, ").check()
    visit.look_over()
    visit.press("Move it")
    assert "It stands on the right child’s record now" in visit.words
    assert right[0] in visit.words
    assert _visit_due(visit, right[1]) != due[right[0]]
    assert _visit_due(visit, wrong[1]) == due[wrong[0]], "owed again, as if it had never been written here"
    visit.open(f"{wrong[1]}search/?q=ducks")
    assert "These words are not on this record" in visit.words

    governance.sign_in_as(GOVERNANCE)
    governance.follow("Wrong records")
    assert wrong[0] in governance.words
    governance.follow("Look into it")
    assert "Both were open, and I wrote in the wrong one" in governance.words
    assert right[0] in governance.words


def _children(visit: Visit) -> list[tuple[str, str]]:
    visit.page.goto(visit.home + "/")
    links = visit.page.get_by_role("rowheader").locator(CHILD).all()
    return [(one.inner_text(), str(one.get_attribute("href"))) for one in links]


def _first_child(visit: Visit, *, with_sibling: bool = False) -> str:
    """Open the first of one's children who is not away, and has a brother or sister if they must have; answers their name."""
    for name, where in _children(visit):
        visit.page.goto(visit.home + where)
        if with_sibling:
            with visit.page.expect_navigation():
                visit.page.get_by_role("button", name=re.compile("^A visit$")).first.click()
            if not _sibling(visit).count():
                continue
        visit.open(where)
        return name
    raise AssertionError("none of these children has a brother or sister on record")


def _sibling(visit: Visit) -> Locator:
    return visit.page.get_by_role("group", name="Is it about any of these too?").get_by_role("checkbox").first


def _of(visit: Visit, name: str) -> Locator:
    """The part of a page that is about one child."""
    return visit.page.get_by_role("group", name=name, exact=True)


def _two_who_are_visited(visit: Visit) -> list[tuple[str, str]]:
    found = [each for each in _children(visit) if _is_visited(visit, each[1])]
    assert len(found) > 1, "nobody in these two children's team is visited"
    return found[-2:]


def _is_visited(visit: Visit, where: str) -> bool:
    visit.page.goto(visit.home + where)
    return bool(_visits(visit).count())


def _visits(visit: Visit) -> Locator:
    duties = visit.page.locator("section", has=visit.page.locator("#duties"))
    return duties.locator(".tc-duty", has_text=VISIT).filter(has_not_text="short break")


def _visit_due(visit: Visit, where: str) -> list[str]:
    """By when this child is to be visited, as their page says it."""
    visit.page.goto(visit.home + where)
    return [
        words.split(" · ")[0] for words in _visits(visit).locator(".tc-duty__line").all_inner_texts() if words.startswith("by ")
    ]


def _clock(*, hours_ago: int) -> datetime:
    """So long ago, on a London clock."""
    return now() - timedelta(hours=hours_ago)
