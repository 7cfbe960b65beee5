"""Records to put right: the list, mending one fact, and saying that one is right."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.duties.queries import TeamBelow, around, teams_below
from throughcare.apps.involvement.file_policies import check_can_mend
from throughcare.apps.involvement.queries import log_list, open_child
from throughcare.apps.people.models import Person
from throughcare.apps.quality import actions, policies
from throughcare.apps.quality.mendable import MENDABLE, PutRightForm, model_of
from throughcare.apps.quality.models import DoubtfulFact
from throughcare.apps.quality.queries import Wanted, by_rule, doubtful, said_right
from throughcare.apps.quality.shown import COLUMNS, ToPutRight, shown, spoils_words
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.paging import page_number, pages
from throughcare.core.shown import Chosen, Count, Fact
from throughcare.core.today import today
from throughcare.core.words import long_date
from throughcare.doubts.everything import ALL, BY_KEY

SIZE = 50


class WhichForm(forms.Form):
    """Which of the records to put right a list is asked for."""

    team = forms.ChoiceField(required=False, label="Team")
    kind = forms.ChoiceField(required=False, label="Kind")
    whose = forms.ChoiceField(required=False, label="Whose", choices=[("", "Anybody’s"), ("mine", "Mine to mend")])
    said = forms.ChoiceField(
        required=False, label="Which", choices=[("", "Still to be put right"), ("right", "Said to be right as they are")]
    )

    child = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, asked: Any, *, teams: tuple[TeamBelow, ...]) -> None:
        super().__init__(asked)
        self._offer("team", [("", "All"), *((str(team.id), team.name) for team in teams)])
        self._offer("kind", [("", "Any"), *((rule.key, rule.title) for rule in ALL)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def wanted(self) -> Wanted:
        """What was asked for; everything where that is no good."""
        told = self.cleaned_data if self.is_valid() else {}
        team = told.get("team")
        return Wanted(
            team=UUID(team) if team else None,
            child=told.get("child"),
            rule=told.get("kind", ""),
            mine=told.get("whose") == "mine",
            right=told.get("said") == "right",
        )

    def chosen(self, *, but: str = "") -> dict[str, str]:
        """The questions that are on, without one of them if need be."""
        told = self.cleaned_data if self.is_valid() else {}
        return {name: str(value) for name, value in told.items() if value and name != but}

    def chosen_shown(self, here: str) -> tuple[Chosen, ...]:
        """The same in words, each with the address without it."""
        found = []
        for name, value in self.chosen().items():
            field: Any = self.fields[name]
            words = f"{field.label}: {dict(field.choices)[value]}" if name != "child" else "One child"
            found.append(Chosen(words, f"{here}?{urlencode(self.chosen(but=name))}"))
        return tuple(found)


@require_GET
@login_required
def to_put_right(request: HttpRequest) -> HttpResponse:
    """Records to put right, of the children whose record is open to whoever asks; by team and kind, or only one's own to mend."""
    policies.check_sees(frozenset(Role(post.role) for post in posts_of(request)))
    by, here = _worker(request), reverse("quality:to_put_right")
    form = WhichForm(request.GET, teams=teams_below(by, today()).teams)
    rows = doubtful(form.wanted, by=by)
    of_kind = by_rule(rows)
    total = sum(of_kind.values())
    number = max(1, min(page_number(request), -(-total // SIZE)))
    some = list(rows[(number - 1) * SIZE : number * SIZE])
    children = [row.child_id for row in some]
    log_list(request, seen=len(set(children)), words=urlencode(form.chosen()))
    after = urlencode(form.chosen())
    told = shown(some, around(children, today()), said_right(some) if form.wanted.right else {})
    return page(
        request,
        "quality/to_put_right.html",
        ToPutRight(
            caption=long_date(today()),
            kinds=tuple(
                Count(n, BY_KEY[rule].title, f"{here}?{urlencode(form.chosen(but='kind') | {'kind': rule})}")
                for rule, n in of_kind.items()
                if not form.wanted.rule
            ),
            form=form,
            chosen=form.chosen_shown(here),
            clear=here,
            columns=COLUMNS,
            rows=tuple(told),
            pages=pages(number=number, rows=total, size=SIZE, address=f"{here}?{after}{'&' if after else ''}page="),
            nothing="Nothing here that these filters ask for." if form.chosen() else "Nothing is to be put right.",
        ),
    )


@require_http_methods(["GET", "POST"])
@login_required
def put_right(request: HttpRequest, child_id: UUID, doubt_id: UUID) -> HttpResponse:
    """Write a doubtful fact as it should be."""
    child = open_child(request, child_id)
    doubt = _doubt(request, child, doubt_id)
    if doubt.fact is None or doubt.model not in MENDABLE:
        raise Http404("This cannot be put right here.")
    by = _worker(request)
    fact: Any = get_object_or_404(model_of(doubt.model), pk=doubt.fact, child=child)
    title, columns = MENDABLE[doubt.model]
    form = PutRightForm(
        request.POST or None, label=doubt.model, initial={each.column: getattr(fact, each.column) for each in columns}
    )
    if done(form, lambda: actions.put_right(doubt, form.said, why=form.cleaned_data["why"], by=by)):
        messages.success(request, "Put right. What the record said before is kept.")
        return HttpResponseRedirect(_back(request).href)
    words = (
        doubt.words,
        "Change what is wrong. What was written before stays in the history, and beside the document that said it, with your name.",
    )
    return ask(
        request, _page(request, child, doubt, form, title=f"Put right: {title.lower()}", button="Put it right", words=words)
    )


class RightForm(forms.Form):
    """Why something doubtful is right all the same."""

    why = forms.CharField(
        label="Why is it right?",
        help_text="So that whoever reads the figures understands. It is asked again if what it rests on changes",
        min_length=3,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why it is right", "min_length": "Say why it is right"},
    )


@require_http_methods(["GET", "POST"])
@login_required
def it_is_right(request: HttpRequest, child_id: UUID, doubt_id: UUID) -> HttpResponse:
    """Say that a doubtful fact is right as it stands."""
    child = open_child(request, child_id)
    doubt = _doubt(request, child, doubt_id)
    form = RightForm(request.POST or None)
    if done(form, lambda: actions.say_it_is_right(doubt, why=form.cleaned_data["why"], by=_worker(request))):
        messages.success(request, "Noted. It is asked again if what it rests on changes.")
        return HttpResponseRedirect(_back(request).href)
    return ask(request, _page(request, child, doubt, form, title="It is right as it is", button="Say so", words=(doubt.words,)))


def _doubt(request: HttpRequest, child: Person, doubt_id: UUID) -> DoubtfulFact:
    """A doubtful fact of a child, to be mended. Raises MayNot for those who mend nothing, Http404 for what is mended already."""
    check_can_mend(child, by=_worker(request))
    return get_object_or_404(DoubtfulFact.objects.select_related("child"), pk=doubt_id, child=child)


def _page(
    request: HttpRequest, child: Person, doubt: DoubtfulFact, form: forms.Form, *, title: str, button: str, words: tuple[str, ...]
) -> FormPage:
    rule = BY_KEY[doubt.rule]
    facts = (
        Fact("What was looked for", rule.looks_for),
        Fact("Figures it spoils", spoils_words(rule.key)),
        Fact("Who says so", rule.source),
    )
    return FormPage(title=title, caption=str(child), words=words, facts=facts, form=form, button=button, back=_back(request))


def _back(request: HttpRequest) -> Link:
    """The list as it was filtered, where the address says so."""
    asked = request.GET.get("from", "")
    here = reverse("quality:to_put_right")
    safe = asked.startswith(here) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return Link("Records to put right", asked if safe else here)


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
