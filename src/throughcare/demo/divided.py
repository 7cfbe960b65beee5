"""How a council's teams grow with it: there are more of them, none of them larger, each with a manager, and more services above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from throughcare.demo import council as teams
from throughcare.demo.council import Council
from throughcare.demo.known import CHILDREN_TO_A_WORKER as IN_NEED_TO_A_WORKER
from throughcare.demo.known import Household
from throughcare.demo.names import COUNCIL, QUARTERS, TREES
from throughcare.demo.profiles import Profile
from throughcare.demo.workload import (
    CHILDREN_TO_A_REVIEWING_OFFICER,
    CHILDREN_TO_A_WORKER,
    YOUNG_PEOPLE_TO_AN_ADVISER,
    adviser_phase,
    phases,
)

MOST, USUAL = 15, 8
"""Practitioners whom one manager can just about know the work of; and in each team once there would be more than that."""
TEAMS_TO_A_SERVICE = 8


def divide(council: Council, those: Iterable[Profile], households: Iterable[Household]) -> None:
    """Open as many teams of each kind as the work of now asks for. A borough's are enough as they are."""
    needed = _practitioners(those, households, council.today)
    for service, kinds in teams.SERVICES.items():
        many = {kind: _teams(needed[kind]) for kind in kinds}
        services = _services(council, service, max(1, round(sum(n for n in many.values() if n > 1) / TEAMS_TO_A_SERVICE)))
        for kind, number in many.items():
            council.teams_of[kind] = (kind, *_more(council, kind, number, services))


def _practitioners(those: Iterable[Profile], households: Iterable[Household], today: date) -> Counter[str]:
    found: Counter[str] = Counter()
    children: Counter[tuple[str, float]] = Counter()
    for who in those:
        now = phases(who, today)[-1]
        if now.last is None:
            children[now.team, CHILDREN_TO_A_WORKER] += 1
            children[teams.REVIEWING, CHILDREN_TO_A_REVIEWING_OFFICER] += 1
        adviser = adviser_phase(who, today)
        if adviser is not None and adviser.last is None:
            children[adviser.team, YOUNG_PEOPLE_TO_AN_ADVISER] += 1
    for house in households:
        children[house.team, IN_NEED_TO_A_WORKER] += len(house.born)
    for (team, each), number in children.items():
        found[team] += round(number / each)
    return found


def _teams(practitioners: int) -> int:
    return 1 if practitioners <= MOST else round(practitioners / USUAL)


def _services(council: Council, service: str, number: int) -> list[str]:
    long_ago = council.opened_on - timedelta(days=400)
    found = [service]
    for name in _called(council, service, QUARTERS, number - 1):
        council.open(name, "service", above=COUNCIL)
        council.hire("service_manager", name, joined_on=long_ago)
        found.append(name)
    return found


def _more(council: Council, kind: str, number: int, services: list[str]) -> Iterator[str]:
    for at, name in enumerate(_called(council, kind.split(", ")[0], TREES, number - 1), start=1):
        council.open(name, "team", above=services[at * len(services) // number])
        if kind in teams.MANAGED:
            joined = council.opened_on - timedelta(days=council.chance.between(30, 300))
            council.hire("team_manager", name, joined_on=joined)
        yield name


def _called(council: Council, kind: str, names: tuple[str, ...], number: int) -> Iterator[str]:
    """So many names that no team or service has yet: Family Help East, Alder."""
    free = (
        name
        for again in count(1)
        for word in names
        if (name := f"{kind}, {word}{f' {again}' if again > 1 else ''}") not in council.units
    )
    for _ in range(number):
        yield next(free)
