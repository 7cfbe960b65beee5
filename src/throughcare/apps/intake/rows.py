"""Rows of a return kept as cells, and read back into rows."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.intake.held import Held, held_for
from throughcare.apps.intake.models import SourceRow
from throughcare.apps.intake.plan import Around, Judged, Outcome, Plan, Standing, plan_child
from throughcare.apps.intake.same_day import episodes_known_again, with_order_of
from throughcare.apps.people.models import Identifier, Person, Source
from throughcare.apps.workforce.models import Post, Worker
from throughcare.core.bulk import OneOf
from throughcare.record.care import Episode
from throughcare.record.columns import Row
from throughcare.returns.ssda903.build import cells_of
from throughcare.returns.ssda903.schema import BY_NAME, BY_ROW


@dataclass(frozen=True, slots=True)
class Came:
    """A row that came in: the mark of what it says, and the row itself once it is asked for."""

    digest: str
    row: Callable[[], Row]


Incoming = Mapping[str, Mapping[str, Came]]


def cells_by_heading(row: Row, *, year: int, born_on: date | None) -> dict[str, str]:
    """A row as the return writes it, by heading."""
    headings = BY_ROW[type(row)].headings
    return {heading.name: text for heading, text in zip(headings, cells_of(row, year=year, born_on=born_on), strict=True)}


def digest_of(cells: Mapping[str, str]) -> str:
    """A short mark of what a row says, to tell at a glance whether two say the same."""
    return hashlib.sha256("\x1f".join(f"{name}={text}" for name, text in sorted(cells.items())).encode()).hexdigest()


def row_of(table: str, key: str, cells: Mapping[str, str]) -> Row:
    """A kept row read back. It was read well when it was kept, so it reads well now."""
    this = BY_NAME[table]
    values = {
        each.fills: each.cell.read(text) if (text := cells.get(each.name)) else None for each in this.headings if each.fills
    }
    if this.row is Episode:
        values["order"] = int(key.rpartition("|")[2])
    return this.row(**values)


def around(year: int, tables: Iterable[str]) -> Around:
    """What every child of an import has in common."""
    practice = frozenset(Source.objects.filter(kind=Source.Kind.PRACTICE).values_list("pk", flat=True))
    return Around(year, frozenset(tables), workers_by_registration(), practice)


def workers_by_registration() -> dict[str, tuple[Any, Any]]:
    """Each registered worker and the team of their latest post."""
    teams = dict(Post.objects.order_by("started_on").values_list("worker_id", "team_id"))
    known = Worker.objects.exclude(registration="").values_list("registration", "pk")
    return {registration.upper(): (worker, teams.get(worker)) for registration, worker in known}


def plan_children(incoming: Incoming, around: Around, *, fresh: bool = False) -> tuple[dict[str, Plan], dict[str, Person]]:
    """Plan some children at once. Also returns the persons here who bear their numbers.

    `fresh` rows come straight from a file: their episodes are known again among those that stand (see `Plan.known_as`).
    """
    persons = persons_with_numbers(list(incoming))
    alike = _said_the_same(incoming, persons, around)
    to_lay = {person.pk: person for about, person in persons.items() if about not in alike}
    standing = standing_of(list(to_lay))
    held = held_for(to_lay)
    plans = {}
    for about, rows in incoming.items():
        person = persons.get(about)
        if about in alike:
            plans[about] = Plan({key: Judged(Outcome.UNCHANGED) for key in rows})
            continue
        read = {key: each.row() for key, each in rows.items()}
        stood = standing[person.pk] if person else []
        known_as = episodes_known_again(read, [(each.key, each.row) for each in stood]) if fresh and stood else {}
        if known_as:
            read = {known_as.get(key, key): with_order_of(known_as.get(key, key), row) for key, row in read.items()}
        plans[about] = plan_child(read, stood, held[person.pk] if person else Held(), around)
        plans[about].known_as = known_as
    return plans, persons


def _said_the_same(incoming: Incoming, persons: Mapping[str, Person], around: Around) -> set[str]:
    """Numbers of which the last return of this year said exactly the same, row for row: nothing need be laid side by side."""
    said: dict[UUID | None, set[tuple[str, str]]] = defaultdict(set)
    those = [person.pk for person in persons.values()]
    rows = SourceRow.objects.filter(OneOf("child_id", those), stands=True, batch__year=around.year, table__in=around.tables)
    for child, key, digest in rows.values_list("child_id", "key", "digest"):
        said[child].add((key, digest))
    return {
        about
        for about, person in persons.items()
        if said[person.pk] and said[person.pk] == {(key, each.digest) for key, each in incoming[about].items()}
    }


def persons_with_numbers(numbers: Sequence[str]) -> dict[str, Person]:
    """The persons here who bear these numbers in returns, as far as whoever acts may see them."""
    found = Identifier.objects.filter(OneOf("value", numbers), kind=Identifier.Kind.RETURN, ended_on=None)
    return {each.value: each.child for each in found.select_related("child")}


def standing_of(children: Sequence[UUID]) -> dict[UUID, list[Standing]]:
    """What returns now say of these children, row by row."""
    found: dict[UUID, list[Standing]] = defaultdict(list)
    rows = SourceRow.objects.filter(OneOf("child_id", children), stands=True).values_list(
        "child_id", "table", "key", "cells", "batch__year"
    )
    for child, table, key, cells, year in rows:
        if child is not None:
            found[child].append(Standing(key, year, row_of(table, key, cells)))
    return found
