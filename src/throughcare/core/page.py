"""Showing a page: one typed object inside it, one frame around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string

IDLE_MINUTES = 15
WARN_MINUTES = 13


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go. `current` marks the page, or the part of the site, the reader is on."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day everything on a page stands at, and why it is not today.

    `because` ends the sentence "Everything here is as it stood on 31 March 2018, …".
    """

    on: date
    because: str


@dataclass(frozen=True, slots=True)
class Session:
    """How long a person may be idle, and where the page asks to stay signed in or goes when time is up.

    `stay_url` answers a POST with any 2xx and nothing else; `ended_url` is a page that needs no sign-in.
    """

    stay_url: str
    ended_url: str
    idle_minutes: int = IDLE_MINUTES
    warn_minutes: int = WARN_MINUTES


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: whose council, who is signed in and as what, and where they may go.

    `who` is empty when nobody is signed in. `notice` is one sentence for every page, such as that this is a demonstration.
    """

    council: str
    who: str = ""
    role: str = ""
    home: str = "/"
    navigation: tuple[Link, ...] = ()
    account: tuple[Link, ...] = ()
    sign_out_url: str = ""
    as_at: AsAt | None = None
    session: Session | None = None
    notice: str = ""
    accessibility_url: str = "/accessibility/"
    version: str = ""


@cache
def product_version() -> str:
    """The version that is running, as the footer shows it."""
    try:
        return version("throughcare")
    except PackageNotFoundError:
        return "not installed"


def plain_frame() -> Frame:
    """The frame when nobody is known: before sign-in, and on a page that says something went wrong."""
    return Frame(council=str(getattr(settings, "THROUGHCARE_COUNCIL", "")), version=product_version())


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Put the frame on every page: a context processor that asks `settings.THROUGHCARE_FRAME`, a function or its dotted path."""
    named: str | Callable[[HttpRequest], Frame] | None = getattr(settings, "THROUGHCARE_FRAME", None)
    if named is None:
        return {"frame": plain_frame()}
    frame_of = cast(Callable[[HttpRequest], Frame], import_string(named)) if isinstance(named, str) else named
    return {"frame": frame_of(request)}


def page(request: HttpRequest, template: str, page_object: Any, status: int = 200) -> HttpResponse:
    """Show `page_object` in `template`, where it is called `page`. It is rendered at once, inside the request's transaction."""
    return TemplateResponse(request, template, {"page": page_object}, status=status).render()
