"""A snapshot read back as rows, child by child: for what looks at one child's record whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from throughcare.record.columns import Row
from throughcare.record.snapshot.folder import Snapshot


def lives(snapshot: Snapshot, kinds: Sequence[type[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """Each child's rows of these tables, in the order of their keys; rows that are about no child go with each.

    All of them are held at once: it is for one council's snapshot, not for a country's.
    """
    each: dict[str, list[Row]] = defaultdict(list)
    every: list[Row] = []
    for kind in kinds:
        for row in _rows(snapshot, kind):
            child = getattr(row, "child", None)
            (every if child is None else each[child]).append(row)
    for child in sorted(each):
        yield child, [*each[child], *every]


def _rows(snapshot: Snapshot, kind: Any) -> Iterator[Row]:
    import pyarrow.parquet as pq

    table = pq.read_table(snapshot.path_of(kind.table.name))
    names = [each.name for each in kind.table.columns if each.name in table.column_names]
    columns = [table.column(name).to_pylist() for name in names]
    for values in zip(*columns, strict=True):
        yield kind(**dict(zip(names, values, strict=True)))
