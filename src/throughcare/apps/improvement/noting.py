"""Noting in a clinic why a figure is as it is, and what was noted before."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.improvement import actions
from throughcare.apps.improvement.asides import beside, choose, versions_page
from throughcare.apps.improvement.asked import roles_of, worker_of
from throughcare.apps.improvement.clinics import theirs
from throughcare.apps.improvement.forms import WhyForm
from throughcare.apps.improvement.models import ClinicItem
from throughcare.apps.involvement.queries import log_list
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.idle import background
from throughcare.core.one_text import kept, sent, too_late
from throughcare.core.page import Link, page
from throughcare.measures.everything import BY_KEY


@require_http_methods(["GET", "POST"])
@login_required
def note_why(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Note why a figure is as it is."""
    item = _item(request, item_id)
    by = worker_of(request)
    if request.method == "POST" and choose(
        request, item, by=by, write=lambda: _kept(request, item).why, put=lambda words: actions.note_why(item, words, by=by)
    ):
        return HttpResponseRedirect(request.path)
    form = WhyForm(request.POST or None, stands=item.why)
    back = Link("The clinic", reverse("improvement:clinic", args=[item.clinic_id]))
    held: list[ClinicItem] = []
    noted = done(form, lambda: held.append(actions.note_why(item, form.typed, by=by, over=form.over, page=form.page)))
    both = noted and form.shows_both(held[0].why)
    if noted and not both:
        messages.success(request, "Noted.")
        return HttpResponseRedirect(f"{back.href}#{item.measure}")
    asked = FormPage(
        title="Why is it so?",
        caption=BY_KEY[item.measure].title,
        words=(item.figure, item.stands),
        form=form,
        button="Note it",
        back=back,
        keep_at=reverse("improvement:keep_why", args=[item.pk]),
        beside=beside(item, but=form.page if both else None),
        before=Link("What was noted before", reverse("improvement:why_versions", args=[item.pk])),
    )
    return ask(request, asked)


@require_POST
@background
@login_required
def keep_why(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Keep what the page sends by itself a moment after somebody stops typing."""
    item = _item(request, item_id)
    try:
        held = _kept(request, item)
    except MayNot:
        return too_late()
    return kept(WhyForm.text, typed=sent(request, WhyForm.text).words, stands=held.why)


@require_GET
@login_required
def why_versions(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """What was noted before, by whom and when."""
    item = _item(request, item_id)
    log_list(request, seen=0, words=f"what was noted of {item.measure}, clinic {item.clinic.level} {item.clinic.held_on}")
    back = Link("The clinic", reverse("improvement:clinic", args=[item.clinic_id]))
    shown = versions_page(request, item, title="What was noted before", caption=BY_KEY[item.measure].title, back=back)
    return page(request, "improvement/versions.html", shown)


def _item(request: HttpRequest, item_id: UUID) -> ClinicItem:
    roles_of(request)
    item = get_object_or_404(ClinicItem.objects.select_related("clinic__level"), pk=item_id)
    theirs(request, item.clinic_id)
    return item


def _kept(request: HttpRequest, item: ClinicItem) -> ClinicItem:
    typed = sent(request, WhyForm.text)
    return actions.note_why(item, typed.words, by=worker_of(request), over=typed.over, page=typed.page)
