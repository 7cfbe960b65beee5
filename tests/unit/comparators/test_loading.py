"""Loading published files: what is kept, and that a wrong file is refused in one sentence with nothing changed."""

import stat
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

import pyarrow
import pyarrow.parquet
import pytest
from tests.unit.comparators.files import COUNCILS, as_csv, as_list, as_parquet, figures, lists

from throughcare.comparators import columnar
from throughcare.comparators.loading import Loaded, load
from throughcare.comparators.published import HEADINGS, read_published
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.shelf import Part, open_shelf
from throughcare.comparators.twins import PUBLISHED

AT = datetime(2026, 11, 23, 16, 42, tzinfo=ZoneInfo("Europe/London"))
LATER = AT.replace(minute=50)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home" / "comparators"


def loaded(place: Path, *paths: Path, at: datetime = AT) -> Loaded:
    return load(paths, place=place, at=at)


def kept(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def test_csv_and_parquet_of_the_same_figures_come_to_the_same(tmp_path: Path) -> None:
    of_csv, of_parquet = (make(tmp_path / name, figures()) for make, name in ((as_csv, "long.csv"), (as_parquet, "long.parquet")))
    found = read_published(of_csv)
    assert found == read_published(of_parquet)
    assert len(found) == len(figures())


def test_what_ours_have_no_twin_for_is_not_kept(tmp_path: Path) -> None:
    rows = [*figures(), ("RTA", "Road accidents", "2014-16", "England", "12.13", 970.0, "NA")]
    assert {row.figure for row in read_published(as_csv(tmp_path / "long.csv", rows))} == PUBLISHED


def test_a_load_says_where_it_came_from_and_is_its_owners_alone(tmp_path: Path, place: Path) -> None:
    shelf = loaded(place, as_parquet(tmp_path / "long.parquet", figures()), as_list(tmp_path / "sn.xlsx")).shelf
    again = open_shelf(place)
    assert again is not None
    assert again.origins == shelf.origins
    assert again.origins[Part.FIGURES].words.startswith("long.parquet, loaded 23 November 2026 at 16:42, ")
    assert len(again.neighbours(301)) == 10
    assert {stat.S_IMODE(path.stat().st_mode) for path in again.folder.iterdir()} == {0o400}
    assert stat.S_IMODE(again.folder.stat().st_mode) == 0o700


def test_loading_one_part_keeps_the_other(tmp_path: Path, place: Path) -> None:
    loaded(place, as_parquet(tmp_path / "long.parquet", figures()))
    shelf = loaded(place, as_list(tmp_path / "sn.xlsx"), at=LATER).shelf
    assert {part: origin.loaded_at for part, origin in shelf.origins.items()} == {Part.FIGURES: AT, Part.NEIGHBOURS: LATER}
    assert shelf.figures("LAC")
    assert shelf.neighbours(301)


def test_loading_again_replaces_what_was_there(tmp_path: Path, place: Path) -> None:
    loaded(place, as_csv(tmp_path / "old.csv", figures(("2023",))))
    shelf = loaded(place, as_csv(tmp_path / "new.csv", figures(("2025",))), at=LATER).shelf
    assert {row.year for row in shelf.figures("LAC")} == {2025}
    assert shelf.origins[Part.FIGURES].file == "new.csv"


def test_a_folder_is_looked_through_and_what_is_neither_is_named(tmp_path: Path, place: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    as_parquet(folder / "long.parquet", figures())
    as_list(folder / "sn.xlsx")
    as_csv(folder / "dictionary.csv", [("4", "Infant Mortality")], ("Measure_code", "Measure"))
    found = loaded(place, folder)
    assert set(found.shelf.origins) == {Part.FIGURES, Part.NEIGHBOURS}
    assert found.left == ("dictionary.csv",)


def changed(column: str, to: object, *, row: int = 5) -> list[list[object]]:
    rows: list[list[object]] = [list(each) for each in figures()]
    rows[row][HEADINGS.index(column)] = to
    return rows


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (changed("Values", "lots"), "'lots' for a figure at row 7"),
        (changed("Values", "nan"), "'nan' for a figure"),
        (changed("Values", "1e400"), "'1e400' for a figure"),
        (changed("Values", "-1"), "'-1' for a figure"),
        (changed("Values", "101"), "'101' for a figure"),
        (changed("Years", "soon"), "'soon' for a year"),
        (changed("Years", "2016-18"), "do not follow each other"),
        (changed("LA Number", "DL"), "'DL' for the number of a council"),
        (changed("LA Number", 301.0), "twice, at row 7"),
        (figures()[: len(figures()) // 3], "of the 40 figures"),
        ([row for row in figures() if row[3] != "England"], "and not England"),
        ([row for row in figures() if row[5] < 350 or row[5] > 900], "it is a part of the file"),
        ([], "0 of the 40 figures"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_not_what_it_claims_is_refused_and_nothing_changes(
    tmp_path: Path, place: Path, rows: list[list[object]], why: str
) -> None:
    loaded(place, as_csv(tmp_path / "good.csv", figures()))
    before = kept(place)
    with pytest.raises(NotComparators) as refused:
        loaded(place, as_csv(tmp_path / "bad.csv", rows), as_list(tmp_path / "sn.xlsx"), at=LATER)
    assert why in str(refused.value)
    assert str(refused.value).count(". ") == 0
    assert kept(place) == before


def neighbour_lists(column: int, to: object) -> list[list[object]]:
    rows = [list(each) for each in lists()]
    rows[3][column] = to
    return rows


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (neighbour_lists(5, 304), "a neighbour of itself"),
        (neighbour_lists(5, "near"), "'near' for the number of a council"),
        (neighbour_lists(0, ""), "'' for the number of a council"),
        (neighbour_lists(7, 305), "names one neighbour of a council twice"),
        ([*lists(), next(lists())], "lists a council twice"),
        (list(lists())[:50], "50 councils: it is a part of the list"),
    ],
)
def test_a_list_of_neighbours_that_cannot_be_is_refused(tmp_path: Path, place: Path, rows: list[list[object]], why: str) -> None:
    with pytest.raises(NotComparators, match=why):
        loaded(place, as_list(tmp_path / "sn.xlsx", rows))
    assert open_shelf(place) is None


def test_councils_that_are_no_more_and_those_whose_neighbours_are_not_known_yet_are_read(tmp_path: Path, place: Path) -> None:
    new: list[object] = [942, "Cumberland", 942, 5, "North West", *["-", "-"] * 10]
    old = [*next(lists())]
    old[0], old[1] = 909, "Cumbria"
    shelf = loaded(place, as_list(tmp_path / "sn.xlsx", [*lists(), new, [""], ["", "Old SNs:"], old])).shelf
    assert shelf.neighbours(942) == ()
    assert [each.neighbour for each in shelf.neighbours(909)] == list(COUNCILS[1:11])


def test_what_is_neither_is_refused_by_name(tmp_path: Path, place: Path) -> None:
    for path in (as_csv(tmp_path / "other.csv", [("a",)], ("b",)), as_parquet(tmp_path / "other.parquet", [("a",)], ("b",))):
        with pytest.raises(NotComparators, match=f"{path.name} is neither"):
            loaded(place, path)
    with pytest.raises(NotComparators, match=r"There is no file called gone\.csv"):
        loaded(place, tmp_path / "gone.csv")
    assert not place.exists()


def test_two_lists_at_once_are_refused(tmp_path: Path, place: Path) -> None:
    with pytest.raises(NotComparators, match=r"a.xlsx and b.xlsx are both lists of statistical neighbours"):
        loaded(place, as_list(tmp_path / "a.xlsx"), as_list(tmp_path / "b.xlsx"))


def test_a_workbook_that_would_unpack_to_gigabytes_is_not_opened(tmp_path: Path, place: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(NotComparators, match="is not opened"):
        loaded(place, bomb)


def test_a_parquet_of_one_long_text_repeated_is_refused_without_being_laid_out(tmp_path: Path, place: Path) -> None:
    rows = 200_000  # of 100,000 letters each: 20 GB if it were laid out
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * rows, pyarrow.int32()), pyarrow.array(["x" * 100_000]))
    bomb = tmp_path / "bomb.parquet"
    pyarrow.parquet.write_table(pyarrow.table(dict.fromkeys(HEADINGS, column)), bomb)
    assert bomb.stat().st_size < 2_000_000
    with pytest.raises(NotComparators, match="a cell too long"):
        loaded(place, bomb)


def test_a_parquet_cut_short_or_too_large_is_refused(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_parquet(tmp_path / "long.parquet", figures())
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(NotComparators, match=r"cut\.parquet is a damaged Parquet file"):
        loaded(place, cut)
    spoilt = tmp_path / "spoilt.parquet"
    inside = bytearray(whole.read_bytes())
    inside[100:4000] = b"\xff" * 3900
    spoilt.write_bytes(inside)
    with pytest.raises(NotComparators, match=r"spoilt\.parquet is a damaged Parquet file"):
        loaded(place, spoilt)
    monkeypatch.setattr(columnar, "LARGEST", 10)
    with pytest.raises(NotComparators, match="larger than"):
        loaded(place, whole)


def test_a_load_that_was_altered_is_refused_by_name_until_it_is_loaded_again(tmp_path: Path, place: Path) -> None:
    path = as_csv(tmp_path / "long.csv", figures())
    shelf = loaded(place, path).shelf
    table = shelf.folder / "figures.parquet"
    table.chmod(0o600)
    table.write_bytes(table.read_bytes() + b" ")
    with pytest.raises(NotComparators, match=r"figures.parquet in \S+ was altered"):
        open_shelf(place)
    table.unlink()
    with pytest.raises(NotComparators, match="not whole"):
        open_shelf(place)
    assert loaded(place, path, at=LATER).shelf == open_shelf(place)


def test_a_load_that_is_stopped_in_the_middle_changes_nothing(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(place, as_csv(tmp_path / "long.csv", figures(("2023",))))
    before = kept(place)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("throughcare.comparators.loading._write_manifest", stop)
    with pytest.raises(KeyboardInterrupt):
        loaded(place, as_csv(tmp_path / "new.csv", figures(("2025",))), at=LATER)
    assert kept(place) == before


def test_nothing_loaded_is_no_error(place: Path) -> None:
    assert open_shelf(place) is None
