"""Whatever comes in: every row is accounted for, the same again changes nothing, and what stands is what the rows tell."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement
from throughcare.apps.intake import actions
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.presenters import sum_of
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import say
from throughcare.record import care, happenings, people
from throughcare.record.columns import Row
from throughcare.returns.ssda903.build import write_csv
from throughcare.returns.ssda903.schema import BY_ROW

pytestmark = pytest.mark.django_db
BORN = date(2008, 3, 27)
days = st.integers(0, 700).map(lambda after: date(2016, 5, 1) + timedelta(days=after))
children = st.sampled_from(["C1", "C2"])


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """A return of two children, overlaps and contradictions and all."""
    made: list[Row] = [people.Person(child=child, sex="F", born_on=BORN, upn="UN1") for child in ("C1", "C2")]
    for _ in range(draw(st.integers(1, 8))):
        began = draw(days)
        lasted = draw(st.none() | st.integers(0, 200))
        ended = None if lasted is None else began + timedelta(days=lasted)
        made.append(
            care.Episode(
                child=draw(children),
                started_on=began,
                reason_new=draw(st.sampled_from("SLPTBU")),
                legal_status=draw(st.sampled_from(["C1", "C2", "V2"])),
                need="N1",
                placement="U6",
                ended_on=ended,
                reason_ceased=draw(st.sampled_from(["X1", "E4A"])) if ended else None,
            )
        )
    made += [
        happenings.Review(child=draw(children), held_on=draw(days), participation=draw(st.sampled_from(["PN1", "PN2"])))
        for _ in range(draw(st.integers(1, 4)))
    ]
    made += [
        happenings.Missing(child=draw(children), kind=draw(st.sampled_from("MA")), started_on=(gone := draw(days)), ended_on=gone)
        for _ in range(draw(st.integers(0, 3)))
    ]
    return made


def bring_in(made: list[Row], year: int = 2018) -> Batch:
    with tempfile.TemporaryDirectory() as folder:
        for table in {BY_ROW[type(row)].name for row in made}:
            those = [row for row in made if BY_ROW[type(row)].name == table]
            with (Path(folder) / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, [(row, BORN) for row in those], table=BY_ROW[type(those[0])], year=year)
        say("throughcare.worker", str(ITSELF))
        batch = actions.read_batch(actions.open_batch(year=year, by=itself()).pk, paths=[Path(folder)])
        return actions.commit_batch(batch.pk, by=itself())


def what_stands() -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for model, fields in (
        (PeriodOfCare, ("started_on", "ended_on", "reason_ended", "start_known")),
        (LegalStatus, ("code", "started_on", "ended_on")),
        (Placement, ("kind", "started_on", "ended_on", "turn", "same_carer")),
        (Review, ("held_on", "participation")),
    ):
        numbers = model._default_manager.filter(child__identifiers__kind="return")
        found += [(model.__name__, *row) for row in numbers.values_list("child__identifiers__value", *fields)]
    return sorted(found, key=repr)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(first=rows(), amended=rows())
def test_every_row_is_accounted_for_and_what_stands_is_what_the_last_return_tells(first: list[Row], amended: list[Row]) -> None:
    with transaction.atomic():
        bring_in(amended)
        alone = what_stands()
        transaction.set_rollback(True)
    with transaction.atomic():
        for made in (first, amended, amended):
            batch = bring_in(made)
            assert sum_of(batch.counts).rows == len(made) == SourceRow.objects.filter(batch=batch, line__isnull=False).count()
        again = sum_of(batch.counts)
        assert (again.added, again.changed, again.withdrawn) == (0, 0, 0)
        assert what_stands() == alone
        transaction.set_rollback(True)
