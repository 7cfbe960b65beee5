"""Asking a snapshot: DuckDB over its Parquet files, with the SQL that was written once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from throughcare.measures.asked import Span, span, with_days
from throughcare.measures.figure import Figure
from throughcare.measures.measure import Measure, Rate, Shape
from throughcare.measures.statements import WHOSE, Statements, among_by_team_sql, among_sql, by_team_sql, figure_sql
from throughcare.record.snapshot.folder import Snapshot
from throughcare.record.snapshot.tables import TABLES


@dataclass(frozen=True, slots=True)
class Case:
    """One thing a measure counted: whose, which, whether what is claimed is so (null: not known), and its number if it has one."""

    child: str
    matter: str
    met: bool | None
    value: float | None


class Engine:
    """What can be asked of one snapshot. `to_on` is the day it answers for, unless another before it is asked about."""

    def __init__(self, snapshot: Snapshot, written: Statements, connection: duckdb.DuckDBPyConnection) -> None:
        self.snapshot, self._written, self._connection = snapshot, written, connection

    def figure(self, measure: Measure, *, to_on: date | None = None, from_on: date | None = None) -> Figure:
        """What a measure comes to for the whole council."""
        asked, own = self._asked(measure, to_on, from_on), self._written[measure.key]
        among = self._ask(among_sql(own["among"]), asked)[0][0] or 0 if isinstance(measure, Rate) else None
        return _figure(measure, asked, self._ask(figure_sql(own["cases"]), asked)[0], among)

    def by_team(self, measure: Measure, *, to_on: date | None = None, from_on: date | None = None) -> list[Figure]:
        """The same for each team, by its key; whoever nobody works with comes last, under no team."""
        asked, own = self._asked(measure, to_on, from_on), self._written[measure.key]
        whose = self._written[WHOSE]["rows"]
        among = dict(self._ask(among_by_team_sql(own["among"], whose), asked)) if isinstance(measure, Rate) else None
        rows = sorted(self._ask(by_team_sql(own["cases"], whose), asked), key=lambda row: (row[0] is None, row[0] or ""))
        return [
            _figure(measure, asked, row[1:], None if among is None else among.get(row[0], 0), of_team=row[0] or "")
            for row in rows
        ]

    def cases(
        self, measure: Measure, *, child: str | None = None, to_on: date | None = None, from_on: date | None = None
    ) -> list[Case]:
        """The rows behind a figure: every one, or one child's."""
        asked = self._asked(measure, to_on, from_on)
        sql = f"SELECT child, matter, met, value FROM ({with_days(self._written[measure.key]['cases'], asked)})"
        if child is not None:
            found = self._connection.execute(f"{sql} WHERE child = ? ORDER BY matter", [child])
        else:
            found = self._connection.execute(f"{sql} ORDER BY child, matter")
        return [Case(*row) for row in found.fetchall()]

    def teams(self) -> dict[str, str]:
        """What each team is called, by its key."""
        return dict(self._connection.execute("SELECT team, name FROM team").fetchall())

    def _asked(self, measure: Measure, to_on: date | None, from_on: date | None) -> Span:
        return span(measure.over, to_on or self.snapshot.about.as_at, from_on)

    def _ask(self, sql: str, asked: Span) -> list[Any]:
        return self._connection.execute(with_days(sql, asked)).fetchall()


@contextmanager
def asking(snapshot: Snapshot, written: Statements, *, threads: int | None = None, memory: str = "") -> Iterator[Engine]:
    """While this lasts the snapshot can be asked. Nothing is fetched from anywhere, and no file but the snapshot's own is read."""
    settings: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    if threads:
        settings["threads"] = threads
    if memory:
        settings["memory_limit"] = memory
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute("SET parquet_metadata_cache = true")
        for table in TABLES:
            path = str(snapshot.path_of(table.name)).replace("'", "''")
            connection.execute(f"CREATE VIEW \"{table.name}\" AS SELECT * FROM read_parquet('{path}')")
        yield Engine(snapshot, written, connection)


def _figure(measure: Measure, asked: Span, row: Any, among: float | None, *, of_team: str | None = None) -> Figure:
    n, d, not_known, children, mean, median = row
    middle = median if measure.shape is Shape.MEDIAN else mean
    return Figure(
        measure=measure,
        from_on=asked.from_on,
        to_on=asked.to_on,
        n=int(n),
        d=int(d if among is None else among),
        not_known=int(not_known),
        children=int(children),
        middle=None if middle is None else float(middle),
        of_team=of_team,
    )
