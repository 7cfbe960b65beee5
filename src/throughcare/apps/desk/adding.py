"""Adding a child: only after a search, and only once it is said that the child is none of those already on record who are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.apps.desk.file_forms import BORN, NewChildForm
from throughcare.apps.desk.find import Asked, Match, ToldOf, find, found, taken_apart, told_of
from throughcare.apps.involvement import file_policies
from throughcare.apps.involvement.actions import NewChild, add_child
from throughcare.apps.involvement.queries import log_search
from throughcare.apps.workforce.models import Worker
from throughcare.core.form_page import done
from throughcare.core.page import Link, page
from throughcare.core.shown import Column

MOST = 10


@dataclass(frozen=True, slots=True)
class AddChildPage:
    """What is asked of a new child; above it those on record who are near, where there are any."""

    form: NewChildForm
    back: Link
    matches: tuple[Match, ...]
    told: tuple[ToldOf, ...]
    columns: tuple[Column, ...] = (Column("Who"), Column("Age"), Column("Why found"), Column("Social worker"))


@require_http_methods(["GET", "POST"])
@login_required
def add_child_page(request: HttpRequest) -> HttpResponse:
    """Add a child who was searched for and not found. Whoever is near is shown first, and it is asked whether it is one of them."""
    by = request.user
    assert isinstance(by, Worker)
    file_policies.check_adds(by)
    typed = request.GET.get("q", "").strip()[:200]
    if not typed:
        messages.info(request, "Look for the child first. If nobody matches, you can add them from there.")
        return find(request)
    form = NewChildForm(request.POST or None, teams=file_policies.teams_to_add_to(by), initial=_guessed(typed))
    matches: tuple[Match, ...] = ()
    told: tuple[ToldOf, ...] = ()
    if form.is_bound and form.is_valid():
        matches, told = near(form.cleaned_data)
        log_search(request, words=f"Adding: {_name(form.cleaned_data)}", seen=len(matches))
        if _answered(form, matches, told):
            added: list[UUID] = []
            if done(form, lambda: added.append(_added(form.cleaned_data, by))):
                messages.success(request, "The child is on the record.")
                return HttpResponseRedirect(reverse("desk:child", args=added))
    back = Link("Back to what was found", f"{reverse('desk:find')}?{request.GET.urlencode()}")
    shown = AddChildPage(form, back, matches, told)
    return page(request, "desk/add_child.html", shown, status=422 if form.is_bound else 200)


def _guessed(typed: str) -> dict[str, Any]:
    """What the search already says, so that it is not typed twice."""
    asked = taken_apart(typed)
    given, _, family = asked.words.rpartition(" ")
    day = asked.days[0] if asked.days else None
    if any(letter.isdigit() for letter in asked.words):
        given = family = ""
    return {"given_name": given, "family_name": family, "born_on": day, **({"born": BORN} if day else {})}


def _name(said: dict[str, Any]) -> str:
    return f"{said['given_name']} {said['family_name']}".strip()


def near(said: dict[str, Any]) -> tuple[tuple[Match, ...], tuple[ToldOf, ...]]:
    """Those on record whose name is like this one, or who have this number; and restricted records that are exactly this child's."""
    by_name = found(Asked(words=_name(said), days=()))
    by_number = found(Asked(words=said["nhs"], days=())) if said["nhs"] else []
    by_key = {match.name.href: match for match in (*by_number, *by_name)}
    days = [said["born_on"]] if said["born_on"] else []
    return tuple(by_key.values())[:MOST], told_of(_name(said), days, said["nhs"])


def _answered(form: NewChildForm, matches: Sequence[Match], told: Sequence[ToldOf]) -> bool:
    """Whether it was said, of just these, that the child is none of them. Asks it on the form where not."""
    shown = " ".join([*(match.name.href for match in matches), *(one.href for one in told)])
    if not shown or (form.cleaned_data["none_of_these"] and form.cleaned_data["looked"] == shown):
        return True
    asked_again = cast(QueryDict, form.data).copy()
    asked_again["looked"] = shown
    asked_again.pop("none_of_these", None)
    form.data = asked_again
    form.add_error("none_of_these", "Is it one of these? Open the record if it is. If it is none of them, say so below")
    return False


def _added(said: dict[str, Any], by: Worker) -> UUID:
    new = NewChild(
        given_name=said["given_name"],
        family_name=said["family_name"],
        known_as=said["known_as"],
        sex=said["sex"],
        born_on=said["born_on"],
        expected_on=said["expected_on"],
        nhs=said["nhs"],
    )
    return add_child(new, team=said["team"], by=by).pk
