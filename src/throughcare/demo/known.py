"""Children who are known but not looked after: those in need now, and those whose families the council once worked with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo import council as teams
from throughcare.demo import shares
from throughcare.demo.chance import Chance, shared_out
from throughcare.demo.facts import Allocation
from throughcare.demo.family import Child, write_family
from throughcare.demo.oversight import write_oversight
from throughcare.demo.pen import Pen
from throughcare.demo.workload import Phase, Rota

CHILDREN_TO_A_WORKER = 17
BROTHERS_AND_SISTERS = {1: 52, 2: 30, 3: 14, 4: 4}
AGES_IN_NEED = {"Unborn and under 1": 8, "1 to 4": 20, "5 to 9": 25, "10 to 15": 34, "16 and over": 13}
"""DfE, children in need 2024, age at 31 March (children in need who are not looked after are a little younger: our judgement)."""
SPANS = {
    "Unborn and under 1": (0, 364),
    "1 to 4": (366, 1825),
    "5 to 9": (1827, 3651),
    "10 to 15": (3653, 5842),
    "16 and over": (5845, 6560),
}


@dataclass(frozen=True, slots=True)
class Household:
    """A family in need: which kind of team works with it, since when, until when (null while it does)."""

    number: int
    born: tuple[date, ...]
    team: str
    since: date
    until: date | None

    @property
    def family(self) -> int:
        """Its number among all families: those with a child in care count up, these down."""
        return -1 - self.number


def in_need(chance: Chance, children: int, today: date) -> list[Household]:
    """The families that teams work with now."""
    found: list[Household] = []
    ages = shared_out(AGES_IN_NEED, children, chance)
    while ages:
        many = min(len(ages), chance.by_weight(BROTHERS_AND_SISTERS))
        born = tuple(today - timedelta(days=chance.between(*SPANS[ages.pop()])) for _ in range(many))
        since = today - timedelta(days=min(900, int(chance.random.expovariate(1 / 190)) + 1))
        if (today - since).days < 12:
            team = teams.FRONT_DOOR
        elif chance.happens(0.11):
            team = teams.DISABLED
        else:
            team = chance.among((teams.HELP_EAST, teams.HELP_WEST))
        found.append(Household(len(found), born, team, max([since, *born]), None))
    return found


def staff(rota: Rota, households: list[Household]) -> None:
    """Take on the workers these families need, beside those who work with looked-after children."""
    families: dict[str, dict[int, int]] = {}
    for house in households:
        families.setdefault(rota.council.team_for(house.team, house.family), {})[house.family] = len(house.born)
    for kind in (teams.FRONT_DOOR, teams.HELP_EAST, teams.HELP_WEST, teams.DISABLED):
        for team in rota.council.all_of(kind):
            if team in families:
                rota.staff("social_worker", team, families[team], each=CHILDREN_TO_A_WORKER)


def once_known(chance: Chance, opened_on: date, today: date, number: int) -> Household:
    """A family the council worked with once."""
    until = today - timedelta(days=chance.between(15, 5 * 365 - 40))
    since = until - timedelta(days=chance.between(20, 400))
    born = tuple(
        chance.day(until - timedelta(days=17 * 365), until - timedelta(days=30))
        for _ in range(chance.by_weight(BROTHERS_AND_SISTERS))
    )
    return Household(number, born, chance.among((teams.HELP_EAST, teams.HELP_WEST)), max([since, *born]), until)


def tell(pen: Pen, rota: Rota, house: Household, *, first_number: int) -> tuple[int, tuple[UUID, ...]]:
    """Write down one of these families: who they are and who works, or worked, with them."""
    chance = pen.chance
    children = [
        Child(first_number + at, "F" if chance.happens(0.46) else "M", chance.by_weight(shares.ETHNICITY), born, max(house.since, born), None)
        for at, born in enumerate(house.born)
    ]  # fmt: skip
    kin = write_family(pen, children)
    stints = rota.stints(chance, Phase("social_worker", house.team, house.since, house.until, "FCONTA"), house.family)
    managers = rota.council.those("team_manager", rota.council.team_for(house.team, house.family))
    by = managers[0].id if managers else pen.clerk
    for child in kin.children:
        for stint in stints:
            worker = stint.worker.id if stint.worker else None
            fact = Allocation(
                chance.uuid(), child, "social_worker", worker, rota.council.units[stint.team].id, stint.first, stint.reason
            )
            pen.note(fact, stint.first, by, "child allocated")
            if stint.last is not None:
                pen.amend(fact, stint.last, by, "allocation ended", ended_on=stint.last)
        write_oversight(pen, child, rota.council, stints)
    return len(kin.children) + len(kin.relatives), kin.children
