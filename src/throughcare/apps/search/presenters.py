"""What was found on a child's record, as a page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.search.queries import AT_ONCE, END, MARK, Hit, Hits
from throughcare.core.page import Link
from throughcare.core.shown import Pages
from throughcare.core.words import plain_date


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of an excerpt; `found` are those that were asked for."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the words stand: what it is, of which day, the words around them, and the way there."""

    title: str
    when: str
    kind: str
    href: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked of a child's record, and what was found."""

    name: str
    back: Link
    action: str
    asked: str
    found: tuple[Found, ...]
    pages: Pages | None


def search_page(child: Person, asked: str, hits: Hits, *, skip: int) -> SearchPage:
    """The page, with what was found; nothing was asked at first."""
    action = reverse("search:within", args=[child.pk])
    return SearchPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        action=action,
        asked=asked,
        found=tuple(_found(child, one) for one in hits.some),
        pages=_pages(action, asked, hits, skip) if hits.some else None,
    )


def _found(child: Person, one: Hit) -> Found:
    return Found(
        title=one.title,
        when=plain_date(one.on),
        kind="File attached" if one.attachment_id else "",
        href=reverse("writing:document", args=[child.pk, one.document_id]),
        bits=tuple(bits(one.excerpt)),
    )


def bits(excerpt: str) -> list[Bit]:
    """An excerpt cut at its marks, so that a template can mark the words found and nothing in them is ever taken for markup."""
    parts = re.split(f"{MARK}([^{END}]*){END}", excerpt)
    return [Bit(words, found=place % 2 == 1) for place, words in enumerate(parts) if words]


def _pages(action: str, asked: str, hits: Hits, skip: int) -> Pages:
    last = skip + len(hits.some)

    def at(first: int) -> str:
        return f"{action}?{urlencode({'q': asked, 'from': first})}"

    return Pages(
        number=skip // AT_ONCE + 1,
        of=-(-hits.many // AT_ONCE),
        first=skip + 1,
        last=last,
        rows=hits.many,
        previous=at(max(0, skip - AT_ONCE)) if skip else "",
        next=at(last) if last < hits.many else "",
    )
