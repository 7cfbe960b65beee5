"""Every word that was acknowledged is there again after what serves it was killed outright. `make bench` does this two hundred times."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from tests.homes import Home, copy_of
from tests.journeys.conftest import _free_port

BENCH = Path(__file__).parents[2] / "bench"
WRITER = "amira.holt@thornleigh.example"


def _typist() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typist", BENCH / "_typist.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules["typist"] = found
    spec.loader.exec_module(found)
    return found


def test_no_acknowledged_word_is_lost_whatever_is_killed(with_demo: Home) -> None:
    typist = _typist()
    with copy_of(with_demo) as home:
        council = typist.Council(home.environment | {"THROUGHCARE_DEMO": "1"}, _free_port())
        council.up()
        try:
            told = typist.typed_under_fire(council, WRITER, kills=5, seed=2016)
        finally:
            council.down()
    assert told.kills == 5
    assert told.acknowledged > 5
    assert told.lost == 0
