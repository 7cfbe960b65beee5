"""Agreed actions: a child's, one's own, and what can be done about one: done, another day, another's, no longer needed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.agreed import actions, policies
from throughcare.apps.agreed.forms import AgainForm, DoneForm, EndForm, GiveForm
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import MyActionsPage, actions_page, in_a_line, shown
from throughcare.apps.agreed.queries import actions_of, owners
from throughcare.apps.involvement.queries import log_list, open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.writing.policies import may_write
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.today import today
from throughcare.core.words import count


@require_GET
@login_required
def of_child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Everything agreed for a child."""
    child = open_child(request, child_id)
    may = may_write(roles_now(_worker(request)))
    return page(request, "agreed/actions.html", actions_page(child, today=today(), may_write=may))


@require_GET
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that whoever is signed in agreed to do, the earliest due first."""
    found = list(actions_of(_worker(request)))
    late = sum(one.due_on < today() for one in found)
    log_list(request, seen=len({one.child_id for one in found}))
    words = f"{count(late, 'action')} of yours {'is' if late == 1 else 'are'} late." if late else "None of yours is late."
    return page(request, "agreed/mine.html", MyActionsPage(shown(found, today=today(), named=True), words))


@require_http_methods(["GET", "POST"])
@login_required
def complete(request: HttpRequest, child_id: UUID, action_id: UUID) -> HttpResponse:
    """Say that an action is done, and how we know."""
    child, by = open_child(request, child_id), _worker(request)
    action = _action(child, action_id)
    form = DoneForm(request.POST or None, initial={"on": today()})

    def act() -> object:
        return actions.complete(action, form.cleaned_data["evidence"], form.cleaned_data["on"], by=by)

    return _asked(
        request, action, form, act, title="This is done", button="Put it on the record", said="Done, and on the record."
    )


@require_http_methods(["GET", "POST"])
@login_required
def again(request: HttpRequest, child_id: UUID, action_id: UUID) -> HttpResponse:
    """Agree on another day for an action, and say why."""
    child, by = open_child(request, child_id), _worker(request)
    action = _action(child, action_id)
    form = AgainForm(request.POST or None)

    def act() -> object:
        return actions.agree_again(action, form.cleaned_data["due_on"], form.cleaned_data["reason"], by=by)

    return _asked(request, action, form, act, title="Agree another day", button="Agree", said="The new day is on the record.")


@require_http_methods(["GET", "POST"])
@login_required
def give(request: HttpRequest, child_id: UUID, action_id: UUID) -> HttpResponse:
    """Say whose an action is from now on."""
    child, by = open_child(request, child_id), _worker(request)
    action = _action(child, action_id)
    form = GiveForm(request.POST or None, whose=owners(child), action=action)

    def act() -> object:
        who, named = form.cleaned_data["who"], form.cleaned_data["named"]
        if who in AgreedAction.Agency.values:
            return actions.give(action, owner_agency=who, owner_named=named, by=by)
        return actions.give(action, owner_worker=Worker.objects.get(pk=who), by=by)

    return _asked(request, action, form, act, title="Whose is it?", button="Save", said="Saved.")


@require_http_methods(["GET", "POST"])
@login_required
def end(request: HttpRequest, child_id: UUID, action_id: UUID) -> HttpResponse:
    """Say that an action is no longer to be done, and why."""
    child, by = open_child(request, child_id), _worker(request)
    action = _action(child, action_id)
    form = EndForm(request.POST or None)

    def act() -> object:
        return actions.end(action, form.cleaned_data["reason"], by=by)

    return _asked(request, action, form, act, title="No longer needed", button="End it", said="Ended, and on the record.")


def _asked(
    request: HttpRequest, action: AgreedAction, form: forms.Form, act: Callable[[], object], *, title: str, button: str, said: str
) -> HttpResponse:
    """One form about one action: asked, or done and back to the child's actions."""
    policies.check_can_change(action, by=_worker(request))
    back = reverse("agreed:of_child", args=[action.child_id])
    if done(form, act):
        messages.success(request, said)
        return HttpResponseRedirect(back)
    words = (in_a_line(action, today()),)
    asked = FormPage(
        title=title, caption=str(action.child), words=words, form=form, button=button, back=Link("Agreed actions", back)
    )
    return ask(request, asked)


def _action(child: Person, action_id: UUID) -> AgreedAction:
    return get_object_or_404(AgreedAction.objects.select_related("child", "worker"), pk=action_id, child=child)


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
