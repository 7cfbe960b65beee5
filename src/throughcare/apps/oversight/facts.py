"""What meetings and supervision tell of."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.oversight.models import Meeting, Supervision
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

_OF = {
    Meeting.Kind.STRATEGY: Kind.STRATEGY_DISCUSSED,
    Meeting.Kind.STABILITY: Kind.STABILITY_MEETING_HELD,
    Meeting.Kind.DISRUPTION: Kind.DISRUPTION_MEETING_HELD,
}


def of_meeting(row: Meeting) -> Iterator[Event]:
    """A strategy discussion was held, at its hour; or a stability or disruption meeting, about its placement."""
    kind = _OF.get(Meeting.Kind(row.kind))
    if kind is not None:
        about = str(row.placement_id) if row.placement_id else key_of(row)
        yield Event(kind, london_day(row.held_at), london_day(row.known_at), at=row.held_at, about=about)


def of_supervision(row: Supervision) -> Iterator[Event]:
    """The child was discussed in supervision."""
    yield Event(Kind.CHILD_SUPERVISED, row.held_on, london_day(row.known_at), about=key_of(row))


TELLS: Tells = {Meeting: of_meeting, Supervision: of_supervision}
CARRIES = frozenset({*_OF.values(), Kind.CHILD_SUPERVISED})
