"""What the import pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from throughcare.apps.intake.forms import BringInForm, MendForm, RowsForm
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.models import Person
from throughcare.core.page import Link
from throughcare.core.shown import Chosen, Column, Count, Pages, Progress
from throughcare.core.words import count, moment, plain_date, short_date
from throughcare.returns.ssda903.schema import TABLES

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows in = added + changed + left alone + set aside. Withdrawn, and kept though gone, stand beside: they are in no file."""

    added: int
    changed: int
    unchanged: int
    set_aside: int
    withdrawn: int = 0
    kept: int = 0

    @property
    def rows(self) -> int:
        """Every row that came in."""
        return self.added + self.changed + self.unchanged + self.set_aside


def _sum(counts: Mapping[str, int]) -> Sum:
    return Sum(**{name: counts.get(name, 0) for name in ("added", "changed", "unchanged", "set_aside", "withdrawn", "kept")})


def sum_of(counts: Counts) -> Sum:
    """The sum over all tables."""
    together: dict[str, int] = {}
    for each in counts.values():
        for outcome, rows in each.items():
            together[outcome] = together.get(outcome, 0) + rows
    return _sum(together)


def sums_by_table(counts: Counts) -> list[tuple[str, Sum]]:
    """The sum of each table, in the order of the return."""
    return [(table.name, _sum(counts[table.name])) for table in TABLES if table.name in counts]


@dataclass(frozen=True, slots=True)
class BatchShown:
    """One import in the list."""

    name: Link
    when: str
    by: str
    state: str
    rows: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """Every import."""

    columns: Sequence[Column]
    batches: Sequence[BatchShown]
    pages: Pages | None


def imports_page(found: Page[Batch]) -> ImportsPage:
    """What came in, the latest first."""
    columns = [Column("Return"), Column("Began"), Column("By"), Column("State"), Column("Rows", number=True)]
    columns.append(Column("Set aside", number=True))
    shown = []
    for batch in found:
        total = sum_of(batch.counts)
        name = Link(title_of(batch), reverse("intake:batch", args=[batch.pk]))
        shown.append(
            BatchShown(name, moment(batch.made_at), batch.by.name, batch.get_state_display(), total.rows, total.set_aside)
        )
    return ImportsPage(columns, shown, pages_of(found, reverse("intake:imports")) if shown else None)


@dataclass(frozen=True, slots=True)
class BringInPage:
    """Choosing the files of a return."""

    form: BringInForm


@dataclass(frozen=True, slots=True)
class UnderwayPage:
    """An import that is being read or committed."""

    title: str
    progress: Progress


def underway_page(batch: Batch) -> UnderwayPage:
    """How far an import has come."""
    reading = batch.state == Batch.State.READING
    doing = "Reading" if reading else "Committing"
    said = f"{doing}: {batch.done:,} of {batch.of:,} children" if batch.of else f"{doing}: the files are being opened"
    finished = batch.state not in (Batch.State.READING, Batch.State.COMMITTING)
    again = reverse("intake:progress", args=[batch.pk])
    return UnderwayPage(
        f"{doing} {title_of(batch)}",
        Progress(batch.done, batch.of or 1, "Done" if finished else said, finished=finished, refresh_url=again),
    )


