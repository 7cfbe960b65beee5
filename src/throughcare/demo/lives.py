"""The lives themselves: from a seed and a day, family by family, everything that was ever written down about anybody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo import council as teams
from throughcare.demo import known
from throughcare.demo.away import write_missing
from throughcare.demo.care import decide_until_18, write_allocations, write_course
from throughcare.demo.chance import Chance
from throughcare.demo.council import Council, open_council
from throughcare.demo.divided import divide
from throughcare.demo.endings import write_adoption, write_before, write_leaving
from throughcare.demo.facts import Version
from throughcare.demo.family import Child, Kin, write_family
from throughcare.demo.few import Few
from throughcare.demo.letter import Letter, letter_of
from throughcare.demo.oversight import write_oversight, write_strategy
from throughcare.demo.paths import Course, course_of, earlier_course
from throughcare.demo.pen import Pen
from throughcare.demo.planning import write_plans
from throughcare.demo.profiles import YEARS, Profile, profiles
from throughcare.demo.routine import write_education, write_health, write_reviews, write_visits
from throughcare.demo.story import Story, Tally
from throughcare.demo.workload import Phase, Rota, Stint, adviser_phase, deal_out, phases

BOROUGH = 3_000
"""Persons on record in the demo borough of some 23,000 children."""
RECORDS_SHARE, RECORDS_SHARE_LARGE, LARGE = 0.21, 0.06, 20_000
"""Of all persons, children with a record of care: one in five in the borough, and 12,000 of 200,000 in the benchmark."""
NOW_SHARE = 0.32
"""Of children with a record of care in five years, those looked after now: 200 of some 630."""
IN_NEED_TO_RECORDS = 0.83
"""DfE, children in need 2024: 333 in need to 10,000 children, looked after included; in this borough 520 beside the looked after."""
NEGLECT = (
    {"visits"},
    {"visits", "health", "review", "education"},
    {"review"},
    {"health", "education"},
    {"visits", "health", "review", "education"},
    {"visits", "health"},
)
ONE_IN = 13
"""One looked-after child in so many is owed a good deal."""


@dataclass(frozen=True, slots=True)
class Life:
    """What was written down about one family. `courses` are its children's times in care."""

    versions: tuple[Version, ...]
    persons: int
    children: tuple[UUID, ...]
    cared_for: tuple[tuple[UUID, Course], ...] = ()


@dataclass
class Told:
    """A whole demo: the council, and its families one by one. `lives` can be gone through once."""

    council: Council
    opened_on: date
    today: date
    lives: Iterator[Life]
    profiles: list[Profile] = field(default_factory=list)
    cared_for: set[UUID] = field(default_factory=set)
    """Children with a record of care among the lives gone through so far."""
    children: list[UUID] = field(default_factory=list)
    """All children among the lives gone through so far."""
    letter: Letter | None = None


def tell(*, seed: str, today: date, people: int = BOROUGH) -> Told:
    """Everything about a demo council with about so many persons, as it stands at the start of a day."""
    opened_on = date(today.year - YEARS, today.month, min(today.day, 28))
    chance = Chance(seed, "council")
    council = open_council(chance, opened_on=opened_on, today=today)
    records = max(8, round(people * (RECORDS_SHARE if people <= LARGE else RECORDS_SHARE_LARGE)))
    now = round(records * NOW_SHARE)
    children = profiles(Chance(seed, "profiles"), now=now, left=records - now, today=today)
    households = known.in_need(Chance(seed, "in need"), round(records * IN_NEED_TO_RECORDS), today)
    divide(council, children, households)
    rota = Rota(Chance(seed, "rota"), council)
    deal_out(rota, children, today)
    known.staff(rota, households)
    letter = letter_of(children, Chance(seed, "letter"), today=today)
    teller = Teller(seed, council, rota, opened_on, today, letter)
    return Told(council, opened_on, today, teller.all(children, households, people), children, letter=letter)


