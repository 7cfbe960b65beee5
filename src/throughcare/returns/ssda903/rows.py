"""One row of cells into one row of the record, or the reasons why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.record.columns import Row
from throughcare.returns.cells import LONGEST_CELL, Unreadable, in_words
from throughcare.returns.outcome import Doubt, Doubted, Fault, SetAside
from throughcare.returns.ssda903.headings import Heading, ReturnTable, When
from throughcare.returns.ssda903.schema import ends_on

# cells are kept as one text until the row has been compared with the child's others; half a million rows must fit
BETWEEN_CELLS = "\x1f"


@dataclass(slots=True)
class Candidate:
    """A row that reads well by itself, waiting to be compared with the child's others."""

    table: ReturnTable
    row: Row
    file: str
    line: int
    born_on: date | None
    sex: str | None
    kept: str

    @property
    def child(self) -> str:
        """Whose row it is."""
        return str(getattr(self.row, "child"))  # noqa: B009  # every row of a return has it, though Row need not

    def set_aside(self, fault: Fault, reason: str, *fields: str) -> SetAside:
        """This row, set aside after all."""
        return SetAside(self.file, self.line, self.table.name, _named(self.table, self.cells), fault, reason, fields)

    @property
    def cells(self) -> list[str]:
        """The cells as they came, in the order of the table's headings."""
        return self.kept.split(BETWEEN_CELLS)


def candidate(
    cells: Sequence[str], *, table: ReturnTable, year: int, file: str, line: int, extra: Sequence[str] = ()
) -> tuple[Candidate | SetAside, list[Doubted]]:
    """Read one row; `cells` stand in the order of the table's headings, `extra` are cells beyond any heading."""
    tidy = [_tidied(each) for each in cells]
    values: dict[str, Any] = {}
    faults: list[tuple[Fault, str, str]] = []
    doubts: list[Doubted] = []
    for heading, text in zip(table.headings, tidy, strict=True):
        try:
            values[heading.name] = _value(heading, text, year=year)
        except Unreadable as why:
            faults.append((why.fault, f"{heading.name}: {why.reason}", heading.name))
            continue
        odd = _oddness(heading, text, values, year=year)
        if odd is not None:
            doubts.append(Doubted(file, line, table.name, odd[0], f"{heading.name}: {odd[1]}", (heading.name,)))
    if extra:
        faults.insert(0, (Fault.SHAPE, f"there are {len(extra)} more cells than headings", ""))
    faults += _spans_that_end_before_they_start(table, values)
    doubts += [Doubted(file, line, table.name, *odd) for odd in _steps_out_of_order(table, values)]
    if faults:
        fields = tuple(dict.fromkeys(name for _, _, name in faults if name))
        reason = "; ".join(reason for _, reason, _ in faults)
        return SetAside(file, line, table.name, _named(table, tidy), faults[0][0], _sentence(reason), fields), []
    row = table.row(**{each.fills: values[each.name] for each in table.headings if each.fills})
    return Candidate(table, row, file, line, values.get("DOB"), values.get("SEX"), BETWEEN_CELLS.join(tidy)), doubts


def _value(heading: Heading, text: str, *, year: int) -> Any:
    if not text:
        if heading.must:
            raise Unreadable("is blank and must be given", fault=Fault.BLANK)
        return None
    if len(text) > LONGEST_CELL:
        raise Unreadable(f"is longer than {LONGEST_CELL} characters")
    if not text.isprintable():
        raise Unreadable("has characters that cannot be printed")
    value = heading.cell.read(text)
    if heading.when in (When.HAPPENED, When.BORN) and value > ends_on(year):
        reason = f"{in_words(value)} is after the return ends, {in_words(ends_on(year))}"
        raise Unreadable(reason, fault=Fault.AFTER_THE_RETURN_ENDS)
    return value


def _oddness(heading: Heading, text: str, values: dict[str, Any], *, year: int) -> tuple[Doubt, str] | None:
    if not text:
        return (Doubt.BLANK, "is blank") if heading.usual else None
    if heading.when is When.EXPECTED and values[heading.name] > ends_on(year):
        return Doubt.EXPECTED_LATER, f"{text} is after the return ends, so it is taken as expected"
    return heading.cell.doubt(text, year=year)


def _spans_that_end_before_they_start(table: ReturnTable, values: dict[str, Any]) -> list[tuple[Fault, str, str]]:
    return [
        (Fault.END_BEFORE_START, f"{end} {in_words(values[end])} is before {start} {in_words(values[start])}", end)
        for start, end in table.spans
        if values.get(start) and values.get(end) and values[end] < values[start]
    ]


def _steps_out_of_order(table: ReturnTable, values: dict[str, Any]) -> list[tuple[Doubt, str, tuple[str, ...]]]:
    odd: list[tuple[Doubt, str, tuple[str, ...]]] = [
        (Doubt.OUT_OF_ORDER, f"{later} {in_words(values[later])} is before {first} {in_words(values[first])}", (first, later))
        for first, later in table.steps
        if values.get(first) and values.get(later) and values[later] < values[first]
    ]
    if "REC" in values and "DEC" in values and (values["DEC"] is None) != (values["REC"] is None):
        said = "DEC is given without REC" if values["DEC"] else "REC is given without DEC, so the episode is read as still open"
        odd.append((Doubt.ENDED_WITHOUT_REASON, said, ("DEC", "REC")))
    return odd


def _tidied(text: str) -> str:
    plain = text.replace("\xa0", " ").replace(BETWEEN_CELLS, "\ufffd").strip()
    return plain.removeprefix("\ufeff").strip()


def _named(table: ReturnTable, cells: Sequence[str]) -> dict[str, str]:
    return {heading.name: text for heading, text in zip(table.headings, cells, strict=True)}


def _sentence(words: str) -> str:
    return words if words.endswith(".") else words + "."
