"""Mending a file, a page for each thing: name and birth, other names, numbers, relationships, addresses, hazards, approvals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.apps.care.models import PlacementApproval
from throughcare.apps.care.moving_actions import settle_approval
from throughcare.apps.desk.file_forms import (
    BORN,
    UNBORN,
    UNKNOWN,
    ApprovalForm,
    EndForm,
    HazardForm,
    HazardReviewForm,
    HomeForm,
    MendForm,
    NameForm,
    NumberForm,
    RelativeForm,
    TieForm,
)
from throughcare.apps.desk.find import Asked, found
from throughcare.apps.involvement import actions, file_policies
from throughcare.apps.involvement.queries import log_search, open_child
from throughcare.apps.people.models import Alias, Hazard, Identifier, Person, Relationship
from throughcare.apps.workforce.models import Worker
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link
from throughcare.core.today import today

MATCHES = 8
_PR = {"yes": True, "no": False, "unknown": None}


def acting(request: HttpRequest) -> Worker:
    """The worker who is signed in."""
    assert isinstance(request.user, Worker)
    return request.user


def to_file(request: HttpRequest, child_id: UUID, words: str, at: str = "") -> HttpResponse:
    """Back to the file, with what was done."""
    messages.success(request, words)
    return HttpResponseRedirect(reverse("desk:file", args=[child_id]) + (f"#{at}" if at else ""))


def asking(
    request: HttpRequest, child: Person, title: str, form: forms.Form, button: str, *words: str, style: str = ""
) -> HttpResponse:
    """Show one form about a child."""
    back = Link("Details and file", reverse("desk:file", args=[child.pk]))
    return ask(request, FormPage(title=title, caption=str(child), words=words, form=form, button=button, back=back, style=style))


def _mends(request: HttpRequest, child: Person) -> Worker:
    by = acting(request)
    file_policies.check_can_mend(child, by=by)
    return by


@require_http_methods(["GET", "POST"])
@login_required
def mend(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Change a name, a birth or other details. A birth is recorded here too, once an expected child is born."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    names = ("given_name", "family_name", "known_as", "born_on", "expected_on", "sex", "ethnicity", "died_on")
    born = BORN if child.born_on else UNBORN if child.expected_on else UNKNOWN
    form = MendForm(request.POST or None, initial={name: getattr(child, name) for name in names} | {"born": born})
    if done(form, lambda: actions.mend(child, form.cleaned_data, by=by)):
        return to_file(request, child.pk, "The record says so now. What it said before is kept.")
    return asking(request, child, "Change details", form, "Save", "What the record said before is kept, with who said so.")


@require_http_methods(["GET", "POST"])
@login_required
def add_name(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Add another name."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    form = NameForm(request.POST or None)
    if done(form, lambda: actions.add_name(child, name=form.cleaned_data["name"], by=by)):
        return to_file(request, child.pk, "The name is on the record.", "names")
    return asking(request, child, "Another name", form, "Save")


@require_POST
@login_required
def take_name(request: HttpRequest, alias_id: UUID) -> HttpResponse:
    """Take away a name that was a mistake."""
    held = get_object_or_404(Alias, pk=alias_id)
    child = open_child(request, held.child_id)
    actions.take_name(held, by=acting(request))
    return to_file(request, child.pk, "The name is taken away.", "names")


@require_http_methods(["GET", "POST"])
@login_required
def add_number(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Add a number; the one of its kind before it ends."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    form = NumberForm(request.POST or None, initial={"on": today()})
    if done(form, lambda: actions.add_number(child, by=by, **form.cleaned_data)):
        return to_file(request, child.pk, "The number is on the record.", "numbers")
    return asking(
        request, child, "A number they are known by", form, "Save", "A number of the same kind that is on the record ends."
    )


@require_http_methods(["GET", "POST"])
@login_required
def end_number(request: HttpRequest, number_id: UUID) -> HttpResponse:
    """End a number."""
    held = _of_a_child(request, Identifier, number_id)
    child = open_child(request, held.child_id)
    form = EndForm(request.POST or None, initial={"on": today()})
    if done(form, lambda: actions.end_number(held, on=form.cleaned_data["on"], by=acting(request))):
        return to_file(request, child.pk, "Ended.", "numbers")
    title = f"End: {Identifier.Kind(held.kind).label.lower()} {held.value}"
    return asking(request, child, title, form, "End it", style="warning")


def _of_a_child(request: HttpRequest, model: type[Any], key: UUID) -> Any:
    """Something on a file, by its own key, for those who may mend files at all."""
    file_policies.check_mends(acting(request))
    return get_object_or_404(model, pk=key)


@require_http_methods(["GET", "POST"])
@login_required
def draw(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Say what somebody is to a child. Those on record who are near are offered first, so that nobody is entered twice."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    first = RelativeForm(request.POST or None, initial={"parental_responsibility": "unknown"})
    form, people = first, {}
    if first.is_bound and first.is_valid():
        people = _near(request, child, first.cleaned_data)
        form = RelativeForm(_shown(request, people), matches=[(key, words) for key, words in people.items()])
        if done(form, lambda: _drawn(child, form.cleaned_data, people, by=by)):
            return to_file(request, child.pk, "The relationship is on the record.", "relationships")
    return asking(request, child, "Who is this to the child?", form, "Save")


def _shown(request: HttpRequest, people: dict[str, str]) -> Any:
    """What was sent; an answer given about others than those shown now is asked again."""
    sent, shown = request.POST.copy(), " ".join(people)
    if sent.get("looked", "") != shown:
        sent["looked"] = shown
        sent.pop("which", None)
    return sent


def _near(request: HttpRequest, child: Person, said: dict[str, Any]) -> dict[str, str]:
    """Those on record whose name is like this one, by key, with who they are in words."""
    name = f"{said['given_name']} {said['family_name']}".strip()
    near = [match for match in found(Asked(words=name, days=())) if match.name.href != reverse("desk:child", args=[child.pk])]
    log_search(request, words=f"Relative: {name}", seen=len(near))
    return {match.name.href.strip("/").split("/")[-1]: f"{match.name.text}, {match.age}" for match in near[:MATCHES]}


def _drawn(child: Person, said: dict[str, Any], people: dict[str, str], *, by: Worker) -> object:
    which = said.get("which", "new")
    relative = Person(given_name=said["given_name"], family_name=said["family_name"])
    if which in people:
        relative = Person.objects.get(pk=which)
    return actions.draw(
        child,
        relative=relative,
        kind=said["kind"],
        parental_responsibility=_PR[said["parental_responsibility"]],
        on=said["on"],
        by=by,
        contact=said["contact"],
        contact_how=said["contact_how"],
    )


@require_http_methods(["GET", "POST"])
@login_required
def tie(request: HttpRequest, tie_id: UUID) -> HttpResponse:
    """Say whether a relative has parental responsibility, how they see each other, or that they are this to the child no more."""
    held: Relationship = _of_a_child(request, Relationship, tie_id)
    child, by = open_child(request, held.child_id), acting(request)
    says = {answer: word for word, answer in _PR.items()}
    stands = {
        "parental_responsibility": says[held.parental_responsibility],
        "contact": held.contact,
        "contact_how": held.contact_how,
    }
    form = TieForm(request.POST or None, initial=stands)
    if done(form, lambda: _changed(held, form.cleaned_data, by=by)):
        return to_file(request, child.pk, "The record says so now.", "relationships")
    title = f"{held.relative}, {Relationship.Kind(held.kind).label.lower()}"
    return asking(request, child, title, form, "Save")


def _changed(held: Relationship, said: dict[str, Any], *, by: Worker) -> None:
    has = _PR[said["parental_responsibility"]]
    if has != held.parental_responsibility:
        actions.say_parental_responsibility(held, has=has, by=by)
    if (said["contact"], said["contact_how"]) != (held.contact, held.contact_how):
        actions.say_contact(held, contact=said["contact"], how=said["contact_how"], by=by)
    if said["on"] is not None:
        actions.end_relationship(held, on=said["on"], by=by)


@require_http_methods(["GET", "POST"])
@login_required
def move_home(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Write down a new address; the one before it ends."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    form = HomeForm(request.POST or None, initial={"kind": "home"})
    if done(form, lambda: actions.move_home(child, by=by, **form.cleaned_data)):
        return to_file(request, child.pk, "The address is on the record.")
    return asking(request, child, "New address", form, "Save", "The address of this kind before it ends on the day this begins.")


@require_http_methods(["GET", "POST"])
@login_required
def warn(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Warn whoever comes to see a child."""
    child = open_child(request, child_id)
    by = _mends(request, child)
    form = HazardForm(request.POST or None)
    if done(form, lambda: actions.warn(child, by=by, **form.cleaned_data)):
        return to_file(request, child.pk, "The warning stands on the child’s page. A manager is asked to agree to it.", "hazards")
    return asking(request, child, "Warn of a hazard", form, "Save", "It warns from now on; a manager agrees to it.")


