"""Marks of a drawing, safe by construction: text and attributes are escaped where they are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import NewType

Mark = NewType("Mark", str)
"""A finished piece of SVG. Only `element` and `together` make one."""

_NOT_ALLOWED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, escaped or not."""
Attributes = dict[str, str | float]

ELEMENTS = frozenset({"svg", "g", "title", "desc", "text", "tspan", "line", "path", "rect", "circle", "polygon"})
ATTRIBUTES = frozenset(
    {"xmlns", "viewBox", "class", "role", "id", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "d", "r", "cx", "cy", "width", "height", "points",
     "text-anchor", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "fill-opacity", "font-size", "font-weight",
     "font-family", "aria-labelledby", "aria-hidden", "focusable", "preserveAspectRatio"}
)  # fmt: skip


class Drawing(str):
    """A whole drawing. A template shows it as it is, for all in it was escaped as it was made."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def element(name: str, attributes: Mapping[str, str | float], *inside: Mark) -> Mark:
    """One element with what is inside it. Raises ValueError for a name that none of our drawings needs."""
    if name not in ELEMENTS or not attributes.keys() <= ATTRIBUTES:
        raise ValueError(f"no drawing of ours has a {name} with {', '.join(sorted(attributes.keys() - ATTRIBUTES)) or 'nothing'}")
    said = "".join(f' {key}="{escape(_said(value))}"' for key, value in attributes.items())
    return Mark(f"<{name}{said}/>" if not inside else f"<{name}{said}>{''.join(inside)}</{name}>")


def words(text: str) -> Mark:
    """Text inside an element. Characters that XML does not allow are left out."""
    return Mark(escape(_NOT_ALLOWED.sub("", text)))


def together(*marks: Mark) -> Mark:
    """Marks after one another."""
    return Mark("".join(marks))


def _said(value: str | float) -> str:
    """A place to a tenth of a unit: finer cannot be seen, and longer files are slower."""
    if isinstance(value, str):
        return _NOT_ALLOWED.sub("", value)
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{value:.0f}"
