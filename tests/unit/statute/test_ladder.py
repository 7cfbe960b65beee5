"""The ladder: whose attention something must have, by days alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from throughcare.statute.ladder import DAYS, Rung, answered, begins_on, rung

DUE = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("late", "at"),
    [
        (-6, Rung.NOT_YET),
        (-5, Rung.WORKER),
        (-2, Rung.WORKER),
        (-1, Rung.MANAGER_TOLD),
        (0, Rung.MANAGER_TOLD),
        (1, Rung.MANAGER_ACTS),
        (6, Rung.MANAGER_ACTS),
        (7, Rung.SERVICE),
        (13, Rung.SERVICE),
        (14, Rung.CLINIC),
        (400, Rung.CLINIC),
    ],
)
def test_each_rung_begins_on_its_day(late: int, at: Rung) -> None:
    assert rung(DUE, DUE + timedelta(days=late)) is at


@given(some.dates(), some.integers(0, 500))
def test_nothing_comes_down_again_as_days_pass(day: date, more: int) -> None:
    assert rung(DUE, min(day, date.max - timedelta(days=501)) + timedelta(days=more)) >= rung(
        DUE, min(day, date.max - timedelta(days=501))
    )


def test_what_was_done_answers_the_rung_it_was_done_on_and_not_the_next() -> None:
    acted, again, day = begins_on(DUE, Rung.MANAGER_ACTS), DUE + timedelta(days=20), DUE + timedelta(days=8)
    assert answered(DUE, Rung.MANAGER_ACTS, acted_on=acted, look_again_on=again, day=day)
    assert not answered(DUE, Rung.SERVICE, acted_on=acted, look_again_on=again, day=day)
    assert not answered(DUE, Rung.MANAGER_ACTS, acted_on=acted, look_again_on=day, day=day)
    assert not answered(DUE, Rung.MANAGER_ACTS, acted_on=None, look_again_on=None, day=day)


def test_every_rung_says_who_does_what() -> None:
    assert len({each.words for each in Rung}) == len(Rung)
    assert set(DAYS) == set(Rung) - {Rung.NOT_YET}
