"""Reading what is doubtful: whose it is to mend, how many for each child, and a list of it as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.quality.models import DoubtfulFact, RightAsItIs
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.together import Question, rows_of
from throughcare.doubts.rule import Whose

WORKS = (Allocation.Part.SOCIAL_WORKER, Allocation.Part.PERSONAL_ADVISER)
OFFICER = (Allocation.Part.REVIEWING_OFFICER,)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of it is asked for: of a team and those below, of a child, of one rule, only one's own to mend, or what was said to be right."""

    team: UUID | None = None
    child: UUID | None = None
    rule: str = ""
    mine: bool = False
    right: bool = False


def doubtful(wanted: Wanted, *, by: Worker) -> QuerySet[DoubtfulFact]:
    """What is doubtful, of the children whose record is open to whoever asks; that found longest ago first."""
    rows = _of_team(DoubtfulFact.objects.filter(right=wanted.right), wanted.team)
    if wanted.child is not None:
        rows = rows.filter(child=wanted.child)
    if wanted.rule:
        rows = rows.filter(rule=wanted.rule)
    if wanted.mine:
        rows = rows.filter(_theirs(by))
    return rows.order_by("found_on", "rule", "child", "about")


def how_many(team: UUID | None) -> Question:
    """How much is still to be put right, of a team and those below or of all that whoever asks may open."""
    sql, told = _of_team(DoubtfulFact.objects.filter(right=False), team).values("pk").query.sql_with_params()
    return Question(f"(SELECT count(*) FROM ({sql}) one)", told)


def _of_team(rows: QuerySet[DoubtfulFact], team: UUID | None) -> QuerySet[DoubtfulFact]:
    if team is None:
        return rows
    below = Team.objects.filter(lineage__contains=[team]).values("pk")
    return rows.filter(Exists(_working(WORKS).filter(team__in=below)))


def _working(parts: tuple[str, ...]) -> QuerySet[Allocation]:
    return Allocation.objects.filter(on_day(today()), child=OuterRef("child"), part__in=parts)


def _theirs(worker: Worker) -> Q:
    """What is somebody's own to mend: a reviewing officer what is about reviews, a worker or adviser the rest."""
    reviews = Q(whose=Whose.REVIEWING_OFFICER.value)
    named = Exists(_working(OFFICER).filter(worker=worker))
    return (reviews & Q(named)) | (~reviews & Q(Exists(_working(WORKS).filter(worker=worker))))


def mine_by_child(worker: Worker) -> Question:
    """How many are somebody's own to mend for each child, for a page that asks several things at once."""
    rows = DoubtfulFact.objects.filter(_theirs(worker), right=False).order_by("child")
    return rows_of(rows.values("child_id").annotate(number=Count("pk")))


def by_rule(rows: QuerySet[DoubtfulFact]) -> dict[str, int]:
    """How many by the rule that found them, the most first."""
    counted = rows.order_by().values("rule").annotate(number=Count("pk")).order_by("-number", "rule")
    return {row["rule"]: row["number"] for row in counted}


def said_right(rows: list[DoubtfulFact]) -> dict[tuple[UUID, str, str, str], RightAsItIs]:
    """Who said of these that they are right, and why."""
    found = RightAsItIs.objects.filter(child__in={row.child_id for row in rows}).select_related("said_by")
    return {(each.child_id, each.rule, each.about, each.mark): each for each in found}
