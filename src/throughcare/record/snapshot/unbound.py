"""The tables of a snapshot as Ibis tables that are bound to no engine: what every measure is said of."""

from __future__ import annotations

from functools import cache
from typing import Any

import ibis

from throughcare.record.columns import Table
from throughcare.record.snapshot.tables import BY_NAME, TABLES

IBIS_TYPES = {"str": "string", "int": "int64", "bool": "boolean", "date": "date", "datetime": "timestamp('UTC', 6)"}


class Record:
    """Every table by its name, so that `record.visit` is the visits."""

    def __init__(self) -> None:
        self._tables = {table.name: ibis.table(schema_of(table), name=table.name) for table in TABLES}

    def __getattr__(self, name: str) -> Any:
        if name not in BY_NAME:
            raise AttributeError(f"The record has no table {name}.")
        return self._tables[name]


def schema_of(table: Table) -> Any:
    """A table's columns with their types, and whether they may be null."""
    return ibis.schema({each.name: _type_of(each.type, each.null == "never null") for each in table.columns})


def _type_of(said: str, never_null: bool) -> str:
    known = IBIS_TYPES[said.removesuffix(" | None")]
    return f"!{known}" if never_null else known


@cache
def record() -> Record:
    """The tables, made once."""
    return Record()
