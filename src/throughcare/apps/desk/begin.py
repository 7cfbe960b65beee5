"""Where the day begins: the page each role is led to on signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role

FIRST: dict[Role, str] = {
    Role.DIRECTOR: "desk:exceptions",
    Role.SERVICE_MANAGER: "desk:exceptions",
    Role.QUALITY_OFFICER: "desk:exceptions",
    Role.REVIEWING_OFFICER: "desk:my_reviews",
    Role.ADMINISTRATOR: "staff:workers",
    Role.INFORMATION_GOVERNANCE: "involvement:looks",
}
"""Before any figure, those who answer for a whole service see who cannot wait. All others begin with their own work."""


@require_GET
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Lead whoever signed in to the first page of their role; of two roles, the one that answers for more."""
    roles = {Role(post.role) for post in posts_of(request)}
    return redirect(next((page for role, page in FIRST.items() if role in roles), "desk:my_work"))
