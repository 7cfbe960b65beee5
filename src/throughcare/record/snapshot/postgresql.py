"""The tables of a snapshot as PostgreSQL keeps them: the same names, the same columns, the same types."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.record.columns import Table

POSTGRESQL_TYPES = {"str": "text", "int": "bigint", "bool": "boolean", "date": "date", "datetime": "timestamptz"}


def columns_of(table: Table) -> str:
    """A table's columns as they are said when it is made."""
    return ", ".join(
        f'"{each.name}" {POSTGRESQL_TYPES[each.type.removesuffix(" | None")]}{" NOT NULL" if each.null == "never null" else ""}'
        for each in table.columns
    )


def is_about_children(table: Table) -> bool:
    """Whether a row of a table may be about a child: it says whom, and where it says nobody it is about none."""
    return any(each.name == "child" for each in table.columns)


def explained(table: Table) -> Iterator[tuple[str, str]]:
    """What each column holds, what its being empty means, and its unit, in a sentence or two."""
    for each in table.columns:
        unit = f" ({each.unit})" if each.unit else ""
        null = f" Null: {each.null}." if each.null != "never null" else ""
        yield each.name, f"{each.description}{unit}.{null}"
