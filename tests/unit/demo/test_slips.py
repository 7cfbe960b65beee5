"""Two reviews of before the last quarter ended have the wrong year, whichever day a demo is made on: one was put right since, one is still to be found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from throughcare.demo.facts import Review, Version
from throughcare.demo.lives import tell
from throughcare.demo.slips import Mistyped
from throughcare.statute.calendar import quarter_ended_before


def mistyped(today: date) -> list[Version]:
    """The versions of reviews that were not told so."""
    slips, found = Mistyped(today), []
    for life in tell(seed="thornleigh", today=today, people=300).lives:
        told = {id(version) for version in life.versions}
        found += [version for version in slips.in_life(life) if id(version) not in told]
    return found


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2027, 2, 28), date(2027, 7, 20), date(2028, 4, 30)], ids=str)
def test_a_review_before_the_quarter_ended_has_the_wrong_year_and_another_was_put_right_since(today: date) -> None:
    ended = quarter_ended_before(today)
    to_find, wrong, right = mistyped(today)
    assert isinstance(to_find.fact, Review)
    assert isinstance(wrong.fact, Review)
    assert isinstance(right.fact, Review)
    assert to_find.fact.held_on < ended - timedelta(days=200)
    assert to_find.known_at.date() <= ended
    assert wrong.fact.id == right.fact.id != to_find.fact.id
    assert wrong.known_at.date() <= ended < right.known_at.date() < today
    assert ended - timedelta(days=180) < right.fact.held_on < ended
    assert (wrong.fact.held_on.month, wrong.fact.held_on.day) == (right.fact.held_on.month, right.fact.held_on.day)
