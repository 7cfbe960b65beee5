"""What a booking is for, as the law names it: so that a booking stands beside the duties it would meet, and knows when it happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from throughcare.apps.booking.models import Booking
from throughcare.statute.duty import Duty, happenings
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

What = Booking.What

MEANS: Mapping[What, Kind] = {
    What.VISIT: Kind.VISITED,
    What.REVIEW: Kind.REVIEW_HELD,
    What.HEALTH: Kind.HEALTH_ASSESSED,
    What.DENTAL: Kind.DENTAL_CHECKED,
    What.EDUCATION: Kind.EDUCATION_PLAN_HELD,
    What.INTERVIEW: Kind.RETURN_INTERVIEW_HELD,
    What.STRATEGY: Kind.STRATEGY_DISCUSSED,
    What.STABILITY: Kind.STABILITY_MEETING_HELD,
    What.PERMANENCE: Kind.PERMANENCE_MEETING_HELD,
}
"""What happens when a booking is kept. Another meeting means nothing to the law."""

_OF_KIND = {kind: what for what, kind in MEANS.items()}


@cache
def booked_for(duty: Duty) -> What | None:
    """What would be booked to meet a duty; None for those that are not met by meeting anybody."""
    found = (_OF_KIND.get(each.kind) for each in happenings(duty.met_by))
    return next((what for what in found if what is not None), None)


def held(events: Iterable[Event]) -> Iterable[tuple[What, Event]]:
    """Of what happened, that which might have been booked."""
    for event in events:
        if what := _OF_KIND.get(event.kind):
            yield what, event
