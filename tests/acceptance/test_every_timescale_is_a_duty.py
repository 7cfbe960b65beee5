"""Every row of the list of timescales is a duty written as a value, and there is no other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Duty, Status

LIST = Path(__file__).parents[2] / ".." / "shared" / "facts" / "timescales.csv"
NOTHING = {"", "none", "n/a"}


def _rows() -> dict[str, dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


ROWS = _rows()


def _facts(duty: Duty) -> dict[str, str]:
    """What the list says of a duty, read from its value."""
    return {
        "id": duty.key,
        "domain": duty.domain,
        "name": duty.name,
        "value": str(duty.within.number),
        "unit": duty.within.unit,
        "count": duty.within.how.value,
        "status": duty.status.name,
        "calendar": duty.calendar.value,
        "config": duty.config.name,
        "verified": duty.source.checked.value,
    }


def test_none_is_missing_and_none_is_invented() -> None:
    missing = [key for key in ROWS if key not in BY_KEY]
    invented = [key for key in BY_KEY if key not in ROWS]
    assert not missing, f"{len(missing)} of {len(ROWS)} are not written: {', '.join(missing)}"
    assert not invented, f"not in the list: {', '.join(invented)}"
    assert len(ALL) == len(BY_KEY) == len(ROWS)


@pytest.mark.parametrize("key", ROWS)
def test_it_says_what_the_list_says(key: str) -> None:
    facts = _facts(BY_KEY[key])
    assert facts == {name: ROWS[key][name] for name in facts}


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.key)
def test_it_says_what_to_do_who_does_it_and_where_it_is_written(duty: Duty) -> None:
    assert duty.do
    assert duty.by
    assert duty.source.instrument
    assert duty.within.words
    assert duty.starts
    assert duty.met_by


@pytest.mark.parametrize("duty", [duty for duty in ALL if duty.is_law], ids=lambda duty: duty.key)
def test_law_names_its_provision_where_the_list_does(duty: Duty) -> None:
    if ROWS[duty.key]["provision"] not in NOTHING:
        assert duty.source.provision


@pytest.mark.parametrize("duty", [duty for duty in ALL if duty.status is Status.PROSPECTIVE], ids=lambda duty: duty.key)
def test_what_is_not_in_force_ships_switched_off(duty: Duty) -> None:
    assert duty.applies_from is None
    assert duty.config.name == "VERSIONED"
