"""Every table of a snapshot says what it means and names twins that exist; its types are the same in Python, Ibis and Parquet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from throughcare.record.columns import Table
from throughcare.record.snapshot.folder import arrow_schema_of
from throughcare.record.snapshot.postgresql import is_about_children
from throughcare.record.snapshot.tables import BY_NAME, TABLES
from throughcare.record.snapshot.unbound import record

FACTS = Path(__file__).resolve().parents[3].parent / "shared" / "facts"
NOT_ABOUT_A_CHILD = {"team", "population", "carries"}
SOME_ABOUT_NOBODY = {"figure_action"}


def ids(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_column_says_what_it_holds_and_what_null_means(table: Table) -> None:
    for each in table.columns:
        assert each.description
        assert (each.null == "never null") == ("None" not in each.type), each.name
        assert each.unit or "date" not in each.type, each.name


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_table_has_a_key_and_begins_with_the_child_it_is_about(table: Table) -> None:
    names = [each.name for each in table.columns]
    assert set(table.key) <= set(names)
    assert table.description.endswith(".")
    if table.name in SOME_ABOUT_NOBODY:
        assert [each.null for each in table.columns if each.name == "child"] != ["never null"]
    else:
        assert (names[0] == "child" == table.key[0]) != (table.name in NOT_ABOUT_A_CHILD)
    assert is_about_children(table) != (table.name in NOT_ABOUT_A_CHILD)


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_columns_have_the_same_names_and_types_everywhere(table: Table) -> None:
    unbound = getattr(record(), table.name)
    kept = arrow_schema_of(table)
    assert list(unbound.columns) == kept.names == [each.name for each in table.columns]
    alike = {
        "string": "string",
        "int64": "int64",
        "boolean": "bool",
        "date": "date32[day]",
        "timestamp('UTC', 6)": "timestamp[us, tz=UTC]",
    }
    for each in kept:
        said = unbound.schema()[each.name]
        assert alike[str(said).removeprefix("!")] == str(each.type)
        assert said.nullable == each.nullable


def test_every_twin_in_the_standard_dataset_exists() -> None:
    with (FACTS / "ssd_fields.csv").open(encoding="utf-8") as file:
        fields = {f"{row['table']}.{row['field']}" for row in csv.DictReader(file)}
    twins = {twin for table in TABLES for each in table.columns for twin in each.ssd.split("; ") if twin}
    assert twins <= fields
    assert len(twins) > 60


def test_names_of_tables_are_each_used_once() -> None:
    assert len(BY_NAME) == len(TABLES)
