"""The words of a document as they are searched: its answers as a person reads them, without the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from throughcare.apps.writing.models import Revision
from throughcare.apps.writing.presenters.answers import answer_words
from throughcare.core.asking.form import EachOf, Form, OneOf, Question, Rows, SomeOf
from throughcare.core.asking.names import STILL, WHO, place

LONGEST = 180_000
"""Bytes of text in one row: its search vector must stay under PostgreSQL's limit of a megabyte, whatever the words are."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def words_of(form: Form, stands: Iterable[Revision], *, child: UUID) -> str:
    """All that was said in a document of everybody and of this child, in the order it was; nothing that was said of another."""
    return "\n".join(words for one in stands if (words := _answer(form, one, child)))


def _answer(form: Form, said: Revision, child: UUID) -> str:
    where = place(said.name)
    key, *rest = where.key.split(".")
    if key == WHO or rest == [STILL] or where.child not in (None, child):
        return ""
    try:
        question = form.question(key)
    except LookupError:
        return ""
    if isinstance(question.kind, Rows | EachOf):
        question = next((one for one in question.kind.columns if rest[1:] == [one.key]), question)
    if _names_a_key(question):
        return ""  # what was chosen is a key of something, which nobody would look for
    return answer_words(question, said.value, {})


def _names_a_key(question: Question) -> bool:
    return isinstance(question.kind, OneOf | SomeOf) and bool(question.kind.offered)


def pieces(words: str) -> Iterator[str]:
    """Words in pieces that can be indexed, cut between words; at least one, however short."""
    clean = _CONTROL.sub(" ", words)
    if len(clean.encode()) <= LONGEST:
        yield clean
        return
    held: list[str] = []
    size = 0
    for word in re.findall(r"\S+\s*", clean):
        for part in (word[first : first + 2000] for first in range(0, len(word), 2000)):
            length = len(part.encode())
            if size + length > LONGEST:
                yield "".join(held)
                held, size = [], 0
            held.append(part)
            size += length
    yield "".join(held)
