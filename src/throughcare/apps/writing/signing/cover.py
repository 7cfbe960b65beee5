"""Who stands in for whom: arranged for some days by a manager, and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.apps.workforce.actions import arrange_cover, end_cover
from throughcare.apps.workforce.models import Cover, Worker
from throughcare.apps.workforce.policies import STANDS_IN_FOR_NOBODY, MayNot
from throughcare.apps.workforce.queries import covers_around, in_roles, posts_of
from throughcare.apps.workforce.roles import APPROVES, Role
from throughcare.core.fields import DayField
from throughcare.core.form_page import done
from throughcare.core.page import page
from throughcare.core.words import plain_date


class CoverForm(forms.Form):
    """Who stands in for you, from when to when."""

    covering = forms.ModelChoiceField(label="Who stands in for you?", queryset=Worker.objects.none(), empty_label="Choose")
    on = DayField(label="From", help_text="The first day")
    until = DayField(label="Until", help_text="The last day, within three months")

    def __init__(self, *args: object, me: Worker, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        able = [one.pk for one in in_roles(set(Role) - STANDS_IN_FOR_NOBODY) if one.pk != me.pk]
        chosen = self.fields["covering"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = Worker.objects.filter(pk__in=able)


@dataclass(frozen=True, slots=True)
class CoverShown:
    """One arrangement: who stands in for whom, when, and how to end it."""

    words: str
    when: str
    end: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """Whom somebody stands in for, and who for them, now and to come."""

    covers: tuple[CoverShown, ...]
    form: forms.Form | None


@require_http_methods(["GET", "POST"])
@login_required
def cover(request: HttpRequest) -> HttpResponse:
    """Who stands in for me, and for whom I stand in."""
    me = _worker(request)
    approves = bool({post.role for post in posts_of(request)} & APPROVES)
    if not approves and not covers_around(me):
        raise MayNot("You have nothing to approve, so nobody needs to stand in for you.")
    form = CoverForm(request.POST or None, me=me) if approves else None

    def arrange() -> None:
        assert form is not None
        said = form.cleaned_data
        arrange_cover(me, covering=said["covering"], on=said["on"], until=said["until"], by=me)

    if form is not None and request.method == "POST" and done(form, arrange):
        messages.success(request, f"{form.cleaned_data['covering'].name} stands in for you.")
        return HttpResponseRedirect(reverse("writing:cover"))
    shown = CoverPage(tuple(_shown(one, me) for one in covers_around(me)), form)
    return page(request, "writing/cover.html", shown, status=422 if form is not None and form.is_bound else 200)


def _shown(one: Cover, me: Worker) -> CoverShown:
    words = f"You stand in for {one.covered.name}" if one.covering_id == me.pk else f"{one.covering.name} stands in for you"
    last = plain_date(one.ended_on - timedelta(days=1))
    return CoverShown(words, f"{plain_date(one.started_on)} to {last}", reverse("writing:end_cover", args=[one.pk]))


@require_POST
@login_required
def end(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """End cover today."""
    end_cover(get_object_or_404(Cover, pk=cover_id), by=_worker(request))
    messages.success(request, "Cover has ended.")
    return HttpResponseRedirect(reverse("desk:my_work"))


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
