"""What a section asks, and of whom: what is said once, what is said of each child, rows, and each of several things."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from throughcare.core.asking.form import EachOf, Option, Question, Rows, Section, SomeOf
from throughcare.core.asking.names import WHO, Place, cell, different, place, still

Raw: TypeAlias = str | list[str]
"""An answer exactly as it was typed, readable or not."""

STILL_RIGHT, CORRECTED, UNKNOWN = "right", "correct", "unknown"
SHOWN = ":"
"""Between "still right" and the words that were shown: what was confirmed is kept as it was shown, whatever the record says later."""
CHILD = "child"
"""Under what `Asking.conflicts` finds whose answers it is given."""
AS_BEFORE = "Left empty: the same as in the one before"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on the record and is shown beside a section while it is written: a heading, and a line for each thing."""

    section: str
    title: str
    lines: tuple[str, ...]


class WhenAsked(Mapping[str, tuple[Option, ...]]):
    """Lists to choose from, of which some are read from the record only when a question offers them, and then once."""

    def __init__(self, there: Mapping[str, tuple[Option, ...]], later: Mapping[str, Callable[[], tuple[Option, ...]]]) -> None:
        self._read = {**there}
        self._later = {**later}

    def __getitem__(self, key: str) -> tuple[Option, ...]:
        if key in self._later:
            self._read[key] = self._later.pop(key)()
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._read, **self._later})

    def __len__(self) -> int:
        return len({**self._read, **self._later})


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking depends on: whose page it is, their brothers and sisters, lists to choose from, and what is known already.

    `known` is shown in place of a question that confirms it, by the fact's name, and for a brother or sister by `of_child`; `beside` is shown with a section, and asks nothing.
    `conflicts` says, of the answers about one child that can be read, by question, which do not fit with each other or with what is on the
    record: the question, and why in words. An answer that is missing, not asked for or wrong by itself is None; `CHILD` says whose they are.
    `likely` is what is most likely answered, by field, for whoever writes to see and change. A list to choose from that is a brother's or
    sister's own is offered under its name by `of_child`.
    """

    home: UUID
    family: tuple[Option, ...] = ()
    offered: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[Beside, ...] = ()
    conflicts: Callable[[Mapping[str, Any]], Iterable[tuple[str, str]]] = lambda said: ()
    likely: Mapping[str, str] = field(default_factory=dict)

    def list_of(self, name: str, child: UUID | None) -> str:
        """The list that a question offers of a child: a brother's or sister's own, where they have one."""
        own = of_child(name, child)
        return own if child not in (None, self.home) and own in self.offered else name

    def knows(self, fact: str, child: UUID | None) -> str:
        """What is known of a fact, in words, of a child or of what is said once; nothing where it is not known."""
        return self.known.get(fact if child in (None, self.home) else of_child(fact, child), "")


def of_child(fact: str, child: UUID | None) -> str:
    """Under what `Asking.known` says a fact of a brother or sister."""
    return str(Place(fact, child))


_ABOUT = Question(
    WHO, "Is it about any of these too?", SomeOf(offered=WHO), hint="Each child's record holds their own part alone."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a page: which question it is of, whose, and what must have been answered for it to be asked.

    `thing` says, of a question asked of each of several things, which of them: in words.
    """

    place: Place
    question: Question
    when: Place | None = None
    among: tuple[str, ...] = ()
    thing: str = ""


def asked(section: Section, asking: Asking, answers: Mapping[str, Raw]) -> Iterator[Asked]:
    """Every field of a section: what is said once, then what is said of each child, as many rows as are filled and one more."""
    if asking.family and any(question.each_child or question.differs for question in section.questions):
        yield Asked(Place(WHO), _ABOUT)
    shared = {question.key: question for question in section.questions if not question.each_child}
    for question in shared.values():
        yield from _of(question, None, asking, answers, shared)
    for child in (asking.home, *(UUID(one.key) for one in asking.family)):
        for question in section.questions:
            if question.each_child:
                yield from _of(question, child, asking, answers, shared)
            elif question.differs and child != asking.home:
                yield Asked(Place(different(question.key), child), question, Place(WHO), (str(child),))


def _of(
    question: Question, child: UUID | None, asking: Asking, answers: Mapping[str, Raw], shared: Container[str]
) -> Iterator[Asked]:
    when = Place(question.when.question, None if question.when.question in shared else child) if question.when else None
    among = question.when.among if question.when else ()
    if when is None and child is not None and child != asking.home:
        when, among = Place(WHO), (str(child),)
    if isinstance(question.kind, Rows):
        first = _first_row(question, answers)
        for row in range(rows_of(question, answers) + 1):
            for column in question.kind.columns:
                below = row > first and column.key in question.kind.down
                of = replace(column, needed=False, hint=AS_BEFORE) if below else column
                yield Asked(Place(cell(question.key, row, column.key), child), of, when, among)
        return
    if isinstance(question.kind, EachOf):
        yield from _of_each(question.key, question.kind, child, asking, answers, when, among)
        return
    shown = question.confirms and (
        asking.knows(question.confirms, child) or has(answers.get(str(Place(still(question.key), child))))
    )
    if question.mends and not shown:
        return
    if shown:
        yield Asked(Place(still(question.key), child), question, when, among)
        yield Asked(Place(question.key, child), question, Place(still(question.key), child), (CORRECTED,))
        return
    yield Asked(Place(question.key, child), question, when, among)


def _of_each(
    key: str,
    kind: EachOf,
    child: UUID | None,
    asking: Asking,
    answers: Mapping[str, Raw],
    when: Place | None,
    among: tuple[str, ...],
) -> Iterator[Asked]:
    """A few fields of each thing offered, and of each that was answered for and is offered no more."""
    words = {one.key: one.words for options in asking.offered.values() for one in options}
    places = [place(name) for name, raw in answers.items() if name.startswith(f"{key}.") and has(raw)]
    before = [where.key.split(".")[1] for where in places if where.child == child and where.key.count(".") == 2]
    for thing in dict.fromkeys([*(one.key for one in asking.offered.get(kind.offered, ())), *before]):
        for column in kind.columns:
            own = Place(cell(key, thing, column.when.question), child) if column.when else when
            only = column.when.among if column.when else among
            yield Asked(Place(cell(key, thing, column.key), child), column, own, only, words.get(thing, "No longer on this list"))


def _first_row(question: Question, answers: Mapping[str, Raw]) -> int:
    """The first row that has something in it; the first of all where none has."""
    filled = [place(name).key.split(".") for name, raw in answers.items() if name.startswith(f"{question.key}.") and has(raw)]
    return min((int(parts[1]) for parts in filled if len(parts) == 3 and parts[1].isdigit()), default=0)


def rows_of(question: Question, answers: Mapping[str, Raw]) -> int:
    """How many rows of a question have something in them, counting to the last that has."""
    filled = [place(name).key.split(".") for name, raw in answers.items() if name.startswith(f"{question.key}.") and has(raw)]
    return max((int(parts[1]) + 1 for parts in filled if len(parts) == 3 and parts[1].isdigit()), default=0)


def confirmed(raw: object) -> str | None:
    """The words that were shown and said to be right still; None where that was not said."""
    answer, shown, words = str(raw or "").partition(SHOWN)
    return words if answer == STILL_RIGHT and shown else None


def has(raw: Raw | None) -> bool:
    """Whether anything was typed or chosen."""
    return any(part.strip() for part in raw) if isinstance(raw, list) else bool(raw and raw.strip())
