"""Keeps the shelf of open and coming duties true: emptied and filled again, for the children a change touched, before it commits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from throughcare.apps.booking.actions import note_happened
from throughcare.apps.booking.kinds import held
from throughcare.apps.booking.models import Booking
from throughcare.apps.booking.pairing import kept
from throughcare.apps.duties.carried import TELLS
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.reckoning import Reckoned, reckoned
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core import bulk
from throughcare.core.acting import acting_as
from throughcare.core.bulk import OneOf
from throughcare.core.changes import projector
from throughcare.core.happened import london_day, model_of
from throughcare.statute.duty import DateIs, Owed
from throughcare.statute.explain import explain

AT_ONCE = 500


@projector("duties", reads=(*TELLS, Booking, Covered, Person))
def reckon_again(children: frozenset[UUID]) -> None:
    """Reckon these children's duties from their facts and keep those still open, seeing all their facts whoever acts."""
    with acting_as(ITSELF):
        everyone = sorted(children)
        for first in range(0, len(everyone), AT_ONCE):
            some = everyone[first : first + AT_ONCE]
            # Locked, and in order: two who reckon one child at once would each empty the shelf and fill it twice. Not so strictly that
            # it waits for whoever merely writes a fact about the child, who in turn would wait for us.
            locked = Person.objects.filter(OneOf("id", some)).select_for_update(no_key=True).order_by("pk")
            people = list(bulk.plain(locked, "id", "born_on", "expected_on"))
            OwedDuty.objects.filter(OneOf("child_id", some)).delete()
            found = reckoned(people)
            bulk.insert([row for child, what in found.items() for row in shelf(child, what)])
            _note_bookings(found.values())


def _note_bookings(found: Iterable[Reckoned]) -> None:
    """Keep on each booking the day that the record says it happened: it follows from what is recorded, as what is owed does."""
    days: dict[UUID, date | None] = {}
    for what in found:
        bookings = [row for row in what.facts if model_of(row) is Booking and row.cancelled_at is None]
        if not bookings:
            continue
        happened: dict[Booking.What, set[date]] = defaultdict(set)
        for kind, event in held(what.history.events):
            happened[kind].add(event.on)
        for kind in {row.what for row in bookings}:
            those = {row.pk: row for row in bookings if row.what == kind}
            kept_on = kept({key: london_day(row.booked_at) for key, row in those.items()}, happened[Booking.What(kind)])
            days |= {key: kept_on.get(key) for key, row in those.items() if row.happened_on != kept_on.get(key)}
    if days:
        note_happened(days, by=itself())


def shelf(child: UUID, what: Reckoned) -> Iterator[OwedDuty]:
    """The rows kept for a child: what is still to be met, and has a date."""
    for owed in open_duties(what.owed):
        yield OwedDuty(
            child_id=child,
            key=owed.duty.key,
            about=owed.about,
            by=owed.duty.by.value,
            local=not owed.duty.is_law,
            since_on=owed.since.on,
            due_on=owed.council_due_on or owed.due_on,
            legal_due_on=owed.due_on,
            due_at=owed.due_at,
            ends_on=owed.ended_on,
            judged_on=owed.known_to or what.judged_on,
            why=explain(owed),
            book=what.book,
        )


def open_duties(owed: Sequence[Owed]) -> Iterator[Owed]:
    """Those not met, that the record could show met and that fall due before they stop being owed, once each.

    A day that is no deadline, on which something may first be done or last be asked for, is nobody's to be late for.
    """
    seen = set()
    for each in owed:
        if each.met is None and each.known and each.duty.date_is is DateIs.DUE and _falls_due(each):
            key = (each.duty.key, each.about, each.since.on)
            if key not in seen:
                seen.add(key)
                yield each


def _falls_due(owed: Owed) -> bool:
    return owed.due_on is not None and (owed.ended_on is None or owed.due_on < owed.ended_on)
