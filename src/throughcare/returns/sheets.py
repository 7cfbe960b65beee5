"""Tables of cells out of CSV text and workbooks: a heading row, then rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from throughcare.returns.files import Chosen, Limits
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.unpacking import check_workbook_is_safe

LineOfCells = tuple[int, list[str]]
LONGEST_LINE = 1 << 16
MOST_LINES_OF_A_ROW = 1_000


@dataclass(slots=True)
class Sheet:
    """One table of cells: its name to people, its headings, and the lines below them (read once, blank lines left out)."""

    name: str
    headings: list[str]
    lines: Iterator[LineOfCells]


def sheet_of_csv(chosen: Chosen) -> Iterator[Sheet]:
    """The one table in a CSV file, in UTF-8 or Windows-1252. Raises NotAReturn, here or while its lines are read."""
    encoding = _encoding_of(chosen)
    with chosen.path.open("r", encoding=encoding, newline="") as file:
        lines = _lines_of_csv(chosen.name, file)
        first = next(lines, None)
        if first is None:
            raise NotAReturn(f"{chosen.name} is empty.")
        yield Sheet(chosen.name, first[1], lines)


def sheets_of_workbook(chosen: Chosen, *, limits: Limits) -> Iterator[Sheet]:
    """Each sheet of a workbook that has anything in it. Raises NotAReturn for one that is unsafe or damaged."""
    check_workbook_is_safe(chosen.path, name=chosen.name, limits=limits)
    with _refusing_damage(chosen.name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_all_of(chosen.path)))
        names = workbook.sheet_names
    for name in names:
        with _refusing_damage(chosen.name):
            try:
                sheet = workbook.get_sheet_by_name(name)
            except CalamineError as fault:
                if "not a worksheet" in str(fault).lower():  # a chart sheet has no cells
                    continue
                raise
        lines = _lines_of_sheet(chosen.name, sheet)
        first = next(lines, None)
        if first is not None:
            yield Sheet(f"{chosen.name}, sheet {name}", first[1], lines)


def _encoding_of(chosen: Chosen) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            with chosen.path.open("r", encoding=encoding, newline="") as file:
                while piece := file.read(1 << 20):
                    if "\0" in piece:
                        raise NotAReturn(f"{chosen.name} is not a text file: it has bytes that no text has.")
        except UnicodeDecodeError:
            continue
        except OSError as fault:
            raise NotAReturn(f"{chosen.name} cannot be read: {fault.strerror}.") from fault
        return encoding
    raise NotAReturn(f"{chosen.name} is neither UTF-8 nor Windows-1252 text.")


def _lines_of_csv(name: str, file: io.TextIOWrapper) -> Iterator[LineOfCells]:
    heading = file.readline(LONGEST_LINE)
    separator = max(",;\t", key=heading.count)
    file.seek(0)
    lines = _ShortLines(name, file)
    # strict: a stray quotation mark would otherwise swallow rows without a word
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise NotAReturn(f"{name} cannot be read as CSV at line {reader.line_num}: {fault}.") from fault
        except OSError as fault:
            raise NotAReturn(f"{name} cannot be read: {fault.strerror}.") from fault
        if cells is None:
            return
        lines.in_this_row = 0
        if any(cell and not cell.isspace() for cell in cells):
            yield reader.line_num, cells


class _ShortLines:
    """Lines of a text file, refusing one so long, or a row of so many, that memory would not hold it."""

    def __init__(self, name: str, file: io.TextIOWrapper) -> None:
        self.name, self.file, self.in_this_row = name, file, 0

    def __iter__(self) -> _ShortLines:
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_LINE)
        self.in_this_row += 1
        if not line:
            raise StopIteration
        if len(line) >= LONGEST_LINE or self.in_this_row > MOST_LINES_OF_A_ROW:
            raise NotAReturn(f"{self.name} is not a table: it has a row too long to be one.")
        return line


def _lines_of_sheet(name: str, sheet: CalamineSheet) -> Iterator[LineOfCells]:
    with _refusing_damage(name):
        for number, values in enumerate(sheet.iter_rows(), start=1):
            cells = [_text_of(value) for value in values]
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells


def _text_of(value: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """A spreadsheet's own kinds of value as a person would have typed them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def _all_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read()


@contextmanager
def _refusing_damage(name: str) -> Iterator[None]:
    try:
        yield
    except PasswordError as fault:
        raise NotAReturn(f"{name} is protected by a password; save it without one.") from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise NotAReturn(f"{name} is a damaged workbook: {_one_line(fault)}.") from fault
    except BaseException as fault:
        # the workbook reader is Rust, whose panics are not Exceptions; a damaged file must not stop the server
        if type(fault).__name__ != "PanicException":
            raise
        raise NotAReturn(f"{name} is a damaged workbook.") from fault


def _one_line(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:200].rstrip(".")
