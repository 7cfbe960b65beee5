"""What a page's own script asks for: to keep what is typed, and the key under which the browser holds what it could not send."""

from __future__ import annotations

import base64

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from throughcare.core import unsent
from throughcare.core.idle import background


@require_GET
@never_cache
@background
@login_required
def key(request: HttpRequest) -> HttpResponse:
    """The key under which this person's browser keeps words it could not send. It is never stored beside them."""
    made = salted_hmac("words kept while offline", str(request.user.pk), algorithm="sha256").digest()
    return JsonResponse({"key": base64.b64encode(made).decode()})


@require_POST
@background
@login_required
def keep_unsent(request: HttpRequest) -> HttpResponse:
    """Keep what a page sends by itself a moment after somebody stops typing."""
    page = request.POST.get(unsent.FIELD, "")
    if not page:
        return JsonResponse({}, status=400)
    unsent.keep(page, request.POST)
    return JsonResponse({"revisions": {}, "clashes": [], "state": "writing"})


@require_POST
@login_required
def begin_afresh(request: HttpRequest) -> HttpResponse:
    """Let what was typed on a page be, and go back to it empty."""
    page = request.POST.get("page", "")
    here = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith("/")
    if here:
        unsent.let_be(page)
    return HttpResponseRedirect(page if here else "/")
