"""A scorecard for tests: figures of one snapshot frozen by hand for the small council of `owed_rows`, and a plan told by two of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from tests.integration.owed_rows import Council

from throughcare.apps.improvement import actions
from throughcare.apps.improvement.actions.planning import Reach, Said
from throughcare.apps.improvement.models import Aim, Behind, Frozen, FrozenFigure, Objective
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.today import now, today

SEEN = "M-LA-06"
ALONE = "M-LA-07"


@dataclass
class Scored:
    """What was frozen, the children behind `SEEN` by name, and the plan's one objective."""

    here: Council
    frozen: Frozen
    objective: Objective
    aim: Aim
    children: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Worker:
        """A worker by their first name, in small letters."""
        return next(worker for full, worker in self.here.workers.items() if full.lower().startswith(f"{name} "))


def freeze_by_hand(here: Council, *, days_ago: int = 0) -> Frozen:
    """An empty snapshot, as at so many days ago."""
    day = today() - timedelta(days=days_ago)
    made = now() - timedelta(days=days_ago)
    return Frozen.objects.create(folder=f"{day}-made", mark=uuid4().hex, of_what="the record kept here", as_at=day, made_at=made)


def put(frozen: Frozen, measure: str, of: str, n: int, d: int, *, team: UUID | None = None, days_ago: int = 0) -> FrozenFigure:
    """One frozen figure."""
    day = frozen.as_at - timedelta(days=days_ago)
    return FrozenFigure.objects.create(
        frozen=frozen, measure=measure, version=1, of=of, team=team, from_on=day, to_on=day, n=n, d=d, not_known=0, children=d
    )


def behind(frozen: Frozen, child: Person, team: UUID | None, *, met: bool, measure: str = SEEN) -> None:
    """A child behind a figure."""
    Behind.objects.create(child=child, frozen=frozen, measure=measure, team=team, counted=1, met=int(met), not_known=0)


def scored(here: Council) -> Scored:
    """North has 3 of 6 seen in time, South 5 of 6, and the council 8 of 12; to be 97%, never below 80%. To be used as the owner."""
    frozen = freeze_by_hand(here)
    north, south = here.teams["North"].pk, here.teams["South"].pk
    put(frozen, SEEN, "council", 8, 12)
    put(frozen, SEEN, "team", 3, 6, team=north)
    put(frozen, SEEN, "team", 5, 6, team=south)
    put(frozen, ALONE, "council", 40, 60)
    for months in range(14):
        put(frozen, SEEN, "before", 90 - months % 3, 100, days_ago=30 * (14 - months))
    dora = here.workers["Dora Dogwood"]
    with acting_as(dora.pk):
        said = Said(Objective.Came.VISIT, "Monitoring visit", today() - timedelta(days=400), "children being seen regularly")
        objective = actions.add_objective("Children are seen", said=said, owner=dora, by=dora)
        aim = actions.add_aim(objective, SEEN, timely=True, beside=ALONE, by=dora)
        reach = Reach(Decimal(97), today() + timedelta(days=90), Decimal(80), Decimal(100))
        actions.set_target(aim, reach, decision="The improvement board", by=dora)
    made = Scored(here, frozen, objective, aim)
    for name, team, worker, met in (
        ("Ann North", "North", "Alice Ash", False),
        ("Ben North", "North", "Bob Birch", True),
        ("Res Tricted", "North", "Bob Birch", False),
        ("Sue South", "South", "Charlie Cedar", False),
    ):
        child = here.child(name, worker=worker, team=team)
        made.children[name] = child
        behind(frozen, child, here.teams[team].pk, met=met)
        here.owe(child, "LA-20", -9)
    here.restrict(made.children["Res Tricted"])
    return made
