"""The Department for Education's rates and percentages, worked out again from its own counts: every council and every year it published.

Councils' counts are exact, so their figures must come out to the last place. Those of regions and of England are published from counts
rounded to ten: theirs must lie where the exact count could have put them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from tests.acceptance.published import COUNCIL, Claim, count, groups, percentages, rates

from throughcare.measures.arithmetic import percentage, rate, suppressed

Sum = Callable[..., Fraction | None]


def agree(claims: list[Claim], work_out: Sum) -> tuple[int, int]:
    """How many of councils' figures come out as published, of how many."""
    own = [each for each in claims if each.level == COUNCIL]
    return sum(work_out(each.n, each.d, places=each.places) == each.says for each in own), len(own)


def test_every_rate_of_every_council_comes_out_as_published() -> None:
    assert agree(list(rates()), rate) == (46_729, 46_729)


def test_every_percentage_but_one_comes_out_as_published() -> None:
    """The one, in two files, is 69 of 240: 28.75%, published as 28.7%. Every other half was rounded up."""
    claims = list(percentages())
    assert agree(claims, percentage) == (110_909, 110_911)
    others = [each for each in claims if each.level == COUNCIL and percentage(each.n, each.d, places=each.places) != each.says]
    assert {(each.n, each.d, each.says) for each in others} == {(69, 240, Fraction("28.7"))}


def test_rates_and_percentages_of_regions_lie_where_their_rounded_counts_allow() -> None:
    of_people = [each for each in rates() if each.level != COUNCIL]
    of_children = [each for each in percentages() if each.level != COUNCIL]
    assert sum(_could_be(each, rate, each.d, each.d) for each in of_people) == len(of_people) == 3_768
    allowed = sum(_could_be(each, percentage, each.d - 5, each.d + 5) for each in of_children)
    assert (allowed, len(of_children)) == (10_189, 10_191), "two of 2025 were published from counts revised since"


def _could_be(each: Claim, work_out: Sum, least: int, most: int) -> bool:
    low = work_out(max(each.n - 5, 0), most, places=each.places)
    high = work_out(each.n + 5, max(least, 1), places=each.places)
    return low is not None and high is not None and low <= each.says <= high


def test_no_published_table_with_its_total_has_a_single_gap_and_neither_has_ours() -> None:
    """What the Department leaves out, and what we would: of one to five, and never one cell alone."""
    found: Counter[str] = Counter()
    for cells in groups():
        counts = {name: count(cell) for name, cell in cells.items()}
        known = {name: value for name, value in counts.items() if value is not None}
        gaps = len(counts) - len(known)
        assert gaps != 1
        if not gaps and all(value == 0 or value > 5 for value in known.values()):
            assert suppressed(known, below=6) == known
            found["left whole by both"] += 1
    assert found["left whole by both"] == 996
