"""What waits for somebody's approval, and what was returned to them: asked in one statement, for it is on everybody's first page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Cover, Post, Team, Worker
from throughcare.apps.workforce.roles import APPROVES
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.core.periods import on_day
from throughcare.core.today import now, today
from throughcare.core.together import Question, rows_of, together

WAITS_WITH_THE_NEAREST = timedelta(days=7)
"""How long a document waits for the nearest manager before those above see it in their list too."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits for somebody's approval. `covering` is whose it is, where they only stand in."""

    document: Document
    step: Step
    covering: Worker | None


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """What waits for somebody, and the last step of what was returned to them; each the oldest first."""

    waiting: tuple[Waiting, ...]
    returned: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document on its way to the record: its last step, whose words are in it, and the teams its child is with, each with those above."""

    document: Document
    step: Step
    wrote: frozenset[UUID]
    lineages: tuple[tuple[UUID, ...], ...]


def asks(worker: Worker) -> tuple[Question, ...]:
    """What must be asked for `on_the_way`: the papers, those who approve anywhere, and whom the worker stands in for."""
    approve = Post.objects.filter(on_day(today()), role__in=APPROVES)
    covers = Cover.objects.filter(on_day(today()), covering=worker).order_by("started_on")
    return (
        rows_of(_papers(worker)),
        rows_of(approve.values("team_id", "worker_id", active=F("worker__is_active"))),
        rows_of(covers.values("covered_id", name=F("covered__name"))),
    )


def _papers(worker: Worker) -> QuerySet[Any, Any]:
    """Documents handed in below somebody, or below whom they cover for; and those returned to them."""
    covered = Cover.objects.filter(on_day(today()), covering=worker).values("covered")
    posts = Post.objects.filter(Q(worker=worker) | Q(worker__in=covered), on_day(today()), role__in=APPROVES)
    within = Team.objects.filter(lineage__overlap=ArraySubquery(posts.values("team")))
    # A reviewing officer stands apart: nobody manages a child's work through their team.
    parts = Allocation.objects.filter(on_day(today())).exclude(part=Allocation.Part.REVIEWING_OFFICER)
    step = Step.objects.filter(document=OuterRef("pk")).order_by("-at")
    told = JSONObject(what="what", by="by_id", name="by__name", at="at", words="words")
    teams = parts.filter(child=OuterRef("child_id")).order_by("part", "pk").values(told=JSONObject(lineage="team__lineage"))
    found = Document.objects.annotate(last_step=Subquery(step.values("what")[:1])).filter(
        Q(state=Document.State.SUBMITTED, child__in=parts.filter(team__in=within).values("child"))
        | Q(state=Document.State.WRITING, started_by=worker, last_step=Step.What.RETURNED)
    )
    return found.values(
        "id",
        "child_id",
        "form",
        "version",
        "state",
        "started_by_id",
        known_as=F("child__known_as"),
        given_name=F("child__given_name"),
        family_name=F("child__family_name"),
        step=Subquery(step.values(told=told)[:1]),
        wrote=ArraySubquery(Revision.objects.filter(document=OuterRef("pk")).values("author_id").distinct()),
        teams=ArraySubquery(teams),
    )


def on_the_way(worker: Worker, posts: Iterable[Post], told: Sequence[Any]) -> OnTheWay:
    """What wants somebody, from the answers to what it `asks`: as the nearest manager there is, or because it has waited a week.

    What they stand in for somebody else with is theirs too; never what they wrote in themself.
    """
    papers, approve, covers = told
    read = [_paper(each) for each in papers]
    handed_in = [one for one in read if one.document.state == Document.State.SUBMITTED]
    returned = [one.step for one in read if one.document.state == Document.State.WRITING]
    managers: dict[UUID, set[UUID]] = defaultdict(set)
    for each in approve:
        if each["active"]:
            managers[UUID(each["team_id"])].add(UUID(each["worker_id"]))
    found = _theirs(handed_in, _stands(worker, posts, approve, covers), managers, worker)
    return OnTheWay(tuple(sorted(found, key=lambda one: one.step.at)), tuple(sorted(returned, key=lambda step: step.at)))


def waiting_for(worker: Worker, posts: Iterable[Post]) -> tuple[Waiting, ...]:
    """What waits for somebody's approval, the oldest first."""
    return on_the_way(worker, posts, together(*asks(worker))).waiting


def _paper(each: Mapping[str, Any]) -> _Paper:
    child = Person(pk=UUID(each["child_id"]), **{name: each[name] for name in ("known_as", "given_name", "family_name")})
    author = UUID(each["started_by_id"])
    document = Document(
        pk=UUID(each["id"]), child=child, form=each["form"], version=each["version"], state=each["state"], started_by_id=author
    )
    last = each["step"]
    step = Step(
        document=document,
        what=last["what"],
        by=Worker(pk=UUID(last["by"]), name=last["name"]),
        at=datetime.fromisoformat(last["at"]),
        words=last["words"],
    )
    lineages = tuple(tuple(UUID(key) for key in team["lineage"]) for team in each["teams"])
    return _Paper(document, step, frozenset({author, *(UUID(key) for key in each["wrote"])}), lineages)


def _stands(
    worker: Worker, posts: Iterable[Post], approve: Iterable[Mapping[str, Any]], covers: Iterable[Mapping[str, Any]]
) -> dict[UUID, Worker]:
    """The teams somebody manages, and those of whoever they cover for: with whose manager they then act as."""
    stands = {post.team_id: worker for post in posts if post.role in APPROVES}
    covered = {each["covered_id"]: Worker(pk=UUID(each["covered_id"]), name=each["name"]) for each in covers}
    for each in approve:
        if each["worker_id"] in covered:
            stands.setdefault(UUID(each["team_id"]), covered[each["worker_id"]])
    return stands


def _theirs(
    papers: Iterable[_Paper], stands: Mapping[UUID, Worker], managers: Mapping[UUID, set[UUID]], worker: Worker
) -> Iterable[Waiting]:
    for one in papers:
        for lineage in one.lineages:
            mine = [key for key in lineage if key in stands and stands[key].pk not in one.wrote]
            nearest = next((key for key in lineage if managers.get(key, set()) - one.wrote), None)
            waited = now() - one.step.at >= WAITS_WITH_THE_NEAREST
            if mine and worker.pk not in one.wrote and (nearest in mine or waited):
                whose = stands[mine[0]]
                yield Waiting(one.document, one.step, None if whose.pk == worker.pk else whose)
                break
