"""The pack for a review: what the record says since the one before, part by part, for whoever chairs to read before and beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import open_actions, settled_actions
from throughcare.apps.care.models import (
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    ImmunisationsCheck,
    LegalStatus,
    Placement,
    StrengthsAndDifficulties,
    Visit,
)
from throughcare.apps.care.presenters import ENTRIES, meaning
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.models import Challenge, ChallengeOutcome, Review, ReviewRecord
from throughcare.apps.writing.models import Revision
from throughcare.core.asking.asked import Beside
from throughcare.core.asking.names import Place
from throughcare.core.happened import model_of
from throughcare.core.today import now, today
from throughcare.core.words import count, how_late, plain_date, short_date
from throughcare.statute.codes import care
from throughcare.statute.standing import Standing, standing

PROGRESS, VIEWS, PERMANENCE = "progress", "views", "permanence"
"""Sections of a review's record, to which each part of the pack belongs."""
MOST = 8
NO_REVIEW = timedelta(days=183)


def pack(child: Person) -> tuple[Beside, ...]:
    """What the record says of a child since the review before: a heading and lines for each part. Parts with nothing to say are left out."""
    what = reckoned([child], also=(Challenge,))[child.pk]
    since = _since(what.facts)
    lately = f"since {short_date(since)}"
    parts = (
        Beside(PROGRESS, "Late today", tuple(_late(what.owed))),
        Beside(PROGRESS, f"What became of other actions, {lately}", tuple(_settled(child, since))),
        Beside(PROGRESS, f"Visits {lately}", tuple(_visits(what.facts, since))),
        Beside(PROGRESS, f"Where they lived, {lately}", tuple(_told(what.facts, (Placement, LegalStatus), since))),
        Beside(PROGRESS, f"Missing {lately}", tuple(_missing(what.facts, since))),
        Beside(PROGRESS, "Health", tuple(_last_of_each(what.facts, _HEALTH))),
        Beside(PROGRESS, "Education", tuple(_last_of_each(what.facts, (EducationPlan,)))),
        Beside(PROGRESS, "Challenges that are open", tuple(_challenges(what.facts))),
        Beside(VIEWS, f"What they said at visits, {lately}", tuple(_said(child, what.facts, since))),
        Beside(PERMANENCE, "Decided before", tuple(_permanence(what.facts))),
    )
    return tuple(part for part in parts if part.lines)


def open_now(child: Person) -> Beside:
    """Every action that is open for a child, each in a line."""
    return Beside(PROGRESS, "Open actions", tuple(in_a_line(one, today()) for one in open_actions(child)))


_HEALTH = (HealthAssessment, DentalCheck, ImmunisationsCheck, StrengthsAndDifficulties)


def _since(facts: Sequence[Any]) -> date:
    """The day of the last review whose record is complete; half a year ago where there is none."""
    written = {row.review_id for row in _of(facts, ReviewRecord)}
    held = [row.held_on for row in _of(facts, Review) if row.pk in written]
    return max(held, default=today() - NO_REVIEW)


def _of(facts: Iterable[Any], *models: type) -> list[Any]:
    return [row for row in facts if model_of(row) in models]


def _late(owed: Iterable[Any]) -> Iterator[str]:
    late = [each for each in owed if standing(each, today(), now=now()) is Standing.OVERDUE]
    for each in sorted(late, key=lambda one: one.due_on):
        yield f"{each.duty.do or each.duty.name}: {how_late(each.due_on, today())}"


def _settled(child: Person, since: date) -> Iterator[str]:
    for one in settled_actions(child):
        on = one.done_on or one.ended_on
        if on and on >= since:
            yield _became(one)


def _became(one: AgreedAction) -> str:
    if one.done_on:
        return f"{one.what}: done {short_date(one.done_on)}. {one.evidence}"
    return f"{one.what}: no longer needed. {one.ended_because}"


