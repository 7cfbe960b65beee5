"""Who may see a record: restricting it, asking again whether that is needed, lifting it, and letting people in by name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.forms import LiftForm, NameForm, RestrictForm, StillNeededForm
from throughcare.apps.involvement.models import Admission, Restriction
from throughcare.apps.involvement.presenters.kept import kept_page
from throughcare.apps.involvement.presenters.working import called
from throughcare.apps.involvement.queries import open_child, opening
from throughcare.apps.involvement.views.acting import acting
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import in_roles, roles_now
from throughcare.apps.workforce.roles import KEEPS_OUT, Role
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.today import today

SEES_NO_CHILD = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})


@require_GET
def kept(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Whether a record is restricted, why, and who is let in to it by name."""
    child = open_child(request, child_id)
    return page(request, "involvement/kept.html", kept_page(child, roles=roles_now(acting(request)), today=today()))


@require_http_methods(["GET", "POST"])
def restrict(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Restrict a record: why, who agreed, who still sees it, whom duty workers ring, and when it is looked at again."""
    child, by = open_child(request, child_id), acting(request)
    policies.check_can_keep_out(child.pk, by=by)
    agree = [one for one in in_roles(KEEPS_OUT) if one.pk != by.pk or roles_now(by) & policies.SEALS]
    form = RestrictForm(request.POST or None, managers=agree, workers=others_than(by))
    if done(form, lambda: actions.restrict(child, by=by, **_as_said(form))):
        return back_to_kept(request, child.pk, "The record is restricted.")
    asked = FormPage(
        title="Restrict this record",
        caption=called(child),
        words=(
            (
                "It will be open only to those who work with the child by name, to you, to whoever agreed, and to those you let in. "
                "Lists and searches show it to nobody else. Duty workers are told that there is a record, and whom to ring."
            ),
            "Sealing a record is another thing: it is for a new identity after adoption, and is not done here.",
        ),
        form=form,
        button="Restrict this record",
        style="warning",
        back=_to_kept(child),
    )
    return ask(request, asked)


def _as_said(form: RestrictForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    also = said.pop("let_in")
    return said | {"let_in": [also] if also else []}


@require_http_methods(["GET", "POST"])
def still_restricted(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """Say that a restriction is still needed, and when that is asked again."""
    held, child, by = _restriction(request, restriction_id)
    form = StillNeededForm(request.POST or None)
    if done(form, lambda: actions.review_restriction(held, review_on=form.cleaned_data["review_on"], by=by)):
        return back_to_kept(request, child.pk, "Noted: it is still needed.")
    asked = FormPage(
        title="The restriction is still needed",
        caption=called(child),
        words=(held.reason,),
        form=form,
        button="Save",
        back=_to_kept(child),
    )
    return ask(request, asked)


@require_http_methods(["GET", "POST"])
def lift(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """Lift a restriction, saying why it is no longer needed."""
    held, child, by = _restriction(request, restriction_id)
    form = LiftForm(request.POST or None)
    if done(form, lambda: actions.lift(held, by=by, because=form.cleaned_data["because"])):
        return back_to_kept(request, child.pk, "The restriction is lifted.")
    asked = FormPage(
        title="Lift the restriction",
        caption=called(child),
        words=(
            "Everybody whose work it is to see this child will see the record again. That it was restricted, and why, is kept.",
        ),
        form=form,
        button="Lift the restriction",
        style="warning",
        back=_to_kept(child),
    )
    return ask(request, asked)


def _restriction(request: HttpRequest, restriction_id: UUID) -> tuple[Restriction, Person, Worker]:
    by = acting(request)
    policies.check_keeps_out(by)
    held = get_object_or_404(Restriction, pk=restriction_id)
    child = open_child(request, held.person_id)
    policies.check_can_keep_out(child.pk, by=by, sealing=held.kind == Restriction.Kind.SEALED)
    policies.check_still_kept(held)
    return held, child, by


@require_http_methods(["GET", "POST"])
def let_in(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Let one worker in to one record by name; an inspector until a day."""
    child, by = open_child(request, child_id), acting(request)
    policies.check_lets_in(by)
    form = NameForm(request.POST or None, workers=others_than(by))
    if done(form, lambda: actions.let_in(child, by=by, **form.cleaned_data)):
        return back_to_kept(request, child.pk, "They are let in.")
    asked = FormPage(
        title="Let somebody in by name",
        caption=called(child),
        words=("They will see this child’s whole record, but no protected address. Every look is noted.",),
        form=form,
        button="Let them in",
        back=_to_kept(child),
    )
    return ask(request, asked)


@require_POST
def let_in_no_longer(request: HttpRequest, admission_id: UUID) -> HttpResponse:
    """End somebody's being let in, from today."""
    held = get_object_or_404(Admission, pk=admission_id)
    child = open_child(request, held.person_id)
    actions.let_in_no_longer(held, by=acting(request))
    return back_to_kept(request, child.pk, "They are no longer let in.")


def others_than(by: Worker, roles: Collection[Role] = frozenset(Role) - SEES_NO_CHILD) -> list[Worker]:
    """Everybody in these roles but whoever asks: nobody lets themselves in."""
    return [worker for worker in in_roles(roles) if worker.pk != by.pk]


def _to_kept(child: Person) -> Link:
    return Link("Who may see this record", reverse("involvement:kept", args=[child.pk]))


def back_to_kept(request: HttpRequest, child_id: UUID, words: str, *, route: str = "involvement:kept") -> HttpResponse:
    """To the page they came from; to their own work if the record is open to them no more."""
    messages.success(request, words)
    here = reverse(route, args=[child_id]) if opening(child_id).facts else reverse("desk:my_work")
    return HttpResponseRedirect(here)
