"""Assessments and plans as pages show them: on the child's page, whole on any day, and in plain words for the child."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.plans.currency import Currency
from throughcare.apps.plans.models import Assessment, Need, Plan, PlannedAction
from throughcare.core.happened import model_of
from throughcare.core.page import Link
from throughcare.core.shown import Entry, Turn
from throughcare.core.words import plain_date, short_date


@dataclass(frozen=True, slots=True)
class AssessmentShown:
    """How a child's assessment stands: how old it is, and what happened since that it cannot know of.

    `words` says so in a sentence; `tag` in a word or two, empty where nothing is amiss. `never` is set for a child never assessed, and
    not where nobody could tell.
    """

    words: str
    tag: str
    since: tuple[str, ...]
    read: Link | None
    never: bool = False


def assessment_shown(stands: Currency, child: UUID, *, can_tell: bool) -> AssessmentShown:
    """`can_tell` is whether any source of this child could have told of an assessment."""
    latest = stands.latest
    if latest is None:
        if not can_tell:
            return AssessmentShown("Not known: what we hold of this child cannot tell of assessments.", "", (), None)
        return AssessmentShown("Never assessed, as far as is recorded here.", "Never assessed", (), None, never=True)
    words = f"{named(latest)}, completed {plain_date(latest.completed_on)}: {stands.age}."
    tag = "Out of date" if stands.is_stale else ""
    since = (*(("A year has gone by",) if stands.is_old else ()), *(one.words for one in stands.since))
    return AssessmentShown(words, tag, since, _written(latest, child, "Read it"))


def named(row: Assessment) -> str:
    """An assessment by its kind."""
    return str(Assessment.Kind(row.kind).label)


def _written(row: Assessment | Plan, child: UUID, words: str) -> Link | None:
    return Link(words, reverse("writing:document", args=[child, row.written_in_id])) if row.written_in_id else None


@dataclass(frozen=True, slots=True)
class NeedShown:
    """A need, what should be different, how we will know, and what is still to be done for it; or that nothing is."""

    need: str
    outcome: str
    known_by: str
    actions: tuple[ActionShown, ...]
    settled: int


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan in force, at a glance. `amiss` says that what it rests on has been superseded, or that it rests on nothing."""

    title: str
    since: str
    rests_on: str
    amiss: str
    permanence: str
    needs: tuple[NeedShown, ...]
    whole: Link
    for_child: Link


def plans_shown(facts: Iterable[Any], stands: Currency, names: Mapping[UUID, str], *, day: date) -> tuple[PlanShown, ...]:
    """The plans in force on a day, from facts already read. `names` are workers' names by their key."""
    rows = list(facts)
    plans = [row for row in rows if model_of(row) is Plan and row.started_on <= day]
    found = []
    for kind in Plan.Kind:
        ours = [row for row in plans if row.kind == kind]
        if ours:
            latest = max(ours, key=lambda row: (row.started_on, row.known_at))
            found.append(_plan_shown(latest, rows, stands, names, day))
    return tuple(found)


def _plan_shown(plan: Any, rows: Sequence[Any], stands: Currency, names: Mapping[UUID, str], day: date) -> PlanShown:
    assessments = {key_of_row(row): row for row in rows if model_of(row) is Assessment}
    rests_on = assessments.get(plan.rests_on_id)
    return PlanShown(
        title=Plan.Kind(plan.kind).label,
        since=f"In force since {plain_date(plan.started_on)}",
        rests_on=f"Rests on the {_lower(named(rests_on))} of {plain_date(rests_on.completed_on)}" if rests_on else "",
        amiss=amiss(rests_on, stands),
        permanence=Plan.Permanence(plan.permanence).label if plan.permanence else "",
        needs=tuple(_needs(plan, rows, names, day)),
        whole=Link("The whole plan", reverse("plans:plan", args=[plan.child_id, plan.kind])),
        for_child=Link("In plain words, for the child", reverse("plans:for_child", args=[plan.child_id, plan.kind])),
    )


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def amiss(rests_on: Assessment | None, stands: Currency) -> str:
    """What is amiss with what a plan rests on; empty where nothing is."""
    if rests_on is None:
        return "Rests on no assessment"
    if stands.latest is not None and key_of_row(stands.latest) != key_of_row(rests_on):
        return f"A newer assessment, of {plain_date(stands.latest.completed_on)}, is not in it"
    return "The assessment it rests on is out of date" if stands.is_stale else ""


def key_of_row(row: Any) -> UUID:
    """The key of a fact, or of the fact a version is of."""
    key: UUID = getattr(row, "pgh_obj_id", None) or row.pk
    return key


def _needs(plan: Any, rows: Sequence[Any], names: Mapping[UUID, str], day: date) -> Iterator[NeedShown]:
    actions = {key_of_row(row): row for row in rows if model_of(row) is AgreedAction}
    links = [row for row in rows if model_of(row) is PlannedAction]
    ours = [row for row in rows if model_of(row) is Need and row.plan_id == key_of_row(plan)]
    for need in sorted(ours, key=lambda row: row.number):
        its = [actions[link.action_id] for link in links if link.need_id == key_of_row(need) and link.action_id in actions]
        yield need_shown(need, its, names, day=day)


def need_shown(need: Any, its: Sequence[AgreedAction], names: Mapping[UUID, str], *, day: date) -> NeedShown:
    """A need with what is still to be done for it."""
    still = sorted((one for one in its if one.done_on is None and one.ended_on is None), key=lambda one: one.due_on)
    shown = actions_shown(still, today=day, may_write=False, names=names)
    return NeedShown(need.need, need.outcome, need.known_by, shown, len(its) - len(still))


def of_assessment(row: Assessment) -> Iterator[Entry]:
    """On a timeline: an assessment completed."""
    words = f"Approved {short_date(row.authorised_on)}"
    yield Entry(row.completed_on, short_date(row.completed_on), named(row), "Assessments and plans", words=words)


def of_plan(row: Plan) -> Iterator[Entry]:
    """On a timeline: a plan approved."""
    words = f"Permanence: {Plan.Permanence(row.permanence).label}" if row.permanence else ""
    what = f"{Plan.Kind(row.kind).label} approved"
    yield Entry(row.started_on, short_date(row.started_on), what, "Assessments and plans", words=words, turn=Turn.DECIDED)


ENTRIES: Mapping[type, Callable[[Any], Iterator[Entry]]] = {Assessment: of_assessment, Plan: of_plan}
