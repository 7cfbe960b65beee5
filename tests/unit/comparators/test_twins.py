"""Which published figures stand beside ours: every measure that somebody publishes has a twin or a reason, and says in what it differs."""

import csv
from pathlib import Path

import pytest

from throughcare.comparators.differences import LEFT_OUT
from throughcare.comparators.national import national, national_figures
from throughcare.comparators.twin import Twin, Unit
from throughcare.comparators.twins import TWINS, twins_of
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Rate, Shape

SHARED = Path(__file__).resolve().parents[4] / "shared"


def measures() -> dict[str, dict[str, str]]:
    with (SHARED / "facts" / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_every_measure_that_somebody_publishes_has_a_twin_or_a_reason_and_not_both() -> None:
    published = {key for key, row in measures().items() if not row["national_comparator"].lower().startswith("none")}
    twinned = {twin.measure for twin in TWINS}
    assert twinned | set(LEFT_OUT) == published
    assert not twinned & set(LEFT_OUT)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: f"{twin.measure} {twin.part}".strip())
def test_a_twin_says_in_what_it_differs(twin: Twin) -> None:
    assert twin.differs
    assert all(said.endswith(".") and len(said) > 20 for said in twin.differs)


def test_twins_of_one_measure_are_told_apart_by_their_parts() -> None:
    for twin in TWINS:
        parts = [each.part for each in twins_of(twin.measure)]
        assert len(set(parts)) == len(parts)
        assert parts == [""] or all(parts)
    assert len({twin.published for twin in TWINS}) == len(TWINS)


def test_a_twin_has_the_unit_of_its_measure() -> None:
    units = {"percent": "%", "rate": "for every 10,000 children", "ratio": "each", "count": "children", "score": "points"}
    ours = {key: row["unit"] for key, row in measures().items()}
    for twin in TWINS:
        assert ours[twin.measure] == "mixed" or units[ours[twin.measure]] == twin.unit.value, twin


def test_a_measure_that_is_worked_out_here_has_the_shape_of_its_twin() -> None:
    shapes = {
        Unit.PERCENT: Shape.PROPORTION,
        Unit.RATE: Shape.RATE,
        Unit.EACH: Shape.RATE,
        Unit.COUNT: Shape.COUNT,
        Unit.SCORE: Shape.MEAN,
    }
    both = [twin for twin in TWINS if twin.measure in BY_KEY]
    assert len({twin.measure for twin in both}) >= 15
    for twin in both:
        ours = BY_KEY[twin.measure]
        assert ours.shape is shapes[twin.unit], twin
        if isinstance(ours, Rate):
            assert ours.per == (10_000 if twin.unit is Unit.RATE else 1), twin


def test_the_national_table_has_a_figure_for_every_twin_that_can_stand_beside_another() -> None:
    for twin in TWINS:
        assert (national(twin.measure, part=twin.part) is None) is twin.stands_alone, twin
    known = measures()
    assert all(each.measure in known and each.source and each.covers for each in national_figures())


def test_a_national_figure_says_its_year_and_source() -> None:
    found = national("M-ST-01")
    assert found is not None
    assert found.words == (
        "England 10% in 2025 (the year to 31 March): Department for Education, Children looked after in England including adoptions"
    )
    assert national("M-DQ-01") is None
