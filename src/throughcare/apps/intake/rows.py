"""Rows of a return kept as cells, and read back into rows."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.intake.held import held_for
from throughcare.apps.intake.models import SourceRow
from throughcare.apps.intake.plan import Around, Held, Plan, Standing, plan_child
from throughcare.apps.people.models import Identifier, Person, Source
from throughcare.apps.workforce.models import Post, Worker
from throughcare.record.care import Episode
from throughcare.record.columns import Row
from throughcare.returns.outcome import SetAside
from throughcare.returns.ssda903.build import cells_of
from throughcare.returns.ssda903.read import reread
from throughcare.returns.ssda903.schema import BY_ROW, LAST_YEAR

Incoming = Mapping[str, Mapping[str, Row]]


def cells_by_heading(row: Row, *, year: int, born_on: date | None) -> dict[str, str]:
    """A row as the return writes it, by heading."""
    headings = BY_ROW[type(row)].headings
    return {heading.name: text for heading, text in zip(headings, cells_of(row, year=year, born_on=born_on), strict=True)}


def digest_of(cells: Mapping[str, str]) -> str:
    """A short mark of what a row says, to tell at a glance whether two say the same."""
    return hashlib.sha256("\x1f".join(f"{name}={text}" for name, text in sorted(cells.items())).encode()).hexdigest()


def row_of(table: str, key: str, cells: Mapping[str, str]) -> Row:
    """A kept row read back. It was read well when it was kept, so it reads well now."""
    read = reread(table, cells, year=LAST_YEAR)
    if isinstance(read, SetAside):
        raise ValueError(f"A {table} row that is kept cannot be read: {read.reason}")
    if isinstance(read.row, Episode):
        return replace(read.row, order=int(key.rpartition("|")[2]))
    return read.row


def around(year: int, tables: Iterable[str]) -> Around:
    """What every child of an import has in common."""
    practice = frozenset(Source.objects.filter(kind=Source.Kind.PRACTICE).values_list("pk", flat=True))
    return Around(year, frozenset(tables), workers_by_registration(), practice)


def workers_by_registration() -> dict[str, tuple[Any, Any]]:
    """Each registered worker and the team of their latest post."""
    teams = dict(Post.objects.order_by("started_on").values_list("worker_id", "team_id"))
    known = Worker.objects.exclude(registration="").values_list("registration", "pk")
    return {registration.upper(): (worker, teams.get(worker)) for registration, worker in known}


def plan_children(incoming: Incoming, around: Around) -> tuple[dict[str, Plan], dict[str, Person]]:
    """Plan some children at once. Also returns the persons here who bear their numbers."""
    persons = persons_with_numbers(list(incoming))
    standing = standing_of([person.pk for person in persons.values()])
    held = held_for({person.pk: person for person in persons.values()})
    plans = {}
    for about, rows in incoming.items():
        person = persons.get(about)
        known = held[person.pk] if person else Held()
        plans[about] = plan_child(rows, standing[person.pk] if person else (), known, around)
    return plans, persons


def persons_with_numbers(numbers: Sequence[str]) -> dict[str, Person]:
    """The persons here who bear these numbers in returns, as far as whoever acts may see them."""
    found = Identifier.objects.filter(kind=Identifier.Kind.RETURN, value__in=list(numbers), ended_on=None)
    return {each.value: each.child for each in found.select_related("child")}


def standing_of(children: Sequence[UUID]) -> dict[UUID, list[Standing]]:
    """What returns now say of these children, row by row."""
    found: dict[UUID, list[Standing]] = defaultdict(list)
    rows = SourceRow.objects.filter(stands=True, child_id__in=list(children)).values_list(
        "child_id", "table", "key", "cells", "batch__year"
    )
    for child, table, key, cells, year in rows:
        if child is not None:
            found[child].append(Standing(key, year, row_of(table, key, cells)))
    return found
