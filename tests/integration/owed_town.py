"""Ada and her brother Ben, looked after since 8 December 2025 and visited on the 11th: so a visit is owed by 22 January 2026.

Alice is their social worker and Bob is in her team, which Maud manages; Sol manages the service and Dora directs. Charlie must not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from throughcare.apps.booking.kinds import booked_for
from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, Visit
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.shown import anchor_of
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Identifier, Person, Relationship, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action
from throughcare.statute.duties import BY_KEY

MONDAY = date(2025, 12, 8)
DUE = date(2026, 1, 22)
STAFF = (
    ("Alice Arden", Role.SOCIAL_WORKER, "Here"),
    ("Bob Birch", Role.SOCIAL_WORKER, "Here"),
    ("Maud Maple", Role.TEAM_MANAGER, "Here"),
    ("Sol Spruce", Role.SERVICE_MANAGER, "Service"),
    ("Dora Dogwood", Role.DIRECTOR, "Council"),
    ("Charlie Cole", Role.SOCIAL_WORKER, "There"),
    ("Mia Moss", Role.TEAM_MANAGER, "There"),
    ("Ivy Inn", Role.INFORMATION_GOVERNANCE, "Council"),
    ("Adi Aspen", Role.ADMINISTRATOR, "Council"),
)


@dataclass
class Town:
    """Who is there. `visit` is the visit owed to Ada."""

    ada: Person
    ben: Person
    source: Source
    workers: dict[str, Worker]
    teams: dict[str, Team]

    def __getattr__(self, name: str) -> Worker:
        """A worker by their first name, in small letters."""
        return next(worker for full, worker in self.workers.items() if full.lower().startswith(f"{name} "))

    @property
    def visit(self) -> OwedDuty:
        with acting_as(ITSELF):
            return next(row for row in OwedDuty.objects.filter(child=self.ada, legal_due_on=DUE).order_by("key") if is_visit(row))

    @property
    def anchor(self) -> str:
        row = self.visit
        return anchor_of(row.key, about=row.about, since_on=row.since_on)


def is_visit(row: OwedDuty) -> bool:
    return booked_for(BY_KEY[row.key]) is Booking.What.VISIT


def town() -> Town:
    with acting_as(ITSELF):
        teams: dict[str, Team] = {}
        for name, kind, above in (
            ("Council", "council", ""),
            ("Service", "service", "Council"),
            ("Here", "team", "Service"),
            ("There", "team", "Council"),
        ):
            team = Team(name=name, kind=kind, above=teams.get(above))
            team.lineage = [team.pk, *(teams[above].lineage if above else [])]
            team.save()
            teams[name] = team
        workers = {}
        for name, role, team_name in STAFF:
            worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
            Post.objects.create(
                worker=worker, role=role, team=teams[team_name], sight=SIGHT_OF[role], started_on=date(2020, 1, 1)
            )
            workers[name] = worker
        source, ada, ben = _children(by=itself(), alice=workers["Alice Arden"], team=teams["Here"])
    return Town(ada, ben, source, workers, teams)


@action(why="they came into care")
def _children(*, by: Worker, alice: Worker, team: Team) -> tuple[Source, Person, Person]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    with known_on(datetime(2025, 12, 12, 9, tzinfo=UTC)):
        ada = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
        ben = Person(given_name="Ben", family_name="Fern", born_on=date(2017, 5, 5), source=source)
        people.add_people([ada, ben], by=by)
        for child, number in ((ada, "T100009"), (ben, "T100010")):
            period = PeriodOfCare(child=child, source=source, started_on=MONDAY)
            facts = [
                period,
                LegalStatus(child=child, source=source, period=period, code="C2", started_on=MONDAY),
                Placement(child=child, source=source, period=period, kind="U6", started_on=MONDAY),
                Visit(child=child, source=source, visited_on=MONDAY + timedelta(days=3), seen=True, seen_alone=True),
                Allocation(child=child, source=source, part="social_worker", worker=alice, team=team, started_on=MONDAY),
                Identifier(child=child, source=source, kind="council", value=number),
            ]
            people.record_facts(facts, by=by)
        people.record_facts([Relationship(child=ada, relative=ben, kind="sibling", source=source)], by=by)
        people.cover([Covered(child=child, source=source, first_on=date(2021, 1, 1)) for child in (ada, ben)], by=by)
    return source, ada, ben
