"""Which sources tell of a child, as the law's reckoning wants it: what each can carry, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from throughcare.apps.people.models import Covered, Source
from throughcare.core.bulk import OneOf
from throughcare.core.history import as_known_on
from throughcare.core.words import plain_date
from throughcare.statute.history import Cover
from throughcare.statute.kinds import Kind


def covered(children: Sequence[UUID]) -> QuerySet[Covered]:
    """Each child's cover by each source, with the source, the earliest first."""
    return Covered.objects.filter(OneOf("child_id", children)).select_related("source").order_by("first_on")


def covered_as_known(children: Sequence[UUID], known_on: date) -> list[Any]:
    """The same as it was known at the end of a past day: versions, each with its source."""
    rows = as_known_on(Covered, known_on, Q(child_id__in=children))
    sources = Source.objects.in_bulk({row.source_id for row in rows})
    for row in rows:
        row.source = sources[row.source_id]
    return sorted(rows, key=lambda row: row.first_on)


def covers_of(rows: Iterable[Any]) -> dict[UUID, list[Cover]]:
    """For each child, what its sources can carry. A kind a source names that the law no longer knows is an error."""
    found: dict[UUID, list[Cover]] = defaultdict(list)
    for each in rows:
        for first, carries in _by_first_day(each.source, each.first_on):
            found[each.child_id].append(_cover(carries, first, each.last_on, each.source.name))
    return found


def _by_first_day(source: Source, first_on: date) -> list[tuple[date, tuple[str, ...]]]:
    """What a source carries, by the day from which it does: a kind that could be recorded only later, from that later day."""
    if not source.carries_since:
        return [(first_on, tuple(source.carries))]
    by_day: dict[date, list[str]] = defaultdict(list)
    for slug in source.carries:
        since = source.carries_since.get(slug)
        by_day[max(first_on, date.fromisoformat(since)) if since else first_on].append(slug)
    return [(day, tuple(carries)) for day, carries in sorted(by_day.items())]


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


def stands_at(child: UUID, today: date) -> str:
    """On what day a record stands that only returns tell of, and why, as a sentence; nothing of a record that stands at today."""
    covers = covers_of(covered([child])).get(child, [])
    day = judged_on(covers)
    if day is None or day >= today:
        return ""
    return f"As the record stood on {plain_date(day)}, {told_to_its_end(cover.source for cover in covers)}"


def told_to_its_end(sources: Iterable[str]) -> str:
    """Why a child known only from returns stands at a day that is not today: the words after "as it stood on 31 March 2018"."""
    return f"the end of what {' and '.join(sorted(set(sources)))} tells"


def practice() -> Source | None:
    """The source that is practice recorded here; None before the first day of it."""
    return Source.objects.filter(kind=Source.Kind.PRACTICE).first()
