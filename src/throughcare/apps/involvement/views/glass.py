"""Looking into records opened in an emergency: the list, and one of them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.forms import GlassReviewForm
from throughcare.apps.involvement.models import GlassReview
from throughcare.apps.involvement.presenters.glass import CLOSED, glass_facts, glass_page, one_glass, review_of
from throughcare.apps.involvement.queries import glass_broken, log_list, looked_at_through, names_behind_glass
from throughcare.apps.involvement.views.acting import acting
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role
from throughcare.core.form_page import done
from throughcare.core.looks import log_look
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.today import today


@require_GET
def glass(request: HttpRequest) -> HttpResponse:
    """Records opened in an emergency, those that nobody has looked into first: for information governance and managers."""
    by = acting(request)
    policies.check_looks_into_glass(by)
    # What waits first, the oldest of it at the top; then what was looked into.
    found = glass_broken().order_by(F("review__known_at").desc(nulls_first=True), "known_at", "pk")
    shown = glass_page(
        found,
        waiting=glass_broken(reviewed=False).count(),
        number=request.GET.get("page", "1"),
        governs=Role.INFORMATION_GOVERNANCE in roles_now(by),
        today=today(),
    )
    log_list(request, seen=len(shown.rows), words="Broken glass")
    return page(request, "involvement/glass.html", shown)


@require_http_methods(["GET", "POST"])
def review_glass(request: HttpRequest, admission_id: UUID) -> HttpResponse:
    """One record opened in an emergency: what was looked at, and what was found; or the question whether it was right."""
    by = acting(request)
    policies.check_looks_into_glass(by)
    held = get_object_or_404(glass_broken(), pk=admission_id)
    form = GlassReviewForm(request.POST or None)
    if request.method == "POST" and done(
        form,
        lambda: actions.review_glass(
            held, by=by, **form.cleaned_data | {"outcome": GlassReview.Outcome(form.cleaned_data["outcome"])}
        ),
    ):
        messages.success(request, "What you found is kept.")
        return HttpResponseRedirect(reverse("involvement:glass"))
    log_look(request, Look.Kind.VIEW, subject=held.person_id, involved=False, words="The glass that was broken, not the record")
    try:
        policies.check_can_review_glass(held, by=by)
        may, why_not = review_of(held) is None, ""
    except MayNot as refusal:
        may, why_not = False, str(refusal)
    whom = names_behind_glass([held.person_id]).get(held.person_id, CLOSED)
    shown = one_glass(glass_facts(held, whom=whom), looked_at_through(held.pk), form=form if may else None, why_not=why_not)
    return page(request, "involvement/review_glass.html", shown, status=422 if form.is_bound else 200)
