"""Tables drawn in tests, read as rows of text."""

from __future__ import annotations


def drawn(table: str) -> list[dict[str, str]]:
    """The rows of a drawn table, by the headings of its first line."""
    lines = [line.strip().strip("|") for line in table.strip().splitlines()]
    headings, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(headings, row, strict=True)) for row in rows]
