"""What is late or drifts, and whose attention it must have: the rungs of `statute.ladder`, asked of duties and of agreed actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.queries import DRIFTS_AFTER, OPEN
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.apps.duties.queries import DaysBetween, Rows, owed_now, with_teams
from throughcare.apps.workforce.models import Post
from throughcare.apps.workforce.roles import Role
from throughcare.core.today import now, today
from throughcare.core.together import Question, together
from throughcare.statute.ladder import DAYS, Rung

OWN_RUNG = {
    Role.TEAM_MANAGER: Rung.MANAGER_ACTS,
    Role.SERVICE_MANAGER: Rung.SERVICE,
    Role.DIRECTOR: Rung.CLINIC,
    Role.QUALITY_OFFICER: Rung.CLINIC,
}
"""The rung at which something late comes to a post, by its role."""
ACT = (Rung.MANAGER_ACTS, Rung.SERVICE)


class Which(StrEnum):
    """The lists that a manager works through."""

    NEEDS = "needs"
    ACTED = "acted"
    TOMORROW = "tomorrow"
    CLINIC = "clinic"


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody's posts make them answer for: their teams, by the rung at which what is late there comes to them."""

    teams: dict[Rung, tuple[UUID, ...]]

    @property
    def acts(self) -> bool:
        """Whether anything late comes to them to record what is done about it."""
        return any(rung in self.teams for rung in ACT)

    @property
    def lists(self) -> tuple[Which, ...]:
        """The lists they have; what needs them comes first."""
        return tuple(Which) if self.acts else (Which.CLINIC,) if self.teams else ()

    @property
    def children(self) -> Any:
        """The children of all their teams."""
        return with_teams({team for those in self.teams.values() for team in those}, today())


def answers(posts: Iterable[Post]) -> Answers:
    """What these posts make their holder answer for."""
    teams: dict[Rung, list[UUID]] = {}
    for post in posts:
        rung = OWN_RUNG.get(Role(post.role))
        if rung is not None:
            teams.setdefault(rung, []).append(post.team_id)
    return Answers({rung: tuple(those) for rung, those in teams.items()})


def duties_in(rows: Rows, which: Which, whose: Answers) -> Rows:
    """Of what `owed_now` answers, one of the lists of somebody who answers for others.

    What a return alone tells of is nobody's to act on. An excused duty is in every list but that of what needs somebody: a manager has
    said what there is to say.
    """
    rows = rows.filter(judged_on=None)
    if which in (Which.CLINIC, Which.TOMORROW):
        return rows.filter(_by_day(which, "days_late"), child__in=whose.children)
    named = {name: OuterRef(name) for name in ("child", "key", "about", "since_on")}
    rows = rows.annotate(excuse=Exists(Excuse.objects.filter(withdrawn_on=None, **named)))
    wanted = Q(pk__in=[])
    for rung, teams in _acting(whose):
        answer = _answering(Acted.objects.filter(**named), rung, OuterRef("legal_due_on"))
        rows = rows.annotate(**{f"answered_{rung.value}": Exists(answer)})
        waits = Q(**{f"answered_{rung.value}": False}, excuse=False)
        late = Q(days_late__gte=DAYS[rung], child__in=with_teams(teams, today()))
        wanted |= late & (waits if which is Which.NEEDS else ~waits)
    return rows.filter(wanted)


def actions_in(which: Which, whose: Answers) -> QuerySet[AgreedAction]:
    """Agreed actions in one of those lists, the latest first. One put off again and again, or that nobody took on, comes at once."""
    day = Value(today(), output_field=DateField())
    rows = AgreedAction.objects.filter(OPEN).select_related("child", "worker").order_by("due_on", "pk")
    rows = rows.annotate(days_late=DaysBetween(day, F("due_on")))
    if which in (Which.CLINIC, Which.TOMORROW):
        return rows.filter(_by_day(which, "days_late"), child__in=whose.children)
    drifts = Q(rolled_over__gte=DRIFTS_AFTER) | Q(worker=None, agency="")
    wanted = Q(pk__in=[])
    for rung, teams in _acting(whose):
        comes = Q(days_late__gte=DAYS[rung]) | drifts if rung is Rung.MANAGER_ACTS else Q(days_late__gte=DAYS[rung])
        about = Acted.objects.filter(agreed=OuterRef("pk"))
        since_due = _answering(about, rung, OuterRef("due_on"))
        # What drifts before it is late is answered by whatever was done about it at all, until one looks again.
        name = f"answered_{rung.value}"
        rows = rows.annotate(**{name: Exists(since_due), f"{name}_early": Exists(about.filter(look_again_on__gt=day))})
        waits = Q(Q(days_late__gte=DAYS[rung]), **{name: False}) | Q(Q(days_late__lt=DAYS[rung]), **{f"{name}_early": False})
        wanted |= Q(comes, child__in=with_teams(teams, today())) & (waits if which is Which.NEEDS else ~waits)
    return rows.filter(wanted)


def how_many(which: Which, whose: Answers) -> int:
    """How many duties and agreed actions are in one of somebody's lists, in one question; none in a list they do not have."""
    return int(together(counting(which, whose))[0])


def counting(which: Which, whose: Answers) -> Question:
    """The same as a question, to be asked together with others."""
    if which not in whose.lists:
        return Question("0")
    duties = duties_in(owed_now(today(), now=now()), which, whose).order_by().values("id")
    agreed = actions_in(which, whose).order_by().values("id")
    (first, told), (second, told_too) = duties.query.sql_with_params(), agreed.query.sql_with_params()
    return Question(f"(SELECT count(*) FROM ({first}) owed) + (SELECT count(*) FROM ({second}) agreed)", (*told, *told_too))


def _by_day(which: Which, name: str) -> Q:
    if which is Which.CLINIC:
        return Q(**{f"{name}__gte": DAYS[Rung.CLINIC]})
    return Q(**{f"{name}__gte": DAYS[Rung.MANAGER_TOLD], f"{name}__lte": 0})


def _acting(whose: Answers) -> Iterable[tuple[Rung, tuple[UUID, ...]]]:
    return [(rung, whose.teams[rung]) for rung in ACT if rung in whose.teams]


def _answering(about: QuerySet[Acted], rung: Rung, due: OuterRef) -> QuerySet[Acted]:
    """What was done about something since it came to this rung, and need not be looked at again yet."""
    since = about.annotate(after=DaysBetween(F("acted_on"), due))
    return since.filter(after__gte=DAYS[rung], look_again_on__gt=Value(today(), output_field=DateField()))
