"""Reading an SSDA903 return: every row found or set aside, or the file refused in one sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from throughcare.record.columns import Row
from throughcare.record.people import Person
from throughcare.returns.files import Chosen, Form, Limits, choose
from throughcare.returns.outcome import Doubt, Doubted, FileRead, Found, NotAReturn, SetAside
from throughcare.returns.sheets import Sheet, sheet_of_csv, sheets_of_workbook
from throughcare.returns.ssda903 import schema
from throughcare.returns.ssda903.build import cells_of
from throughcare.returns.ssda903.checks import judge
from throughcare.returns.ssda903.headings import ReturnTable
from throughcare.returns.ssda903.recognise import NoSuchTable, recognise
from throughcare.returns.ssda903.rows import Candidate, candidate
from throughcare.returns.ssda903.xml import elements_of

R = TypeVar("R", bound=Row)
Progress = Callable[[str, int], None]
BETWEEN_WORDS_OF_PROGRESS = 5_000
MENDED = -1


@dataclass(frozen=True, slots=True)
class Return:
    """A whole return: rows that came in, rows set aside, what is doubtful, and what each file came to."""

    year: int
    found: tuple[Found, ...]
    set_aside: tuple[SetAside, ...]
    doubts: tuple[Doubted, ...]
    files: tuple[FileRead, ...]

    @property
    def begins_on(self) -> date:
        """The first day the return is about."""
        return schema.begins_on(self.year)

    @property
    def ends_on(self) -> date:
        """The last day the return is about; it is looked at as at this day."""
        return schema.ends_on(self.year)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the return's tables that were given."""
        given = {each.table for each in self.files}
        return tuple(table.name for table in schema.TABLES if table.name in given)

    def rows(self, kind: type[R]) -> Iterator[R]:
        """The rows of one table of the record, in the order they came."""
        return (each.row for each in self.found if isinstance(each.row, kind))


def read_return(paths: Sequence[Path], *, year: int, limits: Limits | None = None, progress: Progress | None = None) -> Return:
    """Read the return for the year that ends on 31 March of `year`: 2018 is 2017/18.

    `paths` are CSV, XLSX and XML files, or folders of them. Raises NotAReturn when any file as a whole cannot be
    read; a fault in a row only sets that row aside.
    """
    check_year(year)
    allowed = limits or Limits()
    chosen, left_unread = choose(paths, limits=allowed)
    reading = _Reading(year=year, limits=allowed, progress=progress or (lambda name, rows: None))
    for name in left_unread:
        reading.doubt_file(name, "", Doubt.LEFT_UNREAD, f"{name} was left unread; choose it by itself if it is a return")
    for each in chosen:
        reading.read_file(each)
    return reading.finish()


def reread(table: str, cells: Mapping[str, str], *, year: int, among: Iterable[Row] = ()) -> Found | SetAside:
    """Read one row again, as a person has mended it; `cells` by heading.

    `among` are rows of the same child that already came in: given the Person, birth dates are compared; given
    the rest, repeats and overlaps are found. Without them the row is judged by itself. Raises KeyError for a
    table the return does not have.
    """
    check_year(year)
    this = schema.BY_NAME[table]
    named = {name.strip().upper(): text for name, text in cells.items()}
    line = [next((named[name] for name in (each.name, *each.also_called) if name in named), "") for each in this.headings]
    mended, _ = candidate(line, table=this, year=year, file="", line=MENDED)
    if isinstance(mended, SetAside):
        return replace(mended, line=0)
    beside = [each for each in (_already_in(row, year=year) for row in among) if each.child == mended.child]
    if any(isinstance(each.row, Person) for each in (*beside, mended)):
        _, aside, _ = judge([*beside, mended])
        for each in sorted(aside, key=lambda why: why.line):
            said = (
                each.reason if each.line == MENDED else f"with it, the {each.table} row already in could not stand: {each.reason}"
            )
            return replace(mended.set_aside(each.fault, said, *each.fields), line=0)
    return Found(mended.row, "", 0)


def check_year(year: int) -> None:
    """Raise ValueError for a year no return could be of."""
    if not schema.FIRST_YEAR <= year <= schema.LAST_YEAR:
        raise ValueError(f"{year} is not the year a return ends in: 2018 means 1 April 2017 to 31 March 2018.")


def _already_in(row: Row, *, year: int) -> Candidate:
    table = schema.BY_ROW[type(row)]
    read, _ = candidate(cells_of(row, year=year), table=table, year=schema.LAST_YEAR, file="", line=0)
    if isinstance(read, SetAside):
        raise ValueError(f"A {table.name} row that is already in cannot be read: {read.reason}")
    return read


