"""How one cell of a return is read, and written again. Each kind of cell is a value with `read` and `write`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from throughcare.record.permanence import PartialDate
from throughcare.returns.outcome import Doubt, Fault
from throughcare.statute.codes.code_set import CodeSet

LONGEST_CELL = 100


class Unreadable(Exception):
    """A cell that cannot be what its column asks for."""

    def __init__(self, reason: str, *, fault: Fault = Fault.UNREADABLE) -> None:
        super().__init__(reason)
        self.reason, self.fault = reason, fault


class Cell(Protocol):
    """A kind of cell. `read` is given text that is not blank; `doubt` says what is odd about text that can be read."""

    def read(self, text: str) -> Any: ...

    def write(self, value: Any, *, year: int) -> str: ...

    def doubt(self, text: str, *, year: int) -> tuple[Doubt, str] | None: ...


class _Undoubted:
    __slots__ = ()

    def doubt(self, text: str, *, year: int) -> tuple[Doubt, str] | None:
        return None

    def write(self, value: Any, *, year: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Text(_Undoubted):
    """Text in capitals. Text not in the `usual` form is a doubt, never a fault."""

    usual: str = ""
    wording: str = ""

    def read(self, text: str) -> str:
        return text.upper()

    def doubt(self, text: str, *, year: int) -> tuple[Doubt, str] | None:
        if not self.usual or _matches(self.usual, text.upper()):
            return None
        return Doubt.SHAPE, f"“{text}” is not {self.wording}"


@dataclass(frozen=True, slots=True)
class Postcode(_Undoubted):
    """A postcode in capitals with one space. Its form is not insisted on."""

    def read(self, text: str) -> str:
        tight = "".join(text.split()).upper()
        return f"{tight[:-3]} {tight[-3:]}" if len(tight) > 4 else tight

    def doubt(self, text: str, *, year: int) -> tuple[Doubt, str] | None:
        if _matches(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}", self.read(text)):
            return None
        return Doubt.SHAPE, f"“{text}” is not in the form of a postcode"


@dataclass(frozen=True, slots=True)
class Day(_Undoubted):
    """A calendar day, dd/mm/yyyy or yyyy-mm-dd."""

    def read(self, text: str) -> date:
        found = day_in(text)
        if found is None:
            raise Unreadable(f"“{text}” is not a day of the calendar written dd/mm/yyyy")
        return found

    def write(self, value: date, *, year: int) -> str:
        return in_words(value)


@dataclass(frozen=True, slots=True)
class PartialDay(_Undoubted):
    """A day of which parts may be unknown, written zz."""

    def read(self, text: str) -> PartialDate:
        whole = day_in(text)
        if whole is not None:
            return PartialDate(year=whole.year, month=whole.month, day=whole.day)
        parts = re.fullmatch(r"([0-9]{1,2}|zz)/([0-9]{1,2}|zz)/([0-9]{4}|zzzz)", text.lower())
        if parts is None:
            raise Unreadable(f"“{text}” is not a day written dd/mm/yyyy, with zz for what is not known")
        day, month, year = (None if part.startswith("z") else int(part) for part in parts.groups())
        if not (
            (day is None or 1 <= day <= 31) and (month is None or 1 <= month <= 12) and (year is None or 1900 <= year <= 2100)
        ):
            raise Unreadable(f"“{text}” is not a day of the calendar")
        if day is not None and month is not None and not _could_be(day, month, year):
            raise Unreadable(f"“{text}” is not a day of the calendar")
        return PartialDate(year=year, month=month, day=day)


@dataclass(frozen=True, slots=True)
class YesNo(_Undoubted):
    """1 for yes, 0 for no."""

    def read(self, text: str) -> bool:
        answer = {"0": False, "1": True}.get(_whole(text))
        if answer is None:
            raise Unreadable(f"“{text}” is neither 0 nor 1", fault=Fault.UNKNOWN_CODE)
        return answer

    def write(self, value: bool, *, year: int) -> str:
        return "1" if value else "0"


@dataclass(frozen=True, slots=True)
class Number(_Undoubted):
    """A whole number between two others, both included."""

    least: int
    most: int

    def read(self, text: str) -> int:
        whole = _whole(text)
        if not _matches(r"[0-9]{1,9}", whole) or not self.least <= int(whole) <= self.most:
            raise Unreadable(f"“{text}” is not a whole number from {self.least} to {self.most}")
        return int(whole)


@dataclass(frozen=True, slots=True)
class Coded(_Undoubted):
    """A code of a set; a code of another year is a doubt, a code of no year a fault. `also` allows a form of text beside it."""

    codes: CodeSet
    also: str = ""

    def read(self, text: str) -> str:
        code = self._code(text)
        if code is None:
            raise Unreadable(f"“{text}” is not a code for: {self.codes.title.lower()}", fault=Fault.UNKNOWN_CODE)
        return code

    def doubt(self, text: str, *, year: int) -> tuple[Doubt, str] | None:
        known = self.codes.by_code.get(self._code(text) or "")
        if known is None or known.used_in(year):
            return None
        return Doubt.CODE_OF_ANOTHER_YEAR, f"“{known.code}” is a code of other years, not of {year - 1}/{year % 100:02d}"

    def _code(self, text: str) -> str | None:
        upper = text.upper()
        if upper in self.codes.by_code or (self.also and _matches(self.also, upper)):
            return upper
        return _whole(text) if _whole(text) in self.codes.by_code else None


@dataclass(frozen=True, slots=True)
class Sex(Coded):
    """Sex as M, F or U in the record, whichever way the year writes it."""

    def read(self, text: str) -> str:
        code = Coded.read(self, text)
        return {"1": "M", "2": "F"}.get(code, code)

    def write(self, value: str, *, year: int) -> str:
        earlier = {"M": "1", "F": "2"}.get(value, value)
        return earlier if self.codes.by_code[earlier].used_in(year) else value


def in_words(day: date) -> str:
    """A day as returns and people write it: 31/03/2018."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


@lru_cache(maxsize=100_000)
def day_in(text: str) -> date | None:
    """The day written in some text, or null where there is none of the calendar."""
    parts = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:[T ][0-9:.]+)?", text)
    if parts is not None:
        day, month, year = map(int, parts.groups())
    else:
        parts = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+Z?)?", text)
        if parts is None:
            return None
        year, month, day = map(int, parts.groups())
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _could_be(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _whole(text: str) -> str:
    """Spreadsheets turn 1 into 1.0; this turns it back."""
    return text[:-2] if text.endswith(".0") else text


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None
