"""Bringing a return in: its files are read, and every row is kept with what would become of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import transaction

from throughcare.apps.intake.actions.progress import Tell, progress_of
from throughcare.apps.intake.actions.whose import name_children
from throughcare.apps.intake.at_work import SomebodyIsAtWork, is_stopped
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.plan import Around, Judged, Outcome, Plan
from throughcare.apps.intake.policies import check_can_import
from throughcare.apps.intake.rows import Came, around, cells_by_heading, digest_of, plan_children
from throughcare.apps.intake.ssda903.facts import key_of
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import itself
from throughcare.apps.workforce.models import Worker
from throughcare.core import bulk
from throughcare.core.acting import acting_as
from throughcare.core.full import WORDS, disk_is_full
from throughcare.core.today import now
from throughcare.record import people
from throughcare.record.columns import Row
from throughcare.returns.outcome import Doubted, Found, NotAReturn, SetAside
from throughcare.returns.ssda903.read import Return, check_year, read_return
from throughcare.returns.ssda903.schema import BY_ROW

CHILDREN_AT_ONCE = 500
MOST_WARNINGS = 200
NOT_ITS_FAULT = "Something went wrong while reading that is not the file’s fault. Nothing was changed."


@transaction.atomic
def open_batch(*, year: int, by: Worker) -> Batch:
    """Begin an import. Nothing is read yet. Raises ValueError for a year no return could be of."""
    check_can_import(by)
    check_year(year)
    return Batch.objects.create(year=year, by=by)


def read_batch(batch_id: UUID, *, paths: Sequence[Path]) -> Batch:
    """Read the files of a batch and say what would become of every row; or refuse them, in one sentence. Raises SomebodyIsAtWork."""
    with progress_of(batch_id) as tell:
        batch = Batch.objects.select_related("by").get(pk=batch_id)
        if batch.state != Batch.State.READING:
            raise SomebodyIsAtWork("This import has been read already.")
        try:
            _preview(batch, read_return(paths, year=batch.year), tell)
        except NotAReturn as refusal:
            _refuse(batch, str(refusal))
        except OSError as fault:
            _refuse(batch, f"The files could not be read: {fault.strerror or fault}.")
        except Exception as fault:
            _refuse(batch, WORDS if disk_is_full(fault) else NOT_ITS_FAULT)
            raise
    return batch


@transaction.atomic
def leave_batch(batch_id: UUID, *, by: Worker) -> Batch:
    """Decide against an import that was looked at, or whose work stopped. Its rows are let go; that it was looked at is kept."""
    check_can_import(by)
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.state != Batch.State.PREVIEWED and not is_stopped(batch):
        raise Batch.DoesNotExist("Only an import that waits for somebody can be left.")
    with acting_as(itself().pk):
        batch.rows.all().delete()
    batch.state = Batch.State.LEFT
    batch.save(update_fields=["state"])
    return batch


@transaction.atomic
def read_again(batch_id: UUID, *, by: Worker) -> bool:
    """Ask for a batch whose reading stopped to be read from the beginning. False if it has not stopped, or no longer."""
    check_can_import(by)
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.state != Batch.State.READING or not is_stopped(batch):
        return False
    batch.asked_at, batch.done, batch.of = now(), 0, 0
    batch.save(update_fields=["asked_at", "done", "of"])
    return True


def refuse_batch(batch_id: UUID, *, because: str, by: Worker) -> None:
    """Refuse a batch whose files never came to be read."""
    check_can_import(by)
    _refuse(Batch.objects.get(pk=batch_id), because)


def _refuse(batch: Batch, because: str) -> None:
    with transaction.atomic():
        batch.state, batch.refused_because = Batch.State.REFUSED, because
        batch.save(update_fields=["state", "refused_because"])


def _preview(batch: Batch, read: Return, tell: Tell) -> None:
    tables = {BY_ROW[type(each.row)].name for each in read.found} | {each.table for each in read.files}
    doubts: dict[tuple[str, int], list[Doubted]] = defaultdict(list)
    for doubted in read.doubts:
        doubts[doubted.file, doubted.line].append(doubted)
    by_child: dict[str, list[Found]] = defaultdict(list)
    for each in read.found:
        by_child[each.row.child].append(each)  # type: ignore[attr-defined]  # every row of a return has it
    counts: Counter[tuple[str, str]] = Counter()
    with acting_as(itself().pk):
        setting = around(batch.year, tables)
        everyone = sorted({*by_child, *_children_gone(batch, set(by_child))})
        for done in range(0, len(everyone), CHILDREN_AT_ONCE):
            chunk = everyone[done : done + CHILDREN_AT_ONCE]
            rows = {about: _rows_of_child(batch, about, by_child.pop(about, ()), doubts) for about in chunk}
            _keep(counts, _judged(batch, rows, setting))
            tell(done, len(everyone))
        _keep(counts, (_row_set_aside(batch, each) for each in read.set_aside))
        name_children(batch.pk)
        _previewed(batch, read, counts, children=len(everyone))


Kept = Mapping[str, Mapping[str, tuple[SourceRow, Row]]]
Doubts = Mapping[tuple[str, int], list[Doubted]]


def _judged(batch: Batch, rows: Kept, setting: Around) -> Iterator[SourceRow]:
    """Some children's rows with what would become of each, and after them the rows that are gone."""
    came = {
        about: {key: Came(kept.digest, partial(_itself, row)) for key, (kept, row) in those.items()}
        for about, those in rows.items()
    }
    plans, persons = plan_children(came, setting, fresh=True)
    for about, those in rows.items():
        for key, (kept, _) in those.items():
            kept.key = plans[about].known_as.get(key, key)
            judge(kept, plans[about].judged[kept.key])
            kept.child_id = persons[about].pk if about in persons else None
            yield kept
        yield from rows_gone(batch, about, plans[about], persons.get(about))


