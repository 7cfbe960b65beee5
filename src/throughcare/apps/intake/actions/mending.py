"""Mending a row that was set aside: it goes in by the same path as every other, as a small commit of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Q

from throughcare.apps.intake.actions.committing import accepted, came_back, judge_again, mark, recounted, write
from throughcare.apps.intake.actions.reading import judge
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.plan import HEADER_SET_ASIDE, Outcome
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
from throughcare.returns.cells import day_in
from throughcare.returns.outcome import Fault, SetAside
from throughcare.returns.ssda903.read import reread
from throughcare.returns.ssda903.schema import HEADER

MENDABLE = (Batch.State.PREVIEWED, Batch.State.COMMITTED)


@transaction.atomic
def mend_row(row_id: int, cells: Mapping[str, str], *, by: Worker) -> SourceRow:
    """Read a row that was set aside again, as somebody has mended it. It comes in, or stays aside with the reason that is left.

    In a batch not yet committed the preview changes; in one that was, the row is committed by itself. Rows of the same child that
    waited only for their Header row are read again with it.
    """
    check_can_import(by)
    seen = SourceRow.objects.select_related("batch").get(
        pk=row_id, outcome=Outcome.SET_ASIDE, line__isnull=False, batch__state__in=MENDABLE
    )
    with acting_as(itself().pk):
        row = SourceRow.objects.select_for_update(of=("self",)).select_related("batch", "batch__source").get(pk=seen.pk)
        row.cells = {**row.cells, **{name: text.strip() for name, text in cells.items() if name in row.cells}}
        row.about = row.cells.get("CHILD", "")[:100].upper()
        if _read_again(row) is None:
            return row
        row.mended = True
        row.save(update_fields=["mended"])
        _come_in([row], by=by)
        if row.table == HEADER.name and row.outcome != Outcome.SET_ASIDE:
            _come_in(_read_together(_waiting_for(row)), by=by)
        row.batch.counts = recounted(row.batch)
        row.batch.save(update_fields=["counts"])
    return row


def _read_again(row: SourceRow, *, also: Sequence[Row] = ()) -> Row | None:
    """The row, if it can now come in beside those of the child that are in, and `also`. It is kept so, or with the reason that is left."""
    read = reread(row.table, row.cells, year=row.batch.year, among=[*_beside(row), *also])
    if isinstance(read, SetAside):
        row.reason, row.fault, row.fields = read.reason, read.fault.value, [name for name in read.fields if name]
        row.save(update_fields=["cells", "reason", "fault", "fields", "about"])
        return None
    return _keep_as(row, read.row)


def _read_together(rows: Iterable[SourceRow]) -> list[SourceRow]:
    """Those of one child's rows that can now come in. Each is read beside those before it, as when the files were read."""
    coming: list[SourceRow] = []
    read: list[Row] = []
    for row in rows:
        found = _read_again(row, also=read)
        if found is not None:
            coming.append(row)
            read.append(found)
    return coming


def _come_in(rows: Sequence[SourceRow], *, by: Worker) -> None:
    """Rows of one child come in: to the preview, or at once where the rest is committed already."""
    if not rows:
        return
    if rows[0].batch.state == Batch.State.COMMITTED:
        _commit_rows(rows, by=by)
        return
    judge_again(rows[0].batch, [rows[0].about])
    for row in rows:
        row.refresh_from_db()


def _waiting_for(header: SourceRow) -> list[SourceRow]:
    """Rows of the same child in the same batch that were set aside because their Header row was, by the day an episode began."""
    rows = SourceRow.objects.select_for_update(of=("self",)).filter(batch=header.batch, about=header.about, line__isnull=False)
    waiting = rows.filter(Q(fault=Fault.NO_HEADER) | Q(reason=HEADER_SET_ASIDE), outcome=Outcome.SET_ASIDE)
    found = sorted(waiting, key=lambda row: (row.table, day_in(row.cells.get("DECOM", "")) or date.max, row.file, row.line or 0))
    for row in found:
        row.batch = header.batch
    return found


def _keep_as(row: SourceRow, read: Row) -> Row:
    if isinstance(read, Episode):
        beside = SourceRow.objects.filter(batch=row.batch, about=row.about, table=row.table).exclude(key="").exclude(pk=row.pk)
        same_day = beside.filter(key__startswith=f"{row.table}|{read.child}|{read.started_on}|").values_list("key", flat=True)
        taken = {int(key.rpartition("|")[2]) for key in same_day}
        read = replace(read, order=next(order for order in range(1, len(taken) + 2) if order not in taken))
    row.key = key_of(read, year=row.batch.year)
    row.about = row.key.split("|")[1]
    cells = cells_by_heading(read, year=row.batch.year, born_on=None)
    row.cells = {**row.cells, **{name: text for name, text in cells.items() if text}}
    row.digest = digest_of(row.cells)
    row.save(update_fields=["cells", "key", "digest", "about"])
    return read


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
def _commit_rows(rows: Sequence[SourceRow], *, by: Worker) -> None:
    # no tables: a few rows by themselves say of no other row that it is gone
    about, batch = rows[0].about, rows[0].batch
    plans, persons = plan_children({about: {row.key: came_back(row) for row in rows}}, around(batch.year, ()))
    for row in rows:
        judge(row, plans[about].judged[row.key])
        row.save(update_fields=["outcome", "reason", "conflict", "fault"])
    if any(row.outcome != Outcome.SET_ASIDE for row in rows):
        written = write(plans, persons, batch=batch, by=by)
        mark(batch, {about: list(rows)}, plans, written)
        for row in rows:
            row.refresh_from_db()
