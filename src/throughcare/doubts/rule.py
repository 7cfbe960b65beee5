"""A rule as a value: what it looks for, whose it is to mend, where, which columns are in doubt while it is so, and who says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from throughcare.doubts.life import Life
from throughcare.record.columns import Row


class Whose(StrEnum):
    """Who can mend it."""

    WORKER = "worker"
    REVIEWING_OFFICER = "reviewing_officer"

    @property
    def words(self) -> str:
        return {"worker": "Their social worker or adviser", "reviewing_officer": "Their reviewing officer"}[self.value]


class Where(StrEnum):
    """On which page it is mended: the fact itself, their details, their numbers, or what can be added to the record."""

    FACT = "fact"
    DETAILS = "details"
    NUMBERS = "numbers"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Amiss:
    """Something a rule found: in words, and the rows it looked at. The first is the one to mend."""

    words: str
    rows: tuple[Row, ...]


def amiss(words: str, *rows: Row) -> Amiss:
    """Something found."""
    return Amiss(words, rows)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful fact. `about` tells it from others of its rule; `mark` is another as soon as any of the rows it rests on changes."""

    rule: Rule
    about: str
    mark: str
    words: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `looks_for` is what it looks for, in plain words; `columns` those in doubt, each `table.column`; `source` who says so."""

    key: str
    title: str
    looks_for: str
    whose: Whose
    where: Where
    columns: tuple[str, ...]
    source: str
    find: Callable[[Life], Iterator[Amiss]]

    @property
    def table(self) -> str:
        """The table whose rows are in doubt."""
        return self.columns[0].partition(".")[0]

    def doubts(self, life: Life) -> Iterator[Doubt]:
        """What is doubtful in one child's record by this rule."""
        seen = set()
        for found in self.find(life):
            about = " ".join(_name(row) for row in found.rows)[:400]
            if about not in seen:
                seen.add(about)
                mark = hashlib.sha256(repr((self.key, found.rows)).encode()).hexdigest()[:16]
                yield Doubt(self, about, mark, found.words, found.rows[0])


def rule(
    key: str, *columns: str, source: str, where: Where = Where.FACT, whose: Whose = Whose.WORKER
) -> Callable[[Callable[[Life], Iterator[Amiss]]], Rule]:
    """Make a function a rule. Its name is the fault as a sentence; its docstring says what it looks for."""

    def made(find: Callable[[Life], Iterator[Amiss]]) -> Rule:
        title = find.__name__.replace("_", " ")
        return Rule(
            key=key,
            title=title[0].upper() + title[1:],
            looks_for=" ".join((find.__doc__ or "").split()),
            whose=whose,
            where=where,
            columns=columns,
            source=source,
            find=find,
        )

    return made


def _name(row: Row) -> str:
    """A row by its table and what tells it from the others there, without the child."""
    return "|".join([row.table.name, *(str(value) for value in row.table.key_of(row)[1:])])
