"""What stands beside a measure: England, our region, our neighbours and us, and nothing at all where nothing is loaded."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.unit.comparators.files import as_csv, as_list, figures

from throughcare.charts.drawn import Better
from throughcare.charts.trend_chart import draw_trend
from throughcare.comparators.beside import Beside, Spread, beside, spread_of
from throughcare.comparators.drawn import trend_of
from throughcare.comparators.loading import load
from throughcare.comparators.shelf import Shelf
from throughcare.comparators.twin import Twin
from throughcare.comparators.twins import twins_of
from throughcare.comparators.whose import Whose, whose_from, whose_of

AT = datetime(2026, 11, 23, 16, 42, tzinfo=ZoneInfo("Europe/London"))
OURS = Whose(301)
(STABLE,) = twins_of("M-ST-01")
(CEASED,) = twins_of("M-LA-03")


def shelf_of(folder: Path, rows: Sequence[Sequence[object]], *, neighbours: bool = True) -> Shelf:
    paths = [as_csv(folder / "long.csv", rows), *([as_list(folder / "sn.xlsx")] if neighbours else [])]
    return load(paths, place=folder / "comparators", at=AT).shelf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return shelf_of(tmp_path_factory.mktemp("loaded"), figures())


def stands(shelf: Shelf | None, twin: Twin = STABLE, *, whose: Whose = OURS) -> Beside:
    found = beside(shelf, twin, whose)
    assert found is not None
    return found


def test_nothing_loaded_gives_nothing_and_no_error() -> None:
    assert beside(None, STABLE, Whose(301)) is None


def test_with_neighbours_alone_loaded_there_is_nothing_either(tmp_path: Path) -> None:
    alone = load([as_list(tmp_path / "sn.xlsx")], place=tmp_path / "comparators", at=AT).shelf
    assert beside(alone, STABLE, Whose(301)) is None


def test_england_our_region_and_our_own_trend_stand_beside(shelf: Shelf) -> None:
    found = stands(shelf)
    assert found.ours is not None
    assert found.england is not None
    assert found.region is not None
    assert (found.ours.name, found.ours.by_year) == ("Council 301", {2023: 1, 2024: 1})
    assert (found.england.name, found.england.by_year) == ("England", {2023: 10, 2024: 10})
    assert (found.region.name, found.region.by_year) == ("North East", {2023: 20, 2024: 20})
    assert found.years == (2023, 2024)


def test_our_neighbours_are_named_and_how_they_lie_is_worked_out(shelf: Shelf) -> None:
    found = stands(shelf)
    assert [each.name for each in found.neighbours] == [f"Council {area}" for area in range(302, 312)]
    # 2 to 11: by hand, a quarter of the way is 4.25, half 6.5, three quarters 8.75
    assert found.spread[2024] == Spread(of=10, lowest=2, lower=4.25, middle=6.5, upper=8.75, highest=11)


def test_a_council_in_outer_london_stands_in_the_region_that_the_file_names_otherwise(shelf: Shelf) -> None:
    region = stands(shelf, whose=Whose(302)).region
    assert region is not None
    assert region.name == "London (Outer)"


def test_an_invented_borough_borrows_neighbours_and_region_and_has_no_trend_of_its_own(shelf: Shelf) -> None:
    found = stands(shelf, whose=Whose(None, among=301))
    assert found.ours is None
    assert found.region is not None
    assert len(found.neighbours) == 10


def test_a_council_nobody_named_has_england_alone(shelf: Shelf) -> None:
    found = stands(shelf, whose=Whose())
    assert (found.ours, found.region, found.neighbours, found.spread) == (None, None, (), {})
    assert found.england is not None


def test_a_plain_count_stands_beside_nobody_elses(shelf: Shelf) -> None:
    found = stands(shelf, CEASED)
    assert found.ours is not None
    assert (found.england, found.region, found.neighbours) == (None, None, ())


def test_without_a_list_there_are_no_neighbours(tmp_path: Path) -> None:
    found = stands(shelf_of(tmp_path, figures(), neighbours=False))
    assert (found.neighbours, found.spread) == ((), {})
    assert found.england is not None


def test_a_neighbour_that_was_not_published_is_named_and_not_counted(tmp_path: Path) -> None:
    rows = [[*row[:4], "c", *row[5:]] if row[5] in (302, 303) and row[2] == "2024" else row for row in figures()]
    found = stands(shelf_of(tmp_path, rows))
    assert len(found.neighbours) == 10
    assert found.spread[2023].of == 10
    assert (found.spread[2024].of, found.spread[2024].lowest) == (8, 4)


def test_a_final_figure_takes_the_place_of_a_provisional_one(tmp_path: Path) -> None:
    provisional = [[*row[:2], "2024 (prov)", row[3], "7", *row[5:]] for row in figures(("2024",))]
    found = stands(shelf_of(tmp_path, [*provisional, *figures(("2024",))]))
    assert found.england is not None
    assert (found.england.by_year, found.provisional) == ({2024: 10}, frozenset())


def test_of_fewer_than_four_there_are_no_quarters() -> None:
    assert spread_of([3, 1, 2]) == Spread(of=3, lowest=1, lower=None, middle=2, upper=None, highest=3)


def test_a_chart_of_it_has_every_year_between_and_says_which_are_provisional(tmp_path: Path) -> None:
    rows = [*figures(("2022",)), *[[*row[:2], "2024 (prov)", *row[3:]] for row in figures(("2024",))]]
    trend = trend_of(stands(shelf_of(tmp_path, rows)), better=Better.LOWER, name="Us")
    assert trend.labels == ("2022", "2023", "2024 (provisional)")
    assert trend.ours is not None
    assert trend.ours.values == (1, None, 1)
    drawn = draw_trend(trend)
    assert drawn is not None
    assert drawn.sentence.startswith("Us: 1% in 2024 (provisional), the same as the 1% in 2022. England 10% and North East 20%.")


def test_our_own_figures_are_drawn_in_place_of_what_was_published_of_us(shelf: Shelf) -> None:
    trend = trend_of(stands(shelf), better=Better.LOWER, name="Us", own={2024: 3.5, 2025: 4})
    assert trend.labels == ("2023", "2024", "2025")
    assert trend.ours is not None
    assert trend.ours.values == (None, 3.5, 4)


def test_whose_figures_are_shown_comes_from_two_settings() -> None:
    assert whose_from({}) == Whose()
    assert whose_from({"THROUGHCARE_AUTHORITY": "841"}) == Whose(841)
    assert whose_from({"THROUGHCARE_DEMO": "1"}) == Whose(None, among=841)
    assert whose_from({"THROUGHCARE_DEMO": "1", "THROUGHCARE_NEIGHBOURS_OF": "301"}).family == 301
    for wrong in ("84", "8411", "DL1", "٨٤١"):
        with pytest.raises(ValueError, match="three-digit"):
            whose_of(authority=wrong, among="")
