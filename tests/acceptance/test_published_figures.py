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

from throughcare.apps.improvement.models import FrozenFigure
from throughcare.apps.improvement.said import figure_of, others_are_few
from throughcare.charts.numbers import Numbers
from throughcare.measures.arithmetic import SMALL, few, percentage, rate

A_SHARE, A_COUNT = "M-LA-06", "M-LA-06N"
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


def test_a_chart_writes_a_percentage_as_our_sums_round_it() -> None:
    for claims, places in ((cin_percentages(), 1), (cla_percentages(), 0)):
        written = Numbers(places=places)
        every = [each for each in claims if each is not None and each.exact]
        assert len(every) > 50_000
        assert not [
            each.about
            for each in every
            if written(float(Fraction(each.n * 100, each.d)))
            != f"{float(percentage(each.n, each.d, places=places) or 0):,.{places}f}"
        ]


def test_a_figure_is_told_by_the_sums_that_give_the_departments_own_again() -> None:
    for claim in cla_percentages():
        if claim is not None and claim.exact:
            told = figure_of(FrozenFigure(measure=A_SHARE, n=claim.n, d=claim.d)).told
            assert told == percentage(claim.n, claim.d, places=1), claim.about


def test_no_count_is_few_in_tables_that_the_department_published_whole() -> None:
    tables = list(whole_tables())
    assert len(tables) == 1_508
    assert [cells for cells in tables if few(*cells.values())] == []
    # it hides counts of five too, where ours begin at those under five
    assert not any(0 < count <= SMALL for cells in tables for count in cells.values())


def test_no_total_is_told_from_which_a_few_of_the_others_could_be_had() -> None:
    """Tables shaped like real ones, a cell a team: whoever sees one team in the open, and is told the total, learns of no few."""
    told = hidden = 0
    for cells in whole_tables():
        teams = [FrozenFigure(measure=A_COUNT, n=count // 10, d=0) for count in cells.values()]
        total = FrozenFigure(measure=A_COUNT, n=sum(team.n for team in teams), d=0)
        for seen in teams:
            if others_are_few(total, [seen]):
                hidden += 1
                continue
            told += 1
            assert total.n - seen.n == 0 or total.n - seen.n >= SMALL
    assert (told, hidden) == (5_711, 253)
