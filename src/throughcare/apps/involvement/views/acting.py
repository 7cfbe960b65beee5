"""Who is asking."""

from __future__ import annotations

from django.http import HttpRequest

from throughcare.apps.workforce.models import Worker


def acting(request: HttpRequest) -> Worker:
    """The worker who is signed in. Every page here is closed to anybody else before it is reached."""
    assert isinstance(request.user, Worker)
    return request.user
