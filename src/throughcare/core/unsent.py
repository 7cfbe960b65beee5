"""What somebody typed into a page's form and has not sent: kept a moment after they stop, offered again when they come back, theirs alone.

Words about a child are documents (`apps.writing`), and a long text that several people write has its own (`core.one_text`). This is for every
other form: why a record is opened, who is to have a child, a setting. Each keeping adds a row and none is ever changed; that a form was sent,
or begun afresh, is a row without words.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import connection
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from throughcare.core.models import Unsent

FIELD = "unsent"
"""The hidden field in which a form says of which page it is."""
NOT_WORDS = frozenset({FIELD, "csrfmiddlewaretoken"})
LONGEST_ADDRESS = 500
INSERT = "INSERT INTO core_unsent (id, at, worker_id, page, words) VALUES (%s, clock_timestamp(), throughcare_worker(), %s, %s)"


@dataclass(frozen=True, slots=True)
class Keeps:
    """Where a form sends what is typed, a moment after somebody stops.

    `page` is by what it is kept, where nothing else is said of that; `put_back_at` when the words were kept that stand in the form again.
    """

    at: str
    page: str = ""
    put_back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that were typed and not sent, and when they were kept."""

    words: QueryDict
    at: datetime


def keeps(request: HttpRequest, form: forms.Form, at: str = "") -> Keeps | None:
    """How a form of a page is kept, and what was typed into it before put back; None where it is not. Asked before the form is drawn."""
    if at:
        return Keeps(at)
    if not (request.method == "GET" or form.is_bound) or not takes_words(form):
        return None
    page = (request.POST.get(FIELD) or request.get_full_path())[:LONGEST_ADDRESS]
    before = None if form.is_bound else unsent_on(page)
    if before is not None:
        put_back(form, before.words)
    return Keeps(reverse("core:keep_unsent"), page, before.at if before else None)


def keep(page: str, words: QueryDict) -> None:
    """Keep what stands in a page's form, in the name of whoever acts."""
    _add(page, {name: given for name, given in words.lists() if name not in NOT_WORDS})


def let_be(page: str) -> None:
    """What was typed on a page is sent, or not wanted: it is not offered again. Every word of it stays."""
    _add(page, None)


def _add(page: str, words: dict[str, Any] | None) -> None:
    # Like the access log: written without reading back, so that nothing but an addition can be asked of the database here.
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [uuid.uuid4(), page[:LONGEST_ADDRESS], None if words is None else json.dumps(words)])


def unsent_on(page: str) -> Typed | None:
    """What whoever acts typed on a page last and did not send; None where they sent it or typed nothing."""
    last = Unsent.objects.filter(page=page).order_by("-at", "-id").first()
    if last is None or last.words is None:
        return None
    words = QueryDict(mutable=True)
    for name, given in last.words.items():
        words.setlist(name, given)
    return Typed(words, last.at)


def takes_words(form: forms.Form) -> bool:
    """Whether what is typed into a form may be kept: nothing is asked in it that must not be, as a password or a file is."""
    hidden = (forms.PasswordInput, forms.FileInput)
    asked = [field for field in form.fields.values() if not field.widget.is_hidden]
    return bool(asked) and not any(isinstance(field.widget, hidden) for field in asked)


def put_back(form: forms.Form, words: QueryDict) -> None:
    """Show a form with these words in it, exactly as they were typed; nothing is said of what is wrong with them yet.

    What a page asks without showing it, as which rows were ticked, is what this page asks now.
    """
    for bound in form.hidden_fields():
        words.pop(bound.html_name, None)
        given = bound.value()
        if given is not None:
            words.setlist(bound.html_name, given if isinstance(given, list | tuple) else [str(given)])
    form.data, form.is_bound = words, True
    form._errors = ErrorDict()  # type: ignore[attr-defined]  # where Django keeps what is wrong once it has looked: it has not


class SentMiddleware:
    """A form that was taken is not offered again. Stands after the one that says who acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in {302, 303} and request.method == "POST" and request.user.is_authenticated:
            page = request.POST.get(FIELD)
            if page and unsent_on(page) is not None:
                let_be(page)
        return response
