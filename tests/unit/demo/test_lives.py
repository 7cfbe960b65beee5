"""The invented lives are the same for the same seed, and could have been lived: nothing before birth, nothing outside care."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

import pytest

from throughcare.demo.council import SIGN_INS
from throughcare.demo.facts import (
    Admission,
    AdoptionDecision,
    Allocation,
    EducationPlan,
    Fact,
    HealthAssessment,
    LegalStatus,
    MissingEpisode,
    PeriodOfCare,
    Person,
    Placement,
    Restriction,
    ReturnInterview,
    Review,
    Version,
    Visit,
    child_of,
)
from throughcare.demo.lives import Life, Told, digest, tell
from throughcare.demo.names import DOMAIN
from throughcare.statute.codes.care import LS, PLACE, PLACE_PROVIDER, REASON_PLACE_CHANGE, REC

TODAY = date(2026, 11, 23)
F = TypeVar("F", bound=Fact)
Standing = dict[UUID, dict[type[Fact], list[Fact]]]
CARE_ORDERS = {"C1", "C2"}


@pytest.fixture(scope="module")
def council() -> tuple[Told, list[Life]]:
    told = tell(seed="a test", today=TODAY, people=4_000)
    return told, list(told.lives)


@pytest.fixture(scope="module")
def versions(council: tuple[Told, list[Life]]) -> list[Version]:
    return [version for life in council[1] for version in life.versions]


@pytest.fixture(scope="module")
def standing(versions: list[Version]) -> Standing:
    """Each person's facts as they stand."""
    found: Standing = defaultdict(lambda: defaultdict(list))
    for fact in {version.fact.id: version.fact for version in versions}.values():
        found[child_of(fact)][type(fact)].append(fact)
    return found


def of(facts: dict[type[Fact], list[Fact]], kind: type[F]) -> list[F]:
    return [fact for fact in facts.get(kind, []) if isinstance(fact, kind)]


def test_the_same_seed_on_the_same_day_gives_the_same_council() -> None:
    first, again = (digest(tell(seed="one", today=TODAY, people=600)) for _ in range(2))
    assert first == again


def test_another_seed_or_another_day_gives_another() -> None:
    seen = {digest(tell(seed=seed, today=day, people=200)) for seed in ("one", "two") for day in (TODAY, date(2026, 2, 28))}
    assert len(seen) == 4


def test_every_identity_is_its_own(versions: list[Version]) -> None:
    firsts = {version.fact.id: type(version.fact) for version in versions}
    assert all(firsts[version.fact.id] is type(version.fact) for version in versions)


def test_versions_of_a_fact_were_known_one_after_the_other_and_never_in_time_to_come(versions: list[Version]) -> None:
    known: dict[UUID, list[Version]] = defaultdict(list)
    for version in versions:
        assert version.known_at.date() < TODAY
        known[version.fact.id].append(version)
    for each in known.values():
        assert all(one.known_at < then.known_at for one, then in pairwise(each))


def test_nothing_happens_before_birth(standing: Standing) -> None:
    for facts in standing.values():
        (person,) = of(facts, Person)
        if person.born_on is None:
            continue
        days = [visit.visited_on for visit in of(facts, Visit)] + [review.held_on for review in of(facts, Review)]
        days += [period.started_on for period in of(facts, PeriodOfCare)] + [
            one.assessed_on for one in of(facts, HealthAssessment)
        ]
        days += [one.started_on for one in of(facts, Allocation)]
        assert all(day >= person.born_on for day in days)


def test_law_and_placement_cover_a_time_in_care_day_for_day(standing: Standing) -> None:
    seen = 0
    for facts in standing.values():
        for period in of(facts, PeriodOfCare):
            seen += 1
            statuses = [(one.started_on, 1, one.ended_on) for one in of(facts, LegalStatus) if one.period_id == period.id]
            stays = [(one.started_on, one.turn, one.ended_on) for one in of(facts, Placement) if one.period_id == period.id]
            for parts in (sorted(statuses), sorted(stays)):
                assert parts[0][0] == period.started_on
                assert parts[-1][2] == period.ended_on
                assert all(last == then[0] for (_, _, last), then in pairwise(parts))
                assert all(last is None or last > first for first, _, last in parts)
    assert seen > 800


def test_times_in_care_do_not_overlap_and_end_by_eighteen(standing: Standing) -> None:
    for facts in standing.values():
        periods = sorted(of(facts, PeriodOfCare), key=lambda one: one.started_on)
        assert all(one.ended_on is not None and one.ended_on <= then.started_on for one, then in pairwise(periods))
        for period in periods:
            (person,) = of(facts, Person)
            assert person.born_on is not None
            assert (period.ended_on or TODAY) <= person.born_on.replace(day=1) + timedelta(days=18 * 365.25 + 32)


