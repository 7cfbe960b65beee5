"""The same expression on PostgreSQL gives the same rows: every measure, over the lives drawn for its part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.spec.measures.specs import Spec, rows_of, snapshot_of, specs

from throughcare.measures.asked import span, with_days
from throughcare.measures.engine import Case, asking
from throughcare.measures.everything import ALL, PARTS
from throughcare.measures.statements import POSTGRESQL, Statements, figure_sql, statements
from throughcare.record.columns import Row
from throughcare.record.snapshot.tables import TABLES

TYPES = {"str": "text", "int": "bigint", "bool": "boolean", "date": "date", "datetime": "timestamptz"}
DAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def written() -> Statements:
    return statements(ALL, dialect=POSTGRESQL)


@pytest.fixture(scope="module")
def for_duckdb(statements_kept: Path) -> Statements:
    return statements(ALL, kept_in=statements_kept)


def load(rows: Sequence[Row]) -> None:
    """The rows of a snapshot as passing tables of their own names. Compiling a plan for a handful of rows would take longest of all."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        for table in TABLES:
            columns = ", ".join(f'"{each.name}" {TYPES[each.type.removesuffix(" | None")]}' for each in table.columns)
            cursor.execute(f'CREATE TEMPORARY TABLE "{table.name}" ({columns}) ON COMMIT DROP')
            own = [row for row in rows if row.table is table]
            places = ", ".join(["%s"] * len(table.columns))
            values = [[getattr(row, each.name) for each in table.columns] for row in own]
            cursor.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', values)


@pytest.fixture
def as_whoever_makes_tables(db: None, as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    with as_owner():
        yield


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.name)
def test_every_measure_gives_the_same_rows(
    spec: Spec, tmp_path: Path, written: Statements, for_duckdb: Statements, as_whoever_makes_tables: None
) -> None:
    rows = rows_of(spec.people)
    load(rows)
    counted = 0
    with asking(snapshot_of(rows, tmp_path / "drawn", as_at=DAY), for_duckdb) as engine, connection.cursor() as cursor:
        for measure in PARTS[spec.name]:
            asked = span(measure.over, DAY)
            cases = written[measure.key]["cases"]
            cursor.execute(with_days(f"SELECT child, matter, met, value FROM ({cases}) counted ORDER BY child, matter", asked))
            found = [Case(*row) for row in cursor.fetchall()]
            assert sorted(found, key=repr) == sorted(engine.cases(measure, to_on=DAY), key=repr), measure.key
            cursor.execute(with_days(figure_sql(cases), asked))
            ((n, d, not_known, *_),) = cursor.fetchall()
            figure = engine.figure(measure, to_on=DAY)
            assert (n, not_known) == (figure.n, figure.not_known)
            assert d == sum(case.met is not None for case in found)
            counted += len(found)
    assert counted > 5
