"""How many children a second are reckoned on one core: five years looked after, about sixty events each."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import date, timedelta

from throughcare.cli.bench import AT_LEAST, Measured
from throughcare.statute.duties import ALL
from throughcare.statute.history import Cover, Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook

RECORDED = frozenset(
    {
        *(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_TO_BE_LOOKED_AFTER, Kind.DIED, Kind.TRANSFERRED, Kind.ADOPTED),
        *(Kind.LEGAL_STATUS_BEGAN, Kind.LEGAL_STATUS_ENDED, Kind.PLACED, Kind.PLACEMENT_ENDED, Kind.PLACEMENT_MEANT_TO_LAST),
        *(Kind.VISITED, Kind.REVIEW_HELD, Kind.PARTICIPATION_RECORDED, Kind.REVIEWING_OFFICER_NAMED, Kind.ADVISER_NAMED),
        *(Kind.WORKER_ALLOCATED, Kind.WORKER_ENDED, Kind.HEALTH_ASSESSED, Kind.DENTAL_CHECKED, Kind.IMMUNISATIONS_CHECKED),
        *(Kind.SDQ_SCORED, Kind.EDUCATION_PLAN_BEGUN, Kind.EDUCATION_PLAN_HELD, Kind.EDUCATION_PLAN_CHECKED),
        *(Kind.LIBERTY_ORDER_MADE, Kind.LIBERTY_ORDER_ENDED, Kind.WENT_MISSING, Kind.RETURNED),
        *(Kind.RETURN_INTERVIEW_OFFERED, Kind.RETURN_INTERVIEW_HELD, Kind.RETURN_INTERVIEW_DECLINED),
        *(Kind.RETURN_INTERVIEW_NOT_POSSIBLE, Kind.SHOULD_BE_PLACED_FOR_ADOPTION, Kind.MATCHED_FOR_ADOPTION),
        *(Kind.PLACED_FOR_ADOPTION, Kind.ADOPTION_PLACEMENT_ENDED, Kind.LEAVING_CARE_CONTACT, Kind.LEAVING_CARE_RECORDED),
    }
)
"""What facts of being looked after carried when the budget was set: the same set for ever, so that figures can be compared."""


@dataclass(frozen=True)
class Reckoning:
    """One run: children, events and duties, and seconds taken."""

    children: int
    events: int
    duties: int
    seconds: float

    @property
    def a_second(self) -> float:
        """Children reckoned in a second."""
        return self.children / self.seconds


def child(seed: int, *, covers: tuple[Cover, ...]) -> History:
    """Five years looked after: four placements, visits about every six weeks, reviews, health and a few missing episodes."""
    chance = random.Random(seed)
    start = date(2021, 1, 1) + timedelta(days=chance.randrange(300))
    born = start - timedelta(days=chance.randrange(200, 4500))
    events: list[Event] = []

    def add(kind: Kind, day: int, about: str = "", **facts: str | bool) -> None:
        on = start + timedelta(days=day)
        events.append(Event(kind, on, on, about=about, facts=facts))

    add(Kind.BECAME_LOOKED_AFTER, 0)
    add(Kind.REVIEWING_OFFICER_NAMED, 2)
    for day, code in ((0, "V2"), (60, "C1"), (300, "C2")):
        add(Kind.LEGAL_STATUS_BEGAN, day, about=code, code=code)
    for number, day in enumerate((0, 40, 260, 800)):
        add(Kind.PLACED, day, about=f"p{number}", type="U4")
    add(Kind.PLACEMENT_MEANT_TO_LAST, 1000, about="p3")
    for visit in range(32):
        add(Kind.VISITED, 5 + visit * 57 - chance.randrange(5), seen=chance.random() > 0.05)
    for day in (25, 110, *range(290, 1825, 185)):
        add(Kind.REVIEW_HELD, day - chance.randrange(6))
    for day in (22, *range(200, 1825, 350)):
        add(Kind.HEALTH_ASSESSED, day)
    for number, day in enumerate((700, 1200)):
        add(Kind.WENT_MISSING, day, about=f"m{number}")
        add(Kind.RETURNED, day + 1, about=f"m{number}")
        add(Kind.RETURN_INTERVIEW_HELD, day + 3, about=f"m{number}")
    return History(born=born, expected=None, events=tuple(events), covers=covers)


def measure(rulebook: Rulebook, covers: tuple[Cover, ...], *, children: int = 2000) -> Reckoning:
    """Reckon so many different children, and say how long it took."""
    histories = [child(seed, covers=covers) for seed in range(children)]
    reckon(rulebook, histories[0])
    began = time.process_time()  # one core's own time, whatever else the machine is doing
    duties = sum(len(reckon(rulebook, history)) for history in histories)
    seconds = time.process_time() - began
    return Reckoning(children, sum(len(history.events) for history in histories), duties, seconds)


def _practice_carries() -> frozenset[Kind]:
    """Everything that can be recorded here today."""
    from throughcare.cli.django import set_up

    set_up()
    from throughcare.apps.duties.carried import PRACTICE_CARRIES

    return PRACTICE_CARRIES


def main() -> None:
    """Print the figure the budget is for; and, with no budget, for all that is recorded today, and all that ever could be."""
    rulebook = Rulebook(duties=ALL)
    for said, kinds in (
        ("", RECORDED),
        ("by all that can be recorded today", _practice_carries()),
        ("were every kind of happening recorded", frozenset(Kind)),
    ):
        covers = (Cover(kinds, date(2020, 1, 1), None, "practice"),)
        found = max((measure(rulebook, covers) for _ in range(3)), key=lambda run: run.a_second)
        each = f"{found.events / found.children:.0f} events and {found.duties / found.children:.0f} duties each, best of 3"
        if said:
            print(f"{said}: {found.a_second:,.0f} a second, {each}")
        else:
            what = "Reckoning children looked after for five years, one core"
            print(Measured(what, found.a_second, "a second", AT_LEAST, 3_000, each).line())


if __name__ == "__main__":
    main()
