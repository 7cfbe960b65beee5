"""A social worker's ordinary day: what to do next, for whom and why; finding a child; and what happens at a closed door."""

from __future__ import annotations

import re
from datetime import datetime

from tests.journeys.conftest import Visits
from tests.journeys.visit import CHILD, Visit

SOCIAL_WORKER, ELSEWHERE, GOVERNANCE = "Amira Holt", "Tilda Okonjo-Reeve", "Kamal Redgrove"
BORN = re.compile(r"born (\d{1,2} [A-Z][a-z]+ \d{4})")


def test_from_my_work_to_a_child_and_back_by_finding(visit: Visit) -> None:
    visit.sign_in_as(SOCIAL_WORKER)
    child = _open_the_first_child(visit)

    assert "What must happen next" in visit.words
    first = visit.page.locator(".tc-duty").first
    assert re.search(r"by (\w+day )?\d{1,2} \w+ \d{4}( at [\d:]+[ap]m)? · \w+", first.inner_text()), "when, and whose it is"
    first.get_by_text("Why this date").click()
    assert re.search(r"\bfrom\b.+\d{4}", first.locator("details").inner_text()), "why then"
    visit.look_over()

    before = visit.page.locator(".tc-timeline__when").all_inner_texts()
    assert not all(each.endswith("Visits") for each in before)
    visit.follow("Visits")
    shown = visit.page.locator(".tc-timeline__when").all_inner_texts()
    assert shown
    assert all(each.endswith("Visits") for each in shown)

    born = datetime.strptime(_found(BORN, visit.words), "%d %B %Y").date()  # noqa: DTZ007  # a day has no time zone
    for typed in (_misspelt(child), f"{born.month}/{born.day}/{born.year}"):
        visit.follow("Find")
        visit.fill("Name, date of birth, number or postcode", typed)
        visit.press("Find")
        assert visit.row(child).count() == 1, f"“{typed}” did not find {child}"

    visit.sign_out()
    visit.open("/")
    assert "Choose who to be" in visit.words


def test_another_team_is_refused_in_plain_words_and_governance_sees_it(visits: Visits) -> None:
    worker, elsewhere, governance = visits(), visits(), visits()
    worker.sign_in_as(SOCIAL_WORKER)
    child = _open_the_first_child(worker)

    elsewhere.sign_in_as(ELSEWHERE)
    elsewhere.open(worker.address, refused=True)
    assert "this record is closed to you" in elsewhere.words
    assert child not in elsewhere.words

    governance.sign_in_as(GOVERNANCE)
    governance.follow("Who has looked")
    assert governance.row(ELSEWHERE, child, "efused").count() == 1


def _open_the_first_child(visit: Visit) -> str:
    """My work puts first the child for whom there is most to do."""
    name = visit.page.get_by_role("rowheader").locator(CHILD).first.inner_text()
    visit.follow(name)
    return name


def _misspelt(name: str) -> str:
    given, family = name.split(maxsplit=1)
    return f"{given} {family[:2]}{family[3:]}"


def _found(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.search(words)
    assert match, f"nothing like {pattern.pattern}"
    return match[1]
