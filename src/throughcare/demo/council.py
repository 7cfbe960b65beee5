"""The invented council itself: its services and teams, who works in them, and whom one may sign in as."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo.chance import Chance
from throughcare.demo.names import BOYS, COUNCIL, DOMAIN, FAMILY, GIRLS

PASSWORD = "quiet-otter-lantern"
"""Of every demo sign-in. Only a database that holds nothing but the demo has these accounts."""

ITSELF = UUID("00000000-0000-4000-8000-000000000001")
"""Throughcare as a worker, as `apps.workforce.itself` has it (which cannot be asked here: it needs a database)."""

LOOKED_AFTER, PROTECTION, QUALITY, PARTNERS = (
    "Looked After and Through Care",
    "Family Help and Protection",
    "Quality and Reviewing",
    "Partners",
)
BECK, WEIR, COURT = "Looked After Team, Beck", "Looked After Team, Weir", "Court and Permanence Team"
THROUGH, DISABLED, FRONT_DOOR = "Through Care Team", "Disabled Children's Team", "Front Door"
HELP_EAST, HELP_WEST, OUT_OF_HOURS = "Family Help East", "Family Help West", "Emergency Duty Team"
REVIEWING, VIRTUAL_SCHOOL, HEALTH, LEGAL = "Reviewing Service", "Virtual School", "Looked After Health", "Legal Services"
PLACEMENTS, INTERVIEWS, PERFORMANCE = "Placements Team", "Independent Interviews", "Performance"
INSPECTION, GOVERNANCE = "Inspection", "Information Governance"

SERVICES: dict[str, tuple[str, ...]] = {
    LOOKED_AFTER: (BECK, WEIR, COURT, THROUGH, DISABLED, PLACEMENTS),
    PROTECTION: (FRONT_DOOR, HELP_EAST, HELP_WEST, OUT_OF_HOURS),
    QUALITY: (REVIEWING, INTERVIEWS, PERFORMANCE, GOVERNANCE, INSPECTION),
    PARTNERS: (VIRTUAL_SCHOOL, HEALTH, LEGAL),
}
SIGN_INS: tuple[tuple[str, str, str], ...] = (
    ("Amira Holt", "social_worker", BECK),
    ("Joel Penhallow", "social_worker", BECK),
    ("Dele Ransome", "personal_adviser", THROUGH),
    ("Bronagh Castle", "team_manager", BECK),
    ("Martin Osgodby", "service_manager", LOOKED_AFTER),
    ("Philippa Straker", "director", COUNCIL),
    ("Yusuf Tennant", "reviewing_officer", REVIEWING),
    ("Carol Whitlam", "duty", FRONT_DOOR),
    ("Gethin Sparrow", "emergency_duty", OUT_OF_HOURS),
    ("Ngozi Farrier", "virtual_school", VIRTUAL_SCHOOL),
    ("Helen Marchbanks", "health", HEALTH),
    ("Rupinder Vale", "legal", LEGAL),
    ("Sean Dunnockby", "placements", PLACEMENTS),
    ("Tilda Okonjo-Reeve", "interviewer", INTERVIEWS),
    ("Patrice Langmere", "quality_officer", QUALITY),
    ("Wen Asherby", "analyst", PERFORMANCE),
    ("Doreen Pickwell", "business_support", LOOKED_AFTER),
    ("Kamal Redgrove", "information_governance", GOVERNANCE),
    ("Judith Aldercott", "inspector", INSPECTION),
    ("Sam Tolliver", "administrator", COUNCIL),
)
"""Whom one may sign in as, a name to each role; the second social worker is newly qualified."""
NEWLY_QUALIFIED = "Joel Penhallow"
MANAGED = (BECK, WEIR, COURT, THROUGH, DISABLED, FRONT_DOOR, HELP_EAST, HELP_WEST)


def email_of(name: str) -> str:
    """The address somebody of this name signs in with."""
    return f"{name.lower().replace(' ', '.').replace('-', '')}@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Unit:
    """The council, a service or a team."""

    id: UUID
    name: str
    kind: str
    above_id: UUID | None
    lineage: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works, or worked, for the council. `left_on` is null while they do."""

    id: UUID
    email: str
    name: str
    registration: str
    joined_on: date
    left_on: date | None = None
    newly_qualified: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A role somebody holds in a team."""

    id: UUID
    worker_id: UUID
    role: str
    team_id: UUID
    started_on: date
    ended_on: date | None


@dataclass
class Council:
    """Everybody who works there, and where."""

    chance: Chance
    opened_on: date
    today: date
    units: dict[str, Unit] = field(default_factory=dict)
    workers: list[Worker] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    by_team: dict[tuple[str, str], list[Worker]] = field(default_factory=dict)
    teams_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The teams of each kind, where a council has more than one; the first has the kind's own name."""
    _taken: set[str] = field(default_factory=set)

    @property
    def clerk(self) -> Worker:
        """Throughcare itself, in whose name the record before was brought in."""
        return self.workers[0]

    def those(self, role: str, team: str) -> list[Worker]:
        """Who holds or held a role in a team, in the order they were taken on."""
        return self.by_team.get((role, team), [])

    def all_of(self, kind: str) -> tuple[str, ...]:
        """The teams of a kind: one in a borough, more in a larger council."""
        return self.teams_of.get(kind, (kind,))

    def team_for(self, kind: str, family: int) -> str:
        """Which team of a kind has a family: the same one whoever in the family it is about, and whenever."""
        those = self.all_of(kind)
        return those[family // 2 % len(those)]  # the last bit of it has chosen already between Beck and Weir

    def open(self, name: str, kind: str, *, above: str) -> None:
        """Open a service or a team below another."""
        self.units[name] = _below(self.chance, name, kind, self.units[above])

    def named(self, name: str) -> Worker:
        """One of those whom one may sign in as."""
        return next(worker for worker in self.workers if worker.name == name)

    def hire(
        self, role: str, team: str, *, name: str = "", joined_on: date, left_on: date | None = None, newly: bool = False
    ) -> Worker:
        """Take somebody on, with a name of their own if none is given."""
        name = name or self._new_name()
        self._taken.add(name)
        registered = role in {"social_worker", "team_manager", "reviewing_officer", "duty", "emergency_duty"}
        number = f"SW{self.chance.between(900_000, 999_999)}" if registered else ""
        worker = Worker(self.chance.uuid(), email_of(name), name, number, joined_on, left_on, newly)
        self.workers.append(worker)
        self.posts.append(Post(self.chance.uuid(), worker.id, role, self.units[team].id, joined_on, left_on))
        self.by_team.setdefault((role, team), []).append(worker)
        return worker

    def _new_name(self) -> str:
        for _ in range(200):
            name = f"{self.chance.among(GIRLS if self.chance.happens(0.75) else BOYS)} {self.chance.among(FAMILY)}"
            if name not in self._taken:
                return name
        return f"{self.chance.among(GIRLS)} {self.chance.among(FAMILY)}-{self.chance.among(FAMILY)}"


def open_council(chance: Chance, *, opened_on: date, today: date) -> Council:
    """The council with its teams, its managers and those whom one may sign in as; other practitioners are hired as children need them."""
    council = Council(chance, opened_on, today)
    top = Unit(chance.uuid(), COUNCIL, "council", None, ())
    council.units[COUNCIL] = Unit(top.id, top.name, top.kind, None, (top.id,))
    for service, teams in SERVICES.items():
        council.open(service, "service", above=COUNCIL)
        for team in teams:
            council.open(team, "team", above=service)
    long_ago = opened_on - timedelta(days=400)
    council.workers.append(Worker(ITSELF, "throughcare@localhost", "Throughcare", "", long_ago, long_ago))
    for name, role, team in SIGN_INS:
        newly = name == NEWLY_QUALIFIED
        joined = today - timedelta(days=140) if newly else min(opened_on + timedelta(days=chance.between(20, 900)), today)
        if role == "inspector":
            joined = today - timedelta(days=6)
        council.hire(role, team, name=name, joined_on=joined, newly=newly)
    for team in MANAGED:
        if not council.those("team_manager", team):
            council.hire("team_manager", team, joined_on=opened_on - timedelta(days=chance.between(30, 300)))
    council.hire("service_manager", PROTECTION, joined_on=long_ago)
    return council


def _below(chance: Chance, name: str, kind: str, above: Unit) -> Unit:
    own = chance.uuid()
    return Unit(own, name, kind, above.id, (own, *above.lineage))
