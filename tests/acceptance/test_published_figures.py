"""Our sums against figures that nobody here made: each rate and percentage the Department publishes, worked out again from its own counts.

What comes out otherwise, and why, is told in docs/explanation/published-figures.md, whose numbers are these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from tests.acceptance.published_tables import (
    Agreed,
    Claim,
    cin_percentages,
    cin_rates,
    cla_percentages,
    cla_rates,
    missing_percentages,
    whole_tables,
    workforce_shares,
)

from throughcare.measures.arithmetic import SMALL, percentage, rate, suppressed

NEAREST = 5
"""Counts of regions and of England are rounded to the nearest ten before they are published: the true ones lie within five."""
Sum = Callable[[int, int], Fraction | None]


def worked_out_again(claims: Sequence[Claim | None], sum_of: Sum, *, exact: bool) -> Agreed:
    """How many published figures our own sum gives again: of councils, whose counts are exact, or of regions and England."""
    found = Agreed()
    for each in claims:
        if each is not None and each.exact is exact:
            found.of += 1
            if not _gives(each, sum_of):
                found.otherwise.append(each.about)
    return found


def _gives(each: Claim, sum_of: Sum) -> bool:
    if sum_of(each.n, each.d) == each.figure:
        return True
    if each.exact:
        return False
    around = 0 if each.of_people else NEAREST
    least, most = sum_of(max(each.n - NEAREST, 0), each.d + around), sum_of(each.n + NEAREST, max(each.d - around, 1))
    return least is not None and most is not None and least <= each.figure <= most


def to_a_tenth(n: int, d: int) -> Fraction | None:
    return percentage(n, d, places=1)


def rate_to_a_tenth(n: int, d: int) -> Fraction | None:
    return rate(n, d, places=1)


def test_every_rate_published_of_a_council_comes_out_the_same() -> None:
    in_need = worked_out_again(cin_rates(), rate_to_a_tenth, exact=True)
    looked_after = worked_out_again(cla_rates(), rate, exact=True)
    assert (in_need.of, in_need.otherwise) == (42_188, [])
    assert (looked_after.of, looked_after.otherwise) == (4_541, [])


def test_every_percentage_published_of_a_council_comes_out_the_same_but_one() -> None:
    in_need = worked_out_again(cin_percentages(), to_a_tenth, exact=True)
    looked_after = worked_out_again(cla_percentages(), percentage, exact=True)
    missing = worked_out_again(missing_percentages(), percentage, exact=True)
    # 69 of 240 is 28.75, which is published as 28.7: the only half among all of them that was not rounded up
    assert (in_need.of, in_need.otherwise) == (63_910, ["2017 Shropshire more_than_6_months_less_than_1_year_percent"])
    assert (looked_after.of, looked_after.otherwise) == (59_417, [])
    assert (missing.of, missing.otherwise) == (1_365, [])


@pytest.mark.parametrize(
    ("claims", "places", "halves", "rounded_up", "otherwise_to_even"),
    [(cin_percentages, 1, 154, 153, 77), (cla_percentages, 0, 468, 468, 246)],
    ids=["in need", "looked after"],
)
def test_halves_are_rounded_up_as_the_department_rounds_them(
    claims: Callable[[], Sequence[Claim | None]], places: int, halves: int, rounded_up: int, otherwise_to_even: int
) -> None:
    scale = 10**places
    found = [
        each
        for each in claims()
        if each is not None and each.exact and Fraction(each.n * 100 * scale, each.d) % 1 == Fraction(1, 2)
    ]
    to_even = [Fraction(round(Fraction(each.n * 100 * scale, each.d)), scale) != each.figure for each in found]
    ours = [percentage(each.n, each.d, places=places) == each.figure for each in found]
    assert (len(found), sum(ours), sum(to_even)) == (halves, rounded_up, otherwise_to_even)


@pytest.mark.parametrize(
    ("claims", "sum_of", "of"),
    [(cin_rates, rate_to_a_tenth, 3_408), (cla_rates, rate, 360), (cin_percentages, to_a_tenth, 5_614),
     (cla_percentages, percentage, 6_582), (missing_percentages, percentage, 120)],
    ids=["rates in need", "rates looked after", "percentages in need", "percentages looked after", "missing"],
)  # fmt: skip
def test_regions_and_england_come_out_the_same_within_the_rounding_of_their_counts(
    claims: Callable[[], Sequence[Claim | None]], sum_of: Sum, of: int
) -> None:
    found = worked_out_again(claims(), sum_of, exact=False)
    assert (found.of, found.otherwise) == (of, [])


def test_shares_of_the_workforce_come_out_the_same_within_the_rounding_of_their_counts() -> None:
    found = {each.about: each for each in workforce_shares() if each is not None}
    otherwise = [about for about, each in found.items() if not _within_a_twentieth(each)]
    councils = [each for each in found.values() if each.exact]
    assert len(councils) == 4_039
    assert sum(to_a_tenth(each.n, each.d) == each.figure for each in councils) == 3_834
    assert not [about for about in otherwise if found[about].exact]
    assert len(otherwise) == 9, "all of them regions and England; see the explanation"


def _within_a_twentieth(each: Claim) -> bool:
    """Full-time equivalents are published to a tenth: the true ones lie within a twentieth."""
    least, most = to_a_tenth(2 * each.n - 1, 2 * each.d + 2), to_a_tenth(2 * each.n + 1, 2 * each.d - 2)
    return least is not None and most is not None and least <= each.figure <= most


def test_nothing_is_hidden_in_tables_that_the_department_published_whole() -> None:
    tables = list(whole_tables())
    assert len(tables) == 1_508
    assert [cells for cells in tables if suppressed(cells) != cells] == []
    # it hides counts of five too, where ours begin at those under five
    assert not any(0 < count <= SMALL for cells in tables for count in cells.values())


def test_no_small_count_of_a_table_shaped_like_a_real_one_is_shown_or_can_be_had_from_its_total() -> None:
    smaller = [{name: count // 10 for name, count in cells.items()} for cells in whole_tables()]
    assert sum(any(0 < count < SMALL for count in cells.values()) for cells in smaller) == 815
    for cells in smaller:
        shown = suppressed(cells)
        assert not any(0 < count < SMALL for count in shown.values() if count is not None)
        assert sum(count is None for count in shown.values()) != 1
        assert (None in shown.values()) == any(0 < count < SMALL for count in cells.values())
        assert all(count in (None, cells[name]) for name, count in shown.items())
