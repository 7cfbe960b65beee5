"""Who works with a child: the page, giving a child to somebody, handing over, and ending a part."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.closing import WithThingsOpen, closes, everything_open
from throughcare.apps.involvement.forms import CloseForm, EndForm, GiveForm, HandOverForm
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.presenters.working import ONLY_ONE, called, people_page
from throughcare.apps.involvement.queries import open_child, opening, whom_to_give
from throughcare.apps.involvement.views.acting import acting
from throughcare.apps.people.facts import practice
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import in_roles, posts_now, roles_now
from throughcare.apps.workforce.roles import KEEPS_OUT
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.periods import on_day
from throughcare.core.today import today

PART = Allocation.Part
WITH_OTHERS = "The record is with others now, and no longer open to you."
KEPT = "The record is kept as it is, and no longer open to you."


@require_GET
def people(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Who works with a child, now and before, and what was handed over."""
    child = open_child(request, child_id)
    return page(request, "involvement/people.html", people_page(child, roles=roles_now(acting(request)), today=today()))


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Give a child to a worker or a team in the part that `?part=` names; where somebody has it, by handing over."""
    child, by, part = open_child(request, child_id), acting(request), _part(request)
    policies.check_can_allocate(child.pk, part=part, by=by)
    held = _held(child, part)
    whom = whom_to_give(
        policies.FITS[part], part=part, teams=part == PART.SOCIAL_WORKER, first=[post.team_id for post in posts_now(by)]
    )
    form = (HandOverForm if held else GiveForm)(request.POST or None, whom=whom, initial={"on": today()})
    if done(form, lambda: _given(child, part, form, held=held, by=by)):
        return _back(request, child.pk, "Handed over." if held else "Done. They will find the child in their work.")
    return ask(request, _give_page(child, part, form, held))


def _part(request: HttpRequest) -> Allocation.Part:
    asked = request.GET.get("part", "")
    return PART(asked) if asked in PART.values else PART.SOCIAL_WORKER


def _held(child: Person, part: Allocation.Part) -> Allocation | None:
    if part not in ONLY_ONE:
        return None
    found = Allocation.objects.filter(on_day(today()), child=child, part=part, worker__isnull=False)
    return found.select_related("worker", "team").order_by("-started_on").first()


def _given(child: Person, part: Allocation.Part, form: GiveForm, *, held: Allocation | None, by: Worker) -> object:
    said, whom = form.cleaned_data, form.chosen()
    if held is None:
        return actions.allocate(
            child, part=part, team=whom.team, worker=whom.worker, on=said["on"], reason=said["reason"], source=_source(), by=by
        )
    handed = actions.HandedOver(said["to_know"], said["held_on"], said["stopped_on"], said["gap_because"])
    return actions.hand_over(
        held, team=whom.team, worker=whom.worker, on=said["on"], reason=said["reason"], handed=handed, source=_source(), by=by
    )


def _source() -> Source:
    source = practice()
    if source is None:
        raise MayNot("Nothing has been recorded in practice here yet. Record something about a child first.")
    return source


def _give_page(child: Person, part: Allocation.Part, form: forms.Form, held: Allocation | None) -> FormPage:
    label = part.label.lower()
    words: tuple[str, ...] = ()
    if held is not None and held.worker is not None:
        words = (
            (
                f"{held.worker.name} ({held.team.name}) has been {label} since {held.started_on:%-d %B %Y}. "
                "Their part ends on the day the next begins, and what you write here is kept on the record for whoever comes next. "
                "What they agreed to do for the child passes on too."
            ),
        )
    title = f"Hand over to another {label}" if held else f"Name a {label}"
    return FormPage(
        title="Add somebody also working with the child"
        if part == PART.SUPPORTING
        else title.replace("a independent", "an independent"),
        caption=called(child),
        words=words,
        form=form,
        button="Hand over" if held else "Save",
        back=Link("Who works with them", reverse("involvement:people", args=[child.pk])),
    )


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, allocation_id: UUID) -> HttpResponse:
    """End somebody's part in the work with a child, with nobody after them."""
    by = acting(request)
    policies.check_allocates(by)
    held = get_object_or_404(Allocation.objects.select_related("worker", "team"), pk=allocation_id)
    child = open_child(request, held.child_id)
    policies.check_can_allocate(child.pk, part=held.part, by=by)
    closing = closes(held, on=today())
    open_still = everything_open(child.pk) if closing else ()
    form: forms.Form = EndForm(request.POST or None, initial={"on": today()})
    if open_still:
        others = [one for one in in_roles(KEEPS_OUT) if one.pk != by.pk]
        form = CloseForm(request.POST or None, initial={"on": today()}, managers=others)
    if done(form, lambda: _ended(held, form, by)):
        if closing:
            return _back(request, child.pk, f"Involvement with {called(child)} is closed.", gone=KEPT)
        return _back(request, child.pk, f"{held.worker.name if held.worker else held.team}: their part has ended.")
    return ask(request, _end_page(child, held, form, open_still))


def _ended(held: Allocation, form: forms.Form, by: Worker) -> object:
    said = form.cleaned_data
    agreed = WithThingsOpen(said["because"], said["agreed_by"]) if isinstance(form, CloseForm) else None
    reason = Allocation.Reason(said["reason"])
    return actions.end_allocation(held, on=said["on"], reason=reason, by=by, with_things_open=agreed)


def _end_page(child: Person, held: Allocation, form: forms.Form, open_still: Sequence[str]) -> FormPage:
    label = PART(held.part).label.lower()
    words = [
        f"{held.worker.name if held.worker else 'Nobody named'}, {held.team.name}, {label} since {held.started_on:%-d %B %Y}."
    ]
    if held.part == PART.SOCIAL_WORKER:
        words.append(
            "End this only if the council works with the child no more: no team has the child after it, and the team no longer sees the record. "
            "If the worker leaves and the child stays, hand over instead, to another worker or to a team."
        )
    if open_still:
        words.append("Nobody would answer for the child after this, and these are still open:")
    return FormPage(
        title=f"End this part: {label}",
        caption=called(child),
        words=tuple(words),
        listed=tuple(open_still),
        form=form,
        button="End it",
        style="warning",
        back=Link("Who works with them", reverse("involvement:people", args=[child.pk])),
    )


def _back(request: HttpRequest, child_id: UUID, words: str, *, gone: str = WITH_OTHERS) -> HttpResponse:
    """To the page they came from; to their own work if the record is open to them no more."""
    if opening(child_id).facts:
        messages.success(request, words)
        return HttpResponseRedirect(reverse("involvement:people", args=[child_id]))
    messages.success(request, f"{words} {gone}")
    return HttpResponseRedirect(reverse("desk:my_work"))
