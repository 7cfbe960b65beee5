"""Our trend beside others': what is drawn, what is said, and the same as a table."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from throughcare.charts.drawn import Better, Drawn
from throughcare.charts.numbers import Numbers
from throughcare.charts.trend import Named, Neighbours, Trend
from throughcare.charts.trend_chart import draw_trend

YEARS = ("2022", "2023", "2024")
NEAR = Neighbours(
    of=(10, 9, 10),
    lowest=(5, 5, 7),
    lower=(7, 7.5, 8),
    middle=(9, 10, 9.5),
    upper=(10, 11, 11),
    highest=(13, 14, 12),
)
TREND = Trend(
    key="m-st-01",
    title="Three or more placements in the year",
    labels=YEARS,
    numbers=Numbers(percent=True),
    better=Better.LOWER,
    ours=Named("Invented Borough", (10, 14, 12)),
    england=Named("England", (10, 11, None)),
    region=Named("North East", (10, 10, 11)),
    neighbours=NEAR,
)


def drawn(trend: Trend = TREND) -> Drawn:
    found = draw_trend(trend)
    assert found is not None
    return found


def texts(drawing: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")]


def test_the_sentence_says_where_we_stand_and_stood_and_where_others_do() -> None:
    assert drawn().sentence == (
        "Invented Borough: 12% in 2024, down from 14% in 2023 and up from 10% in 2022. England 11% in 2023 and North East 11%. "
        "Of 10 statistical neighbours with a figure in 2024, half lie from 8% to 11%, with 10% in the middle: ours is above that half. "
        "Lower is better."
    )


@pytest.mark.parametrize(
    ("ours", "said"), [(7, "below that half"), (8, "within it"), (11, "within it"), (11.5, "above that half")]
)
def test_we_are_said_to_be_below_within_or_above_half_of_our_neighbours(ours: float, said: str) -> None:
    assert f": ours is {said}." in drawn(replace(TREND, ours=Named("Ours", (10, 10, ours)))).sentence


def test_a_figure_that_reads_the_same_is_not_said_to_have_moved() -> None:
    assert "10% in 2024, the same as the 10% in 2023." in drawn(replace(TREND, ours=Named("Ours", (None, 10.2, 9.8)))).sentence


def test_of_too_few_neighbours_the_middle_alone_is_said() -> None:
    few = Neighbours(
        of=(0, 0, 3),
        lowest=(None, None, 7),
        lower=(None,) * 3,
        middle=(None, None, 9),
        upper=(None,) * 3,
        highest=(None, None, 12),
    )
    assert (
        "The middle of the 3 statistical neighbours with a figure is 9%: ours is above it."
        in drawn(replace(TREND, neighbours=few)).sentence
    )


def test_the_table_says_the_same_newest_first_with_what_the_drawing_leaves_out() -> None:
    table = drawn().table
    assert table.headings == (
        "When", "Invented Borough", "England", "North East", "Neighbours with a figure", "Neighbours: lowest",
        "Neighbours: lower quarter", "Neighbours: middle", "Neighbours: upper quarter", "Neighbours: highest",
    )  # fmt: skip
    assert table.rows[0] == ("2024", "12%", "–", "11%", "10", "7%", "8%", "10%", "11%", "12%")
    assert [row[0] for row in table.rows] == ["2024", "2023", "2022"]


def test_each_line_says_at_its_end_whose_it_is_and_of_when() -> None:
    said = " ".join(texts(drawn().wide))
    for label in ("Invented Borough 12%", "North East 11%", "England 11% in 2023", "Neighbours: middle 10%, half 8% to 11%"):
        assert label in said


def test_lines_are_told_apart_by_how_they_are_drawn_not_by_colour_alone() -> None:
    lines = re.findall(r'<path [^>]*stroke-width="([^"]+)"[^>]*?(?:stroke-dasharray="([^"]+)")?/>', drawn().wide)
    assert len(lines) == 4
    assert len(set(lines)) == 4
    assert all(f"<{mark} " in drawn().wide for mark in ("circle", "rect", "polygon"))


@pytest.mark.parametrize("which", ["wide", "narrow"])
def test_a_drawing_is_named_for_whoever_hears_it_and_needs_no_style(which: str) -> None:
    drawing = getattr(drawn(), which)
    read = ElementTree.fromstring(drawing)
    assert (read.get("role"), read.get("aria-labelledby")) == ("img", f"m-st-01-{which}-title m-st-01-{which}-desc")
    assert [each.text for each in read[:2]] == [TREND.title, drawn().sentence]
    assert " style=" not in drawing
    assert drawing.__html__() == drawing


def test_names_that_anybody_typed_stay_words() -> None:
    nasty = replace(TREND, title="<b>&", ours=Named("<script>alert(1)</script>", (1, 2, 3)))
    read = ElementTree.fromstring(drawn(nasty).wide)
    assert {each.tag.rpartition("}")[2] for each in read.iter()} <= {
        "svg",
        "title",
        "desc",
        "text",
        "line",
        "path",
        "rect",
        "circle",
        "polygon",
    }
    assert read[0].text == "<b>&"


def test_a_year_without_a_figure_breaks_the_line() -> None:
    gap = replace(TREND, england=None, region=None, neighbours=None, ours=Named("Ours", (10, None, 12)))
    path = re.search(r'<path d="([^"]+)"', drawn(gap).wide)
    assert path is not None
    assert (path[1].count("M"), path[1].count("L")) == (2, 0)


def test_where_the_scale_does_not_begin_at_nought_it_says_so() -> None:
    assert any(text.startswith("The scale begins at") for text in texts(drawn(replace(TREND, neighbours=None)).wide))
    far = replace(TREND, neighbours=None, ours=Named("Ours", (1, 2, 3)))
    assert not any(text.startswith("The scale begins at") for text in texts(drawn(far).wide))


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_trend(replace(TREND, ours=None, england=None, region=None, neighbours=None)) is None


def test_a_line_with_too_few_values_is_refused() -> None:
    with pytest.raises(ValueError, match="2 values for 3 labels"):
        replace(TREND, ours=Named("Ours", (1, 2)))


def test_a_key_that_could_not_be_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be part of an id"):
        draw_trend(replace(TREND, key='x" onload="y'))
