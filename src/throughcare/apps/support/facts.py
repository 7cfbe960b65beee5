"""What support tells of: that a placement was known to be at risk."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.support.models import Support
from throughcare.core.happened import Tells, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_support(row: Support) -> Iterator[Event]:
    """Support for a placement at risk says that it is known to be so."""
    if row.purpose == Support.Purpose.PLACEMENT:
        yield Event(Kind.PLACEMENT_AT_RISK, row.asked_on, london_day(row.known_at))


TELLS: Tells = {Support: of_support}
CARRIES = frozenset({Kind.PLACEMENT_AT_RISK})
