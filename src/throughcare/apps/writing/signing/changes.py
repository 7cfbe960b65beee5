"""What changed between two versions of a document, question by question, with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from throughcare.apps.writing.presenters.answers import answer_words
from throughcare.core.asking.asked import Asked, Asking, Raw, asked, has
from throughcare.core.asking.form import Form
from throughcare.core.asking.names import DIFFERS, STILL

MOST_WORDS = 4_000
"""Beyond this many words a text is compared line by line: word by word would take too long."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether the other text lacks them."""

    words: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One answer before and after. Either is empty where nothing stood."""

    asks: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed, and how many answers are as they were."""

    changed: tuple[ChangeShown, ...]
    same: int


def compared(
    form: Form, asking: Asking, before: Mapping[str, Raw], after: Mapping[str, Raw], *, name: str, offered: Mapping[str, str]
) -> Changes:
    """What changed, in the order asked. Only what concerns the child whose page it is; others have their own part."""
    found, same = [], 0
    for one in _places(form, asking, {**before, **after}):
        old, new = (answer_words(one.question, answers.get(str(one.place), ""), offered) for answers in (before, after))
        if old == new:
            same += bool(old)
            continue
        left, right = _pieces(old, new)
        found.append(ChangeShown(_asks(one, name), left, right))
    return Changes(tuple(found), same)


def _places(form: Form, asking: Asking, answers: Mapping[str, Raw]) -> Iterator[Asked]:
    filled = {key for key, raw in answers.items() if has(raw)}
    for section in form.sections:
        for one in asked(section, asking, answers):
            if str(one.place) in filled and one.place.child in (None, asking.home) and not one.place.key.endswith(f".{STILL}"):
                yield one


def _asks(one: Asked, name: str) -> str:
    parts = one.place.key.split(".")
    asks = one.question.asks.replace("{child}", name)
    if one.thing:
        return f"{one.thing}: {asks}"
    if parts[-1] == DIFFERS:
        return f"Different for {name}: {asks}"
    return f"{asks} ({int(parts[1]) + 1})" if len(parts) == 3 else asks


def _pieces(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts in pieces, those marked that only one of them has."""
    left, right = _parts(old, new)
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if i2 > i1:
            before.append(Piece("".join(left[i1:i2]), tag != "equal"))
        if j2 > j1:
            after.append(Piece("".join(right[j1:j2]), tag != "equal"))
    return tuple(before), tuple(after)


def _parts(old: str, new: str) -> tuple[Sequence[str], Sequence[str]]:
    words = [re.findall(r"\s+|[^\s]+", text) for text in (old, new)]
    if max(len(those) for those in words) > MOST_WORDS:
        return old.splitlines(keepends=True), new.splitlines(keepends=True)
    return words[0], words[1]
