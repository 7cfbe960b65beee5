"""What looked-after reviews tell of."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.reviews.models import Review
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_review(row: Review) -> Iterator[Event]:
    """A review was held; and how the child took part was recorded, if it was."""
    known, about = london_day(row.known_at), key_of(row)
    yield Event(Kind.REVIEW_HELD, row.held_on, known, about=about, facts=MappingProxyType({"participation": row.participation}))
    if row.participation:
        yield Event(Kind.PARTICIPATION_RECORDED, row.held_on, known, about=about)


TELLS: Tells = {Review: of_review}
CARRIES = frozenset({Kind.REVIEW_HELD, Kind.PARTICIPATION_RECORDED})
