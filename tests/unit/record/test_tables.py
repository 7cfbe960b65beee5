"""Every table of the record says what it means, and names twins that exist."""

import csv
import dataclasses
from datetime import date
from pathlib import Path

import pytest

from throughcare.record.columns import Table
from throughcare.record.people import Person
from throughcare.record.permanence import PartialDate
from throughcare.record.tables import BY_NAME, TABLES

FACTS = Path(__file__).resolve().parents[3].parent / "shared" / "facts"


def ids(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_column_says_what_it_holds_and_what_null_means(table: Table) -> None:
    for each in table.columns:
        assert each.description
        assert (each.null == "never null") == ("None" not in each.type), each.name


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_table_has_a_key_of_its_own_columns_and_begins_with_the_child(table: Table) -> None:
    names = [each.name for each in table.columns]
    assert names[0] == "child" == table.key[0]
    assert set(table.key) <= set(names)
    assert table.description.endswith(".")


def test_every_twin_in_the_standard_dataset_exists() -> None:
    with (FACTS / "ssd_fields.csv").open(encoding="utf-8") as file:
        fields = {f"{row['table']}.{row['field']}" for row in csv.DictReader(file)}
    twins = {twin for table in TABLES for each in table.columns for twin in each.ssd.split("; ") if twin}
    assert twins <= fields


def test_rows_cannot_be_changed_and_know_their_table() -> None:
    child = Person(child="A1", sex="F", born_on=date(2010, 2, 28))
    with pytest.raises(dataclasses.FrozenInstanceError):
        child.sex = "M"  # type: ignore[misc]
    assert BY_NAME["person"] is child.table
    assert child.table.key_of(child) == ("A1",)
    assert not hasattr(child, "__dict__")


def test_a_partly_known_date_is_written_as_returns_write_it() -> None:
    assert str(PartialDate(year=2015, month=6)) == "zz/06/2015"
    assert str(PartialDate()) == "zz/zz/zzzz"
