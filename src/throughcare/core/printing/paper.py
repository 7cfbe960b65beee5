"""A record as it is printed: plain values, laid out the same way whatever it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Said:
    """A question, or a label, and what is said to it. `voice` is somebody's own words."""

    label: str
    words: str
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record under its heading: answers, lines with a bullet each, plain words, a table. Any of them may be empty."""

    heading: str
    said: tuple[Said, ...] = ()
    lines: tuple[str, ...] = ()
    words: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole record. `lines` stand under its title and say how it came about; `foot` is at the foot of every page.

    `large` sets it in larger type, for the child it is written to; `name` is then not said above the title.
    """

    title: str
    name: str
    council: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: str
    large: bool = False


def plain(words: str) -> str:
    """Words as they are printed: what no printer can draw is left out, and a line ends one way."""
    return _CONTROL.sub("", words.replace("\r\n", "\n")).strip()
