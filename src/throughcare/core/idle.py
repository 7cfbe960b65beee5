"""Signing out whoever has gone quiet: the server's own clock, whatever the browser says.

Opening a page or sending a form is activity. What a page does by itself (saving a draft, asking how far an import has come) is not:
mark such a view `background`, and it neither counts nor keeps anybody in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.core.today import now

LAST_ACTIVE = "last_active"
AT_LEAST_SECONDS = 5  # between two writes of the session, so that a page with parts does not write it for each
View = TypeVar("View", bound=Callable[..., HttpResponse])


def background(view: View) -> View:
    """Mark a view as something a page asks by itself: it does not count as somebody being there."""
    view.background = True  # type: ignore[attr-defined]
    return view


class IdleMiddleware:
    """Ends a session after `settings.IDLE_MINUTES` without activity. Stands after the one that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._quiet_seconds(request) > settings.IDLE_MINUTES * 60:
            logout(request)
            return self._signed_out(request)
        response = self.get_response(request)
        if request.user.is_authenticated and LAST_ACTIVE not in request.session:
            self._note(request)  # signed in just now
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Note that somebody is there, unless the page asked this by itself."""
        counts = request.user.is_authenticated and not getattr(view, "background", False)
        if counts and self._quiet_seconds(request) >= AT_LEAST_SECONDS:
            self._note(request)

    def _quiet_seconds(self, request: HttpRequest) -> float:
        moment = now().timestamp()
        return moment - float(request.session.get(LAST_ACTIVE, moment))

    def _note(self, request: HttpRequest) -> None:
        request.session[LAST_ACTIVE] = now().timestamp()

    def _signed_out(self, request: HttpRequest) -> HttpResponse:
        ended = reverse("signed_out")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": ended})
        return HttpResponseRedirect(ended)
