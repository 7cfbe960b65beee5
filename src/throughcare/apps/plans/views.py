"""A child's plan on any day, and the print for the child."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.plans.models import Plan
from throughcare.apps.plans.pages import ChildsPlanPage, OnDayForm, childs_plan, plan_page
from throughcare.apps.plans.printing import childs_paper, plan_paper
from throughcare.apps.plans.queries import in_force
from throughcare.apps.workforce.models import Worker
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.today import today


@require_GET
@login_required
def plan(request: HttpRequest, child_id: UUID, kind: str) -> HttpResponse:
    """A child's plan of a kind; with `?on=`, or a day in three boxes, as it stood on that day."""
    child = open_child(request, child_id)
    which = _kind(kind)
    form = OnDayForm(request.GET if "on_day" in request.GET else None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(f"{reverse('plans:plan', args=[child.pk, which])}?on={form.cleaned_data['on']}")
    shown = plan_page(child, which, day=_day(request.GET.get("on", "")), today=today(), form=form)
    return page(request, "plans/plan.html", shown, status=422 if form.is_bound else 200)


@require_GET
@never_cache
@login_required
def printed(request: HttpRequest, child_id: UUID, kind: str) -> HttpResponse:
    """A plan on paper, as it stands or with `?on=` stood on a day: a tagged PDF. That it was printed is logged."""
    child, which = open_child(request, child_id, kind=Look.Kind.PRINT), _kind(kind)
    shown = plan_page(child, which, day=_day(request.GET.get("on", "")), today=today(), form=OnDayForm())
    if shown.nothing:
        raise Http404
    return pdf_answer(as_pdf(plan_paper(child, shown, by=_worker(request))), f"{which.value}-plan")


@require_GET
@login_required
def for_child(request: HttpRequest, child_id: UUID, kind: str) -> HttpResponse:
    """The plan in force, in plain words, as the child has it."""
    child = open_child(request, child_id)
    return page(request, "plans/for_child.html", _childs(child, kind))


@require_GET
@never_cache
@login_required
def printed_for_child(request: HttpRequest, child_id: UUID, kind: str) -> HttpResponse:
    """The plan in force, in plain words, on paper for the child to keep: a tagged PDF. That it was printed is logged."""
    child = open_child(request, child_id, kind=Look.Kind.PRINT)
    return pdf_answer(as_pdf(childs_paper(child, _childs(child, kind), by=_worker(request))), "my-plan")


def _childs(child: Person, kind: str) -> ChildsPlanPage:
    found = in_force(child, _kind(kind), today())
    if found is None:
        raise Http404
    return childs_plan(child, found, today=today())


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user


def _kind(words: str) -> Plan.Kind:
    try:
        return Plan.Kind(words)
    except ValueError as unknown:
        raise Http404 from unknown


def _day(words: str) -> date:
    """The day asked for in an address; today for anything that is not one."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return today()
