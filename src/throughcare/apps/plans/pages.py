"""A plan as it stood on any day, and the same in plain words for the child it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.urls import reverse

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.presenters import placement_named
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.plans.forms import NEEDS
from throughcare.apps.plans.models import Need, Plan
from throughcare.apps.plans.offered import named
from throughcare.apps.plans.plan_forms import EVERYDAY_DECISIONS, WHO_DECIDES
from throughcare.apps.plans.presenters import NeedShown, amiss, need_shown
from throughcare.apps.plans.queries import actions_for, currency_of, in_force, needs_of, plans_of
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.presenters.answers import SectionShown, sections_shown
from throughcare.apps.writing.queries import standing_of
from throughcare.apps.writing.registry import form_of
from throughcare.core.asking.asked import Raw, has
from throughcare.core.fields import DayField
from throughcare.core.page import Link
from throughcare.core.periods import on_day
from throughcare.core.shown import Fact
from throughcare.core.words import plain_date


class OnDayForm(forms.Form):
    """The day to see a plan as it stood on."""

    on = DayField(label="As it stood on", help_text="For example, 27 3 2026")


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One plan of a kind: from when to when it was in force, and the address that shows it."""

    when: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as it stood on a day. `nothing` says that there was none."""

    title: str
    about: str
    back: Link
    facts: tuple[Fact, ...]
    amiss: str
    needs: tuple[NeedShown, ...]
    sections: tuple[SectionShown, ...]
    versions: tuple[VersionShown, ...]
    links: tuple[Link, ...]
    form: forms.Form
    nothing: str


def plan_page(child: Person, kind: Plan.Kind, *, day: date, today: date, form: forms.Form) -> PlanPage:
    """The plan of a kind in force on a day: its needs and what is to be done for them now, and the words of the day it was approved."""
    plan = in_force(child, kind, day)
    stands = currency_of(child, day)
    document = plan.written_in if plan else None
    return PlanPage(
        title=kind.label if day == today else f"{kind.label} on {plain_date(day)}",
        about=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        facts=tuple(_facts(plan)) if plan else (),
        amiss=amiss(plan.rests_on, stands) if plan else "",
        needs=tuple(_needs(plan, today)) if plan else (),
        sections=tuple(_words_of(document, child)) if document else (),
        versions=tuple(_versions(child, kind, plan)),
        links=tuple(_links(child, plan, day)) if plan else (),
        form=form,
        nothing="" if plan else f"There was no {kind.label.lower()} on {plain_date(day)}, as far as is recorded here.",
    )


def _words_of(document: Document, child: Person) -> Iterator[SectionShown]:
    """What a plan says beside its needs, which stand above it as they are today."""
    for asks, shown in zip(form_of(document).sections, sections_shown(document, child), strict=True):
        if asks.key != NEEDS and shown.answers:
            yield shown


def _facts(plan: Plan) -> Iterator[Fact]:
    yield Fact("In force from", plain_date(plan.started_on))
    yield Fact("Rests on", named(plan.rests_on) if plan.rests_on else "No assessment")
    if plan.placement:
        yield Fact("For", placement_named(plan.placement))
    if plan.permanence:
        yield Fact("Permanence", plan.get_permanence_display())
    if plan.by:
        yield Fact("Written by", plan.by.name)


def _actions(plan: Plan) -> Mapping[UUID, list[AgreedAction]]:
    found: dict[UUID, list[AgreedAction]] = defaultdict(list)
    for link in actions_for(plan):
        found[link.need_id].append(link.action)
    return found


def _needs(plan: Plan, today: date) -> Iterator[NeedShown]:
    actions = _actions(plan)
    for need in needs_of(plan):
        yield need_shown(need, actions.get(need.pk, []), {}, day=today)


def _versions(child: Person, kind: Plan.Kind, shown: Plan | None) -> Iterator[VersionShown]:
    until: date | None = None
    for plan in plans_of(child, kind):
        last = plain_date(until - timedelta(days=1)) if until and until > plan.started_on else ""
        words = f"{plain_date(plan.started_on)} to {last}" if last else f"From {plain_date(plan.started_on)}"
        if until == plan.started_on:
            words = f"On {plain_date(plan.started_on)}, and replaced the same day"
        href = f"{reverse('plans:plan', args=[child.pk, kind])}?on={plan.started_on}"
        if until != plan.started_on:
            yield VersionShown(words, href, plan == shown)
        elif plan.written_in_id:
            yield VersionShown(words, reverse("writing:document", args=[child.pk, plan.written_in_id]), current=False)
        until = plan.started_on


def _links(child: Person, plan: Plan, day: date) -> Iterator[Link]:
    if plan.written_in_id:
        yield Link("As it was written, and how it came about", reverse("writing:document", args=[child.pk, plan.written_in_id]))
    yield Link("Print it (PDF)", f"{reverse('plans:print', args=[child.pk, plan.kind])}?on={day}")
    yield Link("In plain words, for the child", reverse("plans:for_child", args=[child.pk, plan.kind]))
    yield Link("Every action agreed, and what became of it", reverse("agreed:of_child", args=[child.pk]))


@dataclass(frozen=True, slots=True)
class StepForChild:
    """Something that somebody will do: what, who, and by when."""

    what: str
    who: str
    by_when: str


@dataclass(frozen=True, slots=True)
class HopeForChild:
    """Something that should be different for a child, and what is done for it."""

    outcome: str
    steps: tuple[StepForChild, ...]


@dataclass(frozen=True, slots=True)
class ChildsPlanPage:
    """A plan in plain words, to the child it is for. Every part may be empty."""

    name: str
    whole: Link
    printed: str
    since: str
    worker: str
    opening: str
    wishes: tuple[str, ...]
    answer: str
    hopes: tuple[HopeForChild, ...]
    contact: str
    may_say_yes: tuple[Fact, ...]
    otherwise: str


WISHES = ("wishes", "mine_good", "mine_wants", "mine_worries", "mine_people", "mine_help")
"""Questions whose answers are the child's own words."""


