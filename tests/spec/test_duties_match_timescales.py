"""Every row of the list of timescales is a duty, with exactly its facts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from throughcare.statute.duties import ALL, BY_KEY

LIST = Path(__file__).parents[2] / ".." / "shared" / "facts" / "timescales.csv"


def _rows() -> list[dict[str, str]]:
    with LIST.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_duties_are_the_list_in_its_order() -> None:
    assert [duty.key for duty in ALL] == [row["id"] for row in _rows()]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["id"])
def test_a_duty_has_the_facts_of_its_row(row: dict[str, str]) -> None:
    duty = BY_KEY[row["id"]]
    assert (
        duty.name,
        duty.domain,
        str(duty.within.number),
        duty.within.unit,
        duty.within.how.value,
        duty.status.name,
        duty.calendar.value,
        duty.config.name,
        duty.source.checked.value,
    ) == tuple(row[name] for name in ("name", "domain", "value", "unit", "count", "status", "calendar", "config", "verified"))
