"""The improvement plan: its objectives, the measures each is told by, and targets as they were set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.improvement import actions, policies, said
from throughcare.apps.improvement.actions.planning import Reach, Said
from throughcare.apps.improvement.asked import roles_of, worker_of
from throughcare.apps.improvement.forms import AimForm, ObjectiveForm, TargetForm
from throughcare.apps.improvement.models import Aim, Objective
from throughcare.apps.improvement.queries import Each, Seen, figures_of, latest, may_own, plan, seen_by
from throughcare.apps.improvement.scorecard import done_words, told
from throughcare.apps.improvement.telling import Telling, telling
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.shown import Column, Fact
from throughcare.core.today import today
from throughcare.core.words import long_date, plain_date
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Shape


@dataclass(frozen=True, slots=True)
class Planned:
    """One objective in the plan."""

    title: Link
    owner: str
    source: str
    measures: int
    done: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The improvement plan."""

    caption: str
    columns: tuple[Column, ...]
    objectives: tuple[Planned, ...]
    add: str


@dataclass(frozen=True, slots=True)
class AimPlanned:
    """A measure of an objective: what stands beside it, and every target it was ever set, the latest first."""

    claim: str
    key: str
    beside: str
    stands: tuple[str, ...]
    targets: tuple[str, ...]
    set_target: str


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """One objective."""

    title: str
    back: Link
    owner: str
    source: str
    answers: str
    done: str
    evidence: str
    evidence_at: str
    aims: tuple[AimPlanned, ...]
    ways: tuple[Link, ...]


@require_GET
@login_required
def plan_page(request: HttpRequest) -> HttpResponse:
    """The improvement plan: each objective, whose it is, who said so, and whether it is done."""
    roles = roles_of(request)
    shown = PlanPage(
        caption=long_date(today()),
        columns=(Column("Objective"), Column("Owner"), Column("From"), Column("Measures", number=True), Column("Done")),
        objectives=tuple(
            Planned(
                title=Link(str(one), reverse("improvement:objective", args=[one.pk])),
                owner=one.owner.name,
                source=source_words(one),
                measures=len(one.told_by),  # type: ignore[attr-defined]  # read by `plan`
                done=done_words(one) or "Not yet",
            )
            for one in plan()
        ),
        add=reverse("improvement:add_objective") if roles & policies.PLANS else "",
    )
    return page(request, "improvement/plan.html", shown)


def source_words(objective: Objective) -> str:
    """Who said so, and when."""
    said_on = plain_date(objective.said_on) if objective.said_on else ""
    return ", ".join(part for part in (objective.get_came_display(), objective.said_by, said_on) if part)


