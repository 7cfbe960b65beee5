"""The little Markdown that reference pages need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MADE = "<!-- Made from the code by `throughcare reference`. Change the code, not this page. -->"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table, its cells safe to hold a bar or a line's end. Columns of figures alone stand to the right."""
    body = [[cell(value) for value in row] for row in rows]
    figures = [bool(body) and all(row[place].isdigit() for row in body) for place in range(len(headings))]
    rule = ("--:" if right else "---" for right in figures)
    return [_line(headings), _line(rule), *(_line(row) for row in body), ""]


def cell(value: object) -> str:
    """A value as a cell holds it."""
    return " ".join(str(value).split()).replace("|", "\\|")


def anchor(heading: str) -> str:
    """The address of a heading within its page."""
    kept = (letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return "#" + "".join(kept).replace(" ", "-")


def page(title: str, lines: Iterable[str]) -> str:
    """A whole page."""
    return "\n".join([f"# {title}", "", MADE, "", *lines]).rstrip() + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
