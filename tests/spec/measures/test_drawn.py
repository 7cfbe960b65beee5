"""Every measure comes to what its drawn lives say, for the figure and for each child behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.spec.measures.specs import Expected, Spec, rows_of, snapshot_of, specs

from throughcare.measures.engine import Engine, asking
from throughcare.measures.everything import ALL, BY_KEY
from throughcare.measures.reading import KEPT, as_kept
from throughcare.measures.statements import Statements, statements

SPECS = {spec.name: spec for spec in specs()}
LINES = [(spec.name, each) for spec in SPECS.values() for each in spec.expected]
OF_CHILDREN = [(spec, line) for spec, line in LINES if BY_KEY[line.measure].of_children]


@pytest.fixture(scope="module")
def written(statements_kept: Path) -> Statements:
    return statements(ALL, kept_in=statements_kept)


@pytest.fixture(scope="module")
def engines(written: Statements, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Engine]]:
    place = tmp_path_factory.mktemp("drawn")
    stack = [asking(_snapshot(spec, place), written) for spec in SPECS.values()]
    yield dict(zip(SPECS, (each.__enter__() for each in stack), strict=True))
    for each in stack:
        each.__exit__(None, None, None)


def _snapshot(spec: Spec, place: Path):  # type: ignore[no-untyped-def]  # of a library's own kind
    return snapshot_of(rows_of(spec.people), place / spec.name, as_at=date(2026, 3, 31))


@pytest.mark.parametrize(
    ("spec", "line"), LINES, ids=lambda each: each if isinstance(each, str) else f"{each.measure} {each.asked}"
)
def test_a_measure_comes_to_what_is_drawn(spec: str, line: Expected, engines: Mapping[str, Engine]) -> None:
    engine, measure = engines[spec], BY_KEY[line.measure]
    from_on, to_on = line.days
    cases = engine.cases(measure, to_on=to_on, from_on=from_on)
    who = {met: tuple(sorted(case.child for case in cases if case.met is met)) for met in (True, False, None)}
    assert (who[True], who[False], who[None]) == (line.so, line.not_so, line.not_known)
    assert engine.figure(measure, to_on=to_on, from_on=from_on).words == line.words


@pytest.mark.parametrize("key", BY_KEY)
def test_a_figure_asked_whole_or_of_many_days_at_once_is_the_same(key: str, engines: Mapping[str, Engine]) -> None:
    measure, spec = BY_KEY[key], next(spec for spec, line in LINES if line.measure == key)
    engine, day, before = engines[spec], date(2026, 3, 31), date(2025, 12, 31)
    whole, figure = engine.whole(measure, to_on=day), engine.figure(measure, to_on=day)
    assert whole.council == figure
    assert whole.cases == engine.cases(measure, to_on=day)
    assert whole.teams == (engine.by_team(measure, to_on=day) if measure.of_children else [])
    assert engine.figures_of(measure, [(None, before), (None, day)]) == [engine.figure(measure, to_on=before), figure]


def test_what_each_measure_reads_is_what_is_kept(written: Statements) -> None:
    assert as_kept(ALL, written) == KEPT.read_text(encoding="utf-8"), "throughcare reference writes it anew"


@pytest.mark.parametrize("key", BY_KEY)
def test_every_measure_is_drawn(key: str) -> None:
    assert any(line.measure == key for _, line in LINES)


@pytest.mark.parametrize(
    ("spec", "line"), OF_CHILDREN, ids=lambda each: each if isinstance(each, str) else f"{each.measure} {each.asked}"
)
def test_children_one_by_one_add_up_to_the_figure(spec: str, line: Expected, engines: Mapping[str, Engine]) -> None:
    engine, measure = engines[spec], BY_KEY[line.measure]
    from_on, to_on = line.days
    names = [person.name for person in SPECS[spec].people]
    one_by_one = [case for name in names for case in engine.cases(measure, child=name, to_on=to_on, from_on=from_on)]
    assert len(one_by_one) == len(engine.cases(measure, to_on=to_on, from_on=from_on))
    teams = engine.by_team(measure, to_on=to_on, from_on=from_on)
    whole = engine.figure(measure, to_on=to_on, from_on=from_on)
    assert sum(team.n for team in teams) == whole.n == sum(case.met is True for case in one_by_one)
    assert sum(team.not_known for team in teams) == whole.not_known == sum(case.met is None for case in one_by_one)
