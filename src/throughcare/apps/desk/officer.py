"""The reviewing officer's home: their children by the next review due, what each review still waits for, and their challenges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from throughcare.apps.desk.pack import open_now, pack
from throughcare.apps.desk.work_pages import Shower
from throughcare.apps.duties.mine import mine
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around, owed_now
from throughcare.apps.involvement.queries import log_list, open_child
from throughcare.apps.people.facts import stands_at
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.policies import REVIEWS
from throughcare.apps.reviews.presenters import Shown, challenge_shown
from throughcare.apps.reviews.queries import open_challenges
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.printing import about, foot
from throughcare.core.asking.asked import Beside
from throughcare.core.models import Look
from throughcare.core.page import Link, page
from throughcare.core.printing.paper import Paper, Part
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.shown import Column, Count, DutyShown
from throughcare.core.today import now, today
from throughcare.core.words import long_date
from throughcare.statute.duties import challenge, reviewing
from throughcare.statute.duty import By, Duty

NEXT = (reviewing.FIRST_REVIEW, reviewing.SECOND_REVIEW, reviewing.LATER_REVIEW, reviewing.EARLY_REVIEW)
GROUPS: tuple[tuple[str, str, tuple[Duty, ...]], ...] = (
    ("decisions", "Decisions to send", (reviewing.DECISIONS_ISSUED,)),
    ("records", "Records to complete", (reviewing.RECORD_COMPLETED,)),
    ("sending", "Records to send out", (reviewing.RECORD_SENT,)),
    ("midway", "Mid-way checks", (challenge.MIDWAY_CHECK,)),
    ("next", "Next reviews", NEXT),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a child's reviews wait for."""

    child: Link
    restricted: bool
    duty: DutyShown


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind, the earliest due first."""

    key: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MyReviews:
    """A reviewing officer's home."""

    caption: str
    counts: tuple[Count, ...]
    challenges: tuple[Shown, ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    undated: tuple[Link, ...]


@require_GET
@login_required
def my_reviews(request: HttpRequest) -> HttpResponse:
    """My reviews: challenges waiting, decisions and records not yet done, mid-way checks, and every child by their next review."""
    assert isinstance(request.user, Worker)
    posts = posts_of(request)
    if not {Role(post.role) for post in posts} & REVIEWS:
        raise PermissionDenied("This is the reviewing officers’ page.")
    whose = mine(request.user, posts, today())
    children = [child for child, parts in whose.children.items() if By.REVIEWING_OFFICER in parts]
    shown = _shown(children)
    log_list(request, seen=len(children))
    return page(request, "desk/my_reviews.html", shown)


def _shown(children: Sequence[UUID]) -> MyReviews:
    keys = [duty.key for _, _, duties in GROUPS for duty in duties]
    rows = list(owed_now(today(), now=now()).filter(child__in=children, key__in=keys).order_by("legal_due_on", "child"))
    shower = Shower(around(list(children), today()), today(), now(), None, roles=REVIEWS)
    raised = open_challenges(children).prefetch_related("stages__asked", "stages__answered__by")
    challenges = tuple(challenge_shown(one, roles=REVIEWS, named=True) for one in raised)
    groups = tuple(Group(key, title, _rows(rows, duties, shower)) for key, title, duties in GROUPS)
    dated = {row.child_id for row in rows if row.key in {duty.key for duty in NEXT}}
    undated = sorted((_child(child, shower) for child in children if child not in dated), key=lambda link: link.text)
    return MyReviews(
        caption=long_date(today()),
        counts=(
            Count(len(challenges), "Challenges open", "#challenges" if challenges else ""),
            *(Count(len(group.rows), group.title, f"#{group.key}" if group.rows else "") for group in groups),
        ),
        challenges=challenges,
        groups=tuple(group for group in groups if group.rows),
        columns=(Column("Child"), Column("Due"), Column("How it stands"), Column("What you can do")),
        undated=tuple(undated),
    )


def _rows(rows: Iterable[Any], duties: tuple[Duty, ...], shower: Shower) -> tuple[Row, ...]:
    wanted = {duty.key for duty in duties}
    return tuple(
        Row(_child(row.child_id, shower), shower.around.restricted(row.child_id), shower.duty(row))
        for row in rows
        if row.key in wanted
    )


def _child(child: UUID, shower: Shower) -> Link:
    return Link(name_of(child, shower.around), reverse("reviews:of_child", args=[child]))


@dataclass(frozen=True, slots=True)
class PackPage:
    """What the record says of a child, for the next review."""

    name: str
    caption: str
    back: Link
    printed: str
    parts: tuple[Beside, ...]


@require_GET
@login_required
def review_pack(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The pack for a review: what the record says since the last, to be read or printed before it."""
    child = open_child(request, child_id)
    shown = PackPage(
        name=str(child),
        caption=long_date(today()),
        back=Link("Reviews and challenge", reverse("reviews:of_child", args=[child.pk])),
        printed=reverse("desk:review_pack_pdf", args=[child.pk]),
        parts=_parts(child),
    )
    return page(request, "desk/review_pack.html", shown)


@require_GET
@never_cache
@login_required
def review_pack_pdf(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The same on paper: a tagged PDF. That it was printed is logged."""
    child = open_child(request, child_id, kind=Look.Kind.PRINT)
    assert isinstance(request.user, Worker)
    title = "Pack for the review"
    paper = Paper(
        title=title,
        name=str(child),
        council=settings.THROUGHCARE_COUNCIL,
        lines=about(child) if stands_at(child.pk, today()) else (*about(child), f"As the record stood on {long_date(today())}"),
        parts=tuple(Part(part.title, lines=part.lines) for part in _parts(child)),
        foot=foot(child, title, by=request.user),
    )
    return pdf_answer(as_pdf(paper), "review-pack")


def _parts(child: Person) -> tuple[Beside, ...]:
    return tuple(part for part in (open_now(child), *pack(child)) if part.lines)
