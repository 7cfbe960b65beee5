"""What `throughcare bench` makes of the lines that scripts print, and of the page it wrote before."""

import ast
from pathlib import Path

import pytest

from throughcare.cli import bench
from throughcare.cli.bench import AT_LEAST, AT_MOST, Measured
from throughcare.core.refused import Refused

FIND = Measured("Finding somebody", 12.25, "ms", AT_MOST, 300, "346 searches")
RECKON = Measured("Reckoning children", 2_718.12, "a second", AT_LEAST, 3_000)


def test_what_a_script_prints_is_read_back_the_same() -> None:
    printed = "\n".join(["warming up", FIND.line(), "| a | table | of | its | own |", RECKON.line(), "left out: nobody is here."])
    assert bench.read_lines(printed) == [FIND, RECKON]


@pytest.mark.parametrize(
    ("bound", "figure", "kept"), [(AT_MOST, 10, True), (AT_MOST, 10.1, False), (AT_LEAST, 10, True), (AT_LEAST, 9.9, False)]
)
def test_a_budget_is_kept_up_to_and_with_its_own_figure(bound: str, figure: float, kept: bool) -> None:
    assert Measured("it", figure, "s", bound, 10).is_met is kept


def test_a_missed_budget_is_said_on_the_page() -> None:
    page = bench.page_of([bench.row_of(RECKON, on="2026-11-23", machine="2 cores")])
    assert "| Reckoning children | 2,718 a second | at least 3,000 | **missed** | 2026-11-23 | 2 cores |" in page


def test_what_is_not_measured_again_keeps_its_row_and_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "measured.md"
    first = [bench.row_of(each, on="2026-01-01", machine="2 cores") for each in (FIND, RECKON)]
    document.write_text(bench.page_of(bench.joined([], first)))
    assert bench._rows_of(document) == first
    again = bench.row_of(Measured("Finding somebody", 9, "ms", AT_MOST, 300, "12 searches"), on="2026-02-02", machine="4 cores")
    assert bench.joined(bench._rows_of(document), [again]) == [again, first[1]]


def test_the_95th_percentile_is_a_time_that_was_really_taken() -> None:
    assert bench.percentile([float(each) for each in range(1, 101)]) == 95
    assert bench.percentile([7.0]) == 7
    assert bench.percentile([3.0, 1.0, 2.0]) == 3


def test_long_scripts_run_only_when_asked_for() -> None:
    short = {path.stem for path in bench.scripts([], long_too=False)}
    assert {"reckoning", "reading", "start_up", "find", "child_page"} <= short
    assert not any(name.startswith("long_") for name in short)
    assert {path.stem for path in bench.scripts([], long_too=True)} - short
    assert [path.stem for path in bench.scripts(["long_big_council"], long_too=False)] == ["long_big_council"]


def test_a_script_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="no bench/nonsense"):
        bench.scripts(["nonsense"], long_too=False)


@pytest.mark.parametrize("path", bench.scripts([], long_too=True), ids=lambda path: path.stem)
def test_every_script_says_what_it_measures(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text()))
    assert said is not None
    assert said.partition("\n")[0]
    assert said.endswith(".")


def test_the_machine_is_told_without_its_name_or_a_path() -> None:
    said = bench.machine()
    assert "Python 3." in said
    assert "PostgreSQL" in said
    assert "/" not in said
