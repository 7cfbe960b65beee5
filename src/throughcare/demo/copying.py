"""Writing a great many versions of facts at once, so that the tables and their histories hold what practice would have left there.

A table under row-level security takes no COPY, so rows go by COPY into a passing table and from there, in one statement each, into the
table (as each fact now stands) and into its history (every version, with when it was known, who wrote it and why). The triggers that
keep history are told to stand aside meanwhile, for they know only one writer and one reason to a transaction; every other trigger and
every constraint holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.utils import CursorWrapper

from throughcare.core.history import ADDED, CHANGED
from throughcare.demo.facts import ORDER, Fact, Version

Row = tuple[Any, ...]
HISTORY = {"added_insert", "changed_update", "taken_away_delete"}


@dataclass(frozen=True, slots=True)
class Table:
    """Where one kind of fact is kept: its columns, and how to read a row's values off a fact."""

    name: str
    history: str
    columns: tuple[str, ...]
    values: Callable[[Fact], Row]
    own: int
    """How many of the columns come from the fact; the rest, in order, are the constants, then when it was known."""
    constants: Row

    @property
    def passing(self) -> str:
        """The passing table."""
        return f"passing_{self.name}"


@cache
def table_of(name: str, source: UUID) -> Table:
    """The table for a kind of fact: the model of the same name."""
    kind = next(kind for kind in ORDER if kind.__name__ == name)
    model = next(model for model in apps.get_models() if model.__name__ == name and "throughcare" in model.__module__)
    given = {each.name for each in fields(kind)}
    columns = [field for field in model._meta.concrete_fields if field.attname in given]
    left = [field for field in model._meta.concrete_fields if field.attname not in given and field.attname != "known_at"]
    settled = [field for field in left if field.attname == "source_id" or field.db_default is models.NOT_PROVIDED]
    if len(columns) != len(given):
        raise LookupError(f"{name} has columns that its table lacks: {given - {field.attname for field in columns}}")
    history: Any = model._meta.get_field("events").related_model
    return Table(
        name=model._meta.db_table,
        history=history._meta.db_table,
        columns=(*(str(field.column) for field in (*columns, *settled)), "known_at"),
        values=attrgetter(*(field.attname for field in columns)),
        own=len(columns),
        constants=tuple(source if field.attname == "source_id" else field.get_default() for field in settled),
    )


def prepare(cursor: CursorWrapper, table: Table) -> None:
    """Make the passing table, gone when the transaction ends."""
    cursor.execute(
        f"CREATE TEMP TABLE IF NOT EXISTS {table.passing} ON COMMIT DROP AS SELECT {', '.join(table.columns)}, "
        f"''::text AS label, NULL::uuid AS context, false AS standing FROM {table.name} WITH NO DATA"
    )


def write(cursor: CursorWrapper, table: Table, versions: Sequence[tuple[Version, UUID, bool, bool]]) -> None:
    """Write versions of one kind of fact: each with its context, whether it is the first, and whether it is how the fact stands."""
    own, columns = table.columns, ", ".join(table.columns)
    with cursor.copy(f"COPY {table.passing} ({columns}, label, context, standing) FROM STDIN") as copy:
        for version, context, first, standing in versions:
            values = table.values(version.fact)
            copy.write_row((*values, *table.constants, version.known_at, ADDED if first else CHANGED, context, standing))
    cursor.execute(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {table.passing} WHERE standing")
    cursor.execute(
        f"INSERT INTO {table.history} ({columns}, pgh_obj_id, pgh_created_at, pgh_label, pgh_context_id) "
        f"SELECT {columns}, {own[0]}, known_at, label, context FROM {table.passing} ORDER BY known_at"
    )
    cursor.execute(f"TRUNCATE {table.passing}")


def with_places(versions: Iterable[Version]) -> list[tuple[Version, bool, bool]]:
    """Each version with whether it is the first of its fact, and whether the last."""
    ordered = list(versions)
    last = {version.fact.id: at for at, version in enumerate(ordered)}
    seen: set[UUID] = set()
    found = []
    for at, version in enumerate(ordered):
        found.append((version, version.fact.id not in seen, last[version.fact.id] == at))
        seen.add(version.fact.id)
    return found


@cache
def histories_stand_aside() -> str:
    """What pgtrigger is to be told so that the triggers that keep history rest for a transaction, as it writes it: {table:trigger,…}."""
    import pgtrigger

    resting = []
    for model, trigger in pgtrigger.registered():
        if trigger.name in HISTORY:
            resting += [trigger.get_pgid(model), f"{model._meta.db_table}:{trigger.get_pgid(model)}"]
    return "{" + ",".join(resting) + "}"
