"""Reading what waits for approval: whose it is, since when, and what was handed back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Cover, Post, Team, Worker
from throughcare.apps.workforce.queries import covers_now, posts_now
from throughcare.apps.workforce.roles import APPROVES
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.core.periods import on_day
from throughcare.core.today import now, today

WAITS_WITH_THE_NEAREST = timedelta(days=7)
"""How long a document waits for the nearest manager before those above see it in their list too."""


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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits for somebody's approval. `covering` is whose it is, where they only stand in."""

    document: Document
    step: Step
    covering: Worker | None


def on_the_way(worker: Worker) -> list[Document]:
    """What is on its way to the record and may want somebody: handed in below them, or below whom they cover for; or returned to them."""
    covered = Cover.objects.filter(on_day(today()), covering=worker).values("covered")
    posts = Post.objects.filter(Q(worker=worker) | Q(worker__in=covered), on_day(today()), role__in=APPROVES)
    within = Team.objects.filter(lineage__overlap=ArraySubquery(posts.values("team")))
    children = Allocation.objects.filter(on_day(today()), team__in=within).exclude(part=Allocation.Part.REVIEWING_OFFICER)
    last = Step.objects.filter(document=OuterRef("pk")).order_by("-at").values("what")[:1]
    found = Document.objects.annotate(last_step=Subquery(last)).filter(
        Q(state=Document.State.SUBMITTED, child__in=children.values("child"))
        | Q(state=Document.State.WRITING, started_by=worker, last_step=Step.What.RETURNED)
    )
    return list(found.select_related("child", "started_by"))


def waiting_for(worker: Worker, posts: Iterable[Post], documents: Iterable[Document] | None = None) -> list[Waiting]:
    """What waits for somebody's approval, oldest first: as the nearest manager there is, or because it has waited a week.

    What they stand in for somebody else with is theirs too; never what they wrote in themself.
    """
    some = on_the_way(worker) if documents is None else documents
    handed_in = [one for one in some if one.state == Document.State.SUBMITTED]
    return _theirs(handed_in, _stands(worker, posts), worker) if handed_in else []


def _stands(worker: Worker, posts: Iterable[Post]) -> dict[UUID, Worker]:
    """The teams somebody manages, and those of whoever they cover for: with whose manager they then act as."""
    stands = dict.fromkeys(manages(worker, posts), worker)
    covered = {cover.covered_id: cover.covered for cover in covers_now(worker)}
    held = Post.objects.filter(on_day(today()), role__in=APPROVES, worker__in=covered)
    for team, key in held.values_list("team", "worker") if covered else ():
        stands.setdefault(team, covered[key])
    return stands


def _theirs(documents: Sequence[Document], stands: Mapping[UUID, Worker], worker: Worker) -> list[Waiting]:
    steps = {step.document_id: step for step in _handed_in(documents)}
    wrote = _wrote(documents)
    teams = teams_with([one.child_id for one in documents])
    managers = _managers(above(team for those in teams.values() for team in those))
    found = []
    for document in documents:
        step, own = steps[document.pk], wrote[document.pk] | {document.started_by_id}
        for team in teams.get(document.child_id, []):
            mine = [key for key in team.lineage if key in stands and stands[key].pk not in own]
            nearest = next((key for key in team.lineage if managers[key] - own), None)
            waited = now() - step.at >= WAITS_WITH_THE_NEAREST
            if mine and worker.pk not in own and (nearest in mine or waited):
                whose = stands[mine[0]]
                found.append(Waiting(document, step, None if whose.pk == worker.pk else whose))
                break
    return sorted(found, key=lambda one: one.step.at)


def _handed_in(documents: Sequence[Document]) -> QuerySet[Step]:
    newest = Step.objects.filter(document=OuterRef("document"), what=Step.What.SUBMITTED).order_by("-at").values("pk")[:1]
    return Step.objects.filter(document__in=documents, pk=Subquery(newest)).select_related("by").order_by("at")


def _wrote(documents: Sequence[Document]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    pairs = Revision.objects.filter(document__in=documents).values_list("document", "author").order_by().distinct()
    for document, author in pairs:
        found[document].add(author)
    return found


def _managers(teams: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    held = Post.objects.filter(on_day(today()), role__in=APPROVES, team__in=teams, worker__is_active=True)
    for team, worker in held.values_list("team", "worker"):
        found[team].add(worker)
    return found


def returned_to(worker: Worker, documents: Iterable[Document] | None = None) -> list[Step]:
    """What was returned to somebody and is still being written, oldest first."""
    some = on_the_way(worker) if documents is None else documents
    theirs = [one for one in some if one.state == Document.State.WRITING]
    if not theirs:
        return []
    newest = Step.objects.filter(document=OuterRef("document")).order_by("-at").values("pk")[:1]
    found = Step.objects.filter(document__in=theirs, pk=Subquery(newest))
    return list(found.select_related("document__child", "by").order_by("at"))
