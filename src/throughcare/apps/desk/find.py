"""Finding a person by whatever is known of them: a name however spelt, a birth date either way round, a number, a postcode."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.involvement.file_policies import ADDS
from throughcare.apps.involvement.queries import log_search
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link, page
from throughcare.core.shown import Column
from throughcare.core.today import today
from throughcare.core.words import age, plain_date

MOST = 50
_DATE = re.compile(r"\b(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class Match:
    """One person found: who, how old, why they matched, and the way in where their record is open to whoever asks."""

    name: Link
    age: str
    why: str
    worker: str


@dataclass(frozen=True, slots=True)
class ToldOf:
    """That a restricted record may be of the same child: whom to ring, and the way to open it in an emergency. Told to duty workers alone."""

    ring: str
    href: str


@dataclass(frozen=True, slots=True)
class FindPage:
    """What was asked, and who was found, nearest first. `more` says that there were more than are shown.

    `add_href` is where a child who is none of these is added, for those who may. Nobody is added who was not looked for.
    """

    asked: str
    matches: tuple[Match, ...]
    more: bool
    told: tuple[ToldOf, ...] = ()
    add_href: str = ""
    columns: tuple[Column, ...] = (Column("Who"), Column("Age"), Column("Why found"), Column("Social worker"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, taken apart: words, and every day that the figures in it could mean."""

    words: str
    days: tuple[date, ...]


def taken_apart(typed: str) -> Asked:
    """Take what was typed apart. 3/4/2015 is both 3 April and 4 March; 2015-04-03 is a day too."""
    days: list[date] = []
    for match in _DATE.finditer(typed):
        first, middle, last = (int(part) for part in match.groups())
        orders = ((first, middle, last), (first, last, middle)) if first > 31 else ((last, middle, first), (last, first, middle))
        for year, month, day in orders:
            try:
                days.append(date(year if year > 99 else 2000 + year, month, day))
            except ValueError:
                continue
    return Asked(words=" ".join(_DATE.sub(" ", typed).split()), days=tuple(dict.fromkeys(days)))


@require_GET
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """One box. Only what `may_see` opens to whoever asks is found, and every search is logged."""
    typed = request.GET.get("q", "").strip()[:200]
    asked = taken_apart(typed)
    matches = found(asked) if typed else []
    if typed:
        log_search(request, words=typed, seen=len(matches))
    shown = FindPage(
        asked=typed,
        matches=tuple(matches[:MOST]),
        more=len(matches) > MOST,
        told=told_of(asked.words, asked.days, typed) if typed else (),
        add_href=f"{reverse('desk:add_child')}?{urlencode({'q': typed})}" if typed and _adds(request) else "",
    )
    return page(request, "desk/find.html", shown)


def told_of(words: str, days: Sequence[date], number: str = "") -> tuple[ToldOf, ...]:
    """Restricted records that exactly these words and one of these days, or exactly this number, are of. Sealed ones are never told of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, ring FROM desk_told_of(%s, %s::date[], %s)", [words, list(days), number or words])
        return tuple(ToldOf(str(ring), reverse("involvement:break_glass", args=[person])) for person, ring in cursor.fetchall())


def _adds(request: HttpRequest) -> bool:
    return bool({Role(post.role) for post in posts_of(request)} & ADDS)


def found(asked: Asked) -> list[Match]:
    """Who matches, nearest first, at most one more than a page shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_find(%s, %s::date[], %s)", [asked.words, list(asked.days), MOST + 1])
        rows = cursor.fetchall()
    return [_match(*row) for row in rows]


def _match(person: UUID, name: str, born: date | None, why: str, worker: str | None) -> Match:
    born_words = f"{age(born, today())}, born {plain_date(born)}" if born else "birth date not known"
    return Match(
        name=Link(name or "No name on record", reverse("desk:child", args=[person])),
        age=born_words,
        why=why,
        worker=worker or "No one allocated",
    )
