"""That an objective is done: proposed with the page that shows it, and a second person's word: yes, or not yet and why."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.apps.improvement import actions, policies
from throughcare.apps.improvement.asked import worker_of
from throughcare.apps.improvement.forms import AgreeForm, NotYetForm, ProposeForm
from throughcare.apps.improvement.models import Objective, Report
from throughcare.apps.improvement.plan_views import ask_about
from throughcare.core.page import Link
from throughcare.core.shown import Fact
from throughcare.core.words import plain_date
from throughcare.measures.everything import BY_KEY


@require_http_methods(["GET", "POST"])
@login_required
def propose_done(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    """Propose that an objective is done, with the evidence."""
    by = worker_of(request)
    policies.check_can_plan(by)
    one = get_object_or_404(Objective, pk=objective_id)
    form = ProposeForm(request.POST or None, pages=_may_show(one), host=request.get_host())

    def propose() -> object:
        return actions.propose_it_is_done(one, evidence=form.cleaned_data["evidence"], at=form.cleaned_data["at"], by=by)

    words = "Proposed. Somebody else must agree."
    return ask_about(request, one, form, propose, title="Propose that it is done", button="Propose it", said=words)


def _may_show(one: Objective) -> Iterator[Link]:
    """The pages that most likely show that an objective is done: its figures, and the reports that were issued last."""
    for aim in one.aims.all():
        if aim.measure in BY_KEY:
            yield Link(f"The figure: {BY_KEY[aim.measure].title}", reverse("improvement:figure", args=[aim.measure]))
    for each in Report.objects.exclude(issued_on=None)[:3]:
        time = f"{plain_date(each.from_on)} to {plain_date(each.to_on)}"
        yield Link(f"{each.get_kind_display()}, {time}", reverse("improvement:report", args=[each.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def agree_done(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    """Agree, as a second person, that an objective is done."""
    by = worker_of(request)
    policies.check_can_plan(by)
    one = get_object_or_404(Objective.objects.select_related("proposed_by"), pk=objective_id)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    return ask_about(
        request,
        one,
        form,
        lambda: actions.agree_it_is_done(one, by=by),
        title="Agree that it is done",
        button="I have looked, and I agree",
        said="Agreed: it is done.",
        facts=_proposed(one),
    )


@require_http_methods(["GET", "POST"])
@login_required
def say_not_yet(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    """Say, as a second person, that an objective is not done yet, and why."""
    by = worker_of(request)
    policies.check_can_plan(by)
    one = get_object_or_404(Objective.objects.select_related("proposed_by"), pk=objective_id)
    form = NotYetForm(request.POST or None)
    return ask_about(
        request,
        one,
        form,
        lambda: actions.say_not_yet(one, because=form.cleaned_data["because"], by=by),
        title="Say that it is not done yet",
        button="Not yet",
        said="Said. Whoever proposed it is told on their first page.",
        facts=_proposed(one),
    )


def _proposed(one: Objective) -> tuple[Fact, ...]:
    """What a second person reads before they say yes or not yet."""
    if one.proposed_by is None:
        return ()
    return (
        Fact("Who proposes it", f"{one.proposed_by.name}, on {plain_date(one.proposed_on)}"),
        Fact("How they know", one.evidence),
        Fact("Where it is to be seen", "The page that shows it", one.evidence_at),
    )
