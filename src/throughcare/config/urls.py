"""Every address. An app that has pages has a `urls.py`, and answers under the root; sign-in answers under `accounts/`."""

from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """Says that the server answers. Nothing is read and nobody need be signed in."""
    return HttpResponse("alive\n", content_type="text/plain")


def no_such_page(request: HttpRequest) -> HttpResponse:
    """A page of the sign-in library's that we do not have."""
    raise Http404


def _pages() -> list[URLResolver]:
    ours = (app.name for app in apps.get_app_configs() if app.name.startswith("throughcare."))
    return [path("", include(f"{name}.urls")) for name in ours if find_spec(f"{name}.urls")]


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive, name="alive"),
    *_pages(),
    path(
        "accounts/email/", no_such_page, name="no_addresses"
    ),  # addresses are the council's to give: nobody adds one to sign in with
    path("accounts/", include("allauth.urls")),
]

handler403 = "throughcare.apps.involvement.views.refused"
handler500 = "throughcare.core.wrong.went_wrong"
