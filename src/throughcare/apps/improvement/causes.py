"""Why a child stands otherwise in a figure of a past day than was known then: which facts were written down, changed or taken away since.

The rows that a figure reads are compared between two snapshots, as far as they tell of the day or before. Whatever was recorded between them
with a day on which those rows differ is the cause: a visit of 3 May, written down on 20 June.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import duckdb
from django.db.models import Model, Q

from throughcare.apps.booking.models import Booking
from throughcare.apps.duties.carried import TELLS
from throughcare.apps.extract.kept import BESIDE
from throughcare.apps.people.models import Covered, Person
from throughcare.core.happened import london_day
from throughcare.core.history import TAKEN_AWAY, end_of, versions
from throughcare.record.columns import Table
from throughcare.record.snapshot.folder import Snapshot
from throughcare.record.snapshot.tables import BY_NAME
from throughcare.statute.duties import BY_KEY as DUTIES

_READS = re.compile(r'(?:FROM|JOIN)\s+"(\w+)"')
_LITERAL = re.compile(r"'([A-Z]{2}-\w+)'")
OWED = "owed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of a fact: of what it is, the days it tells of, how it came (added, changed, taken away), when, and by whom."""

    child: UUID
    what: str
    days: frozenset[date]
    how: str
    recorded_at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class Differs:
    """A row that differs: whose, the days it differs by, and of what was owed which duty."""

    child: UUID
    duty: str | None
    days: set[date]


class Compared:
    """Two snapshots, of which the second knows more, as far as each tells of a day or before, and of these children."""

    def __init__(self, then: Snapshot, now: Snapshot, day: date, children: Collection[UUID]) -> None:
        self.then, self.now, self.day = then, now, day
        self._children = [str(child) for child in children]
        self._differs: dict[str, list[Differs]] = {}

    def days(self, sql: str, children: Collection[UUID]) -> dict[UUID, set[date]]:
        """For each of these children, the days on which the rows that a statement reads differ."""
        found: dict[UUID, set[date]] = defaultdict(set)
        duties = set(_LITERAL.findall(sql)) & DUTIES.keys()
        for name in set(_READS.findall(sql)) & BY_NAME.keys():
            for each in self._differing(BY_NAME[name]):
                if each.child in children and (name != OWED or not duties or each.duty in duties):
                    found[each.child] |= each.days
        return found

    def _differing(self, table: Table) -> list[Differs]:
        """The rows of a table that differ between the two. Read once, whichever figures ask after them."""
        if table.name not in self._differs:
            columns = [each.name for each in table.columns]
            before, after = (self._rows(each, table) if "child" in columns else {} for each in (self.then, self.now))
            self._differs[table.name] = [
                Differs(
                    UUID(str(key[0])), (before.get(key) or after[key]).get("duty"), _differing(before.get(key), after.get(key))
                )
                for key in before.keys() | after.keys()
                if before.get(key) != after.get(key)
            ]
        return self._differs[table.name]

    def _rows(self, snapshot: Snapshot, table: Table) -> dict[tuple[Any, ...], dict[str, Any]]:
        columns = [each.name for each in table.columns]
        path = str(snapshot.path_of(table.name)).replace("'", "''")
        with duckdb.connect(":memory:") as connection:
            # Times come as numbers since 1970, so that no library for time zones is needed.
            listed = ", ".join(
                f'epoch("{each.name}") AS "{each.name}"' if each.type.startswith("datetime") else f'"{each.name}"'
                for each in table.columns
            )
            sql = f"SELECT {listed} FROM read_parquet('{path}') WHERE child IN (SELECT unnest($1))"
            rows = connection.execute(sql, [self._children]).fetchall()
        timed = {each.name for each in table.columns if each.type.startswith("datetime")}
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for values in rows:
            row = self._known_by_the_day(dict(zip(columns, values, strict=True)), timed)
            if row is not None:
                found[(row["child"], *(row[name] for name in table.key if name != "child"))] = row
        return found

    def _known_by_the_day(self, row: dict[str, Any], timed: set[str]) -> dict[str, Any] | None:
        """A row with what lies after the day left out; None of one that begins after it."""
        for name in timed:
            if row[name] is not None:
                row[name] = london_day(datetime.fromtimestamp(row[name], tz=end_of(self.day).tzinfo))
        dated = [name for name, value in row.items() if isinstance(value, date)]
        if dated and row[dated[0]] > self.day:
            return None
        return row | {name: None for name in dated if row[name] > self.day}


def _differing(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> set[date]:
    """The days two forms of a row differ by; where they differ by something that is no day, the first day the row tells of."""
    if before == after:
        return set()
    rows = [row for row in (before, after) if row is not None]
    if len(rows) == 2:
        changed = [name for name in rows[0] if rows[0][name] != rows[1][name]]
        if days := {row[name] for row in rows for name in changed if isinstance(row[name], date)}:
            return days
        return {next(value for value in row.values() if isinstance(value, date)) for row in rows}
    return {value for value in rows[0].values() if isinstance(value, date)}


def entries(children: Collection[UUID], since: date, until: date) -> dict[UUID, list[Entry]]:
    """What was recorded of these children after the end of one day and by the end of another, the earliest first."""
    found: dict[UUID, list[Entry]] = defaultdict(list)
    models: list[type[Model]] = [Person, Covered, *TELLS, Booking, *BESIDE]
    for model in dict.fromkeys(models):
        for entry in _of(model, list(children), since, until):
            found[entry.child].append(entry)
    return {child: sorted(every, key=lambda entry: (entry.recorded_at, entry.what)) for child, every in found.items()}


def _of(model: type[Model], children: list[UUID], since: date, until: date) -> Iterator[Entry]:
    column = "pgh_obj_id" if model is Person else "child_id"
    lately = Q(pgh_label=TAKEN_AWAY, pgh_created_at__gte=end_of(since), pgh_created_at__lt=end_of(until)) | Q(
        ~Q(pgh_label=TAKEN_AWAY), known_at__gte=end_of(since), known_at__lt=end_of(until)
    )
    rows = versions(model).filter(lately, **{f"{column}__in": children}).select_related("pgh_context")
    told = [field.attname for field in model._meta.concrete_fields if field.attname != "known_at"]
    for row in rows:
        context = row.pgh_context.metadata if row.pgh_context else {}
        yield Entry(
            child=getattr(row, column),
            what=str(model._meta.verbose_name),
            days=frozenset(_days(getattr(row, name) for name in told)),
            how=row.pgh_label,
            recorded_at=row.pgh_created_at if row.pgh_label == TAKEN_AWAY else row.known_at,
            by=UUID(context["by"]) if context.get("by") else None,
        )


def _days(values: Iterable[Any]) -> Iterator[date]:
    for value in values:
        if isinstance(value, datetime):
            yield london_day(value)
        elif isinstance(value, date):
            yield value


def causes_of(every: Iterable[Entry], days: set[date]) -> list[tuple[Entry, date]]:
    """Those of a child's entries that tell of one of these days, each with the earliest such day."""
    return [(entry, min(entry.days & days)) for entry in every if entry.days & days]