@require_POST
@login_required
def agree_hazard(request: HttpRequest, hazard_id: UUID) -> HttpResponse:
    """Agree to a hazard somebody else raised."""
    held = get_object_or_404(Hazard, pk=hazard_id)
    child = open_child(request, held.child_id)
    actions.agree_hazard(held, by=acting(request))
    return to_file(request, child.pk, "Agreed.", "hazards")


@require_http_methods(["GET", "POST"])
@login_required
def review_hazard(request: HttpRequest, hazard_id: UUID) -> HttpResponse:
    """Say whether a hazard still stands."""
    by = acting(request)
    file_policies.check_reviews_hazards(by)
    held = get_object_or_404(Hazard, pk=hazard_id)
    child = open_child(request, held.child_id)
    form = HazardReviewForm(request.POST or None)
    if done(form, lambda: _reviewed(held, form.cleaned_data, by=by)):
        return to_file(request, child.pk, "Noted.", "hazards")
    return asking(request, child, f"{Hazard.Kind(held.kind).label}: does it still stand?", form, "Save", held.words)


def _reviewed(held: Hazard, said: dict[str, Any], *, by: Worker) -> object:
    return actions.review_hazard(held, still=said["still"] == "yes", review_on=said["review_on"], because=said["because"], by=by)


@require_http_methods(["GET", "POST"])
@login_required
def approval(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """Say whether a placement that was recorded without approval was approved in the end."""
    held: PlacementApproval = _of_a_child(request, PlacementApproval, approval_id)
    child, by = open_child(request, held.child_id), acting(request)
    form = ApprovalForm(request.POST or None)
    if done(form, lambda: settle_approval(held, by=by, **form.cleaned_data)):
        messages.success(request, "What was decided is on the record.")
        return HttpResponseRedirect(reverse("desk:child", args=[child.pk]))
    return asking(request, child, "Was the placement approved?", form, "Save", f"It is {held.owner.name}’s to get it approved.")
