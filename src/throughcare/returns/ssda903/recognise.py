"""Telling which table of the return a file is by its headings alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from throughcare.returns.outcome import NotAReturn
from throughcare.returns.ssda903.headings import ReturnTable
from throughcare.returns.ssda903.schema import TABLES


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table, and for each of its headings where that cell stands in a line (null: the file has no such column)."""

    table: ReturnTable
    places: tuple[int | None, ...]


class NoSuchTable(NotAReturn):
    """The headings have nothing to do with the return, so a sheet of a workbook may be passed over."""


def recognise(headings: Sequence[str], *, name: str) -> Recognised:
    """The table with these headings, in any order and letter case, whatever other columns there are.

    Raises NotAReturn naming the missing columns, or NoSuchTable where nothing fits.
    """
    tidy = [" ".join(each.replace("\ufeff", "").replace("\xa0", " ").split()).upper() for each in headings]
    present = set(tidy)
    whole = [table for table in TABLES if not _lacking(table, present)]
    if not whole:
        raise _what_is_wrong(present, name=name)
    table = max(whole, key=lambda each: len(each.own))
    places: list[int | None] = []
    for heading in table.headings:
        here = [place for place, each in enumerate(tidy) if each in (heading.name, *heading.also_called)]
        if len(here) > 1:
            raise NotAReturn(f"{name} has more than one column called {heading.name}.")
        places.append(here[0] if here else None)
    return Recognised(table, tuple(places))


def _lacking(table: ReturnTable, present: set[str]) -> list[str]:
    return [
        each.name
        for each in table.headings
        if not each.may_be_absent and each.name not in present and not present.intersection(each.also_called)
    ]


def _what_is_wrong(present: set[str], *, name: str) -> NotAReturn:
    nearest = max(TABLES, key=lambda table: (len(table.own & present), -len(_lacking(table, present))))
    if not nearest.own & present:
        return NoSuchTable(f"{name} is not part of an SSDA903 return: its columns are those of none of its tables.")
    lacking = _lacking(nearest, present)
    columns = "column" if len(lacking) == 1 else "columns"
    return NotAReturn(f"{name} looks like the {nearest.name} table but has no {columns} {', '.join(lacking)}.")
