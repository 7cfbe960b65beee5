"""The page of what is kept: every table, every column, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from throughcare.record.columns import Table
from throughcare.reference.markdown import page, table

SOURCE = "source"


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """One column of a table in the database. `names` is the table it points to, if it does."""

    name: str
    type: str
    null: bool
    unique: bool
    choices: tuple[str, ...]
    words: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """One table in the database: what a row is, whom it is about, and what the database holds to be so."""

    app: str
    name: str
    table: str
    words: str
    about: str
    remembered: bool
    columns: tuple[KeptColumn, ...]
    rules: tuple[str, ...]


def dictionary_page(kept: Sequence[KeptTable], record: Sequence[Table], snapshot: Sequence[Table]) -> str:
    """The tables of the database by app, then the record that returns speak, then the snapshot that analysis speaks."""
    apps = dict.fromkeys(one.app for one in kept)
    versions = sum(one.remembered for one in kept)
    lines = [
        (
            f"{len(kept)} tables in the database, of which {versions} keep every version of every row (who wrote it, when it was "
            f"known, and why); {len(record)} tables of the record, which returns and imports speak; and {len(snapshot)} of a snapshot, which "
            "measures and analysts speak."
        ),
        "",
        (
            "In the database a period is `started_on` up to but not including `ended_on`, which is null while it lasts. "
            'A column named `…_on` is a London day, `…_at` a moment. "May be null" says that it may be unknown, or not so yet.'
        ),
        "",
        "## How they hang together",
        "",
        "Every fact also names its Source, which would hide the rest: those lines are left out.",
        "",
        *diagram(kept),
        "",
    ]
    for app in apps:
        lines += [f"## {app.capitalize()}", ""]
        for one in kept:
            if one.app == app:
                lines += _kept(one)
    lines += [
        "## The record",
        "",
        "What a return says, a row for each thing it says, before it becomes facts about children.",
        "",
    ]
    for named in record:
        lines += _record(named)
    lines += [
        "## A snapshot",
        "",
        (
            "What analysis speaks: a folder of Parquet files, one to a table, taken by `throughcare snapshot`. It holds no names, addresses "
            "or words. Times are UTC; every reader of Parquet can open it, Excel and Power BI among them."
        ),
        "",
    ]
    for named in snapshot:
        lines += _record(named)
    return page("Data dictionary", lines)


def diagram(kept: Sequence[KeptTable]) -> list[str]:
    """The tables and which names which, as a Mermaid diagram. That every fact names its source is left unsaid."""
    known = {one.name for one in kept}
    lines = ["```mermaid", "erDiagram"]
    for one in kept:
        for column in one.columns:
            if column.names in known and column.name != SOURCE:
                many = ("|o" if column.null else "||") + ("--o|" if column.unique else "--o{")
                lines.append(f'    {column.names} {many} {one.name} : "{column.name}"')
    return [*lines, "```"]


def _kept(one: KeptTable) -> Iterator[str]:
    yield f"### {one.name}"
    yield ""
    yield one.words
    yield ""
    yield f"Table `{one.table}`. Concerns {one.about}." + (" Every version is kept." if one.remembered else "")
    yield ""
    rows = ((f"`{column.name}`", _type(column), "may be null" if column.null else "", _meaning(column)) for column in one.columns)
    yield from table(("Column", "Type", "Null", "Meaning"), rows)
    if one.rules:
        yield f"The database holds that: {'; '.join(one.rules)}."
        yield ""


def _type(column: KeptColumn) -> str:
    return f"{column.type}, each once" if column.unique else column.type


def _meaning(column: KeptColumn) -> str:
    choices = f"one of: {', '.join(column.choices)}" if column.choices else ""
    return "; ".join(words for words in (column.words, choices) if words)


def _record(one: Table) -> Iterator[str]:
    yield f"### {one.name}"
    yield ""
    yield f"{one.description} Rows are told apart by {_listed(one.key)}."
    yield ""
    rows = (
        (f"`{column.name}`", column.type, column.description, column.null, column.unit, column.codes, column.ssd)
        for column in one.columns
    )
    yield from table(("Column", "Type", "Meaning", "Null", "Unit", "Codes", "Twin in the SSD"), rows)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
