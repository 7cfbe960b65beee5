"""`throughcare comparators`: what is loaded, loading, and what stands beside one measure."""

from pathlib import Path

import pytest
from tests.unit.comparators.files import as_csv, as_list, figures

from throughcare.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("THROUGHCARE_AUTHORITY", "THROUGHCARE_NEIGHBOURS_OF", "THROUGHCARE_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("THROUGHCARE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_with_nothing_loaded_it_says_so_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comparators"]) == 0
    assert "No published figures are loaded" in capsys.readouterr().out


def test_what_is_loaded_is_listed_and_stands_beside_a_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(as_csv(tmp_path / "long.csv", figures())), str(as_list(tmp_path / "sn.xlsx"))]
    assert main(["comparators", "load", *files]) == 0
    assert "They stand beside 35 of our measures" in capsys.readouterr().out
    monkeypatch.setenv("THROUGHCARE_AUTHORITY", "301")
    assert main(["comparators", "show", "M-ST-01"]) == 0
    said = capsys.readouterr().out
    assert "Year  Council 301  England  North East  of 10 neighbours  lowest  middle  highest" in said
    assert "2024            1       10          20                10       2       6       11" in said
    assert "Neighbours: Council 302 (very close), " in said
    assert "  - Published once a year" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["load"], "Which files?"),
        (["load", "/nowhere/long.csv"], "There is no file called long.csv. Nothing was changed."),
        (["show", "M-NO-01"], "Which measure?"),
        (["show", "M-ST-01"], "No published figures are loaded"),
        (["show", "M-ST-01", "--authority", "Darlington"], "not the three-digit number"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    assert main(["comparators", *words]) == 1
    assert why in capsys.readouterr().err
    assert not (home / "comparators").exists()
