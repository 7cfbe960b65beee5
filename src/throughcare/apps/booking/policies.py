"""What may be booked, moved and called off. Each raises MayNot with the reason a person will read."""

from __future__ import annotations

from datetime import datetime, timedelta

from throughcare.apps.booking.models import Booking
from throughcare.apps.workforce.policies import MayNot

FURTHEST = timedelta(days=400)
SHORTEST_REASON = 5


def check_is_to_come(at: datetime, *, now: datetime) -> None:
    """What is booked is still to come. What has happened is recorded instead."""
    if at <= now:
        raise MayNot("That moment is past. If it has happened, record it; if not, choose one to come.")
    if at > now + FURTHEST:
        raise MayNot("That is more than a year ahead. Check the year.")


def check_stands(booking: Booking) -> None:
    """What happened or was called off stays as it is."""
    if booking.happened_on is not None:
        raise MayNot("This has happened, and is on the record.")
    if booking.cancelled_at is not None:
        raise MayNot("This was called off already. Book it again.")


def check_moves(booking: Booking, *, at: datetime, place: str, coming: str) -> None:
    """Something of it changes."""
    if (booking.booked_at, booking.place, booking.coming) == (at, place, coming):
        raise MayNot("Nothing is changed. Choose another day, time or place.")


def check_because(because: str) -> None:
    """Why it moved or was called off, for the child who waited and whoever reads it."""
    if len(because.strip()) < SHORTEST_REASON:
        raise MayNot("Say why, in a few words: it is kept beside the booking.")
