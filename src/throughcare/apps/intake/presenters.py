"""What the import pages show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse

from throughcare.apps.intake.at_work import UNDERWAY
from throughcare.apps.intake.forms import BringInForm
from throughcare.apps.intake.models import Batch
from throughcare.core.page import Link
from throughcare.core.shown import Column, Count, Pages, Progress
from throughcare.core.words import count, listed, moment, plain_date
from throughcare.returns.ssda903.schema import TABLES, begins_on, ends_on

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


def imports_page(found: Page[Batch], *, stopped: Collection[UUID]) -> ImportsPage:
    """What came in, the latest first."""
    columns = [Column("Return"), Column("Began"), Column("By"), Column("State"), Column("Rows", number=True)]
    columns.append(Column("Set aside", number=True))
    shown = []
    for batch in found:
        total = sum_of(batch.counts)
        name = Link(title_of(batch), reverse("intake:batch", args=[batch.pk]))
        state = state_words(batch, stopped=batch.pk in stopped)
        shown.append(BatchShown(name, moment(batch.made_at), batch.by.name, state, total.rows, total.set_aside))
    return ImportsPage(columns, shown, pages_of(found, reverse("intake:imports")) if shown else None)


def state_words(batch: Batch, *, stopped: bool) -> str:
    """How far a batch has come; a step that stopped is never said to go on."""
    if not stopped:
        return str(batch.get_state_display())
    return "Reading stopped" if batch.state == Batch.State.READING else "Committing stopped"


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
    doing = "Reading" if batch.state == Batch.State.READING else "Committing"
    said = f"{batch.done:,} of {count(batch.of, 'child', 'children')}" if batch.of else "the files are being opened"
    finished = batch.state not in UNDERWAY
    again = reverse("intake:progress", args=[batch.pk])
    words = "Done" if finished else f"{doing}: {said}"
    return UnderwayPage(
        f"{doing} {title_of(batch)}", Progress(batch.done, batch.of or 1, words, finished=finished, refresh_url=again)
    )


@dataclass(frozen=True, slots=True)
class StoppedPage:
    """An import whose reading ended before it was done, and what can be done about it."""

    title: str
    caption: str
    files_kept: bool
    read_again_href: str
    leave_href: str


def stopped_page(batch: Batch, *, files_kept: bool) -> StoppedPage:
    """What to do about a reading that stopped: read the files again if they are still here, or put the import aside."""
    return StoppedPage(
        title_of(batch),
        f"Reading stopped: brought in {moment(batch.made_at)} by {batch.by.name}",
        files_kept,
        reverse("intake:read_again", args=[batch.pk]),
        reverse("intake:leave", args=[batch.pk]),
    )


COMMITTING_STOPPED = (
    "Committing stopped before it had finished: the machine or the program that was doing it was ended. "
    "Nothing was committed. You can commit it again."
)


@dataclass(frozen=True, slots=True)
class TableShown:
    """The sum of one table, each part of it a link to its rows."""

    name: str
    cells: Sequence[Count]


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """A doubt about rows that were let in, or about a whole file (then `href` is empty): in a sentence, and where its rows are."""

    text: str
    what: str
    href: str
    several: bool


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One import, looked at or committed."""

    title: str
    caption: str
    standing: str
    refused: str
    not_committed: str
    can_commit: bool
    committed: bool
    left: bool
    total: Sum
    beside: str
    columns: Sequence[Column]
    tables: Sequence[TableShown]
    faults: Sequence[Count]
    closed: str
    warnings: Sequence[DoubtShown]
    commit_href: str
    leave_href: str
    rows_href: str
    children_href: str
    commit_words: str


IN_THE_SUM = {
    "rows": "Rows in",
    "added": "Added",
    "changed": "Changed",
    "unchanged": "Left alone",
    "set_aside": "Set aside",
}
BESIDE = {"withdrawn": "Withdrawn", "kept": "Gone, but kept"}


