"""What the demo council has set itself: to see children sooner than the law says, to hear those who went missing sooner, and to review sooner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from throughcare.apps.duties.actions import set_own_time
from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.workforce.models import Worker
from throughcare.core import acting
from throughcare.core.today import LONDON
from throughcare.demo.council import Council
from throughcare.statute.own import Unit

DIRECTOR = "Philippa Straker"


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
    """Have the director set what this council decided, each known on the day it was. The tables must hold the director already."""
    director = Worker.objects.get(pk=council.named(DIRECTOR).id)
    for each in DECIDED:
        on = council.today - timedelta(days=each.days_ago)
        with acting.acting_as(director.pk), acting.known_on(datetime.combine(on, time(16), tzinfo=LONDON)):
            set_own_time(each.key, time=each.time, from_on=on, decision=each.decision, by=director)
