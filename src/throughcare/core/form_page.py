"""A page that asks one thing: a heading, what there is to know first, a form, and one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from throughcare.core.clashes import does_not_fit
from throughcare.core.page import Link, page
from throughcare.core.shown import Fact


@dataclass(frozen=True, slots=True)
class Beside:
    """A text that somebody typed while somebody else wrote in the same place. It waits beside the one that stands: what is pressed to choose."""

    who: str
    when: str
    words: str
    put_in: str
    leave_out: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """What is asked. `words` are paragraphs to read first; `style` is the button's: empty, "secondary" or "warning".

    What is typed is kept for whoever types until the form is sent; or, where several write one text, at `keep_at`.
    `beside` is what others typed there at once, `before` what stood there before.
    """

    title: str
    form: forms.Form
    button: str
    back: Link
    caption: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    listed: tuple[str, ...] = ()
    style: str = ""
    keep_at: str = ""
    beside: tuple[Beside, ...] = ()
    before: Link | None = None


def ask(request: HttpRequest, asked: FormPage) -> HttpResponse:
    """Show the form: as it is at first, or with what is wrong said at the top and at its fields."""
    return page(request, "form_page.html", asked, status=422 if asked.form.is_bound else 200)


def came_from(request: HttpRequest) -> str:
    """The page of ours that the address names to come back to; nothing where it names none, or somebody else's."""
    asked = request.GET.get("back", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a form asks, if it is filled in well. A refusal is said on the form, and nothing of it was done: at the question by whose answer
    it is refused, if the refusal names one of the form's (`at`).

    So is what the database does not let stand beside what is on the record already.
    """
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act()
    except PermissionDenied as refusal:
        at = getattr(refusal, "at", "")
        form.add_error(at if at in form.fields else None, str(refusal))
        return False
    except IntegrityError as clash:
        form.add_error(None, does_not_fit(clash))
        return False
    return True