def batch_page(batch: Batch, *, faults: Sequence[tuple[str, int]], stopped: bool = False) -> BatchPage:
    """What a return would change, or did. `faults` are counted among the rows that whoever asks may see."""
    total, rows = sum_of(batch.counts), reverse("intake:rows", args=[batch.pk])
    parts = IN_THE_SUM | {part: words for part, words in BESIDE.items() if getattr(total, part)}
    left, committed = batch.state == Batch.State.LEFT, batch.state == Batch.State.COMMITTED
    can_commit = batch.state == Batch.State.PREVIEWED or stopped
    when = f"committed {moment(batch.committed_at)}" if committed else f"brought in {moment(batch.made_at)}"
    lines = [*sums_by_table(batch.counts), ("All tables", total)] if batch.counts else []
    waiting = COMMITTING_STOPPED if stopped else batch.refused_because
    return BatchPage(
        title=title_of(batch),
        caption=f"{state_words(batch, stopped=stopped)}: {when} by {batch.by.name}",
        standing=f"It tells of {plain_date(begins_on(batch.year))} to {plain_date(ends_on(batch.year))}, "
        "and shows children as they stood on that last day.",
        refused=batch.refused_because if batch.state == Batch.State.REFUSED else "",
        not_committed=waiting if can_commit else "",
        can_commit=can_commit,
        committed=committed,
        left=left,
        total=total,
        beside=_beside_the_sum(total, committed=committed),
        columns=[Column("Table"), *(Column(text, number=True) for text in parts.values())],
        tables=[TableShown(name, _cells(line, name, parts, "" if left else rows)) for name, line in lines],
        faults=_faults(faults, rows),
        closed="" if left else closed_words(total.set_aside - sum(number for _, number in faults)),
        warnings=[_doubt(each, "" if left else rows) for each in batch.warnings],
        commit_href=reverse("intake:commit", args=[batch.pk]),
        leave_href=reverse("intake:leave", args=[batch.pk]),
        rows_href=rows,
        children_href=reverse("intake:children", args=[batch.pk]),
        commit_words=_commit_words(total),
    )


def _cells(line: Sum, name: str, parts: Mapping[str, str], rows: str) -> list[Count]:
    cells = []
    table = "" if name == "All tables" else name
    for part, heading in parts.items():
        number = getattr(line, part)
        asked = {key: value for key, value in (("outcome", "" if part == "rows" else part), ("table", table)) if value}
        cells.append(Count(number, heading, f"{rows}?{urlencode(asked)}" if number and rows else ""))
    return cells


def _faults(faults: Sequence[tuple[str, int]], rows: str) -> list[Count]:
    return [
        Count(
            number,
            f"{count(number, 'row')}: {fault or 'other'}",
            f"{rows}?{urlencode({'outcome': 'set_aside', 'reason': fault})}",
        )
        for fault, number in faults
    ]


def _beside_the_sum(total: Sum, *, committed: bool) -> str:
    """What stands beside the sum, being in no file of this return: rows that were there last time and are gone."""
    if not total.withdrawn and not total.kept:
        return "Nothing that came in before for this year is missing from this return."
    be = ("was", "were") if committed else ("would be", "would be")
    said = [f"{count(total.withdrawn, f'row {be[0]}', f'rows {be[1]}')} withdrawn"] if total.withdrawn else []
    if total.kept:
        said.append(
            f"{count(total.kept, f'row {be[0]}', f'rows {be[1]}')} kept, because somebody here has written about what it says"
        )
    return f"Beside that, {listed(said)}: there last time, gone from this return."


def _commit_words(total: Sum) -> str:
    doing = [
        f"{verb} {number:,}"
        for verb, number in (("add", total.added), ("change", total.changed), ("withdraw", total.withdrawn))
        if number
    ]
    return f"Commit: {listed(doing)}" if doing else "Commit: nothing would change"


def closed_words(hidden: int) -> str:
    """That there are rows besides, of children who are not open to whoever asks; empty if there are none."""
    return f"And {count(hidden, 'row')} of children who are not open to you." if hidden > 0 else ""


def _doubt(warning: Mapping[str, Any], rows: str) -> DoubtShown:
    """A doubt about rows that came in all the same: the first of them, and the way to them all."""
    if not warning["line"]:
        return DoubtShown(f"{warning['reason']}.", "", "", several=False)
    number, where = count(warning["rows"], "row"), f"line {warning['line']} of {warning['file']}"
    several = warning["rows"] > 1
    reason = str(warning["reason"]).rstrip(".")
    asked = urlencode({"table": warning["table"], "doubt": warning["doubt"]})
    return DoubtShown(
        f"{warning['table']}, {number}: {warning['doubt']}. {'The first is' if several else 'This is'} {where}: {reason}.",
        f"{warning['table']}, {warning['doubt']}",
        f"{rows}?{asked}" if rows else "",
        several,
    )


def standing_words(batch: Batch) -> str:
    """The day a return stands at."""
    return f"As at {plain_date(ends_on(batch.year))}"


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
