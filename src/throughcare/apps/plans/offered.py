"""What assessments and plans offer whoever writes them: what is known, what others found, and what to warn of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from django.utils.functional import SimpleLazyObject

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.care.confirming import known_of
from throughcare.apps.care.education.asking import school_of
from throughcare.apps.care.models import Placement
from throughcare.apps.care.presenters import placement_named
from throughcare.apps.people.models import Person, Relationship
from throughcare.apps.plans import forms as asks
from throughcare.apps.plans.actions import KIND_OF
from throughcare.apps.plans.currency import Currency
from throughcare.apps.plans.models import Assessment, Need, PlannedAction
from throughcare.apps.plans.plan_forms import ASSESSMENTS, DECISIONS, EVERYDAY_DECISIONS, PLACEMENTS
from throughcare.apps.plans.queries import assessments_of, currency_of, in_force, needs_of
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import standing_of
from throughcare.apps.writing.registry import Found
from throughcare.core.asking.asked import Asking, Beside, Raw
from throughcare.core.asking.form import Option
from throughcare.core.today import today
from throughcare.core.words import plain_date


def for_assessment(child: Person) -> Asking:
    """What an assessment is written beside: the one before, and what happened since."""
    ties = _ties(child)
    offered = {asks.RELATIVES: _relatives(ties)}
    return with_owners(Asking(child.pk, offered=offered, known=_known(child, ties), beside=_beside(child, "about")), child)


def _beside(child: Person, section: str) -> tuple[Beside, ...]:
    """What the record says, shown with a section. Read only where a page is shown: what a page keeps by itself does without."""

    def read() -> tuple[Beside, ...]:
        lines = (*_record_says(child), *_of_last(currency_of(child, today())))
        return (Beside(section, "What is known already", lines),)

    return cast(tuple[Beside, ...], SimpleLazyObject(read))


def _record_says(child: Person) -> Iterator[str]:
    """What the record says of how a child lives, which is neither asked here nor confirmed."""
    if school := school_of(child):
        yield f"Learns at: {school}"


def _ties(child: Person) -> Sequence[tuple[Relationship, str]]:
    """Everybody drawn around a child now, each in words, read when first asked for."""

    def read() -> list[tuple[Relationship, str]]:
        drawn = Relationship.objects.filter(child=child, ended_on=None).select_related("relative").order_by("started_on", "pk")
        return [(tie, f"{tie.relative}, {Relationship.Kind(tie.kind).label.lower()}") for tie in drawn]

    return cast(Sequence[tuple[Relationship, str]], SimpleLazyObject(read))


def _relatives(ties: Sequence[tuple[Relationship, str]]) -> tuple[Option, ...]:
    """Who could have parental responsibility, to choose from."""
    return cast(tuple[Option, ...], SimpleLazyObject(lambda: tuple(Option(str(tie.pk), words) for tie, words in ties)))


def _known(child: Person, ties: Sequence[tuple[Relationship, str]]) -> Mapping[str, str]:
    """Who has parental responsibility by the record, where the child lives and under what law, in words."""

    def read() -> dict[str, str]:
        responsible = "; ".join(words for tie, words in ties if tie.parental_responsibility)
        return {asks.RESPONSIBILITY: responsible, **known_of([child.pk])}

    return cast(Mapping[str, str], SimpleLazyObject(read))


def _of_last(stands: Currency) -> Iterator[str]:
    if stands.latest is None:
        yield "No assessment of this child has been approved here."
        return
    yield f"The last was completed on {plain_date(stands.latest.completed_on)}: {stands.age}."
    for one in stands.since:
        yield one.words


def for_plan(child: Person) -> Asking:
    """What a plan is written beside: its child's assessments and placements to choose from, and how current the latest is."""
    ties = _ties(child)
    offered = {
        asks.RELATIVES: _relatives(ties),
        ASSESSMENTS: tuple(Option(str(one.pk), named(one)) for one in assessments_of(child)),
        PLACEMENTS: tuple(_placements(child)),
        DECISIONS: EVERYDAY_DECISIONS,
    }
    return with_owners(Asking(child.pk, offered=offered, known=_known(child, ties), beside=_beside(child, "basis")), child)


