"""The page shown when something went wrong that is our fault. It asks nothing of the database, which may be what is wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import loader

from throughcare.core.full import WORDS, now_full


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Something went wrong: what it was, where that can be said, and that nothing was saved."""
    words = WORDS if now_full() else ""
    return HttpResponse(loader.get_template("500.html").render({"words": words}), status=500)
