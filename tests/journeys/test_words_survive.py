"""Every word that was acknowledged is there again after what serves it was killed outright. `make bench` does this two hundred times."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from tests.journeys.conftest import _free_port

from throughcare.core.postgres import Cluster

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


def test_no_acknowledged_word_is_lost_whatever_is_killed() -> None:
    typist = _typist()
    home = Path(tempfile.mkdtemp(prefix="tk-"))
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("THROUGHCARE_", "DATABASE_", "DJANGO_"))}
    ours |= {"THROUGHCARE_HOME": str(home), "THROUGHCARE_DEMO": "1"}
    try:
        with typist.council_at(ours, port=_free_port(), people=120) as council:
            told = typist.typed_under_fire(council, WRITER, kills=5, seed=2016)
    finally:
        server = Cluster(home)
        server.remove()
        shutil.rmtree(server.place, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
    assert told.kills == 5
    assert told.acknowledged > 5
    assert told.lost == 0