@dataclass
class Teller:
    """Tells the families one after the other, each from a stream of chance of its own."""

    seed: str
    council: Council
    rota: Rota
    opened_on: date
    today: date
    letter: Letter
    tally: Tally = field(default_factory=Tally)

    def all(self, children: list[Profile], households: list[known.Household], people: int) -> Iterator[Life]:
        """Those with a record of care, those in need, then those once known until there are as many persons as asked for."""
        families: dict[int, list[Profile]] = {}
        for who in children:
            families.setdefault(who.family, []).append(who)
        few, persons, number = Few(self.council, self.today), 0, len(children)
        for at, family in enumerate(families.values()):
            life = self._cared_for(at, family, few)
            persons += life.persons
            yield life
        for house in households:
            life = self._known(house, number)
            persons, number = persons + life.persons, number + len(life.children)
            yield life
        at = len(households)
        while persons < people:
            house = known.once_known(Chance(self.seed, "once", at), self.opened_on, self.today, at)
            life = self._known(house, number)
            persons, number, at = persons + life.persons, number + len(life.children), at + 1
            yield life

    def _pen(self, *words: object) -> Pen:
        return Pen(Chance(self.seed, *words), self.opened_on, self.today - timedelta(days=1), self.council.clerk.id)

    def _known(self, house: known.Household, number: int) -> Life:
        pen = self._pen("known", house.number)
        persons, children = known.tell(pen, self.rota, house, first_number=number)
        return Life(tuple(pen.versions), persons, children)

    def _cared_for(self, at: int, family: list[Profile], few: Few) -> Life:
        pen = self._pen("family", at)
        courses = [self._courses(pen.chance, who) for who in family]
        children = [
            Child(who.number, who.sex, who.ethnicity, who.born_on, self._known_on(pen.chance, who, own), own[0].first, who.unaccompanied)
            for who, own in zip(family, courses, strict=True)
        ]  # fmt: skip
        kin = write_family(pen, children, protected=few.protects(family))
        for who, child, own in zip(family, kin.children, courses, strict=True):
            self._one(pen, who, child, own, kin)
            few.chosen(pen, who, child, own[-1])
        cared = tuple((child, course) for child, own in zip(kin.children, courses, strict=True) for course in own)
        return Life(tuple(pen.versions), len(kin.children) + len(kin.relatives) + few.taken(), kin.children, cared)

    def _courses(self, chance: Chance, who: Profile) -> list[Course]:
        before = earlier_course(chance, who, opened_on=self.opened_on) if who.earlier else None
        return [*([before] if before else []), course_of(chance, who, today=self.today)]

    def _known_on(self, chance: Chance, who: Profile, own: list[Course]) -> date:
        before = 0 if who.unaccompanied else chance.between(5, 500)
        return max(who.born_on, own[0].first - timedelta(days=before))

    def _one(self, pen: Pen, who: Profile, child: UUID, courses: list[Course], kin: Kin) -> None:
        story = Story(who, child, pen.chance, pen, self.council, self.tally, self.letter)
        story.lateness = 0.11 if pen.chance.happens(0.12) else 0.025
        story.stints = self._stints(pen.chance, who, courses)
        if who.ended_on is None and (self.today - who.started_on).days > 120:
            self.tally.neglected += 1
            if self.tally.neglected % ONE_IN == 0:
                story.neglected = frozenset(NEGLECT[self.tally.neglected // ONE_IN % len(NEGLECT)])
        write_allocations(story)
        write_before(story, courses[0])
        for course in courses:
            placements = write_course(story, course, kin.home_postcode)
            reviews = write_reviews(story, course)
            decide_until_18(story, course, placements, reviews)
            write_visits(story, course, reviews)
            write_health(story, course)
            write_education(story, course)
            write_missing(story, course)
            write_adoption(story, course)
            write_leaving(story, course)
            write_plans(story, course, placements, reviews)
        write_oversight(pen, child, self.council, story.stints)
        write_strategy(pen, child, self.council, story.stints)

    def _stints(self, chance: Chance, who: Profile, courses: list[Course]) -> list[Stint]:
        found: list[Stint] = []
        for course in courses[:-1]:
            found += self.rota.stints(
                chance, Phase("social_worker", teams.COURT, course.first, course.last, "FCONTA"), who.family
            )
            found += self.rota.stints(
                chance, Phase("reviewing_officer", teams.REVIEWING, course.first, course.last, "FCONTA"), who.family
            )
        for phase in phases(who, self.today):
            found += self.rota.stints(chance, phase, who.family)
        named = min(who.started_on + timedelta(days=chance.between(0, 4)), (who.ended_on or self.today) - timedelta(days=1))
        officer = Phase("reviewing_officer", teams.REVIEWING, max(named, who.started_on), who.ended_on, "FCONTA")
        found += self.rota.stints(chance, officer, who.family)
        adviser = adviser_phase(who, self.today)
        if adviser is not None:
            found += self.rota.stints(chance, adviser, who.number)
        return found


def digest(told: Told) -> str:
    """A fingerprint of a whole demo: the same seed and day always give the same."""
    found = hashlib.sha256()
    for part in (told.council.units, told.council.workers, told.council.posts):
        found.update(repr(part).encode())
    for life in told.lives:
        for version in life.versions:
            found.update(repr(version).encode())
    return found.hexdigest()
