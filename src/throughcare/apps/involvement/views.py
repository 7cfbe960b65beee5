"""Who has looked, for information governance; a record that is closed; and opening a restricted one in an emergency."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.forms import BreakGlassForm, LooksForm
from throughcare.apps.involvement.presenters import closed_page, looks_page
from throughcare.apps.involvement.queries import NotOpen, Which, closed_to_duty, looks
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.page import page


@require_GET
def who_looked(request: HttpRequest, which: Which = Which.LATEST) -> HttpResponse:
    """The access log, for information governance alone."""
    policies.check_reads_log(_worker(request))
    form = LooksForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    worker = asked.get("worker")
    found = looks(
        which,
        worker=worker.pk if worker else None,
        person=asked.get("person"),
        kind=asked.get("kind", ""),
        day=asked.get("day"),
    )
    if form.errors:
        found = found.none()
    return page(request, "involvement/looks.html", looks_page(which, found, form=form, number=request.GET.get("page", "1")))


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Open a restricted record for a day, saying why. For duty workers; to anybody else it says what any closed record says."""
    closed = closed_to_duty(person_id)
    if closed is None:
        raise NotOpen
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.break_glass(person_id, reason=form.cleaned_data["reason"], by=_worker(request), path=request.path)
        return HttpResponseRedirect(reverse("desk:child", args=[person_id]))
    return page(request, "involvement/closed.html", closed_page(closed, form), status=200 if request.method == "GET" else 422)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What a refusal says: the same for a child who is not yours and for one who is not there."""
    if isinstance(exception, NotOpen) and exception.closed is not None:
        return page(request, "involvement/closed.html", closed_page(exception.closed), status=403)
    reason = str(exception) if isinstance(exception, MayNot) else ""
    return page(request, "involvement/refused.html", reason, status=403)


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
