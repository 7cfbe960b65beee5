"""What is a worker's own: the children they have a part with, those nobody has yet, and what their posts answer for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Min, Q, Value, When

from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.orders import last_page, urgent
from throughcare.apps.duties.queries import COUNTED, DOES, GROUPS, Late, Rows, Sum, added_up
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.periods import on_day
from throughcare.statute.duty import By

ANSWERS_FOR: Mapping[Role, frozenset[By]] = {
    Role.TEAM_MANAGER: frozenset({By.TEAM_MANAGER}),
    Role.SERVICE_MANAGER: frozenset({By.SERVICE_MANAGER, By.NOMINATED_OFFICER}),
    Role.DIRECTOR: frozenset({By.DIRECTOR, By.NOMINATED_OFFICER}),
    Role.DUTY: frozenset({By.DUTY_MANAGER}),
    Role.EMERGENCY_DUTY: frozenset({By.EMERGENCY_DUTY}),
    Role.VIRTUAL_SCHOOL: frozenset({By.VIRTUAL_SCHOOL}),
    Role.HEALTH: frozenset({By.HEALTH}),
    Role.LEGAL: frozenset({By.LEGAL}),
    Role.PLACEMENTS: frozenset({By.PLACEMENTS, By.FOSTERING_TEAM}),
    Role.QUALITY_OFFICER: frozenset({By.QUALITY_OFFICER}),
}
"""What waits for a post itself, whichever child of those its holder may see it is about."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What makes a duty somebody's own: the children they have a part with, those nobody has yet, and what their posts answer for."""

    children: Mapping[UUID, frozenset[By]]
    waiting: frozenset[UUID]
    answers_for: frozenset[By]

    @property
    def named(self) -> frozenset[UUID]:
        """The children who are theirs by name, or wait for them to name somebody."""
        return frozenset(self.children) | self.waiting

    @property
    def others_wait(self) -> int:
        """How far behind their own duties a worker's lists put what others owe: not at all for a social worker, whose child it is."""
        return 0 if any(By.SOCIAL_WORKER in roles for roles in self.children.values()) else 1_000_000

    @property
    def to_do(self) -> Q:
        """Duties that are theirs to do."""
        by_role: dict[By, list[UUID]] = defaultdict(list)
        for child, roles in self.children.items():
            for by in roles:
                by_role[by].append(child)
        theirs = Q(by__in=[by.value for by in self.answers_for]) if self.answers_for else Q(pk__in=[])
        for by, children in by_role.items():
            theirs |= Q(by=by.value, child__in=children)
        if self.waiting:
            theirs |= Q(by=By.SOCIAL_WORKER.value, child__in=self.waiting)
        return theirs

    @property
    def concerning(self) -> Q:
        """Their own duties, and what others owe the children who are theirs by name."""
        return Q(child__in=self.named) | self.to_do


def mine(worker: Worker, posts: Iterable[Post], today: date) -> Mine:
    """What is this worker's own on a day. Children of a manager's teams with nobody named wait for that manager."""
    held = list(posts)
    manages = [post.team_id for post in held if post.role in {Role.TEAM_MANAGER, Role.SERVICE_MANAGER}]
    nobody_named = Q(part=Allocation.Part.SOCIAL_WORKER, worker=None, team__in=Team.objects.filter(lineage__overlap=manages))
    wanted = Q(worker=worker) | nobody_named if manages else Q(worker=worker)
    children: dict[UUID, set[By]] = defaultdict(set)
    waiting: set[UUID] = set()
    for each in Allocation.objects.filter(on_day(today), wanted):
        if each.worker_id is None:
            waiting.add(each.child_id)
        else:
            children[each.child_id] |= {DOES[Allocation.Part(each.part)]} if each.part in DOES else set()
    return Mine(
        children={child: frozenset(roles) for child, roles in children.items()},
        waiting=frozenset(waiting - children.keys()),
        answers_for=frozenset().union(*(ANSWERS_FOR.get(Role(post.role), frozenset()) for post in held)),
    )


def marked_mine(rows: Rows, whose: Mine) -> Rows:
    """A worker's own duties and what others owe their children: `others` is 0 for their own to do and 1 for the rest."""
    others = Case(When(whose.to_do, then=Value(0)), default=Value(1), output_field=IntegerField())
    found: Rows = rows.filter(whose.concerning).annotate(others=others)
    return found