@dataclass(frozen=True, slots=True)
class TableShown:
    """The sum of one table, each part of it a link to its rows."""

    name: str
    cells: Sequence[Count]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One import, looked at or committed."""

    title: str
    caption: str
    refused: str
    not_committed: str
    can_commit: bool
    committed: bool
    total: Sum
    columns: Sequence[Column]
    tables: Sequence[TableShown]
    faults: Sequence[Count]
    warnings: Sequence[str]
    commit_href: str
    leave_href: str
    rows_href: str
    children_href: str
    commit_words: str


PARTS = ("rows", "added", "changed", "unchanged", "set_aside", "withdrawn", "kept")
HEADINGS = ("Rows in", "Added", "Changed", "Left alone", "Set aside", "Withdrawn", "Gone, but kept")


def batch_page(batch: Batch, *, faults: Sequence[tuple[str, int]]) -> BatchPage:
    """What a return would change, or did."""
    total, rows = sum_of(batch.counts), reverse("intake:rows", args=[batch.pk])
    tables = [TableShown(name, _cells(line, name, rows)) for name, line in sums_by_table(batch.counts)]
    committed = batch.state == Batch.State.COMMITTED
    when = f"committed {moment(batch.committed_at)}" if committed else f"brought in {moment(batch.made_at)}"
    return BatchPage(
        title=title_of(batch),
        caption=f"{batch.get_state_display()}: {when} by {batch.by.name}",
        refused=batch.refused_because if batch.state == Batch.State.REFUSED else "",
        not_committed=batch.refused_because if batch.state == Batch.State.PREVIEWED else "",
        can_commit=batch.state == Batch.State.PREVIEWED,
        committed=committed,
        total=total,
        columns=[Column("Table"), *(Column(text, number=True) for text in HEADINGS)],
        tables=[*tables, TableShown("All tables", _cells(total, "", rows))] if tables else [],
        faults=[
            Count(number, fault or "other", f"{rows}?{urlencode({'outcome': 'set_aside', 'reason': fault})}")
            for fault, number in faults
        ],
        warnings=[_warned(each) for each in batch.warnings],
        commit_href=reverse("intake:commit", args=[batch.pk]),
        leave_href=reverse("intake:leave", args=[batch.pk]),
        rows_href=rows,
        children_href=reverse("intake:children", args=[batch.pk]),
        commit_words=f"Commit: {total.added:,} added, {total.changed:,} changed, {total.withdrawn:,} withdrawn",
    )


def _cells(line: Sum, table: str, rows: str) -> list[Count]:
    cells = []
    for part, heading in zip(PARTS, HEADINGS, strict=True):
        number = getattr(line, part)
        asked = {name: value for name, value in (("outcome", "" if part == "rows" else part), ("table", table)) if value}
        cells.append(Count(number, heading, f"{rows}?{urlencode(asked)}" if number else ""))
    return cells


def _warned(warning: Mapping[str, Any]) -> str:
    """A doubt about rows that came in all the same, with the first of them."""
    if not warning["line"]:
        return f"{warning['reason']}."
    rows, where = count(warning["rows"], "row"), f"line {warning['line']} of {warning['file']}"
    return f"{warning['table']}: {rows} with {warning['doubt']}, such as {where}: {str(warning['reason']).rstrip('.')}."


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a file, and what became of it."""

    where: str
    table: str
    outcome: str
    reason: str
    cells: str
    child: Link | None
    mend: str


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows of one import."""

    title: str
    back: str
    form: RowsForm
    chosen: Sequence[Chosen]
    clear_href: str
    columns: Sequence[Column]
    rows: Sequence[RowShown]
    pages: Pages | None


def rows_page(batch: Batch, found: Page[SourceRow], *, form: RowsForm, chosen: Mapping[str, str]) -> RowsPage:
    """Rows of one import, as filtered."""
    here = reverse("intake:rows", args=[batch.pk])
    on = {name: value for name, value in chosen.items() if value}
    words = {name: dict(form.fields[name].choices) for name in on}  # type: ignore[attr-defined]  # choice fields, all three
    without = {name: urlencode({other: value for other, value in on.items() if other != name}) for name in on}
    return RowsPage(
        title=f"Rows of {title_of(batch)}",
        back=reverse("intake:batch", args=[batch.pk]),
        form=form,
        chosen=[Chosen(str(words[name].get(value, value)), f"{here}?{without[name]}") for name, value in on.items()],
        clear_href=here,
        columns=[Column(text) for text in ("Where", "What became of it", "What it says", "Child", "Mend")],
        rows=[row_shown(row, batch) for row in found],
        pages=pages_of(found, here, **on) if found.paginator.count else None,
    )


def row_shown(row: SourceRow, batch: Batch) -> RowShown:
    """One row in a list."""
    mendable = row.outcome == SourceRow.Outcome.SET_ASIDE and row.line is not None
    open_to_change = batch.state in (Batch.State.PREVIEWED, Batch.State.COMMITTED)
    return RowShown(
        where=f"{row.file}, line {row.line}" if row.line is not None else "in no file: it was in the last return",
        table=row.table,
        outcome=f"{row.get_outcome_display()}{', mended' if row.mended else ''}",
        reason=row.reason[:1].upper() + row.reason[1:],
        cells=", ".join(f"{name} {text}" for name, text in row.cells.items() if text),
        child=Link(called(row.child), reverse("desk:child", args=[row.child.pk])) if row.child else None,
        mend=reverse("intake:mend", args=[row.pk]) if mendable and open_to_change else "",
    )


@dataclass(frozen=True, slots=True)
class MendPage:
    """One row to mend."""

    title: str
    back: str
    reason: str
    where: str
    form: MendForm


def mend_page(row: SourceRow, form: MendForm) -> MendPage:
    """One row, why it was set aside, and its cells to change."""
    back = f"{reverse('intake:rows', args=[row.batch_id])}?{urlencode({'outcome': 'set_aside'})}"
    where = f"{row.table} row, line {row.line} of {row.file}"
    return MendPage("Mend a row", back, row.reason[:1].upper() + row.reason[1:], where, form)


def mended_words(row: SourceRow) -> str:
    """What mending a row came to."""
    became = {"added": "is added", "changed": "is changed", "unchanged": "says what is recorded already"}[row.outcome]
    return (
        f"The row {became}." if row.batch.state == Batch.State.COMMITTED else "The row will come in when the import is committed."
    )


@dataclass(frozen=True, slots=True)
class ChildShown:
    """One child an import told of."""

    name: Link
    born: str


@dataclass(frozen=True, slots=True)
class ChildrenPage:
    """The children an import told of."""

    title: str
    back: str
    columns: Sequence[Column]
    children: Sequence[ChildShown]
    pages: Pages | None


def children_page(batch: Batch, found: Page[Person]) -> ChildrenPage:
    """The children an import told of, as far as they may be seen."""
    shown = [ChildShown(Link(called(each), reverse("desk:child", args=[each.pk])), plain_date(each.born_on)) for each in found]
    here = reverse("intake:children", args=[batch.pk])
    return ChildrenPage(
        title=f"Children of {title_of(batch)}",
        back=reverse("intake:batch", args=[batch.pk]),
        columns=[Column("Child"), Column("Born")],
        children=shown,
        pages=pages_of(found, here) if shown else None,
    )


def called(child: Person) -> str:
    """What to call a child of whom a return gives no name."""
    return child.called or f"Child born {short_date(child.born_on)}"


def title_of(batch: Batch) -> str:
    """What an import is called."""
    return f"SSDA903 {batch.year - 1}/{batch.year % 100:02d}"


def pages_of(found: Page[Any], here: str, **kept: str) -> Pages:
    """Which page of a list this is, with the way to those beside it."""

    def address(number: int) -> str:
        return f"{here}?{urlencode({**kept, 'page': number})}"

    return Pages(
        number=found.number,
        of=found.paginator.num_pages,
        first=found.start_index(),
        last=found.end_index(),
        rows=found.paginator.count,
        previous=address(found.previous_page_number()) if found.has_previous() else "",
        next=address(found.next_page_number()) if found.has_next() else "",
    )
