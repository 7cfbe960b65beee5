"""A form is a value with a version: its sections, their questions, when each is asked, and which fact an answer tells.

A record keeps the version it was written on, so that it can always be shown as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: what is kept, and what is read."""

    key: str
    words: str
    hint: str = ""


def options(choices: type[StrEnum] | Mapping[str, str] | list[tuple[str, str]]) -> tuple[Option, ...]:
    """Options from Django's choices, an enum with labels, or a mapping of key to words."""
    if isinstance(choices, type):
        return tuple(Option(one.value, str(getattr(one, "label", one.value))) for one in choices)
    pairs = choices.items() if isinstance(choices, Mapping) else choices
    return tuple(Option(key, words) for key, words in pairs)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody says at length."""

    rows: int = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A few words on one line."""

    longest: int = 200


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    least: int = 0
    most: int = 1_000


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no. Neither is chosen beforehand."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several. `offered` names a list that depends on the child, which whoever shows the form gives; `nothing` is said where it is empty."""

    options: tuple[Option, ...] = ()
    offered: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any of several, none among them."""

    options: tuple[Option, ...] = ()
    offered: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day. What is planned may lie ahead; what has happened may not. `today` is filled in where most often it was today."""

    ahead: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time of day, as a London clock shows it."""

    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The same few questions, as often as there is something to say. One empty row is always at hand.

    Columns named in `down` are needed in the first row alone: left empty in a later one, they say what the row before says.
    """

    columns: tuple[Question, ...]
    noun: str = "row"
    down: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EachOf:
    """The same few questions of each thing in an offered list, such as each action agreed before. A question's `when` is of its own thing."""

    columns: tuple[Question, ...]
    offered: str


Kind: TypeAlias = Words | Line | Number | YesNo | OneOf | SomeOf | Day | Moment | Rows | EachOf


@dataclass(frozen=True, slots=True)
class When:
    """Asked only where another question of this section was answered with one of these: for the same child, or once for all."""

    question: str
    among: tuple[str, ...]


YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a fact that was shown is put right: a form that is begun, or a page of the child's by the name of its address."""

    words: str
    form: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked.

    `tells` names the fact the answer is; across all forms a fact is asked for once, and elsewhere confirmed. `confirms` names a fact
    already known, which is shown and not asked: still right, correct it, or not known. `mends` are where such a fact is put right, once what
    was typed is kept; it is then not asked for where the record knows nothing, for that is where it is told. `kept_as` stands in the record
    for what was confirmed, where those words may later be closed to some who may read the record. `each_child` is asked of each child it is about.
    `differs` lets the writer add what is different for one child. `voice` marks the child's own words. `carries` shows beside it what was
    said here last time. `chosen` is answered where the form is begun, as of which review: it is then shown and not asked again.
    """

    key: str
    asks: str
    kind: Kind
    hint: str = ""
    needed: bool = False
    when: When | None = None
    tells: str = ""
    confirms: str = ""
    mends: tuple[Mend, ...] = ()
    kept_as: str = ""
    each_child: bool = False
    differs: bool = False
    voice: bool = False
    carries: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a form."""

    key: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form at one version. `family` lets what is written be about brothers and sisters too, each with a part of their own."""

    key: str
    version: int
    title: str
    sections: tuple[Section, ...]
    family: bool = False
    finish: str = "Save to the record"
    guidance: str = ""
    signed_off: bool = False
    _by_key: dict[str, Question] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for question in self.questions():
            if question.key in self._by_key:
                raise ValueError(f"{self.key}: asked twice: {question.key}")
            self._by_key[question.key] = question

    def questions(self) -> Iterator[Question]:
        """Every question, in the order asked."""
        for section in self.sections:
            yield from section.questions

    def question(self, key: str) -> Question:
        """A question by its key. Raises KeyError."""
        return self._by_key[key]

    def section(self, key: str) -> Section | None:
        """A section by its key; None if this version has none so called."""
        return next((section for section in self.sections if section.key == key), None)
