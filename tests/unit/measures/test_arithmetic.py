"""Percentages, rates, intervals and small counts, by sums done by hand or published by others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.measures.arithmetic import few, interval, percentage, rate, rounded


@pytest.mark.parametrize(
    ("n", "d", "places", "said"),
    [(1, 8, 0, 13), (1, 8, 1, Fraction("12.5")), (3, 8, 0, 38), (17, 19, 0, 89), (0, 7, 0, 0), (7, 7, 0, 100)],
)
def test_a_percentage_that_ends_in_a_half_is_rounded_up(n: int, d: int, places: int, said: Fraction) -> None:
    assert percentage(n, d, places=places) == said


def test_of_nothing_there_is_no_percentage_and_no_rate() -> None:
    assert percentage(0, 0) is None
    assert rate(3, 0) is None


def test_a_rate_is_for_every_ten_thousand() -> None:
    assert rate(83_840, 11_965_000) == 70


def test_rounding_goes_away_from_nought_on_both_sides() -> None:
    assert rounded(Fraction(5, 2)) == 3
    assert rounded(Fraction(-5, 2)) == -3


def test_wilsons_interval_is_that_of_the_books() -> None:
    low, high = interval(17, 19)
    assert (round(low, 3), round(high, 3)) == (0.686, 0.971)
    assert interval(0, 10)[0] == 0
    assert interval(10, 10)[1] == pytest.approx(1)


@given(d=st.integers(1, 400), data=st.data())
def test_an_interval_holds_its_share(d: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, d))
    low, high = interval(n, d)
    assert 0 <= low <= n / d + 1e-12
    assert n / d - 1e-12 <= high <= 1


def test_counts_from_one_to_four_are_few_and_nought_tells_of_nobody() -> None:
    assert [count for count in range(-1, 7) if few(count)] == [1, 2, 3, 4]
    assert few(12, 3)
    assert not few(12, 0)
    assert not few()