def test_codes_are_those_of_the_return(standing: Standing) -> None:
    for facts in standing.values():
        assert all(one.code in LS.by_code for one in of(facts, LegalStatus))
        for period in of(facts, PeriodOfCare):
            assert (period.reason_ended in REC.by_code) == (period.ended_on is not None)
        for placement in of(facts, Placement):
            assert placement.kind in PLACE.by_code
            assert placement.provider in PLACE_PROVIDER.by_code
            assert placement.reason_ended == "" or placement.reason_ended in REASON_PLACE_CHANGE.by_code


def test_placements_stand_on_the_law_they_need(standing: Standing) -> None:
    for facts in standing.values():
        statuses = sorted(of(facts, LegalStatus), key=lambda one: one.started_on)
        (person,) = of(facts, Person)
        for placement in of(facts, Placement):
            then = [one.code for one in statuses if one.started_on <= placement.started_on][-1]
            if placement.kind == "P1":
                assert then in CARE_ORDERS
            if placement.kind in {"A5", "A6"}:
                assert then == "E1"
                assert any(one.matched_on and one.matched_on <= placement.started_on for one in of(facts, AdoptionDecision))
            if placement.kind in {"K3", "H5"}:
                assert person.born_on is not None
                assert placement.started_on >= person.born_on + timedelta(days=16 * 365)


def test_visits_reviews_and_plans_fall_within_care(standing: Standing) -> None:
    for facts in standing.values():
        periods = of(facts, PeriodOfCare)
        days = [one.visited_on for one in of(facts, Visit)] + [one.held_on for one in of(facts, Review)]
        days += [one.held_on for one in of(facts, EducationPlan)] + [one.started_on for one in of(facts, MissingEpisode)]
        for day in days:
            assert any(one.started_on <= day and (one.ended_on is None or day <= one.ended_on) for one in periods)


def test_there_is_one_review_a_day_and_one_worker_to_a_part(standing: Standing) -> None:
    for facts in standing.values():
        assert len({one.held_on for one in of(facts, Review)}) == len(of(facts, Review))
        parts: dict[str, list[Allocation]] = defaultdict(list)
        for one in of(facts, Allocation):
            parts[one.part].append(one)
        for part in ("social_worker", "personal_adviser", "reviewing_officer"):
            own = sorted(parts[part], key=lambda one: one.started_on)
            assert all(one.ended_on is not None and one.ended_on <= then.started_on for one, then in pairwise(own))


def test_interviews_follow_returns(standing: Standing) -> None:
    seen = 0
    for facts in standing.values():
        episodes = {one.id: one for one in of(facts, MissingEpisode)}
        for interview in of(facts, ReturnInterview):
            seen += 1
            back = episodes[interview.episode_id].returned_at
            assert back is not None
            assert back <= interview.offered_at
            assert interview.settled_at is None or interview.offered_at < interview.settled_at
    assert seen > 100


def test_workers_have_as_many_children_as_workers_have(council: tuple[Told, list[Life]], standing: Standing) -> None:
    told, _ = council
    newly = {worker.id for worker in told.council.workers if worker.newly_qualified}
    loads: Counter[UUID | None] = Counter()
    for facts in standing.values():
        loads.update(one.worker_id for one in of(facts, Allocation) if one.part == "social_worker" and one.ended_on is None)
    assert 1 <= loads.pop(None) <= 4
    assert all(4 <= loads[one] <= 12 for one in newly)
    assert all(8 <= load <= 24 for worker, load in loads.items() if worker not in newly)
    gone = {worker.id for worker in told.council.workers if worker.left_on is not None}
    assert not gone & set(loads)


def test_somebody_can_sign_in_for_every_role(council: tuple[Told, list[Life]]) -> None:
    told, _ = council
    assert all(told.council.named(name).email.endswith(f"@{DOMAIN}") for name, _, _ in SIGN_INS)
    assert len({worker.email for worker in told.council.workers}) == len(told.council.workers)
    assert len({role for _, role, _ in SIGN_INS}) == 19


def test_a_few_records_are_not_for_everybody(standing: Standing) -> None:
    restrictions = [one for facts in standing.values() for one in of(facts, Restriction)]
    assert Counter(one.kind for one in restrictions)["sealed"] == 1
    assert sum(one.kind == "restricted" for one in restrictions) >= 3
    inspected = [one for facts in standing.values() for one in of(facts, Admission) if one.why == "inspection"]
    assert len(inspected) == 6
    assert all(one.ended_on and one.ended_on > TODAY for one in inspected)
    sealed = next(one.person_id for one in restrictions if one.kind == "sealed")
    assert not of(standing[sealed], PeriodOfCare)
