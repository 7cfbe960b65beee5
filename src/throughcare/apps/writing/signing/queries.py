"""Reading what waits for approval: whose it is, since when, and what was handed back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.queries import covers_now, posts_now
from throughcare.apps.workforce.roles import APPROVES
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.core.periods import on_day
from throughcare.core.today import today


def steps_of(document: Document) -> list[Step]:
    """The steps a document has taken, in order."""
    return list(document.steps.select_related("by", "covering").order_by("at"))


def last_step(document: Document, *what: Step.What) -> Step | None:
    """The last step of these kinds; None if it took none."""
    found = Step.objects.filter(document=document, what__in=what).select_related("by", "covering")
    return found.order_by("-at").first()


def authors(document: Document) -> frozenset[UUID]:
    """Everybody whose words are in a document, who began it or handed it in: it is their own, and others approve it."""
    wrote = set(Revision.objects.filter(document=document).values_list("author", flat=True))
    handed = set(Step.objects.filter(document=document, what=Step.What.SUBMITTED).values_list("by", flat=True))
    return frozenset(wrote | handed | {document.started_by_id})


def teams_with(children: Collection[UUID]) -> dict[UUID, list[Team]]:
    """The teams each child is with today; their reviewing officer's, who stands apart, is none of them."""
    held = Allocation.objects.filter(on_day(today()), child__in=children).exclude(part=Allocation.Part.REVIEWING_OFFICER)
    found: dict[UUID, list[Team]] = defaultdict(list)
    for one in held.select_related("team").order_by("part", "pk"):
        found[one.child_id].append(one.team)
    return found


def manages(worker: Worker, posts: Iterable[Post] | None = None) -> frozenset[UUID]:
    """The teams, services or council whose manager somebody is today."""
    held = posts_now(worker) if posts is None else posts
    return frozenset(post.team_id for post in held if post.role in APPROVES)


def above(teams: Iterable[Team]) -> frozenset[UUID]:
    """These teams and all above them."""
    return frozenset(key for team in teams for key in team.lineage)


def in_whose_stead(document: Document, by: Worker) -> Worker | None:
    """Whose it is to approve a document, of those somebody may approve for: their own, or somebody's they cover for; or None."""
    own = authors(document)
    if by.pk in own:
        return None
    chain = above(teams_with([document.child_id]).get(document.child_id, []))
    for worker in (by, *(cover.covered for cover in covers_now(by))):
        teams = manages(worker)
        if worker.pk not in own and (teams & chain if chain else teams):
            return worker
    return None
