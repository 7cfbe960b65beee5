"""Who works with each child, from when to when: workers are taken on as there are children, and children dealt out among them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from throughcare.demo import council as teams
from throughcare.demo.chance import Chance, birthday
from throughcare.demo.council import Council, Worker
from throughcare.demo.profiles import Profile

CHILDREN_TO_A_WORKER = 16
YOUNG_PEOPLE_TO_AN_ADVISER = 20
CHILDREN_TO_A_REVIEWING_OFFICER = 62
"""IRO Handbook, 2010: 50 to 70 children to a reviewing officer."""
COURT_DAYS = 270
STAFFED = {
    "social_worker": (teams.BECK, teams.WEIR, teams.COURT, teams.THROUGH, teams.DISABLED),
    "personal_adviser": (teams.THROUGH,),
    "reviewing_officer": (teams.REVIEWING,),
}
"""Who works with looked-after children and young people who left, and in teams of which kind."""
CHANGES = {"LEFTRL": 52, "MANAGE": 22, "ABSENC": 10, "ORGRST": 8, "CHCHAN": 3, "PCCHAN": 2, "OTHERS": 3}


@dataclass(frozen=True, slots=True)
class Phase:
    """A time during which one team has a child, and why it came to them. `team` is a kind of team: the rota knows which has whom."""

    part: str
    team: str
    first: date
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Stint:
    """One worker's part with a child. `worker` is null while nobody in the team is named."""

    part: str
    worker: Worker | None
    team: str
    first: date
    last: date | None
    reason: str


def phases(who: Profile, today: date) -> list[Phase]:
    """Which teams have a looked-after child, one after the other."""
    last = who.ended_on
    if who.unaccompanied:
        return [Phase("social_worker", teams.THROUGH, who.started_on, last, "FCONTA")]
    if who.need == "N2":
        return [Phase("social_worker", teams.DISABLED, who.started_on, last, "FCONTA")]
    moved_on = who.started_on + timedelta(days=COURT_DAYS)
    lasting = teams.BECK if who.family % 2 else teams.WEIR
    if moved_on >= (last or today):
        return [Phase("social_worker", teams.COURT, who.started_on, last, "FCONTA")]
    return [
        Phase("social_worker", teams.COURT, who.started_on, moved_on, "FCONTA"),
        Phase("social_worker", lasting, moved_on, last, "TSPROC"),
    ]


def adviser_phase(who: Profile, today: date) -> Phase | None:
    """When a personal adviser works with a young person: from sixteen while in care, on to twenty-one; null for the others."""
    first = max(birthday(who.born_on, 16), who.started_on + timedelta(days=60))
    if first >= (who.ended_on or today):
        return None
    if who.ended_on is not None and who.ended_on < birthday(who.born_on, 16) + timedelta(days=91):
        return None
    ends = birthday(who.born_on, 21)
    return Phase("personal_adviser", teams.THROUGH, first, ends if ends <= today else None, "FCONTA")