def _visits(facts: Sequence[Any], since: date) -> Iterator[str]:
    visits = sorted((row for row in _of(facts, Visit) if row.visited_on >= since), key=lambda row: row.visited_on, reverse=True)
    for row in visits[:MOST]:
        (shown,) = ENTRIES[Visit](row)
        yield f"{shown.when}: {shown.what.lower()}{', ' if shown.words else ''}{shown.words}"
    if len(visits) > MOST:
        yield f"And {count(len(visits) - MOST, 'more')}" if len(visits) - MOST == 1 else f"And {len(visits) - MOST} more"


def _told(facts: Sequence[Any], models: tuple[type, ...], since: date) -> Iterator[str]:
    """What a timeline tells of these facts, the last first."""
    entries = [shown for row in _of(facts, *models) for shown in ENTRIES[model_of(row)](row) if shown.on >= since]
    for shown in sorted(entries, key=lambda one: one.on, reverse=True)[:MOST]:
        yield f"{shown.when}: {shown.what}{'. ' if shown.words else ''}{shown.words}"


def _last_of_each(facts: Sequence[Any], models: tuple[type, ...]) -> Iterator[str]:
    for model in models:
        entries = [shown for row in _of(facts, model) for shown in ENTRIES[model](row)]
        if entries:
            shown = max(entries, key=lambda one: one.on)
            yield f"{shown.when}: {shown.what}{'. ' if shown.words else ''}{shown.words}"


def _missing(facts: Sequence[Any], since: date) -> Iterator[str]:
    episodes = [row for row in _of(facts, MissingEpisode) if row.started_on >= since]
    for row in sorted(episodes, key=lambda one: one.started_on, reverse=True):
        back = f", back {short_date(row.ended_on)}" if row.ended_on else ", not back"
        yield f"{short_date(row.started_on)}: {MissingEpisode.Kind(row.kind).label.lower()}{back}"


def _challenges(facts: Sequence[Any]) -> Iterator[str]:
    ended = {row.challenge_id for row in _of(facts, ChallengeOutcome)}
    for row in _of(facts, Challenge):
        if row.pk not in ended:
            yield f"{Challenge.About(row.about).label}, raised {short_date(row.raised_on)}"


def _permanence(facts: Sequence[Any]) -> Iterator[str]:
    said = [row for row in _of(facts, ReviewRecord) if row.permanence]
    # What review after review said the same is told once.
    for plan, those in groupby(sorted(said, key=lambda one: one.completed_on, reverse=True), key=_plan):
        rows = list(those)
        when = f"Reviews {rows[-1].number} to {rows[0].number}" if len(rows) > 1 else f"Review {rows[0].number}"
        yield f"{when}: {plan}"
    yield from (meaning_of(row) for row in _of(facts, LegalStatus) if row.ended_on is None)


def _plan(row: ReviewRecord) -> str:
    beside = f", and beside it {row.get_beside_display().lower()}" if row.beside else ""
    return f"{row.get_permanence_display()}{beside}"


def meaning_of(row: LegalStatus) -> str:
    """A legal status in words, and since when."""
    return f"{meaning(care.LS, row.code)}, since {plain_date(row.started_on)}"


def _said(child: Person, facts: Sequence[Any], since: date) -> Iterator[str]:
    """The child's own words from visits, the last first: as they were put on the record."""
    visits = {row.written_in_id: row.visited_on for row in _of(facts, Visit) if row.written_in_id and row.visited_on >= since}
    said: dict[Any, Any] = {}
    told = Revision.objects.filter(document__in=visits, name=str(Place("voice", child.pk)), beside=False)
    for each in told.order_by("at"):
        said[each.document_id] = each.value  # the last typed before it was final stands
    for document, on in sorted(visits.items(), key=lambda one: one[1], reverse=True)[:MOST]:
        if said.get(document):
            yield f"{short_date(on)}: “{said[document]}”"
