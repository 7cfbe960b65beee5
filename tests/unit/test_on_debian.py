"""Where Debian's PostgreSQL is not installed, the tests say so in one line and go on."""

import importlib.util
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "requirements" / "on_debian.py"


def test_a_machine_without_debian_s_postgresql_is_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("on_debian", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    monkeypatch.setattr(program, "DEBIAN", tmp_path)
    program.main(["tests/integration"])
    said = capsys.readouterr().out
    assert said.startswith("Not run on Debian's PostgreSQL")
    assert said.count("\n") == 1