def childs_plan(child: Person, plan: Plan, *, today: date) -> ChildsPlanPage:
    """The plan as a child is given it: their words first, then what will happen and who does it; no code and no term of law."""
    said: Mapping[str, Raw] = standing_of(plan.written_in).answers if plan.written_in else {}
    actions = _actions(plan)
    return ChildsPlanPage(
        name=child.known_as or child.given_name or "You",
        whole=Link(str(Plan.Kind(plan.kind).label), reverse("plans:plan", args=[child.pk, plan.kind])),
        printed=reverse("plans:print_for_child", args=[child.pk, plan.kind]),
        since=plain_date(plan.started_on),
        worker=_worker(child, today),
        opening=_words(said, "for_child"),
        wishes=tuple(words for key in WISHES if (words := _words(said, key))),
        answer=_words(said, "answer"),
        hopes=tuple(_hope(need, actions.get(need.pk, [])) for need in needs_of(plan)),
        contact=_words(said, "contact"),
        may_say_yes=tuple(_may_say_yes(said)),
        otherwise=_words(said, "otherwise"),
    )


def _words(said: Mapping[str, Raw], key: str) -> str:
    raw = said.get(key, "")
    return raw if isinstance(raw, str) and has(raw) else ""


def _worker(child: Person, today: date) -> str:
    held = (
        Allocation.objects.filter(on_day(today), child=child, part=Allocation.Part.SOCIAL_WORKER).select_related("worker").first()
    )
    return held.worker.name if held and held.worker else ""


def _hope(need: Need, actions: list[AgreedAction]) -> HopeForChild:
    still = sorted((one for one in actions if one.done_on is None and one.ended_on is None), key=lambda one: one.due_on)
    return HopeForChild(need.outcome, tuple(StepForChild(one.what, _who(one), plain_date(one.due_on)) for one in still))


def _who(action: AgreedAction) -> str:
    if action.worker:
        return action.worker.name
    if action.agency == AgreedAction.Agency.CHILD:
        return "You"
    return action.named or (AgreedAction.Agency(action.agency).label if action.agency else "We will say who")


def _may_say_yes(said: Mapping[str, Raw]) -> Iterator[Fact]:
    who = {one.key: one.words for one in WHO_DECIDES} | {"child": "You decide", "council": "Your social worker"}
    for one in EVERYDAY_DECISIONS:
        answer, but = said.get(f"decisions.{one.key}.who"), _words(said, f"decisions.{one.key}.but")
        if isinstance(answer, str) and answer in who:
            yield Fact(one.words, f"{who[answer]}, but only if: {but}" if but else who[answer])
