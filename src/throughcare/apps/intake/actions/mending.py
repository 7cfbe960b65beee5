"""Mending a row that was set aside: it goes in by the same path as every other, as a small commit of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from throughcare.apps.intake.actions.committing import accepted, came_back, judge_again, mark, recounted, write
from throughcare.apps.intake.actions.reading import judge
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.plan import Outcome
from throughcare.apps.intake.policies import check_can_import
from throughcare.apps.intake.rows import (
    around,
    cells_by_heading,
    digest_of,
    persons_with_numbers,
    plan_children,
    row_of,
    standing_of,
)
from throughcare.apps.intake.ssda903.facts import key_of
from throughcare.apps.workforce.itself import itself
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.record.care import Episode
from throughcare.record.columns import Row
from throughcare.record.people import Person
from throughcare.returns.outcome import SetAside
from throughcare.returns.ssda903.read import reread

MENDABLE = (Batch.State.PREVIEWED, Batch.State.COMMITTED)


@transaction.atomic
def mend_row(row_id: int, cells: Mapping[str, str], *, by: Worker) -> SourceRow:
    """Read a row that was set aside again, as somebody has mended it. It comes in, or stays aside with the reason that is left.

    In a batch not yet committed the preview changes; in one that was, the row is committed by itself.
    """
    check_can_import(by)
    seen = SourceRow.objects.select_related("batch").get(
        pk=row_id, outcome=Outcome.SET_ASIDE, line__isnull=False, batch__state__in=MENDABLE
    )
    with acting_as(itself().pk):
        row = SourceRow.objects.select_for_update(of=("self",)).select_related("batch", "batch__source").get(pk=seen.pk)
        row.cells = {**row.cells, **{name: text.strip() for name, text in cells.items() if name in row.cells}}
        row.about = row.cells.get("CHILD", "")[:100].upper()
        read = reread(row.table, row.cells, year=row.batch.year, among=_beside(row))
        if isinstance(read, SetAside):
            row.reason, row.fault, row.fields = read.reason, read.fault.value, [name for name in read.fields if name]
            row.save(update_fields=["cells", "reason", "fault", "fields", "about"])
            return row
        _keep_as(row, read.row)
        if row.batch.state == Batch.State.PREVIEWED:
            judge_again(row.batch, [row.about])
            row.refresh_from_db()
        else:
            _commit_row(row, by=by)
        row.batch.counts = recounted(row.batch)
        row.batch.save(update_fields=["counts"])
    return row


def _keep_as(row: SourceRow, read: Row) -> None:
    if isinstance(read, Episode):
        beside = SourceRow.objects.filter(batch=row.batch, about=row.about, table=row.table).exclude(key="").exclude(pk=row.pk)
        same_day = beside.filter(key__startswith=f"{row.table}|{read.child}|{read.started_on}|").count()
        read = replace(read, order=same_day + 1)
    row.key, row.mended = key_of(read, year=row.batch.year), True
    row.about = row.key.split("|")[1]
    cells = cells_by_heading(read, year=row.batch.year, born_on=None)
    row.cells = {**row.cells, **{name: text for name, text in cells.items() if text}}
    row.digest = digest_of(row.cells)
    row.save(update_fields=["cells", "key", "digest", "about", "mended"])


def _beside(row: SourceRow) -> list[Row]:
    """The rows of the same child that are in already, with the Header of whatever year if this return's is not."""
    if row.batch.state == Batch.State.PREVIEWED:
        others = (
            accepted(row.batch).filter(about=row.about, line__isnull=False).exclude(pk=row.pk).exclude(outcome=Outcome.SET_ASIDE)
        )
        rows = [row_of(each.table, each.key, each.cells) for each in others if each.key != row.key]
        if any(isinstance(each, Person) for each in rows):
            return rows
    else:
        rows = []
    person = persons_with_numbers([row.about]).get(row.about)
    standing = standing_of([person.pk])[person.pk] if person else []
    if row.batch.state == Batch.State.PREVIEWED:
        return rows + [each.row for each in standing if isinstance(each.row, Person)][-1:]
    headers = [each.row for each in standing if isinstance(each.row, Person)][-1:]
    this_year = [each for each in standing if each.year == row.batch.year and each.key != row.key]
    return [*headers, *(each.row for each in this_year if not isinstance(each.row, Person))]


@action(why="return row mended")
def _commit_row(row: SourceRow, *, by: Worker) -> None:
    # no tables: one row by itself says of no other row that it is gone
    plans, persons = plan_children({row.about: {row.key: came_back(row)}}, around(row.batch.year, ()))
    judge(row, plans[row.about].judged[row.key])
    row.save(update_fields=["outcome", "reason", "conflict", "fault"])
    if row.outcome != Outcome.SET_ASIDE:
        written = write(plans, persons, batch=row.batch, by=by)
        mark(row.batch, {row.about: [row]}, plans, written)
        row.refresh_from_db()
