"""What stands here about a child already, under the same keys as what a source tells; and what may not stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from throughcare.apps.care.models import (
    LegalStatus,
    LibertyOrder,
    PeriodOfCare,
    Placement,
    PrimaryNeed,
    UnaccompaniedStatus,
    YearEndOutcomes,
)
from throughcare.apps.intake.merge import Conflict, Fact, Key, Merge, noun
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.missing.models import MissingEpisode, ReturnInterview
from throughcare.apps.people.models import Identifier, Person
from throughcare.apps.permanence.models import AdoptionDecision, AdoptionPlacement, PreviousPermanence
from throughcare.apps.reviews.models import Review
from throughcare.core.bulk import OneOf

# what others rest on comes first, as the actions that write them ask
MODELS: tuple[type[models.Model], ...] = (
    Identifier,
    PeriodOfCare,
    PrimaryNeed,
    LegalStatus,
    Placement,
    Review,
    MissingEpisode,
    UnaccompaniedStatus,
    YearEndOutcomes,
    LeavingCareContact,
    AdoptionDecision,
    AdoptionPlacement,
    PreviousPermanence,
    Allocation,
    LibertyOrder,
)
WITHIN_A_PERIOD = (PrimaryNeed, LegalStatus, Placement)
ONE_AT_A_TIME: tuple[type[models.Model], ...] = (
    PeriodOfCare,
    LegalStatus,
    Placement,
    MissingEpisode,
    AdoptionPlacement,
    Allocation,
    LibertyOrder,
)
EXCLUSIVE_PARTS = frozenset({"social_worker", "personal_adviser", "reviewing_officer"})


@dataclass(slots=True)
class Held:
    """One child's facts as they stand here. `rested_on` are those that something outside this list rests on."""

    person: Person | None = None
    facts: dict[Key, Any] = field(default_factory=dict)
    rested_on: set[UUID] = field(default_factory=set)


def held_for(children: dict[UUID, Person]) -> dict[UUID, Held]:
    """What stands here about each of these children."""
    found = {key: Held(person, {(Person, ()): person}) for key, person in children.items()}
    if not children:
        return found
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for model in MODELS:
        of_model: Any = model._default_manager.filter(OneOf("child_id", children))
        for row in of_model:
            rows[row.child_id].append(row)
    for child, those in rows.items():
        found[child].facts.update(_by_key(those))
    for child, episode in ReturnInterview.objects.filter(OneOf("child_id", children)).values_list("child_id", "episode_id"):
        found[child].rested_on.add(episode)
    return found


def _by_key(rows: Sequence[Any]) -> Iterator[tuple[Key, Any]]:
    periods: dict[UUID, tuple[date, int]] = {}
    turns: Counter[Any] = Counter()
    for row in sorted(rows, key=_in_order):
        key = _key(row, periods, turns)
        if isinstance(row, PeriodOfCare):
            periods[row.pk] = key
        if key is not None:
            yield (type(row), key), row


def _in_order(row: Any) -> tuple[Any, ...]:
    began, ended = getattr(row, "started_on", None), getattr(row, "ended_on", None)
    return MODELS.index(type(row)), began or date.min, ended or date.max, getattr(row, "turn", 0)


def _key(row: Any, periods: dict[UUID, tuple[date, int]], turns: Counter[Any]) -> Any:
    match row:
        case PeriodOfCare():
            turns[row.started_on] += 1
            return row.started_on, turns[row.started_on]
        case PrimaryNeed():
            return *periods[row.period_id], row.started_on
        case LegalStatus():
            turns[LegalStatus, row.period_id, row.started_on] += 1
            return *periods[row.period_id], row.started_on, turns[LegalStatus, row.period_id, row.started_on]
        case Placement():
            return *periods[row.period_id], row.started_on, row.turn
        case Identifier():
            return ("upn",) if row.kind in ("upn", "no_upn") and row.ended_on is None else ("other", row.pk)
        case Review():
            return (row.held_on,)
        case MissingEpisode():
            return row.started_on, row.kind
        case YearEndOutcomes():
            return (row.year,)
        case LeavingCareContact():
            return (row.year,) if row.contact_on is None else ("contact", row.pk)
        case AdoptionPlacement() | LibertyOrder():
            return (row.started_on,)
        case Allocation():
            return row.part, row.started_on, row.worker_id
        case AdoptionDecision():
            turns[AdoptionDecision] += 1
            return () if turns[AdoptionDecision] == 1 else ("another", row.pk)
    return ()


@dataclass(frozen=True, slots=True)
class _Span:
    within: Any
    began: date
    ended: date
    told_by: frozenset[str]
    new: bool
    ours: bool = False


def clashes(held: Held, merged: Merge, *, practice: frozenset[Any]) -> Iterator[Conflict]:
    """Facts that the database would refuse to keep side by side, found before it is asked. `practice`: people's own sources."""
    yield from _without_a_period(held, merged)
    gone = {row.pk for row, _ in merged.withdrawn}
    for row, fact in merged.withdrawn:
        rests = any(getattr(each, "period_id", None) == row.pk and each.pk not in gone for each in held.facts.values())
        if rests or row.pk in held.rested_on:
            yield Conflict(fact.told_by, f"something written here rests on that {noun(fact.model)}.")
    corrected = {row.pk: fact for row, fact, _ in merged.corrected}
    for model in ONE_AT_A_TIME:
        spans = [
            _span(*each, corrected.get(each[1].pk), ours=each[1].source_id in practice)
            for each in held.facts.items()
            if each[0][0] is model and each[1].pk not in gone
        ]
        spans += [_span_of_new(fact) for fact in merged.added if fact.model is model]
        yield from _overlapping(model, spans)


def _without_a_period(held: Held, merged: Merge) -> Iterator[Conflict]:
    new = {fact.key for fact in merged.added if fact.model is PeriodOfCare}
    gone = {row.pk for row, _ in merged.withdrawn}
    for fact in merged.added:
        if fact.of is None or fact.of in new:
            continue
        period = held.facts.get((PeriodOfCare, fact.of))
        if period is None or period.pk in gone:
            yield Conflict(fact.told_by, "somebody here has since written otherwise about the period of care it lies in.")


def _span(which: Key, row: Any, corrected: Fact | None, *, ours: bool) -> _Span:
    if corrected is None:
        return _Span(_within(which), row.started_on, row.ended_on or date.max, frozenset(), False, ours)
    return _span_of_new(corrected)


def _span_of_new(fact: Fact) -> _Span:
    return _Span(_within(fact.which), fact.values["started_on"], fact.values["ended_on"] or date.max, fact.told_by, True)


def _within(which: Key) -> Any:
    """What a span must have to itself: a period of care, a part in the work; else the child."""
    model, key = which
    if model in WITHIN_A_PERIOD:
        return key[:2]
    return key[0] if model is Allocation else None


def _overlapping(model: type[models.Model], spans: list[_Span]) -> Iterator[Conflict]:
    """Spans of one child, period or part that share a day. The later-begun of what is new gives way."""
    last: dict[Any, _Span] = {}
    for span in sorted((each for each in spans if each.began < each.ended), key=lambda each: (each.began, each.ended)):
        if model is Allocation and span.within not in EXCLUSIVE_PARTS:
            continue
        before = last.get(span.within)
        if before is not None and before.ended > span.began and (span.new or before.new):
            giving_way = span if span.new else before
            other = before if giving_way is span else span
            said = f"it would overlap another {noun(model)}, which began on {other.began.strftime('%-d %B %Y')}."
            yield Conflict(giving_way.told_by, said, conflict=other.ours)
        if before is None or span.ended > before.ended:
            last[span.within] = span
