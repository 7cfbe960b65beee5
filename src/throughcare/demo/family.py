"""The people around a child: names, parents, brothers and sisters, numbers and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo.care import postcode
from throughcare.demo.chance import Chance, birthday
from throughcare.demo.facts import Address, Alias, Identifier, Person, Relationship
from throughcare.demo.names import (
    BOYS,
    FAMILY,
    GIRLS,
    PLACES,
    STREETS,
    UNACCOMPANIED_FAMILY,
    UNACCOMPANIED_GIVEN,
    WAYS,
)
from throughcare.demo.pen import Pen


@dataclass(frozen=True, slots=True)
class Child:
    """Somebody under 25 whom the council knows, as they came to its notice."""

    number: int
    sex: str
    ethnicity: str
    born_on: date
    known_on: date
    away_from: date | None
    """The day they left the family's home; null if they live there."""
    unaccompanied: bool = False


@dataclass(frozen=True, slots=True)
class Kin:
    """A family as it was written down."""

    children: tuple[UUID, ...]
    relatives: tuple[UUID, ...]
    home_postcode: str


def write_family(pen: Pen, children: Sequence[Child], *, protected: bool = False, relatives: float = 1.0) -> Kin:
    """Write down brothers and sisters, their parents and now and then a grandparent, and where they live."""
    chance, known_on = pen.chance, min(child.known_on for child in children)
    alone = children[0].unaccompanied
    surname = chance.among(UNACCOMPANIED_FAMILY if alone else FAMILY)
    at = postcode(chance)
    lines = address_lines(chance)
    ids = [_write_child(pen, child, surname, lines, at, protected=protected) for child in children]
    if alone:
        return Kin(tuple(ids), (), at)
    for first in range(len(ids)):
        for second in range(len(ids)):
            if first != second:
                fact = Relationship(chance.uuid(), ids[first], ids[second], "sibling")
                pen.note(fact, max(children[first].known_on, children[second].known_on), pen.clerk, "family recorded")
    return Kin(
        tuple(ids), _write_relatives(pen, children, ids, surname, (lines, at, known_on), protected=protected, share=relatives), at
    )


def address_lines(chance: Chance) -> str:
    """A street and a place that are on no map."""
    return f"{chance.between(1, 148)} {chance.among(STREETS)} {chance.among(WAYS)}, {chance.among(PLACES)}"


def nhs_number(number: int) -> str | None:
    """A number from the block kept for tests (999…), with its check digit; null where the sum gives none."""
    digits = f"999{number:06d}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else digits + ("0" if check == 11 else str(check))


def _write_child(pen: Pen, child: Child, surname: str, lines: str, at: str, *, protected: bool) -> UUID:
    chance = pen.chance
    given = chance.among(UNACCOMPANIED_GIVEN if child.unaccompanied else GIRLS if child.sex == "F" else BOYS)
    family = surname if chance.happens(0.86) else chance.among(FAMILY)
    called = given[:4].rstrip("aeiou") + "ie" if len(given) > 6 and chance.happens(0.06) else ""
    person = Person(chance.uuid(), given, family, child.sex, child.born_on, called, child.ethnicity)
    pen.note(person, child.known_on, pen.clerk, "person added", at_once=True)
    _identifiers(pen, person.id, child)
    lived = Address(
        chance.uuid(), person.id, lines, at, max(child.born_on, child.known_on - timedelta(days=900)), protected=protected
    )
    if not child.unaccompanied:
        pen.note(lived, child.known_on, pen.clerk, "address recorded", at_once=True)
        if child.away_from is not None and lived.started_on <= child.away_from <= pen.last_day:
            pen.amend(lived, child.away_from, pen.clerk, "address ended", ended_on=child.away_from)
    if chance.happens(0.03):
        other = Alias(chance.uuid(), person.id, f"{given} {chance.among(FAMILY)}")
        pen.note(other, child.known_on, pen.clerk, "another name recorded")
    return person.id


def _identifiers(pen: Pen, person: UUID, child: Child) -> None:
    chance, on = pen.chance, child.known_on
    numbers: list[tuple[str, str | None]] = [("council", f"T{child.number + 100_000}"), ("nhs", nhs_number(child.number))]
    if birthday(child.born_on, 4) < pen.last_day and chance.happens(0.93):
        numbers.append(
            (
                "upn",
                f"{chance.among('ABCDEFGHJKLMNPQRTUVWXYZ')}990{chance.between(100, 999)}{child.born_on:%y}{child.number % 10_000:04d}",
            )
        )
    if child.unaccompanied:
        numbers.append(("home_office", f"Z{child.number + 1_000_000}"))
    for kind, value in numbers:
        if value is not None:
            pen.note(Identifier(chance.uuid(), person, kind, value), on, pen.clerk, "number recorded", at_once=True)


def _write_relatives(
    pen: Pen,
    children: Sequence[Child],
    ids: Sequence[UUID],
    surname: str,
    home: tuple[str, str, date],
    *,
    protected: bool,
    share: float,
) -> tuple[UUID, ...]:
    chance, (lines, at, known_on) = pen.chance, home
    eldest = min(child.born_on for child in children)
    found = []
    wanted = [("mother", "F", 0.97, 17, 40), ("father", "M", 0.62, 18, 46), ("grandparent", "F", 0.16, 42, 66)]
    for kind, sex, likely, low, high in wanted:
        if not chance.happens(likely * share):
            continue
        born = eldest - timedelta(days=chance.between(low * 365, high * 365))
        name = surname if chance.happens(0.6) else chance.among(FAMILY)
        first = eldest if kind == "mother" else None
        relative = Person(
            chance.uuid(),
            chance.among(GIRLS if sex == "F" else BOYS),
            name,
            sex,
            born if chance.happens(0.8) else None,
            mother=True if first else None,
        )
        pen.note(relative, known_on, pen.clerk, "person added", at_once=True)
        found.append(relative.id)
        lives_there = kind == "mother" or (kind == "father" and chance.happens(0.4))
        address = Address(
            chance.uuid(), relative.id, lines if lives_there else address_lines(chance), at if lives_there else postcode(chance, outside=0.15),
            known_on - timedelta(days=chance.between(40, 1500)), protected=protected and lives_there,
        )  # fmt: skip
        pen.note(address, known_on, pen.clerk, "address recorded", at_once=True)
        responsible = {"mother": True, "father": chance.happens(0.7), "grandparent": None}[kind]
        for child, person in zip(children, ids, strict=True):
            fact = Relationship(chance.uuid(), person, relative.id, kind, responsible)
            pen.note(fact, max(child.known_on, known_on), pen.clerk, "family recorded")
    return tuple(found)