def named(assessment: Assessment) -> str:
    """An assessment as it is called in a sentence."""
    return f"{Assessment.Kind(assessment.kind).label} of {plain_date(assessment.completed_on)}"


def _placements(child: Person) -> Iterator[Option]:
    for one in Placement.objects.filter(child=child).order_by("-started_on", "-turn"):
        yield Option(str(one.pk), placement_named(one))


def found_for_plan(document: Document) -> tuple[Found, ...]:
    """What may be brought into a plan: what the latest assessment found, what the plan before has open, and what else is agreed."""
    latest = assessments_of(document.child).first()
    return (*(_of_assessment(latest) if latest else ()), *_of_plan_before(document), *_agreed_elsewhere(document))


def _of_assessment(latest: Assessment) -> Iterator[Found]:
    if latest.written_in is None:
        return
    rows: dict[int, dict[str, Raw]] = {}
    for name, raw in standing_of(latest.written_in).answers.items():
        key, *cell = name.split(".")
        if key == asks.NEEDS and len(cell) == 2 and cell[0].isdigit():
            rows.setdefault(int(cell[0]), {})[cell[1]] = raw
    for _, cells in sorted(rows.items()):
        if any(cells.values()):
            yield Found(asks.NEEDS, cells, f"The {named(latest)[0].lower()}{named(latest)[1:]} found this")


def _of_plan_before(document: Document) -> Iterator[Found]:
    before = in_force(document.child, KIND_OF[document.form], today())
    if before is None:
        return
    links = PlannedAction.objects.filter(need__plan=before, action__done_on=None, action__ended_on=None).select_related("action")
    open_for: dict[object, list[AgreedAction]] = {}
    for link in links.order_by("action__due_on"):
        open_for.setdefault(link.need_id, []).append(link.action)
    source = f"In the {before.get_kind_display().lower()} of {plain_date(before.started_on)}"
    for need in needs_of(before):
        for action in open_for.get(need.pk, []):
            yield Found(asks.NEEDS, {**_need_cells(need), **_action_cells(action)}, f"{source}, and still to be done")
        if need.pk not in open_for:
            yield Found(asks.NEEDS, _need_cells(need), f"{source}; all that was agreed for it is done")


def _agreed_elsewhere(document: Document) -> Iterator[Found]:
    before = in_force(document.child, KIND_OF[document.form], today())
    planned = (
        PlannedAction.objects.filter(need__plan=before).values("action")
        if before
        else PlannedAction.objects.none().values("action")
    )
    for action in open_actions(document.child).exclude(pk__in=planned):
        yield Found(asks.NEEDS, _action_cells(action), f"Agreed on {plain_date(action.agreed_on)}, and still to be done")


def _need_cells(need: Need) -> Mapping[str, Raw]:
    return {asks.NEED: need.need, asks.OUTCOME: need.outcome, asks.KNOWN_BY: need.known_by}


def _action_cells(action: AgreedAction) -> Mapping[str, Raw]:
    return {
        asks.WHAT: action.what,
        asks.WHO: str(action.worker_id or action.agency),
        asks.NAMED: action.named,
        asks.BY_WHEN: _parts(action.due_on),
    }


def _parts(day: date) -> list[str]:
    """A day as its three boxes hold it."""
    return [str(day.day), str(day.month), str(day.year)]


def warns_of_plan(document: Document) -> tuple[str, ...]:
    """What whoever approves a plan should know: that it rests on no assessment, on one gone stale, or not on the newest."""
    return tuple(_warnings(document))


def _warnings(document: Document) -> Iterator[str]:
    stands = currency_of(document.child, today())
    chosen = standing_of(document, names=["rests_on"]).answers.get("rests_on")
    if stands.latest is None:
        yield "No assessment of this child has been approved here."
        return
    if not chosen:
        yield "This plan says of no assessment that it rests on it."
    elif str(stands.latest.pk) != chosen:
        yield f"There is a newer assessment than the one it rests on: the {named(stands.latest)[0].lower()}{named(stands.latest)[1:]}."
    if stands.is_old:
        yield f"The latest assessment is {stands.age}."
    for one in stands.since:
        yield f"Since the latest assessment: {one.words[0].lower()}{one.words[1:]}."