class _Reading:
    """A return as it is being read, file by file, until `finish` lays each child's rows side by side."""

    def __init__(self, *, year: int, limits: Limits, progress: Progress) -> None:
        self.year, self.limits, self.progress = year, limits, progress
        self.candidates: dict[str, list[Candidate]] = defaultdict(list)
        self.headers_aside: dict[str, list[SetAside]] = defaultdict(list)
        self.set_aside: list[SetAside] = []
        self.doubts: list[Doubted] = []
        self.rows: Counter[tuple[str, str]] = Counter()
        self.all_rows = 0

    def read_file(self, chosen: Chosen) -> None:
        if chosen.form is Form.XML:
            self._read_xml(chosen)
        elif chosen.form is Form.CSV:
            for sheet in sheet_of_csv(chosen):
                self._read_sheet(sheet)
        else:
            self._read_workbook(chosen)

    def _read_workbook(self, chosen: Chosen) -> None:
        known = 0
        for sheet in sheets_of_workbook(chosen, limits=self.limits):
            try:
                self._read_sheet(sheet)
            except NoSuchTable:
                self.doubt_file(sheet.name, "", Doubt.LEFT_UNREAD, f"{sheet.name} was left unread: it is no table of the return")
                continue
            known += 1
        if not known:
            raise NotAReturn(f"{chosen.name} is not an SSDA903 return: none of its sheets is one of its tables.")

    def _read_sheet(self, sheet: Sheet) -> None:
        known = recognise(sheet.headings, name=sheet.name)
        self.rows[sheet.name, known.table.name] += 0
        self._doubt_table(sheet.name, known.table)
        width = len(sheet.headings)
        for line, cells in sheet.lines:
            picked = [cells[place] if place is not None and place < len(cells) else "" for place in known.places]
            self._read_row(picked, known.table, sheet.name, line, extra=[each for each in cells[width:] if each.strip()])

    def _read_xml(self, chosen: Chosen) -> None:
        unknown: set[str] = set()
        for element in elements_of(chosen, limits=self.limits):
            if element.table is not None:
                if (chosen.name, element.table.name) not in self.rows:
                    self._doubt_table(chosen.name, element.table)
                self._read_row(element.cells, element.table, chosen.name, element.number)
            elif element.tag not in unknown and len(unknown) < 100:
                unknown.add(element.tag)
                self.doubt_file(chosen.name, "", Doubt.LEFT_UNREAD, f"{element.tag} elements were left unread: no table has them")

    def _read_row(self, cells: list[str], table: ReturnTable, name: str, line: int, *, extra: Sequence[str] = ()) -> None:
        self.rows[name, table.name] += 1
        self.all_rows += 1
        if self.all_rows % BETWEEN_WORDS_OF_PROGRESS == 0:
            self.progress(name, self.all_rows)
        read, doubts = candidate(cells, table=table, year=self.year, file=name, line=line, extra=extra)
        self.doubts += doubts
        if isinstance(read, Candidate):
            self.candidates[read.child].append(read)
            return
        self.set_aside.append(read)
        if table is schema.HEADER:
            self.headers_aside[read.cells["CHILD"].upper()].append(read)

    def finish(self) -> Return:
        if not any(table == schema.HEADER.name for _, table in self.rows):
            raise NotAReturn("There is no Header table among what was chosen, and without it no child has a birth date.")
        found: list[Found] = []
        for child in list(self.candidates):
            # each child is let go once judged, so that the return is never held twice
            came_in, aside, doubts = judge(self.candidates.pop(child), headers_set_aside=self.headers_aside.get(child, ()))
            found += came_in
            self.set_aside += aside
            self.doubts += doubts
        self.progress("", self.all_rows)
        return Return(self.year, tuple(found), tuple(self.set_aside), self._doubts_of_what_came_in(), self._accounts(found))

    def _doubts_of_what_came_in(self) -> tuple[Doubted, ...]:
        aside = {(each.file, each.line) for each in self.set_aside}
        return tuple(each for each in self.doubts if (each.file, each.line) not in aside)

    def _accounts(self, found: list[Found]) -> tuple[FileRead, ...]:
        came_in = Counter((each.file, schema.BY_ROW[type(each.row)].name) for each in found)
        aside = Counter((each.file, each.table) for each in self.set_aside)
        return tuple(FileRead(*which, rows, came_in[which], aside[which]) for which, rows in self.rows.items())

    def _doubt_table(self, name: str, table: ReturnTable) -> None:
        if table.since is not None and self.year < table.since:
            since = f"{table.since - 1}/{table.since % 100:02d}"
            self.doubt_file(name, table.name, Doubt.TABLE_OF_A_LATER_YEAR, f"{table.name} is only collected since {since}")

    def doubt_file(self, name: str, table: str, doubt: Doubt, reason: str) -> None:
        self.doubts.append(Doubted(name, 0, table, doubt, reason))
