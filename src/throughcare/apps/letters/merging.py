"""Filling a template: `{name}` is replaced by what the record says, and nothing else in it means anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_FIELD = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"\[[^\[\]]*\]")
"""What is still to be filled in: in a template, or where the record does not say. A letter is not finished while one is left."""


class Unknown(ValueError):
    """A template names something that there is not, or leaves a bracket open."""


def check_fields(words: str, known: Iterable[str]) -> None:
    """Every `{…}` names something known. Raises Unknown, saying which does not."""
    there = set(known)
    for name in _FIELD.findall(words):
        if name not in there:
            raise Unknown(f"There is nothing called {{{name}}}. Copy the names as they are listed.")
    if set(_FIELD.sub("", words)) & {"{", "}"}:
        raise Unknown("A curly bracket stands alone. They are for names alone, one before and one after.")


def merged(words: str, values: Mapping[str, str], called: Mapping[str, str]) -> str:
    """A template filled. What the record does not say is left as a gap that says what is wanting. Values are not looked into again."""

    def filled(found: re.Match[str]) -> str:
        name = found.group(1)
        return values.get(name) or f"[{called.get(name, name)}]"

    return _FIELD.sub(filled, words)


def has_gaps(words: str) -> bool:
    """Whether something in square brackets is still to be filled in."""
    return _GAP.search(words) is not None
