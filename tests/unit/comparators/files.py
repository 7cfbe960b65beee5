"""Published files as they come, small and invented: what a test changes is what it is about."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet
import xlsxwriter

from throughcare.comparators.neighbours import HOW_MANY
from throughcare.comparators.published import HEADINGS
from throughcare.comparators.twins import PUBLISHED

Row = tuple[str, str, str, str, str, float, str]
COUNCILS = tuple(range(301, 401))
REGION, OUTER = 980, 988


def figures(years: Sequence[str] = ("2023", "2024")) -> list[Row]:
    """Every twin's figure of 100 councils, two regions and England: 10 for England, 20 for a region, and rising with a council's number."""
    rows: list[Row] = []
    for figure in sorted(PUBLISHED):
        for year in years:
            rows += [
                (figure, figure, year, f"Council {area}", str(area - 300), float(area), _region_of(area)) for area in COUNCILS
            ]
            rows += [
                (figure, figure, year, "North East", "20", float(REGION), "NA"),
                (figure, figure, year, "England", "10", 970.0, "NA"),
            ]
            rows += [(figure, figure, year, "London (Outer)", "30", float(OUTER), "NA")]
    return rows


def _region_of(area: int) -> str:
    return "Outer London" if area == 302 else "North East"


def as_csv(path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def as_parquet(path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> Path:
    columns = {heading: [row[index] for row in rows] for index, heading in enumerate(headings)}
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def lists() -> Iterator[list[object]]:
    """Each council's ten neighbours: the ten numbers after its own, going round."""
    for place, area in enumerate(COUNCILS):
        alike = [COUNCILS[(place + step) % len(COUNCILS)] for step in range(1, HOW_MANY + 1)]
        yield [area, f"Council {area}", area, 4, "North East", *(cell for each in alike for cell in (each, "Very close"))]


def as_list(path: Path, rows: Sequence[Sequence[object]] | None = None) -> Path:
    """The workbook as the Department lays it out: two rows of numbers, then headings, then a row for each council."""
    headings = ["LA num", "LA Name", "LA number", "GOInd", "GOReg", *(cell for n in range(1, 11) for cell in (f"SN{n}", "SNP"))]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("LA SN Groups")
        for number, row in enumerate([["A", "B"], [1, 2], headings, *(rows if rows is not None else lists())]):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    return path
