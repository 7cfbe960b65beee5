"""Records opened in an emergency: which still wait to be looked into, and what was found of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse

from throughcare.apps.involvement.forms import GlassReviewForm
from throughcare.apps.involvement.models import Admission, GlassReview
from throughcare.apps.involvement.presenters.looking import pages_of, tabs_of
from throughcare.apps.involvement.queries import Through, Which, names_behind_glass
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact, Pages
from throughcare.core.words import count, from_day, moment, plain_date

A_PAGE = 50
CLOSED = "A record closed to you"


@dataclass(frozen=True, slots=True)
class GlassShown:
    """One broken glass: who, whose record, why, when, and what was found or that it waits."""

    who: str
    whom: str
    when: str
    why: str
    stands: str
    waits: bool
    href: str


@dataclass(frozen=True, slots=True)
class GlassPage:
    """Records opened in an emergency: those that wait first."""

    title: str
    tabs: tuple[Link, ...]
    waiting: str
    columns: tuple[Column, ...]
    rows: tuple[GlassShown, ...]
    pages: Pages


def glass_page(found: QuerySet[Admission], *, waiting: int, number: str, governs: bool, today: date) -> GlassPage:
    """The list, those that wait first and the oldest of them at the top."""
    sheet = Paginator(found, A_PAGE).get_page(number)
    rows = list(sheet.object_list)
    names = names_behind_glass([row.person_id for row in rows])
    return GlassPage(
        title="Records opened in an emergency",
        tabs=tabs_of(Which.BROKEN_GLASS) if governs else (),
        waiting=f"{count(waiting, 'record waits', 'records wait')} for somebody to look into it." if waiting else "",
        columns=tuple(Column(text) for text in ("Whose record", "Opened by", "When", "Why they opened it", "What was found")),
        rows=tuple(_shown(row, names, today) for row in rows),
        pages=pages_of(sheet, {}, reverse("involvement:glass")),
    )


def review_of(row: Admission) -> GlassReview | None:
    """What was found of a broken glass; None while it waits."""
    return getattr(row, "review", None)


def _shown(row: Admission, names: dict[UUID, str], today: date) -> GlassShown:
    found = review_of(row)
    return GlassShown(
        who=row.worker.name,
        whom=names.get(row.person_id, CLOSED),
        when=moment(row.known_at),
        why=row.reason,
        stands=found.get_outcome_display() if found else f"Waits to be looked into, opened {from_day(row.started_on, today)}",
        waits=found is None,
        href=reverse("involvement:review_glass", args=[row.pk]),
    )


def glass_facts(row: Admission, *, whom: str) -> tuple[Fact, ...]:
    """One broken glass as facts, and what was found of it if it has been looked into."""
    facts = [
        Fact("Whose record", whom),
        Fact("Opened by", row.worker.name),
        Fact("When", moment(row.known_at)),
        Fact("Why they opened it", row.reason),
    ]
    found = review_of(row)
    if found is not None:
        facts += [
            Fact("Looked into by", f"{found.reviewed_by.name}, {plain_date(found.reviewed_on)}"),
            Fact("What was decided", found.get_outcome_display()),
            Fact("What was found", found.found),
        ]
        facts += [Fact("What follows", found.follows)] if found.follows else []
    return tuple(facts)


@dataclass(frozen=True, slots=True)
class OneGlass:
    """One record opened in an emergency. `form` is None where nothing is left to say, or not by whoever looks."""

    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    looked: tuple[Through, ...]
    form: GlassReviewForm | None
    why_not: str


def one_glass(facts: tuple[Fact, ...], looked: Sequence[Through], *, form: GlassReviewForm | None, why_not: str) -> OneGlass:
    """What was looked at through one broken glass, and the question whether it was right."""
    return OneGlass(facts, (Column("When"), Column("What"), Column("Address of the page")), tuple(looked), form, why_not)
