"""What every measure says of itself, and how statements are kept."""

from __future__ import annotations

import csv
import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from throughcare.measures import missing
from throughcare.measures.everything import ALL, BY_KEY
from throughcare.measures.measure import Count, Measure, Proportion, Rate
from throughcare.measures.statements import statements
from throughcare.measures.waiting import WAITING

FACTS = Path(__file__).resolve().parents[3].parent / "shared" / "facts"


def listed() -> set[str]:
    with (FACTS / "measures.csv").open(encoding="utf-8") as file:
        return {row["id"] for row in csv.DictReader(file)}


def base(key: str) -> str:
    """The measure of the list that a line of ours belongs to: M-MI-04 of M-MI-04C."""
    return key.rstrip("ACMNRT")


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.key)
def test_a_measure_says_what_it_claims_and_of_whom(measure: Measure) -> None:
    assert measure.title[0].isupper()
    assert not measure.title.endswith(".")
    assert measure.counts
    assert measure.source
    assert bool(measure.met) == isinstance(measure, Proportion)
    assert "case" not in measure.title.lower().split()


def test_keys_are_each_used_once_and_are_of_the_list() -> None:
    assert len(BY_KEY) == len(ALL)
    assert {base(key) for key in BY_KEY} <= listed()


def test_every_measure_of_the_list_is_answered_or_waits_with_a_reason() -> None:
    answered = {base(key) for key in BY_KEY}
    assert answered | set(WAITING) == listed()
    assert not answered & set(WAITING)
    assert all(title and why for title, why in WAITING.values())


def test_seventy_of_the_list_can_be_answered() -> None:
    assert len({base(key) for key in BY_KEY}) >= 70


def test_statements_are_written_once_for_the_same_code(tmp_path: Path) -> None:
    first = statements(missing.MEASURES[:1], kept_in=tmp_path)
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert statements(missing.MEASURES[:1], kept_in=tmp_path) == first
    assert kept.stat().st_mtime_ns == before
    statements(missing.MEASURES[:2], kept_in=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_measures_load_without_ibis() -> None:
    """Loading it takes a second, which nobody need wait for where the statements are kept."""
    said = "import sys, throughcare.measures.everything, throughcare.measures.engine; print('ibis' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_measure_cannot_be_changed() -> None:
    measure: Measure = missing.WENT_MISSING
    with pytest.raises(dataclasses.FrozenInstanceError):
        measure.title = "Another"  # type: ignore[misc]
    assert not isinstance(measure, Rate | Count)
