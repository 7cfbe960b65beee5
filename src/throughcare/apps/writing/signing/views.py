"""Deciding on a document, taking it back, how it came about, and adding beside it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, Step
from throughcare.apps.writing.queries import document_of
from throughcare.apps.writing.registry import form_of
from throughcare.apps.writing.signing import actions
from throughcare.apps.writing.signing.forms import APPROVE, BesideForm, DecideForm
from throughcare.apps.writing.signing.policies import whose_approval
from throughcare.apps.writing.signing.presenters import decide_page, history_page
from throughcare.apps.writing.signing.queries import last_step
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def decide(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """What was handed in and what changed in it; approve it, or return it with words. `?with=` says with which version to compare."""
    child = open_child(request, child_id)
    found, by = document_of(child, document_id), _worker(request)
    if found.state != Document.State.SUBMITTED:
        return HttpResponseRedirect(_address(found))
    whose = whose_approval(found, by=by)
    handed_in = last_step(found, Step.What.SUBMITTED)
    form = DecideForm(request.POST or None, initial={"seen": handed_in.pk if handed_in else ""})
    if request.method == "POST" and done(form, lambda: _decide(form, found, by)):
        approved = form.cleaned_data["decision"] == APPROVE
        messages.success(request, f"{form_of(found).title} {'is approved and on the record' if approved else 'is returned'}.")
        return HttpResponseRedirect(reverse("desk:my_work"))
    shown = decide_page(found, child, form, whose=whose, by=by, against=request.GET.get("with", ""))
    return page(request, "writing/decide.html", shown, status=422 if form.is_bound else 200)


def _decide(form: DecideForm, found: Document, by: Worker) -> None:
    said = form.cleaned_data
    act = actions.approve if said["decision"] == APPROVE else actions.give_back
    act(found, said["words"], seen=said["seen"], by=by)


@require_POST
@login_required
def take_back(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Take back what was handed in, to write on."""
    found = document_of(open_child(request, child_id), document_id)
    actions.take_back(found, by=_worker(request))
    messages.info(request, "Taken back. Hand it in again when it is ready.")
    return HttpResponseRedirect(_address(found))


@require_GET
@login_required
def history(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """How a document came about, in plain English."""
    child = open_child(request, child_id)
    return page(request, "writing/history.html", history_page(document_of(child, document_id), child))


@require_http_methods(["GET", "POST"])
@login_required
def beside(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Add to what is on the record, or correct it, beside it."""
    child: Person = open_child(request, child_id)
    found, by = document_of(child, document_id), _worker(request)
    form = BesideForm(request.POST or None, document=found)

    def add() -> None:
        said = form.cleaned_data
        actions.add_beside(found, said["words"], on=said["on"], why=said["why"], by=by)

    if request.method == "POST" and done(form, add):
        messages.success(request, "Added beside the record.")
        return HttpResponseRedirect(_address(found))
    title = form_of(found).title
    back = Link(title, _address(found))
    return ask(request, FormPage("Add to or correct this record", form, "Add it", back, caption=f"{title}, {child}"))


def _address(found: Document) -> str:
    return reverse("writing:document", args=[found.child_id, found.pk])


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
