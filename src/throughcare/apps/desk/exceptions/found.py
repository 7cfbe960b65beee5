"""Finding today's exceptions among the children whoever looks may see, live from the record, in as many questions as there are tables.

What a return alone tells of is left out: nothing in it is today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from throughcare.apps.booking.kinds import booked_for
from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import PeriodOfCare, Placement
from throughcare.apps.care.presenters import meaning
from throughcare.apps.duties.queries import GROUPS, Late, owed_now
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Source
from throughcare.core.periods import on_day
from throughcare.core.words import moment, plain_date
from throughcare.statute.calendar import calendars
from throughcare.statute.codes import care
from throughcare.statute.duties import ALL
from throughcare.statute.duties.assessment import ASSESSMENT_CURRENT
from throughcare.statute.duties.challenge import PERMANENCE_PLAN
from throughcare.statute.duties.home_and_kin import TEMPORARY_APPROVAL
from throughcare.statute.duties.looked_after import CARE_PLAN
from throughcare.statute.duties.pathway_plans import PATHWAY_PLAN, PATHWAY_REVIEW
from throughcare.statute.duties.placement import NOT_REGISTERED
from throughcare.statute.duties.reviewing import PLAN_UPDATED

EXPIRES_WITHIN = 28
"""Days. A temporary approval is shown from so long before it ends: local, long enough for a panel to sit."""
MUST_BE_REGISTERED = ("H5", "Z1", "Z11", "Z12", "Z13", "Z14")
"""Semi-independent living, which has had to be registered since October 2023, and what has no kind of its own."""


class Matter(StrEnum):
    """What makes a child an exception today, the gravest first."""

    MISSING = "missing"
    NOT_REGISTERED = "unregistered"
    NOT_SEEN = "not-seen"
    NOT_ALLOCATED = "not-allocated"
    APPROVAL = "temporary-approval"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    PERMANENCE = "permanence"


LATE: dict[str, Matter] = {
    **{duty.key: Matter.NOT_SEEN for duty in ALL if booked_for(duty) is Booking.What.VISIT},
    ASSESSMENT_CURRENT.key: Matter.ASSESSMENT,
    **{duty.key: Matter.PLAN for duty in (CARE_PLAN, PLAN_UPDATED, PATHWAY_PLAN, PATHWAY_REVIEW)},
    PERMANENCE_PLAN.key: Matter.PERMANENCE,
}
"""The duties that make an exception of a child once they are overdue."""


@dataclass(frozen=True, slots=True)
class Found:
    """One child under one matter. `row` is the duty that is late, where the matter is one; else `words` say what is so.

    `since` orders a list: the day it began, or was due. `due` is a day by which something must be decided.
    """

    matter: Matter
    child: UUID
    since: date
    words: str = ""
    row: Any | None = None
    due: date | None = None


def exceptions(today: date, *, now: datetime) -> dict[Matter, list[Found]]:
    """Every exception of a day, the longest-standing first; a child stands once under each matter."""
    found: dict[Matter, list[Found]] = {matter: [] for matter in Matter}
    seen: set[tuple[Matter, UUID]] = set()
    each = (*_missing(today), *_late(today, now), *_placed(today), *_with_nobody(today))
    for one in sorted(each, key=lambda one: (one.since, one.child)):
        if (one.matter, one.child) not in seen:
            seen.add((one.matter, one.child))
            found[one.matter].append(one)
    return found


def _missing(today: date) -> Iterator[Found]:
    away = MissingEpisode.objects.filter(ended_on=None, started_on__lte=today, source__kind=Source.Kind.PRACTICE)
    for one in away:
        since = moment(one.went_at, plain_date(one.started_on))
        risk = f" Risk: {MissingEpisode.Risk(one.risk).label.lower()}." if one.risk else ""
        yield Found(Matter.MISSING, one.child_id, one.started_on, f"{MissingEpisode.Kind(one.kind).label} since {since}.{risk}")


def _late(today: date, now: datetime) -> Iterator[Found]:
    overdue = Q(key__in=list(LATE), group__in=[GROUPS[late].value for late in (Late.BY_A_WEEK, Late.OVERDUE)])
    rows = owed_now(today, now=now).filter(overdue | Q(key=NOT_REGISTERED.key), judged_on=None)
    for row in rows.order_by("legal_due_on", "key", "pk"):
        yield Found(LATE.get(row.key, Matter.NOT_REGISTERED), row.child_id, row.legal_due_on, row=row)


def placements_to_mend(today: date) -> QuerySet[Placement]:
    """Placements lasting that must be registered and have no number, or stand on a temporary approval."""
    unnumbered = Q(kind__in=MUST_BE_REGISTERED, urn="")
    return Placement.objects.filter(on_day(today), unnumbered | Q(temporary_approval=True), source__kind=Source.Kind.PRACTICE)


def of_placement(child: UUID, kind: str, urn: str, started_on: date, *, temporary: bool, today: date) -> Iterator[Found]:
    """What makes an exception of a placement of `placements_to_mend`: none, while its approval has long to run."""
    if kind in MUST_BE_REGISTERED and not urn:
        words = f"{meaning(care.PLACE, kind)}, since {plain_date(started_on)}, with no Ofsted number on record."
        yield Found(Matter.NOT_REGISTERED, child, started_on, words)
    if temporary:
        due = TEMPORARY_APPROVAL.within.due(started_on, calendars()[TEMPORARY_APPROVAL.calendar])
        if due <= today + timedelta(days=EXPIRES_WITHIN):
            ends = "ended" if due < today else "ends"
            words = f"Placed on {plain_date(started_on)}. The {TEMPORARY_APPROVAL.within.words} of approval {ends} on {plain_date(due)}."
            yield Found(Matter.APPROVAL, child, due, words, due=due)


def _placed(today: date) -> Iterator[Found]:
    for one in placements_to_mend(today):
        yield from of_placement(one.child_id, one.kind, one.urn, one.started_on, temporary=one.temporary_approval, today=today)


def _with_nobody(today: date) -> Iterator[Found]:
    """Children a team has and nobody in it is named for, and children looked after whom not even a team has."""
    part = {"part": Allocation.Part.SOCIAL_WORKER}
    waiting = Allocation.objects.filter(on_day(today), worker=None, **part).select_related("team")
    for one in waiting:
        words = f"Nobody in {one.team} is named, since {plain_date(one.started_on)}."
        yield Found(Matter.NOT_ALLOCATED, one.child_id, one.started_on, words)
    theirs = Allocation.objects.filter(on_day(today), child=OuterRef("child"), **part)
    looked_after = PeriodOfCare.objects.filter(on_day(today), ~Exists(theirs), source__kind=Source.Kind.PRACTICE)
    for each in looked_after:
        words = f"Looked after since {plain_date(each.started_on)}, and with no team."
        yield Found(Matter.NOT_ALLOCATED, each.child_id, each.started_on, words)


def children_of(found: Iterable[Found]) -> list[UUID]:
    """Whose exceptions these are, each child once."""
    return list(dict.fromkeys(one.child for one in found))
