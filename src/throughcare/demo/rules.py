"""What the demo council has set itself: to see children sooner than the law says, to hear those who went missing sooner, and to review sooner.

And its school terms, a school year at a time, as its virtual school learnt of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from throughcare.apps.duties.actions import add_term, set_own_time
from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.workforce.models import Worker
from throughcare.core import acting
from throughcare.core.today import LONDON
from throughcare.demo.council import Council
from throughcare.statute.holidays import HORIZON
from throughcare.statute.own import Unit
from throughcare.statute.terms import Term

DIRECTOR, VIRTUAL_HEAD = "Philippa Straker", "Ngozi Farrier"
ENTERED = (3, 15)
"""The day of the year on which the terms of the school year to come are entered."""
_MONDAY, _TUESDAY, _FRIDAY = 0, 1, 4


@dataclass(frozen=True, slots=True)
class _Decided:
    """One decision: so many days ago, for which duty, how soon, and where it is written."""

    days_ago: int
    key: str
    time: Time
    decision: str


DECIDED = (
    _Decided(560, "LA-18", Time(4, Unit.WEEKS), "Children's leadership team, after the visits audit, item 3"),
    _Decided(560, "MI-02", Time(48, Unit.HOURS), "Children's leadership team, after the missing audit, item 5"),
    _Decided(200, "LC-05", Time(4, Unit.MONTHS), "Corporate parenting board, on the young people's own proposal"),
)
"""What was decided, the earliest first."""


def set_rules(council: Council) -> None:
    """Have what this council decided set, each known on the day it was. The tables must hold who sets it already."""
    director, virtual_head = (Worker.objects.get(pk=council.named(name).id) for name in (DIRECTOR, VIRTUAL_HEAD))
    for each in DECIDED:
        on = council.today - timedelta(days=each.days_ago)
        with acting.acting_as(director.pk), acting.known_on(_afternoon(on)):
            set_own_time(each.key, time=each.time, from_on=on, decision=each.decision, by=director)
    for entered, term in terms_known(council.today):
        with acting.acting_as(virtual_head.pk), acting.known_on(_afternoon(entered)):
            add_term(term, by=virtual_head)


def terms_known(today: date) -> Iterator[tuple[date, Term]]:
    """The terms of the last school year, this one and the next, as far as they are known on a day, each with the day it was entered."""
    this = today.year if today >= date(today.year, 9, 1) else today.year - 1
    for year in (this - 1, this, this + 1):
        entered = date(year, *ENTERED)
        if entered <= today:
            yield from ((entered, term) for term in _school_year(year) if term.last <= HORIZON)


def _school_year(year: int) -> tuple[Term, Term, Term]:
    """The three terms of the school year that begins in a year. As like those of most councils as a rule can make them."""
    after = year + 1
    return (
        _term(f"Autumn {year}", _on_or_after(_TUESDAY, year, 9, 1), _on_or_before(_FRIDAY, year, 12, 20), (year, 10, 22)),
        _term(f"Spring {after}", _on_or_after(_MONDAY, after, 1, 4), _on_or_before(_FRIDAY, after, 3, 31), (after, 2, 14)),
        _term(f"Summer {after}", _on_or_after(_MONDAY, after, 4, 14), _on_or_before(_FRIDAY, after, 7, 24), (after, 5, 25)),
    )


def _term(name: str, first: date, last: date, half: tuple[int, int, int]) -> Term:
    away = _on_or_after(_MONDAY, *half)
    return Term(name, first, last, half_from=away, half_to=away + timedelta(days=4))


def _on_or_after(weekday: int, *day: int) -> date:
    found = date(*day)
    return found + timedelta(days=(weekday - found.weekday()) % 7)


def _on_or_before(weekday: int, *day: int) -> date:
    found = date(*day)
    return found - timedelta(days=(found.weekday() - weekday) % 7)


def _afternoon(on: date) -> datetime:
    return datetime.combine(on, time(16), tzinfo=LONDON)
