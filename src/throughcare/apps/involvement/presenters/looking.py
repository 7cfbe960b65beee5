"""The pages of the access log, and of a record that is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse

from throughcare.apps.involvement.forms import BreakGlassForm, LooksForm
from throughcare.apps.involvement.queries import Closed, Which, names_of
from throughcare.core.models import Look
from throughcare.core.page import Link
from throughcare.core.shown import Chosen, Column, Pages

A_PAGE = 20
TITLES = {
    Which.LATEST: "Who has looked",
    Which.NOT_INVOLVED: "Looks by people not working with the child",
}
TABS = {Which.LATEST: "All looks", Which.NOT_INVOLVED: "By people not involved", Which.BROKEN_GLASS: "Opened in an emergency"}
ROUTES = {
    Which.LATEST: "involvement:looks",
    Which.NOT_INVOLVED: "involvement:looks_not_involved",
    Which.BROKEN_GLASS: "involvement:glass",
}
COLUMNS = ("When", "Who", "Did what", "At whom", "Working with them", "Words or address")
INVOLVED = {True: "Yes", False: "No", None: "–"}


@dataclass(frozen=True, slots=True)
class LookShown:
    """One line of the log."""

    at: datetime
    who: str
    did: str
    whom: str
    whose_href: str
    involved: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class LooksPage:
    """A page of the log."""

    title: str
    tabs: tuple[Link, ...]
    form: LooksForm
    href: str
    chosen: tuple[Chosen, ...]
    columns: tuple[Column, ...]
    rows: tuple[LookShown, ...]
    pages: Pages
    export: str


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """A restricted record, as a duty worker is told of it: whom to ring, and what to do if nobody answers."""

    ring: str
    href: str
    form: BreakGlassForm


def closed_page(closed: Closed, form: BreakGlassForm | None = None) -> ClosedPage:
    """What a duty worker reads in the place of a restricted record."""
    href = reverse("involvement:break_glass", args=[closed.person_id])
    return ClosedPage(closed.ring, href, form or BreakGlassForm())


def asked_of(form: LooksForm) -> dict[str, str]:
    """What the form was asked with, by field, leaving out what was left empty."""
    return {name: form.data[name] for name in form.fields if form.data.get(name)}


def tabs_of(which: Which) -> tuple[Link, ...]:
    """The ways into the log."""
    return tuple(Link(text, reverse(ROUTES[each]), current=each is which) for each, text in TABS.items())


def looks_page(which: Which, found: QuerySet[Look], *, form: LooksForm, number: str) -> LooksPage:
    """The log as asked for."""
    href, asked = reverse(ROUTES[which]), asked_of(form)
    sheet = Paginator(found, A_PAGE).get_page(number)
    taken = urlencode({**asked, "which": which.value})
    return LooksPage(
        title=TITLES[which],
        tabs=tabs_of(which),
        form=form,
        href=href,
        chosen=tuple(_chosen(form, asked, name, href) for name in asked if name not in form.errors),
        columns=tuple(Column(text) for text in COLUMNS),
        rows=rows_of(sheet.object_list),
        pages=pages_of(sheet, asked, href),
        export=f"{reverse('involvement:looks_csv')}?{taken}",
    )


def rows_of(looked: Iterable[Look]) -> tuple[LookShown, ...]:
    """Lines of the log, with the names of those looked at whose names are open to whoever reads it."""
    some = list(looked)
    names = names_of([look.subject for look in some if look.subject])
    return tuple(_shown(look, names) for look in some)


def _shown(look: Look, names: dict[Any, str]) -> LookShown:
    if look.subject is None:
        whom = "–" if look.seen is None else f"{look.seen} people"
    else:
        whom = names.get(look.subject, "A record closed to you, or none")
    return LookShown(
        at=look.at,
        who=str(look.worker) if look.worker else "Nobody signed in",
        did=look.get_kind_display(),
        whom=whom,
        whose_href=f"{reverse('involvement:looks')}?{urlencode({'person': look.subject})}" if look.subject else "",
        involved=INVOLVED[look.involved],
        words=look.words,
        path=look.path,
    )


def _chosen(form: LooksForm, asked: dict[str, str], name: str, href: str) -> Chosen:
    rest = urlencode({other: value for other, value in asked.items() if other != name})
    said = Look.Kind(asked[name]).label if name == "kind" else form.cleaned_data.get(name, asked[name])
    return Chosen(f"{form.fields[name].label}: {said}", f"{href}?{rest}" if rest else href)


def pages_of(sheet: Page[Any], asked: dict[str, str], href: str) -> Pages:
    """Which page of a list this is, and the ways to the others."""

    def to(number: int) -> str:
        return f"{href}?{urlencode({**asked, 'page': number})}"

    return Pages(
        number=sheet.number,
        of=sheet.paginator.num_pages,
        first=sheet.start_index(),
        last=sheet.end_index(),
        rows=sheet.paginator.count,
        previous=to(sheet.previous_page_number()) if sheet.has_previous() else "",
        next=to(sheet.next_page_number()) if sheet.has_next() else "",
    )
