"""What the pages of an import's rows show: the rows, one row to mend, and the children they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from throughcare.apps.intake.forms import MendForm, RowsForm
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.presenters import closed_words, pages_of, standing_words, sum_of, sums_by_table, title_of
from throughcare.apps.people.models import Person
from throughcare.apps.people.queries import name_of
from throughcare.core.page import Link
from throughcare.core.shown import Chosen, Column, Pages
from throughcare.core.words import count, plain_date
from throughcare.returns.ssda903.schema import BY_NAME

SET_ASIDE = SourceRow.Outcome.SET_ASIDE


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a file, and what became of it. `cells` are (heading, text) in the table's own order, blank ones left out."""

    where: str
    table: str
    outcome: str
    reason: str
    doubted: str
    cells: Sequence[tuple[str, str]]
    child: Link | None
    nobody: str
    mend: str


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows of one import."""

    title: str
    caption: str
    back: str
    form: RowsForm
    chosen: Sequence[Chosen]
    clear_href: str
    columns: Sequence[Column]
    rows: Sequence[RowShown]
    pages: Pages | None
    closed: str


def rows_page(batch: Batch, found: Page[SourceRow], *, form: RowsForm, chosen: Mapping[str, str]) -> RowsPage:
    """Rows of one import, as filtered."""
    here = reverse("intake:rows", args=[batch.pk])
    on = {name: value for name, value in chosen.items() if value}
    words = {name: dict(form.fields[name].choices) for name in on}  # type: ignore[attr-defined]  # choice fields, all of them
    without = {name: urlencode({other: value for other, value in on.items() if other != name}) for name in on}
    return RowsPage(
        title=f"Rows of {title_of(batch)}",
        caption=standing_words(batch),
        back=reverse("intake:batch", args=[batch.pk]),
        form=form,
        chosen=[Chosen(str(words[name].get(value, value)), f"{here}?{without[name]}") for name, value in on.items()],
        clear_href=here,
        columns=[Column(text) for text in ("Row", "What became of it", "What it says", "Child")],
        rows=[row_shown(row, batch) for row in found],
        pages=pages_of(found, here, **on) if found.paginator.count else None,
        closed=closed_words(_rows_there(batch, chosen) - found.paginator.count),
    )


def _rows_there(batch: Batch, chosen: Mapping[str, str]) -> int:
    """How many rows the batch has that match, whoever asks. By reason or doubt they are not counted, and those of a batch that was left are gone."""
    if chosen["reason"] or chosen["doubt"] or batch.state == Batch.State.LEFT:
        return 0
    sums = dict(sums_by_table(batch.counts))
    total = sums.get(chosen["table"]) if chosen["table"] else sum_of(batch.counts)
    if total is None:
        return 0
    every = total.rows + total.withdrawn + total.kept
    return int(getattr(total, chosen["outcome"])) if chosen["outcome"] else every


def row_shown(row: SourceRow, batch: Batch) -> RowShown:
    """One row in a list."""
    mendable = row.outcome == SET_ASIDE and row.line is not None
    open_to_change = batch.state in (Batch.State.PREVIEWED, Batch.State.COMMITTED)
    if row.outcome == SET_ASIDE and row.line is None:
        became = "Gone from the return, but kept"
    else:
        became = f"{row.get_outcome_display()}{', mended' if row.mended else ''}"
    return RowShown(
        where=f"{row.file}, line {row.line}" if row.line is not None else "in no file: it was in the last return",
        table=row.table,
        outcome=became,
        reason=row.reason[:1].upper() + row.reason[1:],
        doubted=row.doubted,
        cells=[(name, text) for name, text in in_order(row) if text],
        child=_link_to(row.child, row.about) if row.child else None,
        nobody=_nobody(row, batch),
        mend=reverse("intake:mend", args=[row.pk]) if mendable and open_to_change else "",
    )


def _nobody(row: SourceRow, batch: Batch) -> str:
    if row.child_id is not None:
        return "Not open to you"
    return "Nobody here bears this number" if batch.state == Batch.State.COMMITTED else "Not here yet"


def in_order(row: SourceRow) -> list[tuple[str, str]]:
    """A row's cells under their headings, in the order of the return's table; the database keeps them in an order of its own."""
    table = BY_NAME.get(row.table)
    known = [heading.name for heading in table.headings if heading.name in row.cells] if table else []
    return [(name, row.cells[name]) for name in [*known, *sorted(set(row.cells) - set(known))]]


def meanings(table: str) -> dict[str, str]:
    """What each heading of a table means, in one sentence, where it fills a column of the record."""
    if table not in BY_NAME:
        return {}
    described = {column.name: column.description.partition(". ")[0] for column in BY_NAME[table].row.table.columns}
    return {heading.name: described[heading.fills] for heading in BY_NAME[table].headings if heading.fills in described}


@dataclass(frozen=True, slots=True)
class MendPage:
    """One row to mend."""

    title: str
    caption: str
    back: str
    reason: str
    form: MendForm


def mend_page(row: SourceRow, form: MendForm) -> MendPage:
    """One row, why it was set aside, and its cells to change."""
    back = f"{reverse('intake:rows', args=[row.batch_id])}?{urlencode({'outcome': 'set_aside'})}"
    where = f"{row.table}, line {row.line} of {row.file}"
    return MendPage("Mend a row", f"{title_of(row.batch)}: {where}", back, row.reason[:1].upper() + row.reason[1:], form)


def mended_words(row: SourceRow, *, others: int = 0) -> str:
    """What mending a row came to."""
    became = {"added": "is added", "changed": "is changed", "unchanged": "says what is recorded already"}[row.outcome]
    committed = row.batch.state == Batch.State.COMMITTED
    said = f"The row {became}." if committed else "The row will come in when the import is committed."
    if others <= 0:
        return said
    follow = f"{count(others, 'other row')} of this child that waited for it"
    return f"{said} {follow} {'came in with it' if committed else 'will come in with it'}."


@dataclass(frozen=True, slots=True)
class ChildShown:
    """One child an import told of."""

    name: Link
    born: str


@dataclass(frozen=True, slots=True)
class ChildrenPage:
    """The children an import told of."""

    title: str
    caption: str
    back: str
    columns: Sequence[Column]
    children: Sequence[ChildShown]
    pages: Pages | None


def children_page(batch: Batch, found: Page[Person]) -> ChildrenPage:
    """The children an import told of, as far as they may be seen."""
    shown = [ChildShown(_link_to(each, getattr(each, "number", None)), plain_date(each.born_on)) for each in found]
    here = reverse("intake:children", args=[batch.pk])
    return ChildrenPage(
        title=f"Children of {title_of(batch)}",
        caption=standing_words(batch),
        back=reverse("intake:batch", args=[batch.pk]),
        columns=[Column("Child"), Column("Born")],
        children=shown,
        pages=pages_of(found, here) if shown else None,
    )


def _link_to(child: Person, number: str | None) -> Link:
    return Link(name_of(child, number=number), reverse("desk:child", args=[child.pk]))