@require_GET
@login_required
def objective_page(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    """One objective: its measures and targets, and whether it is done."""
    roles = roles_of(request)
    one = get_object_or_404(Objective.objects.select_related("owner", "proposed_by", "not_yet_by", "closed_by"), pk=objective_id)
    keeps = bool(roles & policies.PLANS) and one.closed_on is None
    shown = ObjectivePage(
        title=str(one),
        back=Link("The improvement plan", reverse("improvement:plan")),
        owner=one.owner.name,
        source=source_words(one),
        answers=one.answers,
        done=done_words(one),
        evidence=one.evidence,
        evidence_at=one.evidence_at,
        aims=tuple(_aims(one, keeps, seen_by(posts_of(request)))),
        ways=tuple(_ways(one, worker_of(request))) if keeps else (),
    )
    return page(request, "improvement/objective.html", shown)


def _aims(one: Objective, keeps: bool, seen: Seen) -> Iterator[AimPlanned]:
    aims = [aim for aim in one.aims.prefetch_related("targets__set_by") if aim.measure in BY_KEY]
    frozen = latest()
    figures = figures_of(frozen, [aim.measure for aim in aims]) if frozen else {}
    tells = telling(seen, figures.values())
    for aim in aims:
        each = figures.get(aim.measure)
        words = () if each is None else _stands(each, aim, seen, tells)
        yield _aim(aim, keeps, words)


def _stands(each: Each, aim: Aim, seen: Seen, tells: Telling) -> tuple[str, ...]:
    """How the measure stands in the latest figures, and over the months that the objective's words count."""
    counted = said.as_the_plan_counts(each.planned if aim.months else None, tells=tells)
    return tuple(words for words in (f"Latest, {said.when(each.council)}: {told(each, seen).words}", counted) if words)


def _aim(aim: Aim, keeps: bool, stands: tuple[str, ...]) -> AimPlanned:
    measure = BY_KEY[aim.measure]
    quality = BY_KEY[aim.beside].title if aim.beside in BY_KEY else ""
    missing = f"Missing: {aim.missing}" if aim.timely and not quality else ""
    return AimPlanned(
        claim=measure.title,
        key=measure.key,
        stands=stands,
        beside=f"Beside it: {quality}" if quality else missing,
        targets=tuple(
            f"{said.target_words(measure, each)}. Set {plain_date(each.set_on)} by {each.set_by.name}: {each.decision}"
            for each in reversed(aim.targets.all())
        ),
        set_target=reverse("improvement:set_target", args=[aim.pk]) if keeps else "",
    )


def _ways(one: Objective, worker: Worker) -> list[Link]:
    ways = []
    if one.proposed_by_id not in (None, worker.pk) and one.not_yet_on is None:
        ways.append(Link("Agree that it is done", reverse("improvement:agree_done", args=[one.pk])))
        ways.append(Link("Say that it is not done yet", reverse("improvement:say_not_yet", args=[one.pk])))
    propose = "Propose that it is done" if one.proposed_by_id is None else "Propose it anew, with other evidence"
    ways.append(Link(propose, reverse("improvement:propose_done", args=[one.pk])))
    ways.append(Link("Add a measure", reverse("improvement:add_aim", args=[one.pk])))
    return ways


@require_http_methods(["GET", "POST"])
@login_required
def add_objective(request: HttpRequest) -> HttpResponse:
    """Add an objective to the plan."""
    by = worker_of(request)
    policies.check_can_plan(by)
    form = ObjectiveForm(request.POST or None, workers=may_own())

    def add() -> object:
        told = form.cleaned_data
        source = Said(Objective.Came(told["came"]), told["said_by"], told["said_on"], told["words"])
        return actions.add_objective(told["title"], said=source, owner=Worker.objects.get(pk=told["owner"]), by=by)

    back = Link("The improvement plan", reverse("improvement:plan"))
    if done(form, add):
        messages.success(request, "Added to the plan.")
        return HttpResponseRedirect(back.href)
    return ask(request, FormPage(title="Add an objective", form=form, button="Add it", back=back))


@require_http_methods(["GET", "POST"])
@login_required
def add_aim(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    """Add a measure to an objective."""
    by = worker_of(request)
    policies.check_can_plan(by)
    one = get_object_or_404(Objective, pk=objective_id)
    form = AimForm(request.POST or None)

    def add() -> object:
        told = form.cleaned_data
        chosen = {name: told[name] for name in ("timely", "beside", "missing", "months")}
        return actions.add_aim(one, told["measure"], **chosen, by=by)

    return ask_about(request, one, form, add, title="Add a measure", button="Add it", said="Added to the objective.")


@require_http_methods(["GET", "POST"])
@login_required
def set_target(request: HttpRequest, aim_id: UUID) -> HttpResponse:
    """Set what a measure is to reach. What was set before stays on the page."""
    by = worker_of(request)
    policies.check_can_plan(by)
    aim = get_object_or_404(Aim.objects.select_related("objective"), pk=aim_id)
    form = TargetForm(request.POST or None, percent=BY_KEY[aim.measure].shape is Shape.PROPORTION)

    def put() -> object:
        told = form.cleaned_data
        reach = Reach(told["target"], told["by_on"], told["floor"], told["stretch"])
        return actions.set_target(aim, reach, decision=told["decision"], by=by)

    title = f"Set a target: {BY_KEY[aim.measure].title}"
    return ask_about(request, aim.objective, form, put, title=title, button="Set it", said="Set. What was set before stays.")


def ask_about(
    request: HttpRequest,
    one: Objective,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    said: str,
    facts: tuple[Fact, ...] = (),
) -> HttpResponse:
    """One form about one objective: asked, or done and back to the objective."""
    back = Link(str(one), reverse("improvement:objective", args=[one.pk]))
    if done(form, act):
        messages.success(request, said)
        return HttpResponseRedirect(back.href)
    asked = FormPage(title=title, caption=str(one), facts=facts, form=form, button=button, back=back)
    return ask(request, asked)
