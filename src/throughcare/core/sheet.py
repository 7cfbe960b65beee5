"""A list taken out as a file that a spreadsheet opens, and that can do it no harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULAS = frozenset("=+-@\t\r\n")


def harmless(cell: object) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ")[:1] in FORMULAS and text.lstrip(" ") else text


def sheet(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file of these rows, each cell made harmless."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write("\ufeff")  # or spreadsheets take it for another alphabet
    written = csv.writer(answer)
    written.writerow(columns)
    written.writerows([harmless(cell) for cell in row] for row in rows)
    return answer
