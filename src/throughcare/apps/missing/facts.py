"""What missing episodes and return interviews tell of."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.missing.models import MissingEpisode, ReturnInterview, SeniorBriefing
from throughcare.core.happened import Tells, key_of, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind

_SETTLED = {
    ReturnInterview.Outcome.HELD: Kind.RETURN_INTERVIEW_HELD,
    ReturnInterview.Outcome.DECLINED: Kind.RETURN_INTERVIEW_DECLINED,
    ReturnInterview.Outcome.NOT_POSSIBLE: Kind.RETURN_INTERVIEW_NOT_POSSIBLE,
}


def of_episode(row: MissingEpisode) -> Iterator[Event]:
    """Went missing; those who must be told were; and came back."""
    known, about, facts = london_day(row.known_at), key_of(row), MappingProxyType({"kind": row.kind})
    yield Event(Kind.WENT_MISSING, row.started_on, known, at=row.went_at, about=about, facts=facts)
    if row.told_at:
        yield Event(Kind.MISSING_NOTIFIED, london_day(row.told_at), known, at=row.told_at, about=about)
    if row.ended_on:
        yield Event(Kind.RETURNED, row.ended_on, known, at=row.returned_at, about=about)


def of_interview(row: ReturnInterview) -> Iterator[Event]:
    """An interview offered; held, declined or not possible; shared; and what it changed in the plan."""
    known, about = london_day(row.known_at), str(row.episode_id)
    if row.offered_at:
        yield Event(Kind.RETURN_INTERVIEW_OFFERED, london_day(row.offered_at), known, at=row.offered_at, about=about)
    settled = _SETTLED.get(ReturnInterview.Outcome(row.outcome))
    if settled and row.settled_at:
        yield Event(settled, london_day(row.settled_at), known, at=row.settled_at, about=about)
    if row.shared_on:
        yield Event(Kind.RETURN_INTERVIEW_SHARED, row.shared_on, known, about=about)
    if row.answered_on:
        # What was decided before it was shared is decided once it is: nothing is left to do then.
        on = max(row.answered_on, row.shared_on or row.answered_on)
        yield Event(Kind.PLAN_UPDATED_AFTER_RETURN, on, known, about=about)


def of_briefing(row: SeniorBriefing) -> Iterator[Event]:
    """A senior leader was told of a child missing for long."""
    yield Event(Kind.SENIOR_LEADER_BRIEFED, row.briefed_on, london_day(row.known_at), about=str(row.episode_id))


TELLS: Tells = {MissingEpisode: of_episode, ReturnInterview: of_interview, SeniorBriefing: of_briefing}
CARRIES = frozenset(
    {
        Kind.WENT_MISSING,
        Kind.MISSING_NOTIFIED,
        Kind.RETURNED,
        Kind.RETURN_INTERVIEW_OFFERED,
        Kind.RETURN_INTERVIEW_SHARED,
        Kind.PLAN_UPDATED_AFTER_RETURN,
        Kind.SENIOR_LEADER_BRIEFED,
        *_SETTLED.values(),
    }
)
