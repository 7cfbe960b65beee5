"""One timeline of everything recorded about a child, whichever part of the record it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed import presenters as agreed
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.booking.models import Booking
from throughcare.apps.care import presenters as care
from throughcare.apps.care.models import PlacementApproval, PrimaryNeed
from throughcare.apps.care.presenters import entry, meaning
from throughcare.apps.desk.order import in_order
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.apps.involvement.models import Allocation, Closing
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.missing import presenters as missing
from throughcare.apps.missing.models import StrategyAsked
from throughcare.apps.notes.models import Note
from throughcare.apps.oversight import presenters as oversight
from throughcare.apps.oversight.models import Decision
from throughcare.apps.permanence.models import AdoptionDecision, AdoptionPlacement
from throughcare.apps.plans import presenters as plans
from throughcare.apps.plans.models import Need, PlannedAction
from throughcare.apps.reviews import presenters as reviews
from throughcare.apps.reviews.models import Challenge
from throughcare.apps.support import presenters as support
from throughcare.apps.support.models import SupportStep
from throughcare.core.happened import london_day, model_of
from throughcare.core.shown import Entry, Turn
from throughcare.core.words import moment
from throughcare.statute.codes import outcomes
from throughcare.statute.duties import BY_KEY

ALSO = (
    PrimaryNeed, PlacementApproval, Note, AgreedAction, Decision, StrategyAsked, SupportStep, Need, PlannedAction, Challenge, Booking, Excuse, Acted,
    Closing,
)  # fmt: skip
"""Facts that nothing is counted from, but that belong on the page."""


def _of_decision(row: AdoptionDecision) -> Iterator[Entry]:
    if row.decided_on:
        yield entry(row.decided_on, "Decided that they should be placed for adoption", "Permanence", turn=Turn.LAW)
    if row.matched_on:
        yield entry(row.matched_on, "Matched with adopters", "Permanence", turn=Turn.LAW)


def _of_adoption_placement(row: AdoptionPlacement) -> Iterator[Entry]:
    yield entry(row.started_on, "Moved in with their adopters to be", "Permanence", turn=Turn.HOME_BEGINS)
    if row.ended_on:
        yield entry(row.ended_on, "The adoption placement ended", "Permanence", row.reason_ended, turn=Turn.HOME_ENDS)


def _of_contact(row: LeavingCareContact) -> Iterator[Entry]:
    if row.contact_on:
        yield entry(row.contact_on, "Contact with the young person", "Leaving care", meaning(outcomes.IN_TOUCH, row.in_touch))


def _of_note(row: Note) -> Iterator[Entry]:
    said = Note.Kind(row.kind).label + (f" with {row.with_whom}" if row.with_whom else "")
    shown = entry(row.happened_on, row.title, "Notes", said)
    yield replace(shown, significant=row.significant)


def _of_booking(row: Booking) -> Iterator[Entry]:
    if row.cancelled_at is not None:
        called = row.title or Booking.What(row.what).label
        words = f"It was booked for {moment(row.booked_at)}. {row.because}"
        yield entry(london_day(row.cancelled_at), f"{called} called off", "Bookings", words, at=row.cancelled_at)


def _of_excuse(row: Excuse) -> Iterator[Entry]:
    what = BY_KEY[row.key].words
    yield entry(row.agreed_on, f"Excused: {what}", "Duties", row.words, turn=Turn.WRITTEN)
    if row.withdrawn_on is not None:
        yield entry(row.withdrawn_on, f"No longer excused: {what}", "Duties", row.withdrawn_because, turn=Turn.WRITTEN)


def _of_acted(row: Acted) -> Iterator[Entry]:
    about = BY_KEY[row.key].words if row.key else "an action that was agreed"
    yield entry(row.acted_on, f"Done about what was late: {about}", "Duties", row.words, turn=Turn.WRITTEN)


def _of_closing(row: Closing) -> Iterator[Entry]:
    words = row.because + (f" Still open then: {'; '.join(row.still_open)}." if row.still_open else "")
    closed = "Closed: nobody here answers for them any more"
    yield entry(row.closed_on, closed, "Who works with them", words.strip(), turn=Turn.WRITTEN)


_ENTRIES: Mapping[type, Callable[[Any], Iterator[Entry]]] = {
    **care.ENTRIES,
    **agreed.ENTRIES,
    **oversight.ENTRIES,
    **plans.ENTRIES,
    **reviews.ENTRIES,
    **missing.ENTRIES,
    **support.ENTRIES,
    AdoptionDecision: _of_decision,
    AdoptionPlacement: _of_adoption_placement,
    LeavingCareContact: _of_contact,
    Note: _of_note,
    Booking: _of_booking,
    Excuse: _of_excuse,
    Acted: _of_acted,
    Closing: _of_closing,
}


def _of_allocation(row: Allocation, workers: Mapping[UUID, str]) -> Iterator[Entry]:
    part = Allocation.Part(row.part).label
    who = workers.get(row.worker_id, "A colleague") if row.worker_id else "Nobody named"
    yield entry(row.started_on, f"{part}: {who}", "Who works with them", turn=Turn.WHO_WORKS)


def _with_its_words(row: Any, shown: Entry) -> Entry:
    """An entry leads to what was written, where something was; one that leads somewhere by itself is left so."""
    written = None if shown.href else getattr(row, "written_in_id", None)
    return replace(shown, href=reverse("writing:document", args=[row.child_id, written])) if written else shown


NEW = "new"
"""Asked for instead of a kind: what came on the record, or was changed, since whoever reads last looked."""


def timeline(
    facts: Iterable[Any], *, workers: Mapping[UUID, str], until: date, kind: str = "", since: datetime | None = None
) -> tuple[list[Entry], list[str]]:
    """What happened up to a day, newest first, of one kind or of all; and every kind there is. What was known since `since` is new.

    Of what happened on one day, what came last in it comes first: see `order`.
    """
    found: list[tuple[datetime, Entry]] = []
    for row in facts:
        model, told = model_of(row), []
        if model is Allocation:
            told = list(_of_allocation(row, workers))
        elif tell := _ENTRIES.get(model):
            told = [_with_its_words(row, one) for one in tell(row)]
        found.extend((row.known_at, replace(one, new=True) if since and row.known_at > since else one) for one in told)
    past = [one for one in reversed(in_order(found)) if one.on <= until]
    kinds = sorted({one.kind for one in past})
    if any(one.new for one in past):
        kinds.insert(0, NEW)
    return [one for one in past if kind in ("", one.kind) or (kind == NEW and one.new)], kinds
