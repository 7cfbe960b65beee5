"""What bookings tell the law: that a review is to be held, and on what day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from throughcare.apps.booking.models import Booking
from throughcare.apps.booking.pairing import kept
from throughcare.core.happened import key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def coming(bookings: Iterable[Booking], events: Iterable[Event]) -> Iterator[Event]:
    """That a review is booked, for each booking of one that none has come of: a review that was held tells of its own day."""
    reviews = {key_of(row): row for row in bookings if row.what == Booking.What.REVIEW and row.cancelled_at is None}
    if not reviews:
        return
    days = {key: london_day(row.booked_at) for key, row in reviews.items()}
    came = kept(days, {event.on for event in events if event.kind is Kind.REVIEW_HELD})
    for key, row in reviews.items():
        if key not in came:
            yield Event(Kind.REVIEW_BOOKED, days[key], london_day(row.known_at), about=key)
