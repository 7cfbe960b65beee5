"""What every part of a life needs to be told: who it is about, who works with them, and how well the council kept up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo.chance import Chance
from throughcare.demo.council import Council
from throughcare.demo.letter import Letter
from throughcare.demo.paths import Course
from throughcare.demo.pen import Pen
from throughcare.demo.profiles import Profile
from throughcare.demo.workload import Stint

BROUGHT_FROM = timedelta(days=240)
"""How far back before the record began visits, reviews and checks were brought in from the record before."""


@dataclass
class Tally:
    """Counts across all lives, so that small numbers come out as they should and not as chance would have it."""

    interviews: int = 0
    neglected: int = 0


@dataclass
class Story:
    """One child's life, as it is being told."""

    who: Profile
    child: UUID
    chance: Chance
    pen: Pen
    council: Council
    tally: Tally
    letter: Letter
    stints: list[Stint] = field(default_factory=list)
    lateness: float = 0.04
    """How often what should happen by a day happens after it."""
    neglected: frozenset[str] = frozenset()
    """What this child is owed and has not had of late."""

    @property
    def last_day(self) -> date:
        """The last day that can be written about: yesterday."""
        return self.pen.last_day

    @property
    def tells_from(self) -> date:
        """The first day whose visits, reviews and checks are told."""
        return self.pen.opened_on - BROUGHT_FROM

    def working(self, part: str, day: date) -> UUID | None:
        """Who had this part with the child on a day; null if nobody was named."""
        found = None
        for stint in self.stints:
            if stint.part == part and stint.first <= day:
                found = stint
        return found.worker.id if found is not None and found.worker is not None else None

    def writer(self, day: date, part: str = "social_worker") -> UUID:
        """In whose name something of a day is written: their worker's, or the team manager's while there is none."""
        return self.working(part, day) or self.manager()

    def manager(self) -> UUID:
        """The manager of the team that has the child now, or had them last."""
        team = next((stint.team for stint in reversed(self.stints) if stint.part == "social_worker"), "")
        managers = self.council.those("team_manager", team)
        return managers[0].id if managers else self.council.clerk.id

    def until(self, course: Course) -> date:
        """The last day of a time in care that can be told of."""
        return min(course.last - timedelta(days=1) if course.last else self.last_day, self.last_day)

    def told(self, day: date, course: Course) -> bool:
        """Whether something on this day is told: in care, and not before the record reaches back."""
        return self.tells_from <= day <= self.until(course) and day >= course.first
