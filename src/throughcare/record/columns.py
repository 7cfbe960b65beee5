"""How a table of the record, and each of its columns, says what it means."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform


class Row:
    """One row of the record: one fact about one child."""

    __slots__ = ()
    table: ClassVar[Table]


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds, in words a practitioner would accept."""

    name: str
    type: str
    description: str
    null: str
    unit: str
    codes: str
    ssd: str
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record: what a row is, what tells two rows apart, and its columns."""

    name: str
    row: type[Row]
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def key_of(self, row: Row) -> tuple[object, ...]:
        """What tells this row from every other of its table."""
        return tuple(getattr(row, name) for name in self.key)


def column(
    description: str,
    *,
    null: str = "never null",
    unit: str = "",
    codes: str = "",
    ssd: str = "",
    default: Any = MISSING,
) -> Any:
    """A column of a row: what it means, what null means, its unit, its code set, and its twin in the SSD."""
    words = {"description": description, "null": null, "unit": unit, "codes": codes, "ssd": ssd}
    return dataclasses.field(default=default, metadata=words)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(column,))
def table(name: str, *, key: tuple[str, ...]) -> Callable[[type[R]], type[R]]:
    """Make a class a table of the record. `key` names the columns that tell one row from another."""

    def declare(cls: type[R]) -> type[R]:
        row = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        row.table = Table(name=name, row=row, description=_first_line(cls), key=key, columns=_columns_of(row))
        return row

    return declare


def _columns_of(row: type[Row]) -> tuple[Column, ...]:
    return tuple(
        Column(name=each.name, type=str(each.type), required=each.default is MISSING, **each.metadata)
        for each in dataclasses.fields(row)  # type: ignore[arg-type]  # every Row is made a dataclass just above
    )


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").strip().splitlines()[0]