OTHERS = "others"
WHICH = (*(late.value for late in Late), OTHERS)
"""The groups a worker's own work falls into: by lateness what is theirs to do, and then what others owe the same children."""


def only(rows: Rows, which: str) -> Rows:
    """One group of a list that `marked_mine` marked; all of it where `which` is none of `WHICH`."""
    if which == OTHERS:
        return rows.filter(others=1)
    return rows.filter(others=0, group=GROUPS[Late(which)].value) if which in WHICH else rows


@dataclass(frozen=True, slots=True)
class MineSum:
    """How many duties are a worker's own to do, by lateness, and how many are for others; `whole` counts both together."""

    own: Mapping[Late, int]
    others: int
    whole: Sum

    def of(self, which: str) -> int:
        """How many there are in one group; in all, where it names none."""
        if which == OTHERS:
            return self.others
        return self.own[Late(which)] if which in WHICH else self.whole.rows


def summed_mine(rows: Rows) -> MineSum:
    """Count a list that `marked_mine` marked, in one query."""
    return _added_up(list(rows.order_by().values("group", "others").annotate(**COUNTED)))


def _added_up(counted: Sequence[Mapping[str, Any]]) -> MineSum:
    own = added_up(each for each in counted if not each["others"])
    whole = added_up(counted)
    return MineSum(own=own.by_late, others=whole.rows - own.rows, whole=whole)


def next_of(rows: Rows) -> Any | None:
    """What is a worker's own to do first, of a list that `marked_mine` marked."""
    return rows.filter(others=0).order_by(urgent(), "local", F("due_at").asc(nulls_last=True), "key", "id").first()


def next_of_each(rows: Rows, children: Collection[UUID], *, before_all: str = "") -> dict[UUID, Any]:
    """What comes first for each of these children, whoever's it is to do. Duties whose key begins with `before_all` come before any other."""
    ahead = Case(When(key__startswith=before_all, then=Value(0)), default=Value(1), output_field=IntegerField())
    some = rows.filter(child__in=list(children)).annotate(ahead=ahead if before_all else Value(0), urgent=urgent())
    nearest = some.order_by("child", "ahead", "urgent", "local", F("due_at").asc(nulls_last=True), "key", "id")
    return {each.child_id: each for each in nearest.distinct("child")} if children else {}


@dataclass(frozen=True, slots=True)
class ChildOwed:
    """One child and the number of things late for them. `next` is the first thing for them; None where nothing is owed."""

    child_id: UUID
    late: int
    next: OwedDuty | None


@dataclass(frozen=True, slots=True)
class ByChild:
    """Some of a worker's children, how many there are in all, which page of them this is, and what all of them are owed.

    `first` is what is the worker's own to do first, of all their children; None where nothing is theirs to do.
    """

    children: list[ChildOwed]
    number: int
    page: int
    total: MineSum
    first: OwedDuty | None


def by_child(rows: Rows, whose: Mine, *, page: int, most: int) -> ByChild:
    """A worker's children, those with the most urgent first and those owed nothing last. A page past the end is the last."""
    turn = urgent() + F("others") * whose.others_wait
    counted = list(rows.order_by().values("child", "group", "others").annotate(urgent=Min(turn), **COUNTED))
    first_of: dict[UUID, int] = {}
    late: Counter[UUID] = Counter()
    own = [each for each in counted if not each["others"]]
    soonest = min((each["urgent"] for each in own), default=None)
    # One of these children has what comes first: asked of them alone, for among thousands every reading of the list counts.
    leads = {each["child"] for each in own if each["urgent"] == soonest}
    for each in counted:
        child = each["child"]
        first_of[child] = min(each["urgent"], first_of.get(child, each["urgent"]))
        if each["group"] <= GROUPS[Late.OVERDUE].value:
            late[child] += each["rows"]
    every = sorted(first_of, key=lambda child: (first_of[child], child)) + sorted(whose.named - first_of.keys())
    page = last_page(page, rows=len(every), most=most)
    some = every[(page - 1) * most : page * most]
    nearest = rows.filter(child__in=some).annotate(urgent=turn).order_by("child", "urgent", "local", "due_at", "key")
    following = {each.child_id: each for each in nearest.distinct("child")} if some else {}
    children = [ChildOwed(child, late[child], following.get(child)) for child in some]
    first = next_of(rows.filter(child__in=leads)) if leads else None
    return ByChild(children, number=len(every), page=page, total=_added_up(counted), first=first)
