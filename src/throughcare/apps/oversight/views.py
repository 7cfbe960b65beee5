"""A child's decisions, supervision and meetings, a page each; and, for managers, the children no manager has touched of late."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.apps.involvement.queries import log_list, open_child
from throughcare.apps.oversight import policies
from throughcare.apps.oversight.presenters import decisions_page, meetings_page, supervisions_page, without_page
from throughcare.apps.oversight.queries import FOOTPRINT_DAYS, without_footprint
from throughcare.apps.workforce.models import Worker
from throughcare.core.page import page
from throughcare.core.today import today

SIZE = 20


@require_GET
@login_required
def decisions(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """What managers decided about a child, and what came of it."""
    return page(request, "oversight/each.html", decisions_page(open_child(request, child_id), today()))


@require_GET
@login_required
def supervisions(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """When the work with a child was discussed in supervision, and how things stood."""
    return page(request, "oversight/each.html", supervisions_page(open_child(request, child_id), today()))


@require_GET
@login_required
def meetings(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Meetings about a child: who came, what was found, what was agreed."""
    return page(request, "oversight/each.html", meetings_page(open_child(request, child_id), today()))


@require_GET
@login_required
def without(request: HttpRequest) -> HttpResponse:
    """For managers: children with no decision and no supervision of late, the longest first."""
    assert isinstance(request.user, Worker)
    policies.check_manages(request.user)
    found = without_footprint(today())
    total = found.count()
    number = min(_number(request), max(1, -(-total // SIZE)))
    some = list(found[(number - 1) * SIZE : number * SIZE])
    log_list(request, seen=len(some))
    shown = without_page(some, days=FOOTPRINT_DAYS, number=number, size=SIZE, total=total, today=today())
    return page(request, "oversight/without.html", shown)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and len(asked) < 6 and asked.isdigit() else 1
