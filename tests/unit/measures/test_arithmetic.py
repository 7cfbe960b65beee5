"""Percentages, rates, intervals and suppression, by sums done by hand or published by others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.measures.arithmetic import (
    SMALL,
    interval,
    percentage,
    rate,
    rounded,
    share_as_published,
    suppressed,
    table_as_published,
)

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)


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


def test_a_single_small_count_takes_the_next_smallest_with_it() -> None:
    assert suppressed({"a": 3, "b": 9, "c": 40}) == {"a": None, "b": None, "c": 40}
    assert suppressed({"a": 3, "b": 9, "c": 40}, total_is_shown=False) == {"a": None, "b": 9, "c": 40}
    assert suppressed({"a": 0, "b": 9}) == {"a": 0, "b": 9}
    assert suppressed({"a": 3, "b": 0, "c": 40}) == {"a": None, "b": 0, "c": None}


@given(COUNTS)
def test_no_small_count_is_published_or_can_be_taken_from_the_total(counts: dict[str, int]) -> None:
    shown = suppressed(counts)
    hidden = [name for name, count in shown.items() if count is None]
    assert all(count is None or count == 0 or count >= SMALL for count in shown.values())
    assert all(shown[name] in (None, counts[name]) for name in counts)
    if hidden and len(counts) > 1:
        assert len(hidden) > 1


@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_line_of_a_table_has_a_single_gap(cells: list[list[int]]) -> None:
    table = {f"row {place}": dict(zip("abc", line, strict=True)) for place, line in enumerate(cells)}
    shown = table_as_published(table)
    lines = [list(line.values()) for line in shown.values()] + [[line[name] for line in shown.values()] for name in "abc"]
    assert all(line.count(None) != 1 for line in lines)
    assert all(cell is None or cell == 0 or cell >= SMALL for line in lines for cell in line)


def test_a_share_is_not_published_where_either_side_is_small() -> None:
    assert share_as_published(17, 19) is None
    assert share_as_published(14, 19) == 74
    assert share_as_published(0, 19) == 0
    assert share_as_published(2, 4) is None
