"""A small invented council for the pages of work: Alice who is allocated, Bob in her team, Charlie in another; and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.models import Allocation, Restriction
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.today import LONDON, today
from throughcare.statute.duties import BY_KEY

LONG_AGO = date(2020, 1, 1)
PART = Allocation.Part


@dataclass
class Council:
    """Teams and workers by name, and the means to give children what they are owed. To be used as the owner of the tables."""

    source: Source
    teams: dict[str, Team]
    workers: dict[str, Worker]

    def child(self, name: str, *, worker: str | None = "Alice Ash", team: str = "North", officer: str | None = None) -> Person:
        given, family = name.split(" ")
        born = today() - timedelta(days=9 * 366)
        child = Person.objects.create(given_name=given, family_name=family, born_on=born, source=self.source)
        self.allocate(child, PART.SOCIAL_WORKER, worker, team)
        if officer:
            self.allocate(child, PART.REVIEWING_OFFICER, officer, "Reviewing")
        return child

    def allocate(self, child: Person, part: Allocation.Part, worker: str | None, team: str) -> None:
        Allocation.objects.create(
            child=child,
            part=part,
            worker=self.workers[worker] if worker else None,
            team=self.teams[team],
            started_on=LONG_AGO,
            source=self.source,
        )

    def owe(self, child: Person, key: str, due_in: int, **more: Any) -> OwedDuty:
        """Owe a child a duty, due so many days from today (less than none: late)."""
        duty = BY_KEY[key]
        day = more.pop("from_day", today()) + timedelta(days=due_in)
        row = {
            "since_on": day - timedelta(days=42),
            "due_on": day,
            "legal_due_on": day,
            "by": duty.by.value,
            "local": not duty.is_law,
            "why": f"Counted for {key}.",
            "about": str(uuid4()),
        }
        return OwedDuty.objects.create(child=child, key=key, **(row | more))

    def restrict(self, child: Person, kind: str = "restricted") -> None:
        Restriction.objects.create(person=child, kind=kind, reason="A colleague's relative", started_on=LONG_AGO)

    def employ(self, name: str, role: Role, team: str) -> Worker:
        email = f"{name.split(' ')[0].lower()}@example.test"
        worker = Worker.objects.create(name=name, email=email)
        Post.objects.create(worker=worker, role=role, team=self.teams[team], sight=SIGHT_OF[role], started_on=LONG_AGO)
        self.workers[name] = worker
        return worker


STAFF = (
    ("Alice Ash", Role.SOCIAL_WORKER, "North"),
    ("Bob Birch", Role.SOCIAL_WORKER, "North"),
    ("Charlie Cedar", Role.SOCIAL_WORKER, "South"),
    ("Maud Maple", Role.TEAM_MANAGER, "North"),
    ("Sol Spruce", Role.SERVICE_MANAGER, "Care"),
    ("Dora Dogwood", Role.DIRECTOR, "Council"),
    ("Rex Rowan", Role.REVIEWING_OFFICER, "Reviewing"),
    ("Ana Alder", Role.ANALYST, "Council"),
    ("Hal Hazel", Role.HEALTH, "Council"),
    ("Adi Aspen", Role.ADMINISTRATOR, "Council"),
)


def council() -> Council:
    """Two teams of one service, a reviewing team, and one of each who will ask."""
    teams: dict[str, Team] = {}
    for name, kind, above in (
        ("Council", "council", None),
        ("Care", "service", "Council"),
        ("North", "team", "Care"),
        ("South", "team", "Care"),
        ("Reviewing", "team", "Council"),
    ):
        key = uuid4()
        over = teams[above] if above else None
        teams[name] = Team.objects.create(
            id=key, name=name, kind=kind, above=over, lineage=[key, *(over.lineage if over else [])]
        )
    source = Source.objects.create(kind="practice", name="Recorded here", carries=[], covers_from=LONG_AGO)
    made = Council(source, teams, {})
    for name, role, team in STAFF:
        made.employ(name, role, team)
    return made


def at(hours: int) -> datetime:
    """A moment so many hours from midday today."""
    return datetime.combine(today(), datetime.min.time(), LONDON) + timedelta(hours=12 + hours)
