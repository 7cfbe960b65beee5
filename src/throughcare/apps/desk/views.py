"""The pages that cross the whole record: a child, and what is said of accessibility."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.desk.add import NOT_BEFORE_BIRTH
from throughcare.apps.desk.child import child_page
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.core.page import Link, page
from throughcare.core.today import now, today

QUICK = (("A visit", "visit"), ("A contact, a call or a note", "note"), ("Went missing", "missing"))
"""What is recorded so often, or in such haste, that it is begun from the child's page itself."""


@require_GET
@login_required
def child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """One child's page. `?kind=` filters the timeline and `?all=` shows the whole of it; `?known=` shows the child as known at the end of a past day."""
    found = open_child(request, child_id)
    roles = {Role(post.role) for post in posts_of(request)}
    shown = child_page(
        found,
        href=reverse("desk:child", args=[child_id]),
        today=today(),
        now=now(),
        roles=roles,
        kind=request.GET.get("kind", ""),
        known_on=_day(request.GET.get("known", "")),
        whole=bool(request.GET.get("all")),
    )
    if may_write(roles) and not shown.as_at:
        add, book = (reverse(f"desk:{name}", args=[child_id]) for name in ("add", "book"))
        expected = found.born_on is None and found.expected_on is not None
        these = [(words, form) for words, form in QUICK if not (expected and form in NOT_BEFORE_BIRTH)]
        quick = tuple(Link(words, reverse("writing:begin", args=[child_id, form])) for words, form in these)
        born = Link("They were born", reverse("desk:mend", args=[child_id])) if expected else None
        shown = replace(shown, add_href=add, book_href=book, quick=quick, born=born)
    else:
        shown = replace(shown, actions=tuple(replace(one, do=()) for one in shown.actions))
    return page(request, "desk/child.html", shown)


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, open to anybody."""
    return page(request, "desk/accessibility.html", None)


def _day(words: str) -> date | None:
    """A past day asked for in an address; None for anything that is not one."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day < today() else None
