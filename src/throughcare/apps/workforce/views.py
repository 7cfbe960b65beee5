"""Signing in to the demonstration, staying signed in, and being signed out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.workforce.queries import people_by_role
from throughcare.core.page import page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """The invented council's people by role, to be signed in as. There is no such page but in a demonstration."""
    if not settings.DEMO:
        raise Http404
    people = people_by_role()
    if request.method == "POST":
        chosen = {person.worker.email: person.worker for person in people}.get(request.POST.get("email", ""))
        if chosen is None:
            raise Http404
        login(request, chosen, backend=BACKEND)
        return HttpResponseRedirect(_onward(request))
    return TemplateResponse(request, "account/demo.html", {"people": people}).render()


@require_POST
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """Somebody is still there: the one thing a page asks by itself that counts, because a key or a click made it ask."""
    return HttpResponse(status=204)


@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where somebody with only a password is led: why a second proof is asked for, and the two ways to set one up."""
    return page(request, "workforce/second_factor.html", None)


@never_cache
@login_not_required
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Says that nobody was there, what became of their work, and how to sign in again. Whoever is shown it is signed out."""
    logout(request)  # the browser's clock may have brought them here a moment before the server's own
    return page(request, "workforce/signed_out.html", settings.IDLE_MINUTES)


def _onward(request: HttpRequest) -> str:
    asked = request.GET.get("next", "")
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if inside else str(settings.LOGIN_REDIRECT_URL)
