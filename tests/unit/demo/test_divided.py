"""A borough's teams are as they are; a larger council has more of them, none larger, each with its manager, under more services."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from throughcare.demo.council import MANAGED, SERVICES, Council
from throughcare.demo.divided import MOST
from throughcare.demo.lives import tell

TODAY = date(2026, 11, 23)


@cache
def council_of(people: int) -> Council:
    return tell(seed="teams", today=TODAY, people=people).council


def test_a_borough_has_one_team_of_each_kind() -> None:
    council = council_of(3_000)
    assert all(council.all_of(kind) == (kind,) for kinds in SERVICES.values() for kind in kinds)
    assert len(council.units) == 1 + len(SERVICES) + sum(len(kinds) for kinds in SERVICES.values())


def test_a_large_council_has_more_teams_and_none_of_them_larger() -> None:
    council = council_of(120_000)
    units = {unit.id: unit for unit in council.units.values()}
    there = Counter(post.team_id for post in council.posts if post.ended_on is None)
    assert max(there[unit.id] for unit in units.values() if unit.kind == "team") <= MOST
    for kind in MANAGED:
        assert len(council.all_of(kind)) > 1, kind
        for name in council.all_of(kind):
            assert council.those("team_manager", name), name
            assert council.those("social_worker", name), name
    below = Counter(unit.above_id for unit in units.values() if unit.kind == "team")
    services = [unit for unit in units.values() if unit.kind == "service"]
    assert len(services) > 2 * len(SERVICES)
    assert max(below[one.id] for one in services) <= 14


def test_a_family_stays_with_one_team_of_a_kind() -> None:
    council = council_of(120_000)
    for kind in MANAGED:
        spread = Counter(council.team_for(kind, family) for family in range(2_000))
        assert set(spread) == set(council.all_of(kind))
        assert max(spread.values()) <= 2 * min(spread.values())
