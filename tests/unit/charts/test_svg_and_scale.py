"""Marks that cannot become markup, scales with round steps, and labels that do not lie on one another."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.charts.numbers import Numbers
from throughcare.charts.scale import Scale, apart, round_ticks
from throughcare.charts.svg import element, words

NASTY = "</text><script>alert(1)</script>\" onload='x' & ]]> \x00\x0b"


def test_whatever_is_given_comes_out_as_words() -> None:
    drawn = element("text", {"class": NASTY, "x": 1}, words(NASTY))
    read = ElementTree.fromstring(drawn)
    assert list(read) == []
    assert read.keys() == ["class", "x"]
    assert read.text is not None
    assert "<script>" in read.text


@pytest.mark.parametrize(
    ("name", "attributes"), [("script", {}), ("text", {"style": "x"}), ("g", {"onload": "x"}), ("image", {})]
)
def test_what_no_drawing_of_ours_needs_is_refused(name: str, attributes: dict[str, str | float]) -> None:
    with pytest.raises(ValueError, match="no drawing of ours"):
        element(name, attributes)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_the_same_text(said: str) -> None:
    kept = "".join(letter for letter in said if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))
    assert (ElementTree.fromstring(element("text", {"class": said}, words(said))).text or "") == kept


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0, 14, (0, 5, 10, 15)), (6, 14, (6, 8, 10, 12, 14)), (0, 100, (0, 20, 40, 60, 80, 100)), (5, 5, (4.4, 4.6, 4.8))],
)
def test_the_steps_of_a_scale_are_round(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert round_ticks(low, high)[: len(ticks)] == ticks


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_steps_always_span_what_is_drawn(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high)
    assert ticks[0] <= low + 1e-6 * max(1, high)
    assert ticks[-1] >= high - 1e-6 * max(1, high)
    assert 2 <= len(ticks) <= 12


def test_a_scale_puts_the_larger_higher_up() -> None:
    assert [Scale(0, 10, 100, 0)(value) for value in (0, 5, 10)] == [100, 50, 0]


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
def test_labels_never_lie_on_one_another_and_keep_their_order(places: list[float]) -> None:
    moved = apart(places, [20.0] * len(places), within=(0, 300))
    ordered = [place for _, place in sorted(zip(places, moved, strict=True))]
    assert all(after - before >= 20 - 1e-6 for before, after in pairwise(ordered))
    assert all(10 - 1e-6 <= place <= 290 + 1e-6 for place in moved)


def test_labels_for_which_there_is_no_room_are_pressed_together_and_stay_on_the_paper() -> None:
    assert apart([5, 5, 5], [20, 20, 20], within=(0, 30)) == pytest.approx((5, 15, 25))


@pytest.mark.parametrize(("value", "said"), [(12.5, "13%"), (13.5, "14%"), (0.5, "1%"), (2.675, "3%"), (1234, "1,234%")])
def test_a_half_is_rounded_up(value: float, said: str) -> None:
    assert Numbers(percent=True)(value) == said


def test_places_are_kept_and_what_is_not_known_is_a_dash() -> None:
    assert [Numbers(1).cell(value) for value in (40, 2.25, None)] == ["40.0", "2.3", "–"]
