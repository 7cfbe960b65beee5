"""The files as the Department publishes them: they load, and what stands beside ours is what they say."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from throughcare.charts.drawn import Better
from throughcare.charts.trend_chart import draw_trend
from throughcare.comparators.beside import beside
from throughcare.comparators.drawn import trend_of
from throughcare.comparators.loading import load
from throughcare.comparators.national import national_figures
from throughcare.comparators.published import ENGLAND
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.shelf import Shelf
from throughcare.comparators.twins import TWINS, twins_of
from throughcare.comparators.whose import Whose

LAIT = Path(__file__).resolve().parents[3] / "shared" / "published" / "dfe_lait"
AT = datetime(2026, 11, 23, 16, 42, tzinfo=ZoneInfo("Europe/London"))
DARLINGTON = Whose(841)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    place = tmp_path_factory.mktemp("home") / "comparators"
    return load([LAIT / "bds_long_0.parquet", LAIT / "sn_may_2025.xlsx"], place=place, at=AT).shelf


def test_every_twin_is_found_in_the_published_file_for_a_council(shelf: Shelf) -> None:
    for twin in TWINS:
        found = beside(shelf, twin, DARLINGTON)
        assert found is not None, twin
        assert found.years, twin
        if not twin.stands_alone:
            assert found.england is not None
            assert found.region is not None
            assert found.region.name == "North East"
            assert len(found.neighbours) == 10


def test_what_stands_beside_three_placements_is_what_the_file_says(shelf: Shelf) -> None:
    (twin,) = twins_of("M-ST-01")
    found = beside(shelf, twin, DARLINGTON)
    assert found is not None
    assert found.ours is not None
    assert found.england is not None
    assert found.ours.by_year[2025] == 13
    assert found.england.by_year[2025] == 10
    assert [each.name for each in found.neighbours][:3] == ["Gateshead", "Stockton-on-Tees", "Dudley"]
    assert (found.spread[2025].lowest, found.spread[2025].highest) == (6, 13)


def test_each_twin_can_be_drawn_for_councils_of_two_regions(shelf: Shelf) -> None:
    for council in (313, 806):
        for twin in TWINS:
            found = beside(shelf, twin, Whose(council))
            assert found is not None
            drawn = draw_trend(trend_of(found, better=Better.NEITHER, name="Ours"))
            assert drawn is not None
            assert drawn.sentence


def test_figures_of_england_that_come_with_the_project_are_those_of_the_file(shelf: Shelf) -> None:
    twins = {(twin.measure, twin.part): twin for twin in TWINS}
    checked = 0
    for each in national_figures():
        twin = twins.get((each.measure, each.part))
        if twin is None:
            continue
        rows = {row.year: row.value for row in shelf.figures(twin.published) if row.area == ENGLAND}
        value = rows[each.year]
        assert value is not None
        assert f"{value:.{twin.places}f}" == each.england
        checked += 1
    assert checked == sum(not twin.stands_alone for twin in TWINS)


def test_older_neighbours_load_too_and_other_files_beside_them_are_refused(tmp_path: Path) -> None:
    assert load([LAIT / "sn_april_2021.xlsx"], place=tmp_path / "comparators", at=AT).shelf.neighbours(841)
    for name in ("la_code_list.xlsx", "lait_data_dictionary.csv", "useful_links.csv"):
        with pytest.raises(NotComparators, match="is neither"):
            load([LAIT / name], place=tmp_path / "comparators", at=AT)
    with pytest.raises(NotComparators, match="are both lists"):
        load([LAIT], place=tmp_path / "comparators", at=AT)
