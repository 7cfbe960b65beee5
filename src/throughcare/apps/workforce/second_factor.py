"""A second proof after the password, asked of everybody before they see any child.

At signing in, whoever has one is asked for it by the sign-in library. This stands behind it: whoever signed in without one is led to
set one up, and until then no page opens to them but those that help them do so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

PROVED = "second_factor_is_set_up"
PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OPEN_WITHOUT = frozenset(
    {
        "second_factor",
        "stay_signed_in",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
    }
)


class SecondFactorMiddleware:
    """Leads whoever has only a password to set up a second proof. Stands after the one that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Turn away, before its view is asked, whatever needs signing in and is not about signing in."""
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        route = request.resolver_match.url_name if request.resolver_match else ""
        if route and route.startswith("mfa_"):
            request.session.pop(PROVED, None)  # this may be where they take it away: look again at the next page
            return None
        if route in OPEN_WITHOUT or _has_proved(request):
            return None
        led_to = reverse("second_factor")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=403, headers={"HX-Redirect": led_to})
        return HttpResponseRedirect(led_to)


def _has_proved(request: HttpRequest) -> bool:
    # Remembered in the session, so that it costs pages no query. Whoever has a second proof was asked for it when they signed in.
    if request.session.get(PROVED):
        return True
    proved = is_mfa_enabled(request.user, PROOFS) or _council_has_asked(request)
    if proved:
        request.session[PROVED] = True
    return proved


def _council_has_asked(request: HttpRequest) -> bool:
    """Whether they came by the council's own sign-in, and the council says that it asks for a second proof itself."""
    came_by = {record.get("method") for record in get_authentication_records(request, request.user)}
    return settings.OIDC_ASKS_SECOND_FACTOR and "socialaccount" in came_by
