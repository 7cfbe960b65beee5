"""What stands on the first page of those who have no children of their own: tables, each by the app that knows what is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Window
from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link
from throughcare.core.shown import Column
from throughcare.core.together import Question


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, and where they lead, if anywhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a first page, the first cell of each row naming it. `nothing` is said where it has no rows, and `of` how many there are
    where not all are shown. One that stands `beside` the work with children, and not in its place, is there only while it has rows.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str
    more: Link | None = None
    of: int = 0
    beside: bool = False

    @property
    def cut(self) -> str:
        """That not every row is shown, and how many there are; empty where all are."""
        return f"Showing the first {len(self.rows):,} of {self.of:,}" if self.of > len(self.rows) else ""


HOW_MANY = {"of": Window(Count("pk"))}
"""How many rows there are, told with each of the few that are asked for."""


def how_many(*answers: Sequence[Mapping[str, Any]]) -> int:
    """How many rows there are of some that were asked for with `HOW_MANY`, each perhaps cut short."""
    return sum(rows[0]["of"] for rows in answers if rows)


NAMES_OF_CHILD = {"known_as": F("child__known_as"), "given_name": F("child__given_name"), "family_name": F("child__family_name")}
"""What is asked of a fact about a child, beside `child_id`, so that `child_cell` can name them."""


def child_cell(each: Mapping[str, Any], page: str = "desk:child") -> Cell:
    """The child of a row, by name, leading to a page of theirs."""
    name = Person(known_as=each["known_as"], given_name=each["given_name"], family_name=each["family_name"])
    return Cell(str(name), reverse(page, args=[each["child_id"]]))


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that roles are given: what must be asked for it, and how the answers are shown."""

    roles: Collection[Role]
    asks: Callable[[], tuple[Question, ...]]
    shown: Callable[[Sequence[Any]], Part]


_offers: list[Offer] = []


def offer(*those: Offer) -> None:
    """Add parts to first pages, below those that are there."""
    _offers.extend(those)


@dataclass(frozen=True, slots=True)
class Offered:
    """The parts that somebody's roles are given; none for those whose first page is the children they work with.

    Their questions are put together with the page's own, in one statement.
    """

    offers: tuple[Offer, ...]
    asked: tuple[tuple[Question, ...], ...]

    @classmethod
    def to(cls, roles: Collection[Role]) -> Offered:
        """What is offered to these roles."""
        mine = tuple(one for one in _offers if set(roles) & set(one.roles))
        return cls(mine, tuple(one.asks() for one in mine))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What must be asked for all of them."""
        return tuple(question for those in self.asked for question in those)

    def parts(self, answers: Sequence[Any]) -> tuple[Part, ...]:
        """The parts, of the answers to `questions` in their order."""
        left = iter(answers)
        every = [one.shown([next(left) for _ in those]) for one, those in zip(self.offers, self.asked, strict=True)]
        return tuple(part for part in every if part.rows or not part.beside)
