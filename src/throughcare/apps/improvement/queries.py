"""Reading frozen figures, the plan they are told by, and what was agreed on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import F, Prefetch, QuerySet

from throughcare.apps.improvement.models import (
    Aim,
    Behind,
    Clinic,
    FromFigure,
    Frozen,
    FrozenFigure,
    MeasureAction,
    Objective,
    Target,
)
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import OVERSEES_OTHERS, Role, Sight
from throughcare.core.periods import on_day
from throughcare.core.today import today

MOST = 100
"""As many actions as a figure's page lists."""


def latest() -> Frozen | None:
    """The snapshot of the latest day, of those whose figures were written down; of one day the one made last. None where none was."""
    return Frozen.objects.order_by("-as_at", "-made_at").first()


@dataclass(frozen=True, slots=True)
class Each:
    """Everything frozen of one measure: the council's figure, each team's, that of children nobody works with, and the trend."""

    council: FrozenFigure
    teams: dict[UUID, FrozenFigure]
    nobody: FrozenFigure | None
    before: list[FrozenFigure]
    years: list[FrozenFigure] = field(default_factory=list)
    planned: FrozenFigure | None = None


def figures_of(frozen: Frozen, measures: Collection[str]) -> dict[str, Each]:
    """What is frozen of some measures, by their keys, in one query; nothing of one that the snapshot was not asked."""
    found: dict[str, list[FrozenFigure]] = defaultdict(list)
    for row in FrozenFigure.objects.filter(frozen=frozen, measure__in=set(measures)).order_by("to_on"):
        found[row.measure].append(row)
    of = FrozenFigure.Of
    each = {}
    for key, rows in found.items():
        by = {kind: [row for row in rows if row.of == kind] for kind in of.values}
        teams = {row.team: row for row in by[of.TEAM] if row.team is not None}
        each[key] = Each(
            by[of.COUNCIL][0], teams, next(iter(by[of.NOBODY]), None), by[of.BEFORE], by[of.YEARS], next(iter(by[of.PLAN]), None)
        )
    return each


@dataclass(frozen=True)
class Seen:
    """Whose children somebody sees: all of the council's, or those of some teams; and which teams they manage themselves."""

    everyone: bool
    teams: frozenset[UUID]
    manages: frozenset[UUID] = frozenset()
    named: dict[UUID, Team] = field(default_factory=dict)

    @cached_property
    def listed(self) -> list[Team]:
        """The services and teams whose figures they are shown, a service before its teams."""
        mine = [
            team for team in self.named.values() if team.kind != Team.Kind.COUNCIL and (self.everyone or team.pk in self.teams)
        ]
        names = {team.pk: team.name for team in self.named.values()}
        return sorted(mine, key=lambda team: tuple(names.get(key, "") for key in reversed(team.lineage)))


def seen_by(posts: Iterable[Post]) -> Seen:
    """Whose figures these posts open in the open: of others they are shown no team's."""
    held = list(posts)
    named = {team.pk: team for team in Team.objects.all()}
    everyone = any(post.sight in (Sight.EVERYONE, Sight.PSEUDONYM) for post in held)
    over = {post.team_id for post in held if post.sight == Sight.TEAM}
    below = frozenset(key for key, team in named.items() if over & set(team.lineage))
    manages = frozenset(post.team_id for post in held if Role(post.role) is Role.TEAM_MANAGER)
    return Seen(everyone, below, manages, named)


def plan(*, on: date | None = None) -> list[Objective]:
    """The improvement plan, each objective with its measures and their targets, as set by a day (today unless one is said)."""
    targets = Prefetch(
        "targets", Target.objects.filter(set_on__lte=on or today()).select_related("set_by"), to_attr="set_by_then"
    )
    aims = Prefetch("aims", Aim.objects.prefetch_related(targets), to_attr="told_by")
    return list(Objective.objects.select_related("owner", "proposed_by", "not_yet_by", "closed_by").prefetch_related(aims))


def target_of(aim: Aim) -> Target | None:
    """The target that holds for a measure, of a plan read by `plan`."""
    held: list[Target] = getattr(aim, "set_by_then", None) or []
    return held[-1] if held else None


def children_behind(frozen: Frozen, measure: str, *, within: Team | None = None) -> list[Behind]:
    """Who stands behind a figure, of those whose record is open to whoever asks."""
    rows = Behind.objects.filter(frozen=frozen, measure=measure)
    if within is not None:
        rows = rows.filter(team__in=Team.objects.filter(lineage__contains=[within.pk]).values("pk"))
    return list(rows)


def not_open(frozen: Frozen, measure: str, *, within: Team | None = None) -> int:
    """How many stand behind a figure and are not open to whoever asks. Whoever is not to be told is told none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT improvement_not_open(%s, %s, %s)", [frozen.pk, measure, within.pk if within else None])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def social_workers(children: Collection[UUID], *, team: Team) -> dict[UUID, str]:
    """Who is the social worker of each of these children today, by name, of those who hold a post in this very team."""
    held = Post.objects.filter(on_day(today()), team=team).values("worker_id")
    named = Allocation.objects.filter(on_day(today()), child__in=children, part=Allocation.Part.SOCIAL_WORKER, worker__in=held)
    return {one.child_id: one.worker.name for one in named.select_related("worker") if one.worker is not None}


def agreed_on(measure: str) -> QuerySet[MeasureAction]:
    """What was agreed about a measure, what is open first."""
    return (
        MeasureAction.objects.filter(measure=measure)
        .select_related("owner", "level", "frozen")
        .order_by(F("done_on").desc(nulls_first=True), "due_on")[:MOST]
    )


def agreed_for_children(measure: str) -> list[FromFigure]:
    """What was agreed for children from a measure, of the children whose record is open to whoever asks."""
    found = FromFigure.objects.filter(measure=measure).select_related("action__worker", "action__child", "level")
    return list(found.order_by("-action__agreed_on", "pk")[:MOST])


def clinics_of(posts: Iterable[Post], worker: Worker) -> QuerySet[Clinic]:
    """The clinics somebody sits in, or answers for, the latest first."""
    over = [post.team_id for post in posts if Role(post.role) in OVERSEES_OTHERS]
    held = Clinic.objects.filter(level__lineage__overlap=over) | Clinic.objects.filter(seats__worker=worker)
    return held.distinct().select_related("level", "frozen", "called_by").order_by("-held_on", "level__name")


def mine_on_figures(worker: Worker) -> QuerySet[MeasureAction]:
    """What somebody agreed to do about figures and has not done, the earliest due first."""
    return MeasureAction.objects.filter(owner=worker, done_on=None).select_related("owner", "level", "frozen").order_by("due_on")


def may_own(*, for_children: bool = False) -> QuerySet[Worker]:
    """Whose an action can be: on a figure, those who are shown figures and answer for others; for children, anybody who works here."""
    held = Post.objects.filter(on_day(today())).exclude(role__in=[Role.INSPECTOR, Role.ADMINISTRATOR, Role.SYSTEM])
    if not for_children:
        held = held.filter(role__in=OVERSEES_OTHERS)
    return Worker.objects.filter(is_active=True, pk__in=held.values("worker_id"))
