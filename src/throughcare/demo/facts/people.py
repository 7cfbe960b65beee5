"""Persons, what they are called and numbered, where they live, whose they are, and who works with them or is kept out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.demo.facts.fact import About, Fact


@dataclass(frozen=True, slots=True)
class Person(Fact):
    given_name: str
    family_name: str
    sex: str
    born_on: date | None = None
    known_as: str = ""
    ethnicity: str = ""
    mother: bool | None = None
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alias(About):
    name: str


@dataclass(frozen=True, slots=True)
class Identifier(About):
    kind: str
    value: str
    started_on: date | None = None


@dataclass(frozen=True, slots=True)
class Address(About):
    lines: str
    postcode: str
    started_on: date
    ended_on: date | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Relationship(About):
    relative_id: UUID
    kind: str
    parental_responsibility: bool | None = None


@dataclass(frozen=True, slots=True)
class Allocation(About):
    part: str
    worker_id: UUID | None
    team_id: UUID
    started_on: date
    reason: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class OfPerson(Fact):
    """A fact about anybody, child or not."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class Restriction(OfPerson):
    kind: str
    reason: str
    started_on: date
    ring: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Admission(OfPerson):
    worker_id: UUID
    why: str
    reason: str
    started_on: date
    ended_on: date | None = None
