"""What allocations tell of."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.involvement.models import Allocation, Closing
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

_BEGAN = {
    Allocation.Part.SOCIAL_WORKER: Kind.WORKER_ALLOCATED,
    Allocation.Part.REVIEWING_OFFICER: Kind.REVIEWING_OFFICER_NAMED,
    Allocation.Part.PERSONAL_ADVISER: Kind.ADVISER_NAMED,
}


def of_allocation(row: Allocation) -> Iterator[Event]:
    """A named worker's part began, and for social workers ended; or a team has a child, and nobody in it is named yet."""
    began, known = _BEGAN.get(Allocation.Part(row.part)), london_day(row.known_at)
    if row.worker_id is None and row.part == Allocation.Part.SOCIAL_WORKER:
        yield Event(Kind.ACCEPTED_BY_TEAM, row.started_on, known, about=key_of(row))
    if began is None or row.worker_id is None:
        return
    yield Event(began, row.started_on, known, about=key_of(row))
    if row.ended_on and row.part == Allocation.Part.SOCIAL_WORKER:
        yield Event(Kind.WORKER_ENDED, row.ended_on, known, about=key_of(row))


def of_closing(row: Closing) -> Iterator[Event]:
    """Nobody answers for the child here any more."""
    yield Event(Kind.CLOSED, row.closed_on, london_day(row.known_at))


TELLS: Tells = {Allocation: of_allocation, Closing: of_closing}
CARRIES = frozenset({*_BEGAN.values(), Kind.WORKER_ENDED, Kind.ACCEPTED_BY_TEAM, Kind.CLOSED})
