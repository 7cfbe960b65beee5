"""A child's reviews and challenges; beginning to write about one of them; and every challenge that stands open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from throughcare.apps.involvement.queries import log_list, open_child
from throughcare.apps.reviews import actions
from throughcare.apps.reviews.models import Challenge, Review
from throughcare.apps.reviews.presenters import Shown, challenge_shown, reviews_page
from throughcare.apps.reviews.queries import open_challenges, waiting_for
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import page

ABOUT = {
    "review-decisions": (Review, "review"),
    "review-response": (Review, "review"),
    "review-record": (Review, "review"),
    "review-sent": (Review, "review"),
    "challenge-answer": (Challenge, "challenge"),
    "challenge-stage": (Challenge, "challenge"),
    "challenge-outcome": (Challenge, "challenge"),
}
"""Forms that are about one review or one challenge, and the question by which they say which."""


@require_GET
@login_required
def of_child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """A child's reviews, what has come of each, and the challenges between them."""
    child = open_child(request, child_id)
    return page(request, "reviews/reviews.html", reviews_page(child, roles=_roles(request)))


@require_POST
@login_required
def begin(request: HttpRequest, child_id: UUID, form: str, about_id: UUID) -> HttpResponse:
    """Begin to write about one review or challenge, or go on with what was begun."""
    child = open_child(request, child_id)
    model, question = ABOUT.get(form, (None, ""))
    if model is None or not model._default_manager.filter(pk=about_id, child=child).exists():
        raise Http404
    found = actions.begin_about(child, form, question=question, key=str(about_id), by=_worker(request))
    return HttpResponseRedirect(reverse("writing:document", args=[child.pk, found.pk]))


@dataclass(frozen=True, slots=True)
class ChallengesPage:
    """Challenges that stand open: those that whoever looks is asked to answer, and the rest."""

    mine: tuple[Shown, ...]
    others: tuple[Shown, ...]


@require_GET
@login_required
def challenges(request: HttpRequest) -> HttpResponse:
    """Every challenge that stands open for the children whose record is open to whoever looks; what waits for them first."""
    asked = {stage.challenge_id for stage in waiting_for(_worker(request))}
    found = list(open_challenges().prefetch_related("stages__asked", "stages__answered__by"))
    log_list(request, seen=len({one.child_id for one in found}))
    shown = [(one.pk in asked, challenge_shown(one, roles=_roles(request), named=True)) for one in found]
    mine, others = (tuple(one for is_mine, one in shown if is_mine is wanted) for wanted in (True, False))
    return page(request, "reviews/challenges.html", ChallengesPage(mine, others))


def _roles(request: HttpRequest) -> frozenset[Role]:
    return frozenset(Role(post.role) for post in posts_of(request))


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