def _itself(row: Row) -> Row:
    return row


def _previewed(batch: Batch, read: Return, counts: Counter[tuple[str, str]], *, children: int) -> None:
    batch.files = [asdict(each) for each in read.files]
    lines = {(each.file, each.table, each.doubt.value, each.line) for each in read.doubts}
    kinds = Counter((file, table, doubt) for file, table, doubt, _ in lines)
    first: dict[tuple[str, str, str], Doubted] = {}
    for each in read.doubts:
        first.setdefault((each.file, each.table, each.doubt.value), each)
    batch.warnings = [
        {
            "file": file,
            "table": table,
            "doubt": doubt,
            "rows": rows,
            "line": first[file, table, doubt].line,
            "reason": first[file, table, doubt].reason,
        }
        for (file, table, doubt), rows in kinds.most_common(MOST_WARNINGS)
    ]
    batch.counts = counted(counts)
    batch.state, batch.done, batch.of = Batch.State.PREVIEWED, children, children
    batch.save()


def counted(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Rows by table and outcome, as a batch keeps them."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (table, outcome), rows in sorted(counts.items()):
        found[table][outcome] = rows
    return dict(found)


def _children_gone(batch: Batch, here: set[str]) -> set[str]:
    """Children whom the last return of this year told of, and this one does not."""
    told = SourceRow.objects.filter(stands=True, batch__year=batch.year, batch__kind=batch.kind)
    return set(told.values_list("about", flat=True).distinct()) - here


def _keep(counts: Counter[tuple[str, str]], rows: Iterator[SourceRow]) -> None:
    while some := list(islice(rows, bulk.AT_ONCE)):
        for row in some:
            counts[row.table, counted_as(row)] += 1
        bulk.insert(some)


def counted_as(row: SourceRow) -> str:
    """Under what a row is counted."""
    return KEPT if row.line is None and row.outcome == Outcome.SET_ASIDE else str(row.outcome)


KEPT = "kept"
"""How a row is counted that is gone from the return, but stays because somebody here has written about it."""


def _rows_of_child(batch: Batch, about: str, rows: Iterable[Found], doubts: Doubts) -> dict[str, tuple[SourceRow, Row]]:
    born_on = next((each.row.born_on for each in rows if isinstance(each.row, people.Person)), None)
    kept = {}
    for each in rows:
        key = key_of(each.row, year=batch.year)
        cells = cells_by_heading(each.row, year=batch.year, born_on=born_on)
        name = BY_ROW[type(each.row)].name
        row = SourceRow(batch_id=batch.pk, about=about, file=each.file[:200], line=each.line, table=name, key=key, cells=cells)
        row.digest = digest_of(cells)
        if found := doubts.get((each.file, each.line)):
            row.doubts, row.doubted = sorted({one.doubt.value for one in found}), _sentences(found)
        kept[key] = row, each.row
    return kept


def _sentences(doubts: Iterable[Doubted]) -> str:
    return " ".join(f"{one.reason.rstrip('.')}." for one in doubts)


def judge(row: SourceRow, judged: Judged) -> None:
    """Write on a row what becomes of it."""
    row.outcome, row.reason, row.conflict, row.fault = judged.outcome, judged.reason, judged.conflict, ""
    if judged.outcome == Outcome.SET_ASIDE:
        row.fault = CONFLICT if judged.conflict else CANNOT_STAND


CONFLICT = "somebody here has written otherwise"
CANNOT_STAND = "it cannot be kept beside the rest"


def rows_gone(batch: Batch, about: str, plan: Plan, person: Person | None) -> Iterator[SourceRow]:
    """Rows that were there last time and are gone; they stand in no line of any file."""
    if not plan.withdrawn or person is None:
        return
    last = SourceRow.objects.filter(stands=True, child=person, batch__year=batch.year, key__in=list(plan.withdrawn))
    for row in last:
        gone = SourceRow(batch=batch, about=about, child=person, table=row.table, key=row.key, digest=row.digest, cells=row.cells)
        judge(gone, plan.withdrawn[row.key])
        yield gone


def _row_set_aside(batch: Batch, each: SetAside) -> SourceRow:
    return SourceRow(
        batch=batch,
        about=each.cells.get("CHILD", "")[:100].upper(),
        file=each.file[:200],
        line=each.line,
        table=each.table,
        cells=dict(each.cells),
        outcome=Outcome.SET_ASIDE,
        reason=each.reason,
        fault=each.fault.value,
        fields=[name for name in each.fields if name],
    )
