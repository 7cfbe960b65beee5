"""Figures for a country: the council here, copied until 84,000 children are looked after, with ten years behind them.

Each copy is a council of its own, with its own children and staff. Half of them lie five years back, so that the record is ten years long.
Asked on two cores in four gigabytes, beside the time DuckDB needs only to read every column. THROUGHCARE_COPIES makes a smaller country.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from _council import NothingHere, council

from throughcare.cli.bench import AT_MOST, Measured, leave_out
from throughcare.record.columns import Column, Table
from throughcare.record.snapshot.folder import Snapshot, opened, seal
from throughcare.record.snapshot.tables import TABLES

LOOKED_AFTER = 84_000
CORES, MEMORY = 2, "4GB"
FIVE_YEARS = 1_826
KEYS = {
    *(
        "child",
        "period",
        "placement",
        "visit",
        "review",
        "challenge",
        "missing",
        "assessment",
        "plan",
        "action",
        "contact",
        "meeting",
    ),
    *("rests_on", "worker", "team", "within"),
}
"""Columns that name something of one council's."""


def main() -> int:
    """Make the country, ask every measure of it, and print the figures."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("THROUGHCARE_ROOM")) as place:
        try:
            with council():
                from throughcare.apps.extract.taking import take

                small = take(Path(place) / "council")
        except NothingHere as why:
            return leave_out(str(why))
        country = _country(small, Path(place) / "country")
        _measure(country)
        for folder in (small.folder, country.folder):
            folder.chmod(0o700)
    return 0


def _country(small: Snapshot, folder: Path) -> Snapshot:
    with duckdb.connect(config={"threads": CORES, "memory_limit": MEMORY}) as connection:
        now = f"SELECT count(*) FROM '{small.path_of('care')}' WHERE ended_on IS NULL"
        (looked_after,) = connection.execute(now).fetchone() or (1,)
        copies = int(os.environ.get("THROUGHCARE_COPIES") or -(-LOOKED_AFTER // looked_after))
        print(f"{looked_after:,} looked after here: {copies:,} copies, and as many five years back")
        aside = folder.with_name("aside")
        aside.mkdir()
        rows = {table.name: _copied(connection, table, small, aside, copies) for table in TABLES}
    seal(aside, folder, small.about, rows=rows)
    return opened(folder)


def _copied(connection: duckdb.DuckDBPyConnection, table: Table, small: Snapshot, aside: Path, copies: int) -> int:
    source, target = small.path_of(table.name), aside / f"{table.name}.parquet"
    several = table.name not in ("carries", "population")
    columns = ", ".join(_column(each) for each in table.columns) if several else "*"
    councils = f", (SELECT range AS copy, back FROM range({copies}), (VALUES (0), (1)) AS half(back))" if several else ""
    connection.execute(f"COPY (SELECT {columns} FROM '{source}'{councils}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    (count,) = connection.execute(f"SELECT count(*) FROM '{target}'").fetchone() or (0,)
    return int(count)


def _column(each: Column) -> str:
    kind = each.type.removesuffix(" | None")
    if each.name in KEYS:
        return f"{each.name} || '-' || copy || '-' || back AS {each.name}"
    if kind == "date":
        return f"CAST({each.name} - back * {FIVE_YEARS} AS DATE) AS {each.name}"
    if kind == "datetime":
        return f"{each.name} - back * INTERVAL {FIVE_YEARS} DAY AS {each.name}"
    return f"{each.name} - 5 * back AS {each.name}" if each.name == "year" else each.name


def _measure(country: Snapshot) -> None:
    from throughcare.core.home import home
    from throughcare.measures.engine import asking
    from throughcare.measures.everything import ALL
    from throughcare.measures.statements import statements

    written = statements(ALL, kept_in=home() / "statements")
    rows = sum(file.rows for file in country.files.values())
    with duckdb.connect(config={"threads": CORES, "memory_limit": MEMORY}) as connection:
        began = time.perf_counter()
        for table in TABLES:
            connection.execute(f"SELECT max(hash(COLUMNS(*))) FROM '{country.path_of(table.name)}'").fetchall()
        print(f"DuckDB reads every column of all {rows:,} rows in {time.perf_counter() - began:.1f} s")
    with asking(country, written, threads=CORES, memory=MEMORY) as engine:
        began = time.perf_counter()
        taken = []
        for measure in ALL:
            since = time.perf_counter()
            engine.figure(measure)
            taken.append((time.perf_counter() - since, measure.key))
        whole = time.perf_counter() - began
        in_care = engine.figure(ALL[0]).n
    print("slowest: " + ", ".join(f"{key} {seconds:.1f} s" for seconds, key in sorted(taken, reverse=True)[:6]))
    note = f"{len(ALL)} measures, {in_care:,} looked after, {rows:,} rows, two cores, 4 GB"
    print(Measured("The whole scorecard of a country", whole, "s", AT_MOST, 60, note).line())


if __name__ == "__main__":
    sys.exit(main())
