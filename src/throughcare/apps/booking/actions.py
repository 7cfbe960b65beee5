"""Booking, moving and calling off. The only writers of bookings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from throughcare.apps.booking import policies
from throughcare.apps.booking.models import Booking
from throughcare.apps.people.actions import practise, record_facts
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.policies import check_can_write
from throughcare.core.changes import action, changed
from throughcare.core.today import now


@dataclass(frozen=True, slots=True)
class Booked:
    """What is booked: when, for how long, where, who comes, and in whose diary it is."""

    what: Booking.What
    at: datetime
    worker: Worker
    minutes: int = 60
    place: str = ""
    coming: str = ""
    title: str = ""


@action(why="booked")
def book(children: Sequence[Person], *, booked: Booked, by: Worker) -> list[Booking]:
    """Book something with a child, or with brothers and sisters together: each has a booking of their own."""
    policies.check_is_to_come(booked.at, now=now())
    for child in children:
        check_can_write(child, by=by)
    source, together = practise(children, by=by), uuid4()
    made = [
        Booking(
            child=child,
            source=source,
            what=booked.what,
            title=booked.title if booked.what == Booking.What.MEETING else "",
            booked_at=booked.at,
            minutes=booked.minutes,
            place=booked.place,
            coming=booked.coming,
            worker=booked.worker,
            together=together,
            changed_by=by,
        )
        for child in children
    ]
    record_facts(made, by=by)
    return made


@action(why="booking moved")
def move(booking: Booking, *, at: datetime, place: str, coming: str, because: str, by: Worker) -> list[Booking]:
    """Move a booking, and those made together with it that still stand at the same moment. What it was is kept, and why."""
    policies.check_because(because)
    policies.check_is_to_come(at, now=now())
    moving = _locked(booking, by=by)
    policies.check_moves(moving[0], at=at, place=place, coming=coming)
    for each in moving:
        each.booked_at, each.place, each.coming = at, place, coming
        each.because, each.changed_by = because.strip(), by
        each.save(update_fields=["booked_at", "place", "coming", "because", "changed_by"])
    changed(*(each.child_id for each in moving))
    return moving


@action(why="booking called off")
def call_off(booking: Booking, *, because: str, by: Worker) -> list[Booking]:
    """Call a booking off, and those made together with it, saying why."""
    policies.check_because(because)
    ending = _locked(booking, by=by)
    for each in ending:
        each.cancelled_at, each.because, each.changed_by = now(), because.strip(), by
        each.save(update_fields=["cancelled_at", "because", "changed_by"])
    changed(*(each.child_id for each in ending))
    return ending


@action(why="what happened, recorded")
def note_happened(days: Mapping[UUID, date | None], *, by: Worker) -> None:
    """Note on bookings the day that the record says they happened; None where it says so no longer."""
    for key, day in days.items():
        Booking.objects.filter(pk=key).update(happened_on=day)


def _locked(booking: Booking, *, by: Worker) -> list[Booking]:
    """The booking first, then those made together with it for the same moment, as they stand now and nobody else changes them."""
    held = list(
        Booking.objects.filter(together=booking.together).select_for_update(of=("self",)).select_related("child").order_by("pk")
    )
    first = next(each for each in held if each.pk == booking.pk)
    policies.check_stands(first)
    check_can_write(first.child, by=by)
    return [first, *(each for each in held if each.pk != first.pk and each.stands and each.booked_at == first.booked_at)]
