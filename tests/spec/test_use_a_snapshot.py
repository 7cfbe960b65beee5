"""What the how-to on snapshots tells an analyst to type works, on a snapshot of drawn lives."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest
from tests.spec.measures.specs import Somebody, rows_of, snapshot_of

from throughcare.cli.snapshot import views

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-a-snapshot.md"
BLOCKS = re.findall(r"```(sql|python)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
LIFE = "care 2025-11-03; placed U6 2025-11-03; visited 2025-11-06 alone"


def test_what_an_analyst_is_told_to_type_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [kind for kind, _ in BLOCKS] == ["sql", "sql", "sql", "python"]
    taken = snapshot_of(rows_of((Somebody("Ann", date(2012, 5, 1), LIFE),)), tmp_path / "drawn", as_at=date(2026, 3, 31))
    taken.folder.chmod(0o700)  # as a copy of one's own
    monkeypatch.chdir(taken.folder)
    with duckdb.connect(":memory:") as connection:
        for view in views(taken):
            connection.execute(view)
        overdue, looked_after, _ = (connection.execute(said).fetchall() for kind, said in BLOCKS if kind == "sql")
    assert sum(number for _, number in overdue) > 1
    assert [number for _, number in looked_after] == [1]
    assert Path("visits-of-mine.csv").read_text().count("2025-11-06") == 1
    exec(compile(BLOCKS[3][1], str(PAGE), "exec"), {})
    assert "count_star()" in capsys.readouterr().out
