"""Which sources tell of a child, as the law's reckoning wants it: what each can carry, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from throughcare.apps.people.models import Covered, Source
from throughcare.statute.history import Cover
from throughcare.statute.kinds import Kind


def covered(children: Sequence[UUID]) -> QuerySet[Covered]:
    """Each child's cover by each source, with the source, the earliest first."""
    return Covered.objects.filter(child_id__in=children).select_related("source").order_by("first_on")


def covers_of(rows: Iterable[Covered]) -> dict[UUID, list[Cover]]:
    """For each child, what its sources can carry. A kind a source names that the law no longer knows is an error."""
    found: dict[UUID, list[Cover]] = defaultdict(list)
    for each in rows:
        found[each.child_id].append(
            Cover(
                kinds=frozenset(Kind(slug) for slug in each.source.carries),  # type: ignore[call-arg]  # looked up by its value
                first=each.first_on,
                last=each.last_on,
                source=each.source.name,
                known_on=None,
            )
        )
    return found


def judged_on(covers: Sequence[Cover]) -> date | None:
    """The day a child known only from returns is looked at as at: the last any of them tells of. None while one goes on."""
    if not covers or any(cover.last is None for cover in covers):
        return None
    return max(cover.last for cover in covers if cover.last is not None)


def practice() -> Source | None:
    """The source that is practice recorded here; None before the first day of it."""
    return Source.objects.filter(kind=Source.Kind.PRACTICE).first()
