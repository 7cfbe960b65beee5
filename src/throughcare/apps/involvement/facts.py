"""What allocations tell of."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.involvement.models import Allocation
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

_BEGAN = {
    Allocation.Part.SOCIAL_WORKER: Kind.WORKER_ALLOCATED,
    Allocation.Part.REVIEWING_OFFICER: Kind.REVIEWING_OFFICER_NAMED,
    Allocation.Part.PERSONAL_ADVISER: Kind.ADVISER_NAMED,
}


def of_allocation(row: Allocation) -> Iterator[Event]:
    """A named worker's part began, and for social workers ended."""
    began = _BEGAN.get(Allocation.Part(row.part))
    if began is None or row.worker_id is None:
        return
    known = london_day(row.known_at)
    yield Event(began, row.started_on, known, about=key_of(row))
    if row.ended_on and row.part == Allocation.Part.SOCIAL_WORKER:
        yield Event(Kind.WORKER_ENDED, row.ended_on, known, about=key_of(row))


TELLS: Tells = {Allocation: of_allocation}
CARRIES = frozenset({*_BEGAN.values(), Kind.WORKER_ENDED})
