"""Control charts: limits worked out by hand, and what is and is not a signal."""

from dataclasses import replace

import pytest

from throughcare.charts.control import Control, draw_control
from throughcare.charts.drawn import Better
from throughcare.charts.numbers import Numbers
from throughcare.charts.signals import Limits, Rule, Signal, limits_of, signals_in

QUIET = (60, 62, 58, 61, 59, 63, 57, 60, 62, 58, 61, 59)
LIMITS = Limits(mean=60.0, lower=50.0, upper=70.0, third=20 / 3)


def labels(count: int) -> tuple[str, ...]:
    return tuple(f"month {number}" for number in range(1, count + 1))


def control(values: tuple[float | None, ...], *, better: Better = Better.HIGHER) -> Control:
    return Control(
        key="m-mi-04",
        title="Interviews in 72 hours",
        name="Us",
        labels=labels(len(values)),
        values=values,
        numbers=Numbers(percent=True),
        better=better,
    )


def found(*values: float | None) -> list[tuple[Rule, int, int, bool]]:
    return [(signal.rule, signal.first, signal.last, signal.high) for signal in signals_in(values, LIMITS)]


def test_limits_are_the_mean_and_2_66_mean_moving_ranges_to_each_side() -> None:
    # by hand: moves of 2 4 3 2 4 6 3 2 4 3 2 come to 35 in 11; the figures come to 720 in 12
    limits = limits_of(QUIET)
    assert limits is not None
    assert limits.mean == 60
    assert limits.upper == pytest.approx(60 + 2.66 * 35 / 11)
    assert limits.lower == pytest.approx(60 - 2.66 * 35 / 11)


def test_no_range_is_taken_across_a_gap() -> None:
    broken = limits_of((*QUIET, None, 100, 100))
    assert broken is not None
    assert broken.upper - broken.mean == pytest.approx(2.66 * 35 / 12)


def test_limits_keep_within_what_can_be() -> None:
    limits = limits_of((1, 9) * 6, floor=0, ceiling=10)
    assert limits is not None
    assert (limits.lower, limits.upper) == (0, 10)


def test_of_fewer_than_twelve_there_are_no_limits() -> None:
    assert limits_of(QUIET[:11]) is None


def test_a_figure_outside_the_limits_is_a_signal_and_one_on_a_limit_is_not() -> None:
    assert found(60, 70.5, 60, 70, 50, 49.9) == [(Rule.OUTSIDE, 1, 1, True), (Rule.OUTSIDE, 5, 5, False)]


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() -> None:
    assert found(59, *[61, 62] * 4, 59) == [(Rule.ON_ONE_SIDE, 1, 8, True)]
    assert found(59, *[61, 62] * 3, 61, 59) == []
    assert found(*[61, 62] * 2, None, *[61, 62] * 2) == [], "a gap breaks a run"
    assert found(*[61, 62] * 2, 60, *[61, 62] * 2) == [], "so does a figure on the mean"


def test_six_one_way_are_a_signal_and_five_are_not() -> None:
    assert found(63, 58, 59, 60, 61, 62, 63, 58) == [(Rule.ONE_WAY, 1, 6, True)]
    assert found(63, 58, 59, 60, 61, 62, 58) == []
    assert found(57, 62, 61, 60, 59, 58, 57, 62) == [(Rule.ONE_WAY, 1, 6, False)]


def test_two_of_three_near_a_limit_are_a_signal() -> None:
    assert found(60, 67, 60, 68, 60) == [(Rule.NEAR_A_LIMIT, 1, 3, True)]
    assert found(60, 67, 60, 60, 68) == [], "three apart"
    assert found(60, 67, 60, 53, 60) == [], "one on each side"


def test_quiet_figures_are_said_to_be_no_more_than_chance() -> None:
    drawn = draw_control(control(QUIET))
    assert drawn is not None
    assert drawn.sentence == (
        "Us: 59% in month 12. The mean is 60%, and chance alone gives from 52% to 68%. "
        "Nothing in these 12 figures is more than chance would give: one month's rise or fall here says nothing."
    )


@pytest.mark.parametrize(
    ("better", "said"), [(Better.HIGHER, ", for the better."), (Better.LOWER, ", for the worse."), (Better.NEITHER, "signal.")]
)
def test_a_signal_is_said_in_words_and_whether_it_is_for_the_better(better: Better, said: str) -> None:
    drawn = draw_control(control((*QUIET, 90), better=better))
    assert drawn is not None
    assert f"month 13 (90%) is above what chance gives: a signal{said.removeprefix('signal')}" in drawn.sentence
    assert drawn.table.rows[0][:2] == ("month 13", "90%")
    assert drawn.table.rows[0][2].startswith("1. month 13 (90%) is above")


def test_the_latest_signals_are_said_and_all_are_in_the_table() -> None:
    many = control((61, 58, 66, 63, 60, 64, 57, 62, 65, 59, 61, 63, None, 60, 64, 62, 68, 69, 71, 70, 72, 73, 75, 92))
    drawn = draw_control(many)
    assert drawn is not None
    said = drawn.sentence.count("a signal")
    assert (said, len(many.signals)) == (3, 4)
    assert "Another signal before that: see the table." in drawn.sentence
    assert sum(row[2].count("a signal") for row in drawn.table.rows) == len(many.signals)


def test_too_few_figures_are_said_to_be_too_few_and_none_are_not_drawn() -> None:
    drawn = draw_control(control((1, 2)))
    assert drawn is not None
    assert drawn.sentence.endswith("2 figures are too few to tell signal from noise: it takes 12.")
    assert draw_control(control((None, None))) is None


def test_signals_come_in_the_order_in_which_they_begin() -> None:
    signals = control((*QUIET, 90, None, 10)).signals
    assert list(signals) == sorted(signals, key=lambda signal: signal.first)
    assert all(isinstance(signal, Signal) for signal in signals)


def test_labels_and_figures_go_together() -> None:
    with pytest.raises(ValueError, match="3 values for 2 labels"):
        replace(control((1, 2)), values=(1, 2, 3))
