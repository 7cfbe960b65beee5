"""Reading the Department for Education's long file of published figures (LAIT), as CSV or Parquet, to what our twins need."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from throughcare.comparators.columnar import rows_of_parquet
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.twin import Unit
from throughcare.comparators.twins import PUBLISHED, TWINS
from throughcare.returns.files import MB, Chosen, Form
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.sheets import sheet_of_csv

HEADINGS = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
LARGEST = 200 * MB
MOST_ROWS = 5_000_000
ENGLAND = 970
FEWEST_AREAS = 100
"""England has some 150 councils: a file with fewer is a part of one."""
UNPUBLISHED = frozenset({"", "-", "c", "k", "u", "x", "z", "NA", "low", ":"})
"""What stands for a figure that is suppressed, not applicable or not available."""
YEAR = re.compile(r"(?P<first>[12]\d{3})(?:[-/](?P<second>\d{2}))?(?: \((?P<stage>Rev|Final|Prov)\))?", re.IGNORECASE)
_PARTS = {twin.published for twin in TWINS if twin.unit is Unit.PERCENT}


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure. `year` is the calendar year its year ends in; `value` is null where it was not published."""

    figure: str
    year: int
    provisional: bool
    area: int
    name: str
    region: str
    value: float | None


def read_published(path: Path) -> tuple[Published, ...]:
    """What our twins need of the long file. Raises NotComparators, in one sentence, for a file that is not it or is not whole."""
    if path.stat().st_size > LARGEST:
        raise NotComparators(
            f"{path.name} is larger than {LARGEST // MB} MB, and is not read: the published file is a third of that."
        )
    kept: dict[tuple[str, int, bool, int], Published] = {}
    for line, cells in _rows(path):
        if cells[0] not in PUBLISHED:
            continue
        found = _published(path.name, line, cells)
        key = (found.figure, found.year, found.provisional, found.area)
        if key in kept:
            raise NotComparators(f"{path.name} says {found.figure} of {found.name} for {found.year} twice, at row {line}.")
        kept[key] = found
    _check_whole(path.name, kept.values())
    return tuple(kept[key] for key in sorted(kept))


def looks_published(headings: Iterable[str]) -> bool:
    """Whether a table's headings are those of the long file, in any order."""
    return set(HEADINGS) <= {heading.strip() for heading in headings}


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    with path.open("rb") as file:
        is_parquet = file.read(4) == b"PAR1"
    rows = rows_of_parquet(path, columns=HEADINGS, most_rows=MOST_ROWS) if is_parquet else _rows_of_csv(path)
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise NotComparators(f"{path.name} has more than {MOST_ROWS:,} rows, and is not the published file.")
        yield number, row


def _rows_of_csv(path: Path) -> Iterator[tuple[str, ...]]:
    try:
        for sheet in sheet_of_csv(Chosen(path, path.name, Form.CSV, path.stat().st_size)):
            headings = [heading.strip() for heading in sheet.headings]
            if not looks_published(headings):
                raise NotComparators(f"{path.name} is not the published file: its headings are not {', '.join(HEADINGS)}.")
            places = [headings.index(heading) for heading in HEADINGS]
            for line, cells in sheet.lines:
                if len(cells) < len(headings):
                    raise NotComparators(f"{path.name} has too few cells at line {line}.")
                yield tuple(cells[place] for place in places)
    except NotAReturn as fault:
        raise NotComparators(str(fault)) from fault


def _published(file: str, line: int, cells: tuple[str, ...]) -> Published:
    figure, _, year, name, value, area, region = (cell.strip() for cell in (cells[0], *cells[1:]))
    found = YEAR.fullmatch(year)
    if found is None:
        raise NotComparators(f"{file} has {year!r} for a year at row {line}, which no year is written like.")
    first = int(found["first"])
    if found["second"] and (first + 1) % 100 != int(found["second"]):
        raise NotComparators(f"{file} has {year!r} for a year at row {line}: those two years do not follow each other.")
    return Published(
        # as the file spells it, so that a twin finds it: one of the names has a space inside
        figure=cells[0],
        year=first + bool(found["second"]),
        provisional=(found["stage"] or "").lower() == "prov",
        area=_area(file, line, area),
        name=name,
        region="" if region == "NA" else region,
        value=_value(file, line, value, is_share=figure in _PARTS),
    )


def _area(file: str, line: int, text: str) -> int:
    whole = text.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and len(whole) in (3, 4)):
        raise NotComparators(f"{file} has {text!r} for the number of a council at row {line}; it should be three digits.")
    return int(whole)


def _value(file: str, line: int, text: str, *, is_share: bool) -> float | None:
    if text in UNPUBLISHED:
        return None
    try:
        # 22.4 comes as 22.399999999999999 out of a spreadsheet
        value = round(float(text), 6)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0 or (is_share and value > 100):
        raise NotComparators(f"{file} has {text!r} for a figure at row {line}, which cannot be one.")
    return value


def _check_whole(file: str, found: Iterable[Published]) -> None:
    rows = list(found)
    figures, areas = {row.figure for row in rows}, {row.area for row in rows}
    if len(figures) * 2 < len(PUBLISHED):
        raise NotComparators(
            f"{file} has {len(figures)} of the {len(PUBLISHED)} figures that ours stand beside: it is another file, or a part."
        )
    if ENGLAND not in areas or len(areas) < FEWEST_AREAS:
        raise NotComparators(
            f"{file} has {len(areas)} areas{'' if ENGLAND in areas else ', and not England'}: it is a part of the file."
        )
