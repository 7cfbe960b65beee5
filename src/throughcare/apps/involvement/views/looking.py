"""Who has looked, for information governance; a record that is closed; and opening a restricted one in an emergency."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.forms import BreakGlassForm, LooksForm
from throughcare.apps.involvement.presenters.looking import COLUMNS, asked_of, closed_page, looks_page, rows_of
from throughcare.apps.involvement.queries import NotOpen, Which, closed_to_duty, log_export, log_list, looks, people_meant
from throughcare.apps.involvement.views.acting import acting
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.sheet import sheet
from throughcare.core.today import today

MOST_IN_A_FILE = 50_000


@require_GET
def who_looked(request: HttpRequest, which: Which = Which.LATEST) -> HttpResponse:
    """The access log, for information governance alone. That it was read is in it."""
    policies.check_reads_log(acting(request))
    form = LooksForm(request.GET)
    shown = looks_page(which, _found(which, form), form=form, number=request.GET.get("page", "1"))
    log_list(request, seen=len(shown.rows), words=f"The log: {urlencode(asked_of(form))}")
    return page(request, "involvement/looks.html", shown)


@require_GET
def looks_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file, its latest rows up to a limit that it states. That it was taken is in the log."""
    policies.check_reads_log(acting(request))
    form = LooksForm(request.GET)
    asked = request.GET.get("which", "")
    which = Which(asked) if asked in set(Which) else Which.LATEST
    found = _found(which, form)[: MOST_IN_A_FILE + 1]
    rows = rows_of(found)
    cells: list[tuple[str, ...]] = [
        (f"{look.at:%Y-%m-%d %H:%M:%S}", look.who, look.did, look.whom, look.involved, look.words or look.path) for look in rows
    ]
    if len(cells) > MOST_IN_A_FILE:
        cells[MOST_IN_A_FILE:] = [(f"There are more. This file holds the latest {MOST_IN_A_FILE:,}: choose fewer days",)]
    log_export(request, seen=min(len(rows), MOST_IN_A_FILE), words=f"The log: {urlencode(asked_of(form))}")
    return sheet(f"who-has-looked-{today()}.csv", COLUMNS, cells)


def _found(which: Which, form: LooksForm) -> QuerySet[Look]:
    if not form.is_valid():
        return looks(which).none()
    asked = form.cleaned_data
    worker, words = asked["worker"], asked["person"]
    return looks(
        which,
        worker=worker.pk if worker else None,
        people=people_meant(words) if words else None,
        kind=asked["kind"],
        since=asked["since"],
        until=asked["until"],
    )


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Open a restricted record for a day, saying why. For duty workers; to anybody else it says what any closed record says."""
    closed = closed_to_duty(person_id)
    if closed is None:
        raise NotOpen
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.break_glass(person_id, reason=form.cleaned_data["reason"], by=acting(request), path=request.path)
        return HttpResponseRedirect(reverse("desk:child", args=[person_id]))
    return page(request, "involvement/closed.html", closed_page(closed, form), status=200 if request.method == "GET" else 422)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What a refusal says: the same for a child who is not yours and for one who is not there."""
    if isinstance(exception, NotOpen) and exception.closed is not None:
        return page(request, "involvement/closed.html", closed_page(exception.closed), status=403)
    reason = str(exception) if isinstance(exception, MayNot) else ""
    return page(request, "involvement/refused.html", reason, status=403)
