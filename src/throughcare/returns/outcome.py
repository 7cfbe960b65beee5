"""What becomes of every row of a return: found, or set aside with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from throughcare.record.columns import Row


class NotAReturn(Exception):
    """The file as a whole cannot be read as a return; the message is one sentence for the person who chose it."""


class Fault(StrEnum):
    """Why a row was set aside."""

    BLANK = "something that must be given is blank"
    UNKNOWN_CODE = "a code that no year uses"
    UNREADABLE = "something that cannot be read as what it should be"
    SHAPE = "more cells than headings"
    END_BEFORE_START = "an end before its start"
    AFTER_THE_RETURN_ENDS = "a day after the end of the return's year"
    BEFORE_BIRTH = "a day before the child was born"
    TWO_BIRTH_DATES = "a child with two birth dates"
    SAME_ROW_TWICE = "the same row twice"
    TWO_ANSWERS = "two rows for the same thing that say different things"
    OVERLAP = "an episode that overlaps another"
    NO_HEADER = "a child with no Header row"


class Doubt(StrEnum):
    """Why a row that was found, or a file, deserves a second look."""

    CODE_OF_ANOTHER_YEAR = "a code of another year"
    TABLE_OF_A_LATER_YEAR = "a table of a later year"
    BLANK = "something usually given is blank"
    SHAPE = "not in the usual form"
    PARTICIPATION_AND_AGE = "participation code does not fit the child's age"
    EXPECTED_LATER = "a day expected after the end of the return's year"
    ENDED_WITHOUT_REASON = "an end without a reason, or a reason without an end"
    OUT_OF_ORDER = "steps out of their usual order"
    SEX_DIFFERS = "sex differs from the Header"
    LEFT_UNREAD = "left unread"


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the record, and where it came from. `line` is the line, sheet row, or nth row of an XML document."""

    row: Row
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that cannot come in as it stands, with all a person needs to mend it."""

    file: str
    line: int
    table: str
    cells: Mapping[str, str]
    fault: Fault
    reason: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubted:
    """Something doubtful that came in all the same. Line 0 is the file as a whole."""

    file: str
    line: int
    table: str
    doubt: Doubt
    reason: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one table of one file came to: `rows` is always `found` + `set_aside`; blank lines are not rows."""

    file: str
    table: str
    rows: int
    found: int
    set_aside: int
