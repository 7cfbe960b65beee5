"""Loading published files: each is looked at, read whole and checked, and what is kept of them replaces what was kept, whole or not at all."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from throughcare.comparators.columnar import headings_of_parquet
from throughcare.comparators.neighbours import is_neighbours, read_neighbours
from throughcare.comparators.published import looks_published, read_published
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.shelf import MANIFEST, USED, Origin, Part, Shelf, hash_of, open_shelf
from throughcare.returns.files import Chosen, Form
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.sheets import sheet_of_csv

ENDINGS = (".parquet", ".csv", ".xlsx", ".xlsm")
READS = {Part.FIGURES: read_published, Part.NEIGHBOURS: read_neighbours}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to, and the files of a folder that were left unread because they are neither."""

    shelf: Shelf
    left: tuple[str, ...]


def load(paths: Sequence[Path], *, place: Path, at: datetime) -> Loaded:
    """Keep what our twins need of the chosen files, beside what is kept already of the other part.

    Raises NotComparators, in one sentence and with nothing changed, for a file that is not what it is chosen as.
    """
    chosen, left = _choose(paths)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(place):
        before = _before(place)
        # One after the other and each wholly in memory: published files are small, and nothing is written before all are read.
        read = {part: (path, hash_of(path), READS[part](path)) for part, path in chosen.items()}
        folder = place / f"{at:%Y%m%dT%H%M%S}-{'-'.join(hash_[:8] for _, hash_, _ in read.values())}"
        aside = place / f".{folder.name}"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
        try:
            origins = dict(_kept_on(before, aside, without=set(read)))
            for part, (path, hash_, rows) in read.items():
                _write_table(aside / part.table, part, rows)
                kept_as = hash_of(aside / part.table)
                origins[part] = Origin(file=path.name, hash=hash_, loaded_at=at, rows=len(rows), kept_as=kept_as)
            _write_manifest(aside / MANIFEST, origins)
            _put_in_place(aside, folder, place)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return Loaded(Shelf(folder, origins), left)


def _choose(paths: Sequence[Path]) -> tuple[dict[Part, Path], tuple[str, ...]]:
    chosen: dict[Part, Path] = {}
    left: list[str] = []
    for path, named in _each(paths):
        part = _part_of(path)
        if part is None and named:
            raise NotComparators(
                f"{path.name} is neither the Department's long file of published figures nor its list of statistical neighbours."
            )
        if part is None:
            left.append(path.name)
            continue
        if part in chosen and chosen[part] != path:
            both = f"{chosen[part].name} and {path.name}"
            raise NotComparators(f"{both} are both {_called(part)}: load the one to compare with.")
        chosen[part] = path
    if not chosen:
        raise NotComparators(
            "There is neither the Department's long file of published figures nor its list of statistical neighbours there."
        )
    return chosen, tuple(left)


def _called(part: Part) -> str:
    return "published figures" if part is Part.FIGURES else "lists of statistical neighbours"


def _each(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was named itself rather than found in a folder."""
    for path in paths:
        try:
            if path.is_dir():
                yield from ((each, False) for each in sorted(path.iterdir()) if each.is_file() and each.suffix.lower() in ENDINGS)
            elif path.is_file():
                yield path, True
            else:
                raise NotComparators(f"There is no file called {path.name}.")
        except (OSError, ValueError) as fault:
            raise NotComparators(f"{path.name} cannot be opened: {getattr(fault, 'strerror', None) or fault}.") from fault


def _part_of(path: Path) -> Part | None:
    """What a file is, by its headings and never by its name."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
    except OSError as fault:
        raise NotComparators(f"{path.name} cannot be opened: {fault.strerror}.") from fault
    if beginning == b"PAR1":
        return Part.FIGURES if looks_published(headings_of_parquet(path)) else None
    if beginning[:2] != b"PK" and _is_published_csv(path):
        return Part.FIGURES
    return Part.NEIGHBOURS if beginning[:2] == b"PK" and is_neighbours(path) else None


def _is_published_csv(path: Path) -> bool:
    try:
        sheets = sheet_of_csv(Chosen(path, path.name, Form.CSV, path.stat().st_size))
        return any(looks_published(sheet.headings) for sheet in sheets)
    except NotAReturn:
        return False


def _before(place: Path) -> Shelf | None:
    """What was kept. A load that was altered is not kept on: whoever loads again is mending it."""
    try:
        return open_shelf(place)
    except NotComparators:
        return None


def _kept_on(before: Shelf | None, aside: Path, *, without: set[Part]) -> Iterator[tuple[Part, Origin]]:
    for part, origin in (before.origins if before else {}).items():
        if before is not None and part not in without:
            shutil.copyfile(before.folder / part.table, aside / part.table)
            yield part, origin


def _write_table(path: Path, part: Part, rows: Sequence[Any]) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = (
        [("figure", pyarrow.string()), ("year", pyarrow.int32()), ("provisional", pyarrow.bool_()), ("area", pyarrow.int32()),
         ("name", pyarrow.string()), ("region", pyarrow.string()), ("value", pyarrow.float64())]
        if part is Part.FIGURES
        else [("area", pyarrow.int32()), ("name", pyarrow.string()), ("place", pyarrow.int32()), ("neighbour", pyarrow.int32()),
              ("closeness", pyarrow.string())]
    )  # fmt: skip
    table = pyarrow.Table.from_pylist([asdict(row) for row in rows], schema=pyarrow.schema(columns))
    # Small groups of rows, so that one figure's are found without reading the rest: they are in the order of its name.
    pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=4_000)


def _write_manifest(path: Path, origins: Mapping[Part, Origin]) -> None:
    parts = {part.value: {**asdict(origin), "loaded_at": origin.loaded_at.isoformat()} for part, origin in origins.items()}
    path.write_text(json.dumps({"parts": parts}, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _put_in_place(aside: Path, folder: Path, place: Path) -> None:
    for each in aside.iterdir():
        each.chmod(0o400)
        _to_disk(each)
    _to_disk(aside)
    if folder.exists():
        shutil.rmtree(folder)  # the same files loaded within a second
    aside.rename(folder)
    before = (place / USED).read_text(encoding="utf-8").strip() if (place / USED).is_file() else ""
    pointer = place / f".{USED}"
    pointer.write_text(folder.name + "\n", encoding="utf-8")
    _to_disk(pointer)
    pointer.replace(place / USED)
    _to_disk(place)
    for old in place.iterdir():
        # the one used until now stays once more: a page may be reading it this moment
        if old.is_dir() and old.name not in (folder.name, before):
            shutil.rmtree(old, ignore_errors=True)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One load at a time: a second waits for the first."""
    with (place / ".loading").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
