"""The page of every address, and who may go there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver

from throughcare.reference.markdown import page, table

SIGNED_IN = "whoever is signed in"
ANYONE = "anyone, signed in or not"
OURS = "throughcare."


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its pattern, the name that pages link to it by, what it shows, and who may go there."""

    address: str
    name: str
    shows: str
    may: str
    module: str


def routes_of(patterns: Iterable[URLPattern | URLResolver], *, under: str = "/", space: str = "") -> Iterator[Route]:
    """Every address under these patterns, in the order in which they are tried."""
    for one in patterns:
        address = under + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLResolver):
            within = f"{space}{one.namespace}:" if one.namespace else space
            yield from routes_of(one.url_patterns, under=address, space=within)
            continue
        view = getattr(one.callback, "view_class", one.callback)
        module = getattr(view, "__module__", "")
        shows = _first_line(view) if module.startswith(OURS) else ""
        yield Route(address, f"{space}{one.name or ''}", shows, may_open(one.callback), module)


def may_open(view: Any) -> str:
    """Who may open a view, by what the view itself carries.

    `view.may` is read first: words, roles, or a policy whose docstring says who. Without it, a view is for whoever is
    signed in if it asks that, and for anyone if it does not.
    """
    said = getattr(view, "may", getattr(getattr(view, "view_class", None), "may", None))
    if isinstance(said, str):
        return str(getattr(said, "label", said))
    if callable(said):
        return _first_line(said).rstrip(".")
    if isinstance(said, Iterable):
        return ", ".join(sorted(str(getattr(role, "label", role)) for role in said))
    return SIGNED_IN if _asks_to_sign_in(view) else ANYONE


def routes_page(routes: Iterable[Route]) -> str:
    """Ours first, then those of the part that signs people in."""
    found = list(routes)
    ours = [route for route in found if route.module.startswith(OURS)]
    others = [route for route in found if not route.module.startswith(OURS)]
    return page(
        "Addresses, and who may open them",
        [
            (
                "Being allowed to open a page is not being allowed to see a child: which children a page shows is decided for "
                "each by the database, by what the one who asks may see."
            ),
            "",
            "## Pages",
            "",
            *table(
                ("Address", "Name", "What it shows", "Who may open it"),
                ((f"`{one.address}`", one.name, one.shows, one.may) for one in ours),
            ),
            "## Signing in",
            "",
            "These are django-allauth's. Which need somebody signed in, it decides.",
            "",
            *table(("Address", "Name"), ((f"`{one.address}`", one.name) for one in others)),
        ],
    )


def _asks_to_sign_in(view: Any) -> bool:
    """Whether any of a view's wrappings is the one that sends a stranger to sign in."""
    if getattr(view, "login_required", False):
        return True
    while view is not None:
        code = getattr(view, "__code__", None)
        if code is not None and code.co_qualname.startswith(("user_passes_test.", "login_required.")):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def _first_line(thing: Any) -> str:
    lines = (getattr(thing, "__doc__", None) or "").strip().splitlines()
    return lines[0].rstrip(".") if lines else ""
