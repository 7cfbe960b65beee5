"""Reading the list of statistical neighbours: for each council the ten most like it, from the Department's workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from throughcare.comparators.refusal import NotComparators
from throughcare.returns.files import MB, Chosen, Form, Limits
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.sheets import Sheet, sheet_of_csv, sheets_of_workbook

HOW_MANY = 10
FEWEST_COUNCILS = 100
LIMITS = Limits(file_bytes=5 * MB, unpacked_bytes=50 * MB, sheet_cells=200_000)
LINES_BEFORE_HEADINGS = 10
NOBODY = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """That one council is among the ten most like another: `place` 1 is the most alike, `closeness` is the Department's word for it."""

    area: int
    name: str
    place: int
    neighbour: int
    closeness: str


def read_neighbours(path: Path) -> tuple[Neighbour, ...]:
    """The whole list. Raises NotComparators, in one sentence, for a workbook that is not it or is not whole."""
    if path.stat().st_size > LIMITS.file_bytes:
        raise NotComparators(
            f"{path.name} is larger than {LIMITS.file_bytes // MB} MB, and is not read: the published list is tiny."
        )
    try:
        for sheet in _sheets(path):
            lines = iter([(1, sheet.headings), *_first(sheet)])
            headings = next((cells for _, cells in lines if _are_headings(cells)), None)
            if headings is not None:
                rows = [*lines, *sheet.lines]
                return _checked(path.name, tuple(_neighbours(path.name, headings, rows)))
    except NotAReturn as fault:
        raise NotComparators(str(fault)) from fault
    raise NotComparators(
        f"{path.name} is not the list of statistical neighbours: no sheet has the headings LA num and SN1 to SN{HOW_MANY}."
    )


def is_neighbours(path: Path) -> bool:
    """Whether a workbook has a sheet headed as the list is. Raises NotComparators for one that is unsafe or damaged."""
    try:
        return any(
            any(_are_headings(cells) for cells in (sheet.headings, *(line for _, line in _first(sheet))))
            for sheet in _sheets(path)
        )
    except NotAReturn as fault:
        raise NotComparators(str(fault)) from fault


def _sheets(path: Path) -> Iterator[Sheet]:
    size = path.stat().st_size
    with path.open("rb") as file:
        is_workbook = file.read(2) == b"PK"
    if is_workbook:
        return sheets_of_workbook(Chosen(path, path.name, Form.XLSX, size), limits=LIMITS)
    return sheet_of_csv(Chosen(path, path.name, Form.CSV, size))


def _first(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [line for _, line in zip(range(LINES_BEFORE_HEADINGS), sheet.lines, strict=False)]


def _are_headings(cells: list[str]) -> bool:
    said = {cell.strip() for cell in cells}
    return {"LA num", "LA Name", *(f"SN{place}" for place in range(1, HOW_MANY + 1))} <= said


def _neighbours(file: str, headings: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Neighbour]:
    named = [heading.strip() for heading in headings]
    number, name = named.index("LA num"), named.index("LA Name")
    places = [named.index(f"SN{place}") for place in range(1, HOW_MANY + 1)]
    for line, cells in rows:
        if len(cells) <= max(places):
            raise NotComparators(f"{file} has too few cells at row {line}.")
        alike = [cells[place].strip() for place in places]
        if not any(alike) and not cells[number].strip():
            continue  # a heading over councils that are no more
        area = _council(file, line, cells[number])
        if set(alike) <= NOBODY:
            continue  # a new council, whose neighbours are not worked out yet
        for place, column in enumerate(places, start=1):
            closeness = cells[column + 1].strip() if column + 1 < len(cells) and named[column + 1] == "SNP" else ""
            yield Neighbour(area, cells[name].strip(), place, _council(file, line, cells[column]), closeness.capitalize())


def _council(file: str, line: int, text: str) -> int:
    whole = text.strip().removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and len(whole) == 3):
        raise NotComparators(f"{file} has {text!r} for the number of a council at row {line}; it should be three digits.")
    return int(whole)


def _checked(file: str, found: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
    councils = {each.area for each in found}
    if len(councils) < FEWEST_COUNCILS:
        raise NotComparators(f"{file} has {len(councils)} councils: it is a part of the list.")
    if len(councils) * HOW_MANY != len(found):
        raise NotComparators(f"{file} lists a council twice.")
    if len({(each.area, each.neighbour) for each in found}) != len(found):
        raise NotComparators(f"{file} names one neighbour of a council twice.")
    itself = next((each for each in found if each.area == each.neighbour), None)
    if itself is not None:
        raise NotComparators(f"{file} makes {itself.name} a neighbour of itself.")
    return found
