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

from throughcare.measures.asked import Over, Span, for_each_of, span, with_days
from throughcare.measures.figure import Figure
from throughcare.measures.measure import Measure, Rate, Shape
from throughcare.measures.statements import WHOSE, Statements, among_by_team_sql, among_sql, by_team_sql, figure_sql
from throughcare.record.snapshot.folder import Snapshot
from throughcare.record.snapshot.tables import TABLES

AT_ONCE = 2
"""Figures asked side by side."""
_CASES = "SELECT child, matter, met, value"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing a measure counted: whose, which, whether what is claimed is so (null: not known), and its number if it has one."""

    child: str
    matter: str
    met: bool | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything there is of one figure: the council's, each team's as `by_team` gives them, and the rows behind both."""

    council: Figure
    teams: list[Figure]
    cases: list[Case]


class Engine:
    """What can be asked of one snapshot. `to_on` is the day it answers for, unless another before it is asked about."""

    def __init__(self, snapshot: Snapshot, written: Statements, connection: duckdb.DuckDBPyConnection) -> None:
        self.snapshot, self._written, self._connection = snapshot, written, connection
        self._plans: dict[str, str] = {}
        self._whose_on: date | None = None

    def figure(self, measure: Measure, *, to_on: date | None = None, from_on: date | None = None) -> Figure:
        """What a measure comes to for the whole council."""
        asked, own = self._asked(measure, to_on, from_on), self._written[measure.key]
        return self._council(measure, asked, own["cases"], own.get("among", ""))

    def by_team(self, measure: Measure, *, to_on: date | None = None, from_on: date | None = None) -> list[Figure]:
        """The same for each team, by its key; whoever nobody works with comes last, under no team."""
        asked, own = self._asked(measure, to_on, from_on), self._written[measure.key]
        return self._teams(measure, asked, own["cases"], own.get("among", ""), self._written[WHOSE]["rows"])

    def figures_of(self, measure: Measure, stretches: Iterable[tuple[date | None, date]]) -> list[Figure]:
        """What a measure comes to for the whole council in each of these stretches of time: one question, however many they are."""
        own, every = self._written[measure.key], [self._asked(measure, to_on, from_on) for from_on, to_on in stretches]
        if not every:
            return []
        rows = self._connection.execute(for_each_of(figure_sql(own["cases"]), every)).fetchall()
        among: list[Any] = [None] * len(every)
        if isinstance(measure, Rate):
            counted = self._connection.execute(for_each_of(among_sql(own["among"]), every)).fetchall()
            among = [row[1] or 0 for row in counted]
        return [_figure(measure, asked, row[1:], of) for asked, row, of in zip(every, rows, among, strict=True)]

    def whole(self, measure: Measure, *, to_on: date | None = None) -> Whole:
        """A figure with its teams and the rows behind it: the rows are found once, and not once for each."""
        asked, own = self._asked(measure, to_on, None), self._written[measure.key]
        rows, among = self._kept("counted", own["cases"], asked), ""
        if isinstance(measure, Rate):
            among = self._kept("among", own["among"], asked)
        whose = self._whose(asked)
        return Whole(
            council=self._council(measure, asked, rows, among),
            teams=self._teams(measure, asked, rows, among, whose) if measure.of_children else [],
            cases=[Case(*row) for row in self._ask(f"{_CASES} FROM ({rows}) counted ORDER BY child, matter", asked)],
        )

    def cases(
        self, measure: Measure, *, child: str | None = None, to_on: date | None = None, from_on: date | None = None
    ) -> list[Case]:
        """The rows behind a figure: every one, or one child's."""
        asked = self._asked(measure, to_on, from_on)
        sql = f"{_CASES} FROM ({with_days(self._written[measure.key]['cases'], asked)}) counted"
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

    def whose(self, to_on: date) -> dict[str, str]:
        """Each child's team on a day, by the same statement that figures are counted by team with; without those whom nobody works with."""
        rows = self._connection.execute(self._whose(span(Over.AS_AT, to_on))).fetchall()
        return {child: team for child, team in rows if team}

    def teams(self) -> dict[str, str]:
        """What each team is called, by its key."""
        return dict(self._connection.execute("SELECT team, name FROM team").fetchall())

    def tells_from(self) -> date | None:
        """The first day from which most children's records tell: null where no source tells of any."""
        found = self._connection.execute("SELECT quantile_disc(first_on, 0.5) FROM cover").fetchone()
        return found[0] if found else None

    def _council(self, measure: Measure, asked: Span, cases: str, among: str) -> Figure:
        of = self._ask(among_sql(among), asked)[0][0] or 0 if among else None
        return _figure(measure, asked, self._ask(figure_sql(cases), asked)[0], of)

    def _teams(self, measure: Measure, asked: Span, cases: str, among: str, whose: str) -> list[Figure]:
        of = dict(self._ask(among_by_team_sql(among, whose), asked)) if among else None
        rows = sorted(self._ask(by_team_sql(cases, whose), asked), key=lambda row: (row[0] is None, row[0] or ""))
        return [_figure(measure, asked, row[1:], None if of is None else of.get(row[0], 0), of_team=row[0] or "") for row in rows]

    def _kept(self, name: str, sql: str, asked: Span) -> str:
        """Keep what a statement finds, and answer with the statement that reads it again."""
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE kept_{name} AS {with_days(sql, asked)}")
        return f"SELECT * FROM kept_{name}"

    def _whose(self, asked: Span) -> str:
        if self._whose_on != asked.to_on:
            self._kept("whose", self._written[WHOSE]["rows"], asked)
            self._whose_on = asked.to_on
        return "SELECT child, team FROM kept_whose"

    def _asked(self, measure: Measure, to_on: date | None, from_on: date | None) -> Span:
        return span(measure.over, to_on or self.snapshot.about.as_at, from_on)

    def _ask(self, sql: str, asked: Span) -> list[Any]:
        return self._connection.execute(with_days(sql, asked)).fetchall()


@contextmanager
def asking(
    snapshot: Snapshot, written: Statements, *, threads: int | None = None, memory: str = "", read_once: bool = False
) -> Iterator[Engine]:
    """While this lasts the snapshot can be asked. Nothing is fetched from anywhere, and no file but the snapshot's own is read.

    `read_once` has its files read into memory first: for one council's, of which much is asked.
    """
    settings: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    if threads:
        settings["threads"] = threads
    if memory:
        settings["memory_limit"] = memory
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute("SET parquet_metadata_cache = true")
        for table in TABLES:
            path = _quoted(str(snapshot.path_of(table.name)))
            kept_as = "TABLE" if read_once else "VIEW"
            connection.execute(f'CREATE {kept_as} "{table.name}" AS SELECT * FROM read_parquet({path})')
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
