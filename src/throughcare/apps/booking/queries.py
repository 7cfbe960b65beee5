"""Reading bookings. Whose they may be read by is row-level security's to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from throughcare.apps.booking.models import STANDING, Booking
from throughcare.core.history import versions


@dataclass(frozen=True, slots=True)
class Standing:
    """A booking that still stands, as lists show it beside a duty."""

    id: UUID
    what: Booking.What
    at: datetime


def standing_of(rows: Iterable[Any]) -> dict[Booking.What, tuple[Standing, ...]]:
    """One child's standing bookings by what they are for, the earliest first."""
    found: dict[Booking.What, list[Standing]] = {}
    for row in sorted(rows, key=lambda row: row.booked_at):
        if row.cancelled_at is None and row.happened_on is None:
            what = Booking.What(row.what)
            found.setdefault(what, []).append(Standing(row.pk, what, row.booked_at))
    return {what: tuple(those) for what, those in found.items()}


def diary(worker: UUID, *, children: Iterable[UUID] = ()) -> QuerySet[Booking]:
    """What stands in somebody's diary, and what anybody has booked with these children, in the order it comes."""
    return Booking.objects.filter(STANDING).filter(Q(worker=worker) | Q(child__in=list(children))).order_by("booked_at", "pk")


def every_version(booking: Booking) -> Sequence[Any]:
    """A booking as it was each time it was changed, the first first, with the name of whoever changed it."""
    return list(
        versions(Booking).filter(pgh_obj_id=booking.pk).annotate(changed_by_name=F("changed_by__name")).order_by("pgh_id")
    )
