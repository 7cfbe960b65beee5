"""The record kept here as rows of a snapshot: as it is known now, or as it was known at the end of a past day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import Model, Q

from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.facts import said
from throughcare.apps.extract.numbers import shared_numbers
from throughcare.apps.extract.told import PARTS, rows_about
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Team
from throughcare.core import bulk
from throughcare.core.acting import acting_as
from throughcare.core.bulk import OneOf
from throughcare.core.history import as_known_on, versions
from throughcare.record.columns import Row
from throughcare.record.snapshot.work import Team as TeamRow

BESIDE: tuple[type[Model], ...] = tuple(model for part in PARTS for model in part.MODELS)
"""What is told besides what the law counts from."""
CHILDREN_AT_ONCE = 500
also: list[Callable[[date | None], Iterable[Row]]] = []
"""What other apps tell that is about no child: each gives its rows as known now, or at the end of a past day."""


class Known(NamedTuple):
    """A person as they were known on a day."""

    pk: UUID
    born_on: date | None
    expected_on: date | None
    died_on: date | None
    sex: str
    ethnicity: str


def everything(known_on: date | None = None) -> Iterator[Row]:
    """Every row, child by child in the order of their keys; whoever acts, Throughcare itself reads, so that all are counted."""
    sets = Sets()
    with acting_as(ITSELF):
        children = children_told_of(known_on)
        for first in range(0, len(children), CHILDREN_AT_ONCE):
            yield from about(people(children[first : first + CHILDREN_AT_ONCE], known_on), sets, known_on)
        yield from sets.rows()
        for told in also:
            yield from told(known_on)
        for team in Team.objects.order_by("pk"):
            yield TeamRow(team=str(team.pk), name=team.name, kind=team.kind, within=said(str(team.above_id or "")))


def children_told_of(known_on: date | None = None) -> list[UUID]:
    """Every child a source tells of, or has told of, in the order of their keys."""
    told = Covered.objects.all() if known_on is None else versions(Covered)
    return sorted(told.order_by().values_list("child_id", flat=True).distinct())


def about(known: Sequence[Known], sets: Sets, known_on: date | None = None) -> Iterator[Row]:
    """Every row about these children."""
    found = reckoned(cast(Sequence[Person], known), known_on=known_on, also=BESIDE)
    # Whether somebody else has a number is known as at now: of a past day nobody could mend it any more.
    shared = shared_numbers(row for what in found.values() for row in what.facts) if known_on is None else frozenset()
    for person in known:
        what = found[person.pk]
        yield from rows_about(str(person.pk), person, what.facts, what.owed, shared=shared)
        yield from sets.covers_of(str(person.pk), what.history.covers)


def people(children: Sequence[UUID], known_on: date | None = None) -> list[Known]:
    """These children as they are known now, or were known at the end of a day; whoever was not known then is left out."""
    if known_on is not None:
        versions = as_known_on(Person, known_on, Q(pgh_obj_id__in=children))
        return sorted(_known(row.pgh_obj_id, row) for row in versions)
    current = bulk.plain(Person.objects.filter(OneOf("id", children)).order_by("pk"))
    return [_known(row.pk, row) for row in current]


def _known(key: UUID, row: Any) -> Known:
    return Known(key, row.born_on, row.expected_on, row.died_on, row.sex, row.ethnicity)
