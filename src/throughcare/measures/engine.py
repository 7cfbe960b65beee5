"""Asking a snapshot: DuckDB over its Parquet files, with the SQL that was written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import duckdb

from throughcare.measures.asked import Span, span, with_days
from throughcare.measures.figure import Figure
from throughcare.measures.measure import Measure, Rate, Shape
from throughcare.measures.statements import WHOSE, Statements, among_by_team_sql, among_sql, by_team_sql, figure_sql
from throughcare.record.snapshot.folder import Snapshot
from throughcare.record.snapshot.tables import TABLES

AT_ONCE = 2
"""Figures asked side by side."""


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
        self._plans: dict[str, str] = {}

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
        sql = f"SELECT child, matter, met, value FROM ({with_days(self._written[measure.key]['cases'], asked)}) counted"
        if child is None:
            found = self._connection.execute(f"{sql} ORDER BY child, matter")
        else:
            prepared = self._prepared(f"{sql} WHERE child = $1 ORDER BY matter")
            found = self._connection.execute(f"EXECUTE {prepared}({_quoted(child)})")
        return [Case(*row) for row in found.fetchall()]

    def figures(self, measures: Iterable[Measure], *, to_on: date | None = None, from_on: date | None = None) -> list[Figure]:
        """Many figures, in their order: asked side by side, for most of the time of each goes into planning it."""
        each = partial(_on_its_own, self, to_on=to_on, from_on=from_on)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(each, measures))

    def _prepared(self, sql: str) -> str:
        """The name under which a statement is planned already: the same question of another child need not be planned again."""
        if sql not in self._plans:
            self._plans[sql] = f"plan_{len(self._plans)}"
            self._connection.execute(f"PREPARE {self._plans[sql]} AS {sql}")
        return self._plans[sql]

    def close(self) -> None:
        """Let the line go."""
        self._connection.close()

    def beside(self) -> Engine:
        """The same snapshot asked on a line of its own, as each thread must."""
        return Engine(self.snapshot, self._written, self._connection.cursor())

    def teams(self) -> dict[str, str]:
        """What each team is called, by its key."""
        return dict(self._connection.execute("SELECT team, name FROM team").fetchall())

    def tells_from(self) -> date | None:
        """The first day from which most children's records tell: null where no source tells of any."""
        found = self._connection.execute("SELECT quantile_disc(first_on, 0.5) FROM cover").fetchone()
        return found[0] if found else None

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
            path = _quoted(str(snapshot.path_of(table.name)))
            connection.execute(f'CREATE VIEW "{table.name}" AS SELECT * FROM read_parquet({path})')
        yield Engine(snapshot, written, connection)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _on_its_own(engine: Engine, measure: Measure, *, to_on: date | None, from_on: date | None) -> Figure:
    own = engine.beside()
    try:
        return own.figure(measure, to_on=to_on, from_on=from_on)
    finally:
        own.close()


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
