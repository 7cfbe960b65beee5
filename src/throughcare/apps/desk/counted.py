"""An analyst's first page: what is owed and how late, by team and by duty, and no child by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.urls import reverse

from throughcare.apps.desk.first_pages import Cell, Offer, Part
from throughcare.apps.desk.work_forms import address
from throughcare.apps.duties.queries import GROUPS, Late, owed_now
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link
from throughcare.core.shown import Column
from throughcare.core.today import now, today
from throughcare.core.together import Question, rows_of
from throughcare.core.words import thousands
from throughcare.statute.duties import BY_KEY

FEW = 15
LATE = tuple(GROUPS[each].value for each in (Late.BY_A_WEEK, Late.OVERDUE))
BY_TEAM = """(SELECT coalesce(json_agg(one), '[]'::json) FROM (
    SELECT t.id, t.name, o."group", count(DISTINCT o.id) AS rows
      FROM ({owed}) o
      JOIN involvement_allocation a ON a.child_id = o.child_id AND a.part <> 'reviewing_officer'
           AND a.started_on <= throughcare_today() AND (a.ended_on IS NULL OR a.ended_on > throughcare_today())
      JOIN workforce_team t ON t.id = a.team_id
     GROUP BY t.id, t.name, o."group") one)"""
"""Counted as the list of a team is: the children that anybody of the team works with, reviewing officers left out."""


def _asks_by_team() -> tuple[Question, ...]:
    owed, told = owed_now(today(), now=now()).order_by().values("id", "child_id", "group").query.sql_with_params()
    return (Question(BY_TEAM.format(owed=owed), told),)


def _asks_by_duty() -> tuple[Question, ...]:
    return (rows_of(owed_now(today(), now=now()).order_by().values("key", "group").annotate(rows=Count("*"))),)


def _summed(counted: Iterable[Mapping[str, Any]], by: str) -> dict[str, tuple[int, int, int]]:
    """For each team or duty: how many are late, how many due soon, how many in all."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for each in counted:
        found[each[by]][each["group"]] = each["rows"]
    return {
        key: (sum(of.get(group, 0) for group in LATE), of.get(GROUPS[Late.SOON].value, 0), sum(of.values()))
        for key, of in found.items()
    }


def _line(name: str, sums: tuple[int, int, int], asked: Mapping[str, str]) -> tuple[Cell, ...]:
    team = reverse("desk:team")
    late, soon, every = sums
    return (
        Cell(name, address(team, asked)),
        Cell(thousands(late), address(team, {**asked, "late": "late"}) if late else ""),
        Cell(thousands(soon), address(team, {**asked, "late": Late.SOON.value}) if soon else ""),
        Cell(thousands(every)),
    )


def _columns(first: str) -> tuple[Column, ...]:
    return Column(first), Column("Late", number=True), Column("Due in 5 days", number=True), Column("Owed in all", number=True)


def _by_team(answers: Sequence[Any]) -> Part:
    (counted,) = answers
    names = {each["id"]: each["name"] for each in counted}
    sums = sorted(_summed(counted, "id").items(), key=lambda each: (-each[1][0], names[each[0]]))
    rows = tuple(_line(names[team], of, {"team": team}) for team, of in sums)
    more = Link("Everything that is owed, by every filter, and as a file", reverse("desk:team"))
    return Part("by-team", "What is owed, by team", _columns("Team"), rows, "Nothing is owed to any child of any team.", more)


def _by_duty(answers: Sequence[Any]) -> Part:
    (counted,) = answers
    sums = sorted(_summed(counted, "key").items(), key=lambda each: (-each[1][0], -each[1][2], each[0]))
    rows = tuple(_line(f"{BY_KEY[key].words} ({key})", of, {"duty": key}) for key, of in sums[:FEW])
    title = "What is owed, by duty" if len(sums) <= FEW else f"What is owed, by duty: the {FEW} with most late"
    return Part("by-duty", title, _columns("Duty"), rows, "Nothing is owed.")


ANALYST = frozenset({Role.ANALYST})
OFFERS = (Offer(ANALYST, _asks_by_team, _by_team), Offer(ANALYST, _asks_by_duty, _by_duty))
