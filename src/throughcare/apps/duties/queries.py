"""Reading what is owed, for a worker, a team or a council: the shelf as it stands on a day, narrowed to what is asked for.

Who sees which child is row-level security's to say; nothing here says it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any, Literal
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    JSONField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject, Least

from throughcare.apps.duties.beside import Beside, read_beside, told
from throughcare.apps.duties.carried import FACTS_TOLD, PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.shown import weight_of
from throughcare.apps.involvement.models import Allocation, Restriction
from throughcare.apps.people.models import Hazard, Identifier, Person
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import TOLD_HOW_MANY_ARE_CLOSED, Sight
from throughcare.core.periods import on_day
from throughcare.core.shown import Weight
from throughcare.core.together import Question, together
from throughcare.statute.compiled import compiled
from throughcare.statute.counting import How
from throughcare.statute.duties import ALL
from throughcare.statute.duty import By, DateIs, Duty
from throughcare.statute.history import Cover
from throughcare.statute.rulebook import Rulebook
from throughcare.statute.signs import never_told

NOBODY: Literal["nobody"] = "nobody"
Rows = QuerySet[Any, Any]
"""Rows of `OwedDuty` that also carry `stands_on`, `days_late` and `group` (and `others`, once marked as somebody's own)."""

_WEEK, _SOON = 7, 5
OF_WEIGHT = {weight: [duty.key for duty in ALL if weight_of(duty) is weight] for weight in Weight}

DOES = {
    Allocation.Part.SOCIAL_WORKER: By.SOCIAL_WORKER,
    Allocation.Part.PERSONAL_ADVISER: By.PERSONAL_ADVISER,
    Allocation.Part.REVIEWING_OFFICER: By.REVIEWING_OFFICER,
    Allocation.Part.INTERVIEWER: By.INDEPENDENT_INTERVIEWER,
    Allocation.Part.LAWYER: By.LEGAL,
}
"""What each part in the work with a child makes a worker's own to do."""


class Late(StrEnum):
    """How late something is, as a list is cut into groups."""

    BY_A_WEEK = "week"
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"

    @property
    def words(self) -> str:
        return {
            "week": "Overdue by a week or more",
            "overdue": "Overdue by less than a week",
            "soon": "Due in 5 days",
            "later": "Later",
        }[self.value]


class _Group(IntEnum):
    BY_A_WEEK, OVERDUE, SOON, LATER = range(4)


GROUPS = {Late.BY_A_WEEK: _Group.BY_A_WEEK, Late.OVERDUE: _Group.OVERDUE, Late.SOON: _Group.SOON, Late.LATER: _Group.LATER}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which duties are asked for. An empty answer to each question means all. `late` is "late" for anything overdue.

    `worker` is a worker's key, or `nobody`: a social worker's to do where none is named.
    """

    team: UUID | None = None
    worker: UUID | Literal["nobody"] | None = None
    key: str = ""
    late: str = ""
    weight: Weight | None = None


class DaysBetween(Func):
    """One date less another: whole days."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


@cache
def can_occur() -> tuple[Duty, ...]:
    """The duties that a list may be asked for: something recorded here can raise and meet them, and give them a day to be done by."""
    practice = Cover(kinds=PRACTICE_CARRIES, first=date.min, last=None, source="practice")
    active = (each.compiled for each in compiled(Rulebook(duties=ALL)).active((practice,)))
    able = (one.duty for one in active if not never_told(one.needs, FACTS_TOLD))
    return tuple(
        duty for duty in able if duty.date_is is DateIs.DUE and (not duty.waits_for or duty.within.how in {How.DATE, How.TERM})
    )


def owed_now(today: date, *, now: datetime, asked: Asked | None = None) -> Rows:
    """Everything owed on a day to the children whoever acts may see, each with `stands_on`, `days_late` and `group`.

    A row of a child known only from a return stands at the last day its source tells of. Lateness is by the legal date; a duty
    counted in hours is late from its moment.
    """
    stands_on = Least(F("judged_on"), Value(today, output_field=DateField()), output_field=DateField())
    rows = OwedDuty.objects.annotate(stands_on=stands_on).filter(Q(ends_on=None) | Q(ends_on__gt=F("stands_on")))
    rows = rows.filter(since_on__lte=F("stands_on"), legal_due_on__isnull=False)
    rows = rows.annotate(days_late=DaysBetween(F("stands_on"), F("legal_due_on")))
    rows = rows.annotate(
        group=Case(
            When(days_late__gte=_WEEK, then=Value(_Group.BY_A_WEEK.value)),
            When(Q(days_late__gte=1) & Q(due_at=None), then=Value(_Group.OVERDUE.value)),
            When(Q(days_late__gte=1) & ~Q(judged_on=None), then=Value(_Group.OVERDUE.value)),
            When(Q(due_at__lt=now) & Q(judged_on=None), then=Value(_Group.OVERDUE.value)),
            When(days_late__gte=-_SOON, then=Value(_Group.SOON.value)),
            default=Value(_Group.LATER.value),
            output_field=IntegerField(),
        )
    )
    return _narrowed(rows, asked or Asked(), today)


def _narrowed(rows: Rows, asked: Asked, today: date) -> Rows:
    if asked.team is not None:
        rows = rows.filter(child__in=with_teams([asked.team], today))
    if isinstance(asked.worker, str):
        named = Allocation.objects.filter(on_day(today), part=Allocation.Part.SOCIAL_WORKER, worker__isnull=False)
        rows = rows.filter(~Q(child__in=named.values("child")), by=By.SOCIAL_WORKER.value)
    elif asked.worker is not None:
        rows = rows.filter(_theirs_to_do(asked.worker, today))
    if asked.key:
        rows = rows.filter(key=asked.key)
    if asked.weight is not None:
        rows = rows.filter(key__in=OF_WEIGHT[asked.weight])
    if asked.late == "late":
        return rows.filter(group__in=[_Group.BY_A_WEEK.value, _Group.OVERDUE.value])
    return rows.filter(group=GROUPS[Late(asked.late)].value) if asked.late else rows


def with_teams(teams: Iterable[UUID], today: date) -> QuerySet[Allocation, Any]:
    """The children of some teams and of the teams below them."""
    within = Team.objects.filter(lineage__overlap=list(teams))
    parts = [part for part in Allocation.Part if part is not Allocation.Part.REVIEWING_OFFICER]
    return Allocation.objects.filter(on_day(today), team__in=within, part__in=parts).values("child")


def _theirs_to_do(worker: UUID, today: date) -> Q:
    """What is a worker's to do by the parts they have with children."""
    theirs = Q(pk__in=[])
    for part, by in DOES.items():
        children = Allocation.objects.filter(on_day(today), worker=worker, part=part).values("child")
        theirs |= Q(by=by.value, child__in=children)
    return theirs


@dataclass(frozen=True, slots=True)
class Sum:
    """How many duties a list holds, by lateness, and how many of those are judged at the end of a return; and the day that every one of
    them stands at, where that is one day and not today.
    """

    by_late: Mapping[Late, int]
    all_at: date | None
    judged: int = 0

    @property
    def rows(self) -> int:
        return sum(self.by_late.values())


COUNTED = {"rows": Count("*"), "judged": Count("judged_on"), "first": Min("judged_on"), "last": Max("judged_on")}


def summed(rows: Rows) -> Sum:
    """Count a list by lateness, in one query."""
    return added_up(rows.order_by().values("group").annotate(**COUNTED))


def added_up(counted: Iterable[Mapping[str, Any]]) -> Sum:
    """The sum of what was `COUNTED` of parts of a list, each of them of one `group` of lateness."""
    by_group: Counter[int] = Counter()
    days: set[date] = set()
    judged = 0
    for each in counted:
        by_group[each["group"]] += each["rows"]
        judged += each["judged"]
        if each["judged"]:
            days |= {each["first"], each["last"]}
    by_late = {late: by_group[group.value] for late, group in GROUPS.items()}
    every_row_is_judged = judged > 0 and judged == sum(by_late.values())
    return Sum(by_late=by_late, all_at=days.pop() if every_row_is_judged and len(days) == 1 else None, judged=judged)


@dataclass(frozen=True, slots=True)
class Around:
    """Who the children in a list are, as far as whoever acts may know, and who has a part in the work with them.

    Each of `people` says whether their record is `restricted`, what `warns` whoever visits, and the `number` a return knows them by, if any. A child missing from it is one whose name is not open.
    """

    people: Mapping[UUID, Person]
    parts: Mapping[tuple[UUID, By], Allocation]

    def beside(self, child: UUID) -> Beside | None:
        """What stands beside a child's duties; nothing of a child whose name is not open."""
        return told(self.people[child]) if child in self.people else None

    def hazards(self, child: UUID) -> tuple[str, ...]:
        """What warns whoever comes to see a child, agreed by a manager or not yet."""
        kinds = dict.fromkeys(getattr(self.people.get(child), "warns", ()))
        return tuple(f"Hazard: {Hazard.Kind(kind).label}" for kind in kinds)

    def restricted(self, child: UUID) -> bool:
        """Whether a child's record is kept from most people."""
        return bool(getattr(self.people.get(child), "restricted", False))


def around(children: Collection[UUID], today: date) -> Around:
    """Read in two queries, however many the children, what a list says beside its duties."""
    if not children:
        return Around({}, {})
    wanted = list(set(children))
    named = Allocation.objects.filter(on_day(today), child__in=wanted, part__in=list(DOES))
    allocated = named.select_related("worker", "team").order_by("started_on", "pk")
    kept_from_most = Restriction.objects.filter(on_day(today), person=OuterRef("pk"))
    number = Identifier.objects.filter(child=OuterRef("pk"), kind=Identifier.Kind.RETURN, ended_on=None).values("value")[:1]
    warns = ArraySubquery(Hazard.objects.filter(child=OuterRef("pk"), ended_on=None).order_by("started_on", "pk").values("kind"))
    described = Person.objects.annotate(restricted=Exists(kept_from_most), number=Subquery(number), warns=warns, **read_beside())
    return Around(
        people=described.in_bulk(wanted),
        parts={(each.child_id, DOES[Allocation.Part(each.part)]): each for each in allocated},
    )


def how_many_are_closed(team: UUID | None) -> int:
    """How many children in a team, or in all that whoever acts answers for, are owed something and not open to them.

    Nobody is told but those whose role is, and for others it is always none.
    """
    (closed,) = together(closed_in(team))
    return int(closed)


def closed_in(team: UUID | None) -> Question:
    """The same, for a page that asks several things at once."""
    return Question("duties_how_many_are_closed(%s)", (team,))


_SEE_EVERY_TEAM = (Sight.EVERYONE, Sight.LOOKED_AFTER, Sight.PSEUDONYM)


@dataclass(frozen=True, slots=True)
class TeamBelow:
    """A team whose children somebody may see, and who works in it today, by name."""

    id: UUID
    name: str
    staff: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Below:
    """The teams whose children a worker's posts let them see, and whether they are told how many are closed to them."""

    teams: tuple[TeamBelow, ...]
    told_of_closed: bool


def teams_below(worker: Worker, today: date) -> Below:
    """The teams whose children a worker's posts let them see, in one query; none for those who see only their own."""
    held = Post.objects.filter(on_day(today), worker=worker)
    below = Q(lineage__overlap=ArraySubquery(held.filter(sight=Sight.TEAM).values("team")))
    every = Exists(held.filter(sight__in=_SEE_EVERY_TEAM))
    member = JSONObject(id="posts__worker__id", name="posts__worker__name", role="posts__role")
    working = on_day(today, "posts__") & Q(posts__worker__is_active=True)
    staff = JSONBAgg(member, filter=working, default=Value([], output_field=JSONField()))
    found = list(Team.objects.filter(below | every).annotate(staff=staff).order_by("name"))
    roles = {each["role"] for team in found for each in team.staff if each["id"] == str(worker.pk)}
    return Below(
        teams=tuple(TeamBelow(team.pk, team.name, {UUID(each["id"]): each["name"] for each in team.staff}) for team in found),
        told_of_closed=not roles.isdisjoint(TOLD_HOW_MANY_ARE_CLOSED),
    )


def first_day_of_week(on: date) -> date:
    """The Monday of a day's week."""
    return on - timedelta(days=on.weekday())
