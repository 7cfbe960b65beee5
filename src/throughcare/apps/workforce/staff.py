"""Staff, teams and posts, for administrators: who may sign in, as what, from when to when. No child is on these pages."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.workforce import actions
from throughcare.apps.workforce.invitations import can_be_sent, link_for, send
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import check_can_keep_staff
from throughcare.apps.workforce.staff_forms import (
    EndPostForm,
    PostForm,
    SureForm,
    TeamForm,
    TeamNameForm,
    WorkerForm,
    WorkersForm,
)
from throughcare.apps.workforce.staff_pages import Invited, teams_page, worker_page, workers_page
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.today import today

SECONDS_A_DAY = 24 * 60 * 60


@require_GET
def workers(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, and the posts they hold."""
    _administrator(request)
    shown = workers_page(WorkersForm(request.GET), number=request.GET.get("page", "1"), today=today())
    return page(request, "workforce/workers.html", shown)


@require_http_methods(["GET", "POST"])
def add_worker(request: HttpRequest) -> HttpResponse:
    """Enter somebody who will sign in."""
    by = _administrator(request)
    form = WorkerForm(request.POST or None)
    added: list[Worker] = []
    if done(form, lambda: added.append(actions.add_worker(by=by, **form.cleaned_data))):
        messages.success(request, "Entered. Give them a post, then invite them to sign in.")
        return _to(added[0])
    words = ("They see nothing until they are given a post, and cannot sign in until they are invited and choose a password.",)
    return ask(request, FormPage("Enter somebody", form, "Save", Link("Staff", reverse("staff:workers")), words=words))


@require_GET
def worker(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """One worker: their account, and the posts they hold and held."""
    by, found = _administrator(request), get_object_or_404(Worker, pk=worker_id)
    return page(request, "workforce/worker.html", worker_page(found, own=found.pk == by.pk, today=today()))


@require_http_methods(["GET", "POST"])
def give_post(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Give somebody a post: a role in a team, from a day on."""
    by, found = _administrator(request), get_object_or_404(Worker, pk=worker_id)
    form = PostForm(request.POST or None, initial={"on": today()})
    if done(form, lambda: actions.give_post(found, by=by, **form.cleaned_data)):
        messages.success(request, "The post is theirs.")
        return _to(found)
    return ask(request, FormPage("Give a post", form, "Give this post", _back(found), caption=found.name))


@require_http_methods(["GET", "POST"])
def end_post(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """End a post: from that day its holder no longer sees by it."""
    by, post = _administrator(request), get_object_or_404(Post.objects.select_related("worker", "team"), pk=post_id)
    form = EndPostForm(request.POST or None, initial={"on": today()})
    if done(form, lambda: actions.end_post(post, on=form.cleaned_data["on"], by=by)):
        messages.success(request, "The post is ended.")
        return _to(post.worker)
    words = (
        f"{post}.",
        (
            "If this is their last post they will see no child from that day, those they are named for included. "
            "Ask their manager to hand their children over first."
        ),
    )
    asked = FormPage(
        "End a post", form, "End this post", _back(post.worker), caption=post.worker.name, words=words, style="warning"
    )
    return ask(request, asked)


@never_cache
@require_POST
def invite(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Send somebody a link with which to choose a password; where no e-mail is set up, show it this once."""
    by, found = _administrator(request), get_object_or_404(Worker, pk=worker_id)
    actions.invite(found, by=by)
    link = link_for(found, request=request)
    sent = can_be_sent() and send(found, link=link)
    shown = Invited(
        name=found.name,
        back=_back(found),
        sent_to=found.email if sent else "",
        link="" if sent else link,
        days=settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
    )
    return page(request, "workforce/invited.html", shown)


@require_http_methods(["GET", "POST"])
def close_account(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Close somebody's account at once, and end their posts."""
    by, found = _administrator(request), get_object_or_404(Worker, pk=worker_id)
    form = SureForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.close_account(found, by=by)):
        messages.success(request, "The account is closed.")
        return _to(found)
    words = (
        "They are signed out at once, and every post of theirs ends today. What they wrote stays, in their name.",
        "Children named theirs stay so until a manager hands them over.",
    )
    asked = FormPage(
        "Close this account", form, "Close this account", _back(found), caption=found.name, words=words, style="warning"
    )
    return ask(request, asked)


@require_POST
def open_account(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Open a closed account again."""
    by, found = _administrator(request), get_object_or_404(Worker, pk=worker_id)
    actions.open_account_again(found, by=by)
    messages.success(request, "The account is open again. It has no post until you give it one.")
    return _to(found)


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """Every team, each under the one it is part of."""
    _administrator(request)
    return page(request, "workforce/teams.html", teams_page(today=today()))


@require_http_methods(["GET", "POST"])
def add_team(request: HttpRequest) -> HttpResponse:
    """Enter a team."""
    by = _administrator(request)
    form = TeamForm(request.POST or None, initial={"kind": Team.Kind.TEAM})
    if done(form, lambda: actions.make_team(by=by, **form.cleaned_data)):
        messages.success(request, "The team is entered.")
        return HttpResponseRedirect(reverse("staff:teams"))
    return ask(request, FormPage("Enter a team", form, "Save", Link("Teams", reverse("staff:teams"))))


@require_http_methods(["GET", "POST"])
def rename_team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Call a team by another name."""
    by, found = _administrator(request), get_object_or_404(Team, pk=team_id)
    form = TeamNameForm(request.POST or None, initial={"name": found.name})
    if done(form, lambda: actions.rename_team(found, name=form.cleaned_data["name"], by=by)):
        messages.success(request, "The team is renamed.")
        return HttpResponseRedirect(reverse("staff:teams"))
    return ask(request, FormPage("Rename a team", form, "Save", Link("Teams", reverse("staff:teams")), caption=found.name))


def _administrator(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    check_can_keep_staff(request.user)
    return request.user


def _back(found: Worker) -> Link:
    return Link(found.name, reverse("staff:worker", args=[found.pk]))


def _to(found: Worker) -> HttpResponse:
    return HttpResponseRedirect(reverse("staff:worker", args=[found.pk]))
