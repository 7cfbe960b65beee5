"""Rows of the record written as the return writes them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from throughcare.record.columns import Row
from throughcare.returns.cells import in_words
from throughcare.returns.ssda903.headings import ReturnTable, When
from throughcare.returns.ssda903.schema import BY_ROW


def cells_of(row: Row, *, year: int, born_on: date | None = None) -> list[str]:
    """The cells of one row in the order of its table's headings; `born_on` fills the birth date that most tables repeat."""
    written = []
    for heading in BY_ROW[type(row)].headings:
        value = getattr(row, heading.fills) if heading.fills else None
        if heading.when is When.BORN and not heading.fills and born_on is not None:
            written.append(in_words(born_on))
        else:
            written.append("" if value is None else heading.cell.write(value, year=year))
    return written


def write_csv(file: TextIO, rows: Iterable[tuple[Row, date | None]], *, table: ReturnTable, year: int) -> None:
    """One table of a return as CSV: its headings, then each row with the birth date of its child."""
    lines = csv.writer(file)
    lines.writerow(heading.name for heading in table.headings)
    lines.writerows(cells_of(row, year=year, born_on=born_on) for row, born_on in rows)
