"""A missing episode to a changed plan: away, back, talked with, and what changes; each step said on the child's page at once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.journeys.conftest import Visits
from tests.journeys.visit import Visit

SOCIAL_WORKER = "Amira Holt"
YOUNG = re.compile(r"\b[2-9] years")
"""In the demonstration nobody goes missing before ten, so that this child is not away already."""


def test_a_missing_episode_to_a_changed_plan(visits: Visits) -> None:
    visit = visits()
    visit.sign_in_as(SOCIAL_WORKER)
    young = visit.page.get_by_role("row").filter(has_text=YOUNG).first
    visit.follow(young.get_by_role("link").first.inner_text())
    went = datetime.now(ZoneInfo("Europe/London")) - timedelta(hours=30)

    _begin(visit, "Went missing")
    _choose(visit, kind="M", back="no", reported="yes", told="yes", risk="high", exploitation="yes")
    for name, after in (("went_at", 0), ("reported_at", 1), ("told_at", 2)):
        _moment(visit, name, went + timedelta(hours=after))
    _fill(visit, last_seen="At the bus stop, in a red coat", words="So young, and it is cold. Everybody is looking")
    visit.press("Save to the record")
    for words in ("Away now", "30 hours now", "Strategy discussion needed?", "Missing for more than 24 hours"):
        assert words in visit.words, words

    visit.press("Record that they came back")
    visit.page.get_by_role("radio").first.check()
    _choose(visit, found="police", hurt="no")
    _moment(visit, "back_at", went + timedelta(hours=26))
    _fill(visit, words="Tired and hungry")
    visit.press("Save to the record")
    assert "Away now" not in visit.words
    assert "Due in 67 hours" in visit.words or "Due in 68 hours" in visit.words
    visit.look_over()

    _begin(visit, "A return interview")
    visit.page.get_by_role("checkbox").first.check()
    _choose(visit, outcome="held", held_by="me", independent="no", exploitation="no")
    _moment(visit, "settled_at", went + timedelta(hours=28))
    _fill(visit, voice="I wanted my mum", words="She misses her mother")
    visit.press("Save to the record")
    assert "There is a problem" in visit.words, "it is not closed without what changes"
    assert "I wanted my mum" in visit.page.content()
    _choose(visit, plan="yes")
    _fill(visit, thus="She will see her mother every Saturday")
    visit.press("Save to the record")
    assert "The plan changes after the return interview" in visit.words


def _begin(visit: Visit, what: str) -> None:
    visit.follow("Record something")
    visit.press(re.compile(f"^{what}"))


def _choose(visit: Visit, **answers: str) -> None:
    for name, value in answers.items():
        visit.page.locator(f"input[name='{name}'][value='{value}']").check()


def _moment(visit: Visit, name: str, at: datetime) -> None:
    parts = {"day": f"{at.day}", "month": f"{at.month}", "year": f"{at.year}", "time": f"{at:%H:%M}"}
    for part, typed in parts.items():
        visit.page.locator(f"input[name='{name}_{part}']").fill(typed)


def _fill(visit: Visit, **answers: str) -> None:
    for name, words in answers.items():
        visit.page.locator(f"textarea[name='{name}']").fill(words)
