"""Rows by the thousand are written and read as Django would, only sooner."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from throughcare.apps.care.models import DentalCheck, ImmunisationsCheck, PeriodOfCare, Placement, Visit
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.projector import shelf
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import AboutChild, Covered, Person, Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core import bulk
from throughcare.core.acting import acting_as, known_on, say
from throughcare.core.bulk import OneOf
from throughcare.core.happened import key_of, model_of
from throughcare.core.history import versions

pytestmark = pytest.mark.django_db
HARD = "O’Brien, “Zoë” \\ 'and' \"or\" %s\n\t{}"
DAY = date(2024, 2, 29)


@pytest.fixture
def source(as_owner: Callable[[], AbstractContextManager[None]]) -> Source:
    with as_owner():
        return Source.objects.create(kind="practice", name="Practice", covers_from=date(2015, 1, 1))


def test_what_is_written_is_what_was_said(source: Source) -> None:
    with acting_as(ITSELF), known_on(datetime(2024, 3, 30, 23, 30, 1, 5, tzinfo=UTC)):
        ada = Person(given_name=HARD, sex=Person.Sex.FEMALE, born_on=DAY, mother=None, source_id=source.pk)
        people.add_people([ada], by=itself())
        for field in Person._meta.concrete_fields:
            assert getattr(Person.objects.get(), field.attname) == getattr(ada, field.attname), field.name


def test_cells_and_lists_come_back_as_they_went(source: Source) -> None:
    batch = Batch.objects.create(year=2018, by=itself())
    said = {"CHILD": HARD, "DOB": "", "ÉTAT": "é"}
    with acting_as(ITSELF):
        bulk.insert([SourceRow(batch_id=batch.pk, line=1, table="Header", outcome="added", cells=said, fields=["DOB", HARD])])
        kept = SourceRow.objects.get()
        assert (kept.cells, kept.fields, kept.child_id, kept.conflict) == (said, ["DOB", HARD], None, False)
        (plain,) = bulk.plain(SourceRow.objects.all(), "id", "cells", "batch_id")
        assert (plain.pk, plain.cells, plain.batch_id) == (kept.pk, said, batch.pk)


def test_who_when_and_why_are_kept_of_every_row(source: Source) -> None:
    children = [Person(sex="F", source_id=source.pk) for _ in range(3)]
    checks = [DentalCheck(child_id=each.pk, source_id=source.pk, checked_on=DAY) for each in children]
    with acting_as(ITSELF):
        people.add_people(children, by=itself())
        people.record_facts(checks, by=itself())
        kept = {row.pgh_obj_id: row for row in versions(DentalCheck).select_related("pgh_context")}
        assert set(kept) == {row.pk for row in checks}
        assert {(row.pgh_label, row.pgh_context.metadata["why"]) for row in kept.values()} == {("added", "facts recorded")}
        assert {row.pgh_context.metadata["by"] for row in kept.values()} == {str(itself().pk)}


def test_the_database_still_refuses_what_cannot_be(source: Source) -> None:
    with acting_as(ITSELF):
        people.add_people([ada := Person(sex="F", source_id=source.pk)], by=itself())
        twice = [PeriodOfCare(child_id=ada.pk, source_id=source.pk, started_on=DAY) for _ in range(2)]
        with pytest.raises(IntegrityError), transaction.atomic():
            people.record_facts(twice, by=itself())
    assert not PeriodOfCare.objects.exists()


def test_nobody_writes_who_has_not_said_who_acts(source: Source) -> None:
    say("throughcare.worker", "")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        bulk.insert([Person(sex="F", source_id=source.pk)])


def test_what_the_database_fills_in_itself_is_left_to_django() -> None:
    with pytest.raises(TypeError, match="made_at"):
        bulk.insert([Batch(year=2018, by_id=ITSELF)])


def test_one_of_many_is_the_same_as_in(source: Source) -> None:
    with acting_as(ITSELF):
        people.add_people([Person(sex="F", source_id=source.pk) for _ in range(4)], by=itself())
        everyone = sorted(Person.objects.values_list("pk", flat=True))
        asked = [*everyone[1:3], uuid.uuid4()]
        assert sorted(Person.objects.filter(OneOf("id", asked)).values_list("pk", flat=True)) == everyone[1:3]
        assert not Person.objects.filter(OneOf("id", ())).exists()


def test_plain_rows_tell_what_they_are_of(source: Source) -> None:
    with acting_as(ITSELF):
        people.add_people([Person(sex="F", source_id=source.pk)], by=itself())
        (row,) = bulk.plain(Person.objects.all())
        assert (model_of(row), key_of(row)) == (Person, str(Person.objects.get().pk))
        with pytest.raises(AttributeError):
            row.sex = "M"


def facts_of(child: Person, source: Source) -> list[AboutChild]:
    whose = {"child_id": child.pk, "source_id": source.pk}
    care = PeriodOfCare(**whose, started_on=DAY)
    return [
        care,
        Placement(**whose, period_id=care.pk, kind="U6", started_on=DAY, temporary_approval=True),
        Review(**whose, held_on=date(2024, 3, 20)),
        Visit(**whose, visited_on=date(2024, 3, 4), seen=True),
        ImmunisationsCheck(**whose, checked_on=date(2024, 4, 4), up_to_date=True),
    ]


def test_many_children_are_owed_what_each_is_owed_alone(source: Source) -> None:
    """Many are reckoned from plain rows, one from a single query: the same is owed, and the same is kept."""
    source.carries = ["became_looked_after", "placed", "review_held", "visited"]
    children = [Person(sex="F", born_on=date(2014, 1, place), source_id=source.pk) for place in (1, 2, 3)]
    with acting_as(ITSELF):
        people.open_source(source, by=itself())
        people.add_people(children, by=itself())
        people.cover([Covered(child=each, source=source, first_on=DAY) for each in children], by=itself())
        people.record_facts([fact for each in children for fact in facts_of(each, source)], by=itself())
        together = reckoned(children)
        for child in children:
            alone = reckoned([child])[child.pk]
            assert alone.owed
            assert together[child.pk].owed == alone.owed
            kept = OwedDuty.objects.filter(child=child).values_list("key", "about", "since_on", "due_on", "why", "book")
            assert sorted(kept) == sorted(
                (row.key, row.about, row.since_on, row.due_on, row.why, row.book) for row in shelf(child.pk, alone)
            )
