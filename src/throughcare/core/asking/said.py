"""What somebody said on a form, once it has been read: each answer as the kind of thing it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.core.asking.asked import CORRECTED, Asking, Raw, confirmed
from throughcare.core.asking.fields import PageForm
from throughcare.core.asking.form import EachOf, Form, Rows, YesNo
from throughcare.core.asking.names import WHO, Place, cell, different, place, still


@dataclass(frozen=True, slots=True)
class Said:
    """Answers to a whole form, read. Indexing with a question's key gives its answer; None or empty where there is none.

    Words are `str`, days `date`, moments aware `datetime`, yes or no `bool`, choices their keys, rows a list of mappings by column,
    what is asked of each of several things such a mapping for each of their keys.
    """

    form: Form
    home: UUID
    answers: Mapping[str, Any]

    def about(self) -> tuple[UUID, ...]:
        """The children it is about: whose page it was written on first."""
        return (self.home, *(UUID(key) for key in self.answers.get(WHO) or ()))

    @property
    def day(self) -> date | None:
        """The day it tells of, where the form asks for one as most do: `on`."""
        told = self.answers.get("on")
        return told if isinstance(told, date) and not isinstance(told, datetime) else None

    def __getitem__(self, key: str) -> Any:
        return self._read(key, None)

    def of(self, child: UUID, key: str) -> Any:
        """What was said of one child; for a question asked once, what differs for them is added to what was said of all."""
        question = self.form.question(key)
        if question.each_child:
            return self._read(key, child)
        common, own = self._read(key, None), self.answers.get(str(Place(different(key), child)))
        return f"{common}\n\n{own}" if own else common

    def still_right(self, key: str, child: UUID | None = None) -> bool:
        """Whether a fact that was shown is right still."""
        return confirmed(self.answers.get(str(Place(still(key), child)))) is not None

    def corrected(self, key: str, child: UUID | None = None) -> bool:
        """Whether a fact that was shown was corrected, or one not known was given."""
        told = self.answers.get(str(Place(still(key), child)))
        return told == CORRECTED or (told is None and self._read(key, child) not in (None, "", []))

    def asks(self, key: str) -> bool:
        """Whether the form, at the version this was written on, has such a question."""
        return any(question.key == key for question in self.form.questions())

    def _read(self, key: str, child: UUID | None) -> Any:
        question = self.form.question(key)
        if isinstance(question.kind, Rows):
            return self._rows(key, question.kind, child)
        if isinstance(question.kind, EachOf):
            return self._each(key, question.kind, child)
        value = self.answers.get(str(Place(key, child)))
        if isinstance(question.kind, YesNo):
            return {"yes": True, "no": False}.get(value or "")
        return value

    def _rows(self, key: str, kind: Rows, child: UUID | None) -> list[dict[str, Any]]:
        numbers = sorted(
            {
                int(where.key.split(".")[1])
                for where in map(place, self.answers)
                if where.child == child and where.key.startswith(f"{key}.")
            }
        )
        found: list[dict[str, Any]] = []
        for row in numbers:
            said = {column.key: self.answers.get(str(Place(cell(key, row, column.key), child))) for column in kind.columns}
            for above in kind.down if found else ():
                said[above] = said[above] or found[-1][above]
            found.append(said)
        return found

    def _each(self, key: str, kind: EachOf, child: UUID | None) -> dict[str, dict[str, Any]]:
        found = [where.key.split(".") for where in map(place, self.answers) if where.child == child]
        things = dict.fromkeys(parts[1] for parts in found if len(parts) == 3 and parts[0] == key)
        return {
            thing: {column.key: self.answers.get(str(Place(cell(key, thing, column.key), child))) for column in kind.columns}
            for thing in things
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole form read to its end: what was said, or the pages on which something is wrong, by section."""

    said: Said | None
    faulty: Mapping[str, PageForm]


def judge(form: Form, asking: Asking, answers: Mapping[str, Raw]) -> Judged:
    """Read every section. What was said comes only when nothing is wrong with any."""
    pages = {section.key: PageForm(section, asking, answers=answers, judged=True) for section in form.sections}
    faulty = {key: page for key, page in pages.items() if not page.is_valid()}
    if faulty:
        return Judged(None, faulty)
    read = {name: value for page in pages.values() for name, value in page.cleaned_data.items()}
    return Judged(Said(form, asking.home, read), {})