class Rota:
    """Deals children out: those of now by how many each worker has, those of before by who was there then."""

    def __init__(self, chance: Chance, council: Council) -> None:
        self.chance, self.council = chance, council
        self._now: dict[tuple[str, str, int], Worker | None] = {}
        self.unallocated: set[int] = set()

    def staff(self, part: str, team: str, families: dict[int, int], *, each: int) -> None:
        """Take on as many workers as these children need (children by family), and deal the families out among them."""
        wanted = max(1, ceil(sum(families.values()) / each))
        today, chance = self.council.today, self.chance
        there = [worker for worker in self.council.those(part, team) if worker.left_on is None]
        for at in range(len(there), wanted):
            # At least one has been there from before the record began, so that there is always somebody.
            since = self.council.opened_on - timedelta(days=30) if at <= 1 else today - timedelta(days=chance.between(150, 1500))
            there.append(self.council.hire(part, team, joined_on=since))
        if all(worker.joined_on > self.council.opened_on for worker in there):
            self._hire_gone(part, team, self.council.opened_on - timedelta(days=30), today - timedelta(days=40))
        for _ in range(ceil(wanted * 0.6)):
            joined = self.council.opened_on + timedelta(days=chance.between(-100, 1000))
            left = joined + timedelta(days=chance.between(250, 900))
            self._hire_gone(part, team, joined, min(left, today - timedelta(days=chance.between(10, 60))))
        self._deal(part, team, families, there)

    def _hire_gone(self, part: str, team: str, joined_on: date, left_on: date) -> None:
        self.council.hire(part, team, joined_on=joined_on, left_on=left_on)

    def _deal(self, part: str, team: str, families: dict[int, int], there: list[Worker]) -> None:
        room = {worker.id: 0.62 if worker.newly_qualified else self.chance.between(80, 128) / 100 for worker in there}
        load: dict[object, float] = dict.fromkeys(room, 0.0)
        for family, children in sorted(families.items(), key=lambda each: (-each[1], each[0])):
            if family in self.unallocated:
                self._now[part, team, family] = None
                continue
            chosen = min(there, key=lambda worker: (load[worker.id] + children) / room[worker.id])
            load[chosen.id] += children
            self._now[part, team, family] = chosen

    def stints(self, chance: Chance, phase: Phase, family: int) -> list[Stint]:
        """Who worked with a child through a phase, back from the last to the first."""
        council, found = self.council, list[Stint]()
        phase = replace(phase, team=council.team_for(phase.team, family))
        end, first_free = phase.last, phase.first
        if end is None:
            worker = self._now[phase.part, phase.team, family]
            began = council.today - timedelta(days=int(chance.random.expovariate(1 / 330)) + 2)
            lately = council.today - timedelta(days=chance.between(9, 24))
            began = lately if worker is None else max(began, worker.joined_on)
            began = max(phase.first, min(began, council.today))
            found.append(Stint(phase.part, worker, phase.team, began, None, phase.reason))
            end = began
        while end > first_free:
            before = found[-1].worker if found else None
            worker = self._there(chance, phase, end - timedelta(days=1), but=before)
            began = max(first_free, end - timedelta(days=int(chance.random.expovariate(1 / 420)) + 20))
            began = max(began, min(worker.joined_on, end - timedelta(days=1))) if worker.joined_on > first_free else began
            if began <= council.opened_on:
                # Who had the child before the record began is not known here.
                began = first_free
            found.append(Stint(phase.part, worker, phase.team, began, end, phase.reason))
            end = began
        found.reverse()
        return [found[0], *(self._again(chance, stint) for stint in found[1:])] if found else []

    def _again(self, chance: Chance, stint: Stint) -> Stint:
        reason = "LEFTRL" if stint.worker is None else chance.by_weight(CHANGES)
        return Stint(stint.part, stint.worker, stint.team, stint.first, stint.last, reason)

    def _there(self, chance: Chance, phase: Phase, day: date, *, but: Worker | None) -> Worker:
        all_of_them = self.council.those(phase.part, phase.team)
        then = [
            worker for worker in all_of_them
            if worker is not but and worker.joined_on <= max(day, self.council.opened_on) and (worker.left_on is None or worker.left_on > day)
        ]  # fmt: skip
        return chance.among(then or all_of_them)


def deal_out(rota: Rota, those: list[Profile], today: date) -> None:
    """Staff every team that works with looked-after children and young people who left, and deal the children of now."""
    council, open_now = rota.council, defaultdict[tuple[str, str], dict[int, int]](lambda: defaultdict(int))
    for part, kinds in STAFFED.items():
        for team in (team for kind in kinds for team in council.all_of(kind)):
            open_now[part, team] = defaultdict(int)
    for who in those:
        current = phases(who, today)[-1]
        if current.last is None:
            open_now["social_worker", council.team_for(current.team, who.family)][who.family] += 1
            open_now["reviewing_officer", council.team_for(teams.REVIEWING, who.family)][who.family] += 1
        adviser = adviser_phase(who, today)
        if adviser is not None and adviser.last is None:
            open_now["personal_adviser", council.team_for(teams.THROUGH, who.number)][who.number] += 1
    courts = (open_now["social_worker", team] for team in council.all_of(teams.COURT))
    single = [family for court in courts for family, many in court.items() if many == 1]
    rota.unallocated = set(single[: max(1, len(those) // 400)])
    each = {"social_worker": CHILDREN_TO_A_WORKER, "personal_adviser": YOUNG_PEOPLE_TO_AN_ADVISER}
    for (part, team), families in open_now.items():
        kept = rota.unallocated
        if part != "social_worker":
            rota.unallocated = set()
        rota.staff(part, team, families, each=each.get(part, CHILDREN_TO_A_REVIEWING_OFFICER))
        rota.unallocated = kept
