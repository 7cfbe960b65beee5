"""Which sources tell of a child, as the law's reckoning wants it: what each can carry, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from throughcare.apps.people.models import Covered, Source
from throughcare.core.bulk import OneOf
from throughcare.statute.history import Cover
from throughcare.statute.kinds import Kind


def covered(children: Sequence[UUID]) -> QuerySet[Covered]:
    """Each child's cover by each source, with the source, the earliest first."""
    return Covered.objects.filter(OneOf("child_id", children)).select_related("source").order_by("first_on")


def covers_of(rows: Iterable[Covered]) -> dict[UUID, list[Cover]]:
    """For each child, what its sources can carry. A kind a source names that the law no longer knows is an error."""
    found: dict[UUID, list[Cover]] = defaultdict(list)
    for each in rows:
        found[each.child_id].append(_cover(tuple(each.source.carries), each.first_on, each.last_on, each.source.name))
    return found


@lru_cache(maxsize=1_000)
def _cover(carries: tuple[str, ...], first: date, last: date | None, name: str) -> Cover:
    """What a source can carry between two days: the same for the thousands of children of one return."""
    kinds = frozenset(Kind(slug) for slug in carries)  # type: ignore[call-arg]  # looked up by its value
    return Cover(kinds=kinds, first=first, last=last, source=name, known_on=None)


def judged_on(covers: Sequence[Cover]) -> date | None:
    """The day a child known only from returns is looked at as at: the last any of them tells of. None while one goes on."""
    if not covers or any(cover.last is None for cover in covers):
        return None
    return max(cover.last for cover in covers if cover.last is not None)


def practice() -> Source | None:
    """The source that is practice recorded here; None before the first day of it."""
    return Source.objects.filter(kind=Source.Kind.PRACTICE).first()
