"""What the steps towards adoption tell of."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.permanence.models import AdoptionDecision, AdoptionPlacement
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_decision(row: AdoptionDecision) -> Iterator[Event]:
    """Adoption was decided on, and a match made."""
    known, about = london_day(row.known_at), key_of(row)
    if row.decided_on:
        yield Event(Kind.SHOULD_BE_PLACED_FOR_ADOPTION, row.decided_on, known, about=about)
    if row.matched_on:
        yield Event(Kind.MATCHED_FOR_ADOPTION, row.matched_on, known, about=about)


def of_placement(row: AdoptionPlacement) -> Iterator[Event]:
    """Moved in with those who mean to adopt them; and if it did not last, ended."""
    known, about = london_day(row.known_at), key_of(row)
    yield Event(Kind.PLACED_FOR_ADOPTION, row.started_on, known, about=about)
    if row.ended_on:
        yield Event(Kind.ADOPTION_PLACEMENT_ENDED, row.ended_on, known, about=about)


TELLS: Tells = {AdoptionDecision: of_decision, AdoptionPlacement: of_placement}
CARRIES = frozenset(
    {
        Kind.SHOULD_BE_PLACED_FOR_ADOPTION,
        Kind.MATCHED_FOR_ADOPTION,
        Kind.PLACED_FOR_ADOPTION,
        Kind.ADOPTION_PLACEMENT_ENDED,
    }
)
