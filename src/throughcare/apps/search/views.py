"""Searching inside one child's record."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.apps.involvement.queries import open_child
from throughcare.apps.search.presenters import search_page
from throughcare.apps.search.queries import AT_ONCE, Hits, search_within
from throughcare.core.looks import log_look
from throughcare.core.models import Look
from throughcare.core.page import page

MOST = 10_000


@require_GET
@login_required
def within(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Search one child's record. The look is logged, and so is what was looked for."""
    child = open_child(request, child_id)
    asked = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    skip = _skip(request.GET.get("from", ""))
    hits = search_within(child.pk, asked, skip=skip) if asked else Hits((), 0)
    if asked:
        log_look(request, Look.Kind.SEARCH, subject=child.pk, words=asked, seen=hits.many)
    return page(request, "search/within.html", search_page(child, asked, hits, skip=skip))


def _skip(words: str) -> int:
    """How many to pass over: whole pages, none for what is no number."""
    return min(int(words), MOST) // AT_ONCE * AT_ONCE if words.isdecimal() and len(words) < 8 else 0
