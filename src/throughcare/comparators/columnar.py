"""Reading a Parquet file that somebody gave us, in pieces, refusing one that would unpack to more than we are willing to hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from throughcare.comparators.refusal import NotComparators
from throughcare.returns.files import MB

LARGEST = 50 * MB
MOST_UNPACKED = 1_000 * MB
MOST_COLUMNS = 100
PIECE = 50_000
LONGEST_CELL = 2_000


def rows_of_parquet(path: Path, *, columns: Sequence[str], most_rows: int) -> Iterator[tuple[str, ...]]:
    """The named columns of every row, as text. What the file says of itself is checked first, then what it really unpacks to."""
    import pyarrow
    import pyarrow.parquet

    if path.stat().st_size > LARGEST:
        raise NotComparators(
            f"{path.name} is larger than {LARGEST // MB} MB, and is not read: the published file is a tenth of that."
        )
    try:
        # Text is read as a list of what there is and where each stands: a long text repeated is otherwise a few bytes and gigabytes.
        with path.open("rb") as opened, pyarrow.parquet.ParquetFile(opened, read_dictionary=list(columns)) as file:
            _check_what_it_says(path.name, file, columns=columns, most_rows=most_rows)
            unpacked = 0
            for batch in file.iter_batches(batch_size=PIECE, columns=list(columns), use_threads=False):
                # a damaged file can say that a text stands where there is none: nothing is looked up before all of it is checked
                batch.validate(full=True)
                unpacked += batch.nbytes
                if unpacked > MOST_UNPACKED:
                    raise NotComparators(f"{path.name} unpacks to more than {MOST_UNPACKED // MB} MB, and is not read.")
                yield from zip(*(_texts(path.name, batch.column(name)) for name in columns), strict=True)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as fault:
        raise NotComparators(f"{path.name} is a damaged Parquet file.") from fault


def headings_of_parquet(path: Path) -> list[str]:
    """The names of a Parquet file's columns. Raises NotComparators for one that is damaged."""
    import pyarrow
    import pyarrow.parquet

    try:
        with path.open("rb") as opened, pyarrow.parquet.ParquetFile(opened) as file:
            return list(file.schema_arrow.names[: MOST_COLUMNS + 1])
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as fault:
        raise NotComparators(f"{path.name} is a damaged Parquet file.") from fault


def _check_what_it_says(name: str, file: Any, *, columns: Sequence[str], most_rows: int) -> None:
    import pyarrow

    names = file.schema_arrow.names
    if len(names) > MOST_COLUMNS or len(set(names)) != len(names) or not set(columns) <= set(names):
        raise NotComparators(f"{name} is not the published file: its columns are not {', '.join(columns)}.")
    for column in columns:
        kind = file.schema_arrow.field(column).type
        kind = kind.value_type if pyarrow.types.is_dictionary(kind) else kind
        if not (pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind) or _is_number(kind)):
            raise NotComparators(f"{name} is not the published file: its column {column} is neither text nor numbers.")
    said = file.metadata
    if said.num_rows > most_rows:
        raise NotComparators(f"{name} has more than {most_rows:,} rows, and is not the published file.")
    if sum(said.row_group(each).total_byte_size for each in range(said.num_row_groups)) > MOST_UNPACKED:
        raise NotComparators(f"{name} would unpack to more than {MOST_UNPACKED // MB} MB, and is not read.")


def _is_number(kind: Any) -> bool:
    import pyarrow

    return bool(pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind))


def _texts(name: str, column: Any) -> list[str]:
    import pyarrow

    if not pyarrow.types.is_dictionary(column.type):
        return ["" if value is None else f"{value:.15g}" for value in column.to_pylist()]
    said = column.dictionary.to_pylist()
    if any(isinstance(text, str) and len(text) > LONGEST_CELL for text in said):
        raise NotComparators(f"{name} is not a table: it has a cell too long to be one.")
    texts = ["" if text is None else text if isinstance(text, str) else f"{text:.15g}" for text in said]
    return ["" if place is None else texts[place] for place in column.indices.to_pylist()]
