"""A snapshot made straight from a return's files: its cohorts are those that a plain count of its episodes finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from throughcare.apps.extract.taking import take_returns
from throughcare.measures import looked_after, missing, stability
from throughcare.measures.engine import Engine, asking
from throughcare.measures.statements import statements
from throughcare.record.care import Episode
from throughcare.record.happenings import Missing
from throughcare.record.people import Person
from throughcare.record.snapshot.folder import Snapshot
from throughcare.returns.ssda903.read import Return, read_return

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "ssda903_2018"
END, BEGIN = date(2018, 3, 31), date(2017, 4, 1)
ASKED = (
    looked_after.RATE,
    looked_after.CEASED,
    looked_after.UNDER_SECTION_20,
    looked_after.VISITED_IN_TIME,
    looked_after.SEEN_ALONE,
)
ALSO = (looked_after.ASSESSED_LATELY, missing.WENT_MISSING, missing.OFFERED, stability.IN_HOUSE)


@pytest.fixture(scope="module")
def sample() -> Return:
    return read_return([SAMPLE], year=2018)


@pytest.fixture(scope="module")
def snapshot(sample: Return, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return take_returns([sample], tmp_path_factory.mktemp("returns") / "taken")


@pytest.fixture(scope="module")
def engine(snapshot: Snapshot) -> Iterator[Engine]:
    with asking(snapshot, statements([*ASKED, *ALSO])) as found:
        yield found


def episodes(sample: Return) -> dict[str, list[Episode]]:
    by_child: dict[str, list[Episode]] = defaultdict(list)
    known = {each.child for each in sample.rows(Person)}
    for each in sample.rows(Episode):
        if each.child in known:
            by_child[each.child].append(each)
    return by_child


def open_at_the_end(sample: Return) -> dict[str, str]:
    """Children with an episode that had not ended on the last day, with their legal status, short breaks left out."""
    found = {}
    for child, several in episodes(sample).items():
        for each in several:
            if (
                each.started_on <= END
                and (each.ended_on is None or each.ended_on > END)
                and each.legal_status not in ("V3", "V4")
            ):
                found[child] = each.legal_status
    return found


def test_it_says_what_it_is_of(snapshot: Snapshot, sample: Return) -> None:
    assert (snapshot.about.source, snapshot.about.as_at) == ("SSDA903 2017/18", END)
    assert snapshot.files["child"].rows == 2_675
    assert snapshot.files["missing"].rows == len(list(sample.rows(Missing)))


def test_the_children_looked_after_at_the_end_are_those_with_an_open_episode(engine: Engine, sample: Return) -> None:
    counted = {case.child for case in engine.cases(looked_after.RATE)}
    plain = open_at_the_end(sample)
    # An end that says another episode began that day is no end of care, though that episode was set aside.
    followed_by_nothing = counted - set(plain)
    assert set(plain) <= counted
    for child in followed_by_nothing:
        last = max(episodes(sample)[child], key=lambda each: (each.started_on, each.ended_on or date.max))
        assert last.reason_ceased == "X1"
    assert len(plain) > 1_000


def test_section_20_is_read_from_the_episode_open_that_day(engine: Engine, sample: Return) -> None:
    plain = open_at_the_end(sample)
    told = {case.child: case.met for case in engine.cases(looked_after.UNDER_SECTION_20)}
    assert {child for child, so in told.items() if so} == {child for child, code in plain.items() if code == "V2"}


def test_children_who_went_missing_are_those_of_its_missing_table(engine: Engine, sample: Return) -> None:
    in_care = {case.child for case in engine.cases(missing.WENT_MISSING)}
    went = {each.child for each in sample.rows(Missing) if each.kind == "M" and BEGIN <= each.started_on <= END}
    assert {case.child for case in engine.cases(missing.WENT_MISSING) if case.met} == went & in_care


def test_what_a_return_cannot_carry_is_not_known_and_never_no(engine: Engine) -> None:
    for measure in (looked_after.ASSESSED_LATELY, missing.OFFERED):
        figure = engine.figure(measure)
        assert (figure.n, figure.d) == (0, 0)
        assert figure.not_known > 0
    assert engine.figure(looked_after.VISITED_IN_TIME).d == 0


def test_without_a_population_there_is_a_count_and_no_rate(engine: Engine) -> None:
    figure = engine.figure(looked_after.RATE)
    assert figure.n > 1_000
    assert figure.value is None
    assert figure.words.endswith("(no rate)")
