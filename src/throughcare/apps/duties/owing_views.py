"""Excusing a duty, and recording what is done about one that is late: a page each, reached from the duty."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import OPEN
from throughcare.apps.duties import actions
from throughcare.apps.duties.models import Excuse, OwedDuty
from throughcare.apps.duties.policies import SHORTEST_DECISION, check_answers_for_others
from throughcare.apps.duties.shown import anchor_of
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.fields import DayField
from throughcare.core.form_page import FormPage, ask, came_from, done
from throughcare.core.page import Link
from throughcare.core.today import today
from throughcare.core.words import long_date
from throughcare.statute.duties import BY_KEY

A_WEEK = timedelta(days=7)


class ExcuseForm(forms.Form):
    """Why a duty was not done in time."""

    reason = forms.ChoiceField(
        label="Why is it not done in time?",
        choices=Excuse.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason"},
    )
    words = forms.CharField(
        label="In your words",
        help_text="What happened, and what is done for the child instead. Write so that they can read it one day",
        min_length=SHORTEST_DECISION,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why, in a sentence", "min_length": "Say why, in a sentence"},
    )


class WithdrawExcuseForm(forms.Form):
    """Why an excuse is no longer agreed to."""

    because = forms.CharField(
        label="Why is it no longer excused?",
        min_length=SHORTEST_DECISION,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why, in a sentence", "min_length": "Say why, in a sentence"},
    )


class ActForm(forms.Form):
    """What is done about something late."""

    words = forms.CharField(
        label="What is done about it, and who does what next?",
        min_length=SHORTEST_DECISION,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is done about it", "min_length": "Say it in a sentence"},
    )
    look_again_on = DayField(label="When do you look again?", help_text="Until then it waits in your list of what you acted on")


@require_http_methods(["GET", "POST"])
def excuse(request: HttpRequest, child_id: UUID, anchor: str) -> HttpResponse:
    """Agree, as a manager, why a duty is not done in time."""
    child = open_child(request, child_id)
    owed, by = _owed(request, child, anchor)
    form = ExcuseForm(request.POST or None)

    def excused() -> object:
        said = form.cleaned_data
        return actions.excuse(owed, reason=Excuse.Reason(said["reason"]), words=said["words"], by=by)

    if done(form, excused):
        return _back(request, child, anchor, "Excused. It stays not done, and your reason stands beside it.")
    words = (
        "You agree to this as a manager, and your name stands beside it.",
        "Excusing does not move the date and does not count as done: it stays unmet in every list, measure and return.",
    )
    return ask(request, _page(request, child, owed, form, title="Excuse", button="Excuse it", words=words))


@require_http_methods(["GET", "POST"])
def withdraw_excuse(request: HttpRequest, child_id: UUID, anchor: str) -> HttpResponse:
    """Say, as a manager, that an excuse is no longer agreed to."""
    child = open_child(request, child_id)
    owed, by = _owed(request, child, anchor)
    held = get_object_or_404(Excuse, child=child, key=owed.key, about=owed.about, since_on=owed.since_on, withdrawn_on=None)
    form = WithdrawExcuseForm(request.POST or None)
    if done(form, lambda: actions.withdraw_excuse(held, because=form.cleaned_data["because"], by=by)):
        return _back(request, child, anchor, "No longer excused. What was agreed, and by whom, stays on the record.")
    words = (f"It is excused now: {held.get_reason_display()}. {held.words}",)
    return ask(request, _page(request, child, owed, form, title="No longer excuse it", button="Withdraw the excuse", words=words))


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, child_id: UUID, anchor: str) -> HttpResponse:
    """Record, as a manager, what is done about something late."""
    child = open_child(request, child_id)
    owed, by = _owed(request, child, anchor)
    form = ActForm(request.POST or None, initial={"look_again_on": today() + A_WEEK})
    if done(form, lambda: actions.act(owed, by=by, **form.cleaned_data)):
        return _back(request, child, anchor, "Recorded beside the duty.")
    return ask(request, _page(request, child, owed, form, title="What is done about it", button="Record it", words=()))


@require_http_methods(["GET", "POST"])
def act_on_action(request: HttpRequest, child_id: UUID, action_id: UUID) -> HttpResponse:
    """Record, as a manager, what is done about an agreed action that is late, put off again and again, or nobody's."""
    child, by = open_child(request, child_id), _manager(request)
    found = get_object_or_404(AgreedAction.objects.filter(OPEN).select_related("child", "worker"), pk=action_id, child=child)
    form = ActForm(request.POST or None, initial={"look_again_on": today() + A_WEEK})
    if done(form, lambda: actions.act(found, by=by, **form.cleaned_data)):
        return _back(request, child, "actions", "Recorded.")
    back = _whence(request, child, "actions")
    words = (in_a_line(found, today()),)
    return ask(
        request, FormPage("What is done about it", caption=str(child), words=words, form=form, button="Record it", back=back)
    )


def _owed(request: HttpRequest, child: Person, anchor: str) -> tuple[OwedDuty, Worker]:
    by = _manager(request)
    for owed in OwedDuty.objects.filter(child=child):
        if anchor_of(owed.key, about=owed.about, since_on=owed.since_on) == anchor:
            return owed, by
    raise Http404("This is not owed any more: it has been done, or the law asks it no longer.")


def _manager(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    check_answers_for_others(request.user)
    return request.user


def _page(
    request: HttpRequest, child: Person, owed: OwedDuty, form: forms.Form, *, title: str, button: str, words: tuple[str, ...]
) -> FormPage:
    duty = BY_KEY[owed.key]
    anchor = anchor_of(owed.key, about=owed.about, since_on=owed.since_on)
    return FormPage(
        title=title,
        caption=str(child),
        words=(f"{duty.do}, due by {long_date(owed.legal_due_on)}. {owed.why}", *words),
        form=form,
        button=button,
        back=_whence(request, child, anchor),
    )


def _whence(request: HttpRequest, child: Person, anchor: str) -> Link:
    """Where whoever asks came from: the list that the address names, else the child's page."""
    if asked := came_from(request):
        return Link("Back to the list", asked)
    return Link(f"Back to {child}", f"{reverse('desk:child', args=[child.pk])}#{anchor}")


def _back(request: HttpRequest, child: Person, anchor: str, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(_whence(request, child, anchor).href)
