"""A snapshot as a folder: one Parquet file a table and a manifest that says when, of what, how many rows, and each file's hash.

It is written beside its place and moved there whole, so that a folder under its own name is never half a snapshot. Only its owner can
read it, and nobody can write to it. Whoever opens one has it checked first: what is missing, altered or unfinished is refused by name.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from throughcare.record.columns import Row, Table
from throughcare.record.snapshot.tables import TABLES

FORMAT = 3
MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
ROWS_AT_ONCE = 100_000
ARROW_TYPES = {"str": "string", "int": "int64", "bool": "bool", "date": "date32"}


class SnapshotRefused(Exception):
    """A folder that is no whole snapshot; the message says which, and what is wrong with it."""


class OtherFormat(SnapshotRefused):
    """A snapshot whose tables are not those of this version of Throughcare: another took it, and nothing is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a snapshot is of. `as_at` is the day it answers for; `known_on` the day whose knowledge it holds, null for all known when made."""

    as_at: date
    made_at: datetime
    source: str
    version: str
    rulebook: str
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One table of a snapshot: how many rows, and the file's hash."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was checked: what it is of, and where each table lies."""

    folder: Path
    about: About
    files: Mapping[str, File]

    def path_of(self, table: str) -> Path:
        """Where a table's file is."""
        return self.folder / f"{table}.parquet"


class Writing:
    """A snapshot being written, row by row, in any order of tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, int] = dict.fromkeys((table.name for table in TABLES), 0)
        self._held: dict[str, list[Row]] = defaultdict(list)
        self._writers: dict[str, Any] = {}

    def add(self, row: Row) -> None:
        """Add one row to the table it belongs to."""
        held = self._held[row.table.name]
        held.append(row)
        if len(held) >= ROWS_AT_ONCE:
            self._write(row.table)

    def close(self) -> None:
        """Write what is still held, and an empty file for a table that has no row."""
        for table in TABLES:
            self._write(table)
            self._writers[table.name].close()

    def abandon(self) -> None:
        """Close the files as they are."""
        for writer in self._writers.values():
            writer.close()

    def _write(self, table: Table) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = self._held.pop(table.name, [])
        schema = arrow_schema_of(table)
        if table.name not in self._writers:
            self._writers[table.name] = pq.ParquetWriter(self.folder / f"{table.name}.parquet", schema, compression="zstd")
        if rows:
            columns = [pa.array(list(map(attrgetter(each.name), rows)), type=each.type) for each in schema]
            self._writers[table.name].write_table(pa.Table.from_arrays(columns, schema=schema))
            self.rows[table.name] += len(rows)


def arrow_schema_of(table: Table) -> Any:
    """A table's columns as Parquet keeps them."""
    import pyarrow as pa

    types = {name: pa.type_for_alias(alias) for name, alias in ARROW_TYPES.items()} | {"datetime": pa.timestamp("us", tz="UTC")}
    return pa.schema(
        [
            pa.field(each.name, types[each.type.removesuffix(" | None")], nullable=each.null != "never null")
            for each in table.columns
        ]
    )


@contextmanager
def writing(folder: Path, about: About) -> Iterator[Writing]:
    """While this lasts the snapshot is written; at its end it is in its place, whole. An error leaves nothing there.

    Raises SnapshotRefused where there is something by that name already: a snapshot is never written over.
    """
    if folder.exists():
        raise SnapshotRefused(f"{folder} is there already, and a snapshot is never written over.")
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = folder.with_name(f"{folder.name}.{os.getpid()}{UNFINISHED}")
    aside.mkdir(mode=0o700)
    under_way = Writing(aside)
    try:
        yield under_way
        under_way.close()
        seal(aside, folder, about, rows=under_way.rows)
    except BaseException:
        under_way.abandon()
        aside.chmod(0o700)
        shutil.rmtree(aside)
        raise


def seal(aside: Path, folder: Path, about: About, *, rows: Mapping[str, int]) -> None:
    """Make a snapshot of files that are whole: write its manifest, let nobody write to it, and move it to its place."""
    files = {name: asdict(File(count, hash_of(aside / f"{name}.parquet"))) for name, count in rows.items()}
    said = {"format": FORMAT, "about": _said(about), "files": files}
    (aside / MANIFEST).write_text(json.dumps({**said, "mark": mark_of(said)}, indent=1), encoding="utf-8")
    for path in aside.iterdir():
        path.chmod(0o400)
        _settle(path)
    aside.chmod(0o500)
    aside.rename(folder)
    _settle(folder.parent)


def opened(folder: Path) -> Snapshot:
    """A snapshot, checked against its manifest file by file. Raises SnapshotRefused."""
    said = manifest_of(folder)
    try:
        about, files = _read(said["about"]), {name: File(**each) for name, each in said["files"].items()}
    except (ValueError, KeyError, TypeError):
        raise SnapshotRefused(f"{folder / MANIFEST} cannot be read as a manifest.") from None
    for table in TABLES:
        path = folder / f"{table.name}.parquet"
        if table.name not in files or not path.is_file():
            raise SnapshotRefused(f"{folder} has no {path.name}.")
        if hash_of(path) != files[table.name].sha256:
            raise SnapshotRefused(f"{path} was altered after it was written.")
    return Snapshot(folder, about, files)


def manifest_of(folder: Path) -> dict[str, Any]:
    """What a snapshot's manifest says, unaltered; its files are not looked at. Raises SnapshotRefused, and OtherFormat where another version took it."""
    if folder.name.endswith(UNFINISHED):
        raise SnapshotRefused(f"{folder} was never finished.")
    if not (folder / MANIFEST).is_file():
        raise SnapshotRefused(f"{folder} is no snapshot: it has no {MANIFEST}.")
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        mark, its_format = said.pop("mark"), said["format"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SnapshotRefused(f"{folder / MANIFEST} cannot be read as a manifest.") from None
    if mark != mark_of(said):
        raise SnapshotRefused(f"{folder / MANIFEST} was altered after it was written.")
    if its_format != FORMAT:
        raise OtherFormat(f"{folder} is of format {its_format}, and this version of Throughcare reads {FORMAT}.")
    return said


def hash_of(path: Path) -> str:
    """A file's hash."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def mark_of(said: Mapping[str, Any]) -> str:
    """The hash of what a manifest says."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _said(about: About) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in asdict(about).items()}


def _read(said: Mapping[str, str | None]) -> About:
    days = {"as_at": date.fromisoformat(str(said["as_at"])), "made_at": datetime.fromisoformat(str(said["made_at"]))}
    known_on = date.fromisoformat(said["known_on"]) if said["known_on"] else None
    rest = {name: str(said[name]) for name in ("source", "version", "rulebook")}
    return About(**days, **rest, known_on=known_on)  # type: ignore[arg-type]  # each is of its own type


def _settle(path: Path) -> None:
    """See that what was written is on the disk, and not only on its way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
