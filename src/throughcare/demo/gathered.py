"""The children of a demo as they stand: their facts and their times in care, gathered from the lives to be counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo.facts import Allocation, Fact, Person, child_of
from throughcare.demo.lives import Told
from throughcare.demo.paths import Course


@dataclass
class Children:
    """The children with a record of care, each with their facts as they stand, and their times in care."""

    today: date
    facts: dict[UUID, dict[type[Fact], list[Fact]]] = field(default_factory=dict)
    courses: list[tuple[UUID, Course]] = field(default_factory=list)
    loads: Counter[UUID] = field(default_factory=Counter)
    persons: int = 0
    entries: int = 0

    def of(self, child: UUID, kind: type[Fact]) -> list[Fact]:
        """A child's facts of one kind."""
        return self.facts[child].get(kind, [])

    def born(self, child: UUID) -> date:
        """When a child was born."""
        person = self.of(child, Person)[0]
        assert isinstance(person, Person)
        assert person.born_on is not None
        return person.born_on

    def now(self) -> list[tuple[UUID, Course]]:
        """Those looked after now."""
        return [(child, course) for child, course in self.courses if course.last is None]

    def left(self) -> list[tuple[UUID, Course]]:
        """Times in care that ended within the five years, the last of each child's."""
        last = {child: course for child, course in self.courses if course.last is not None}
        return [(child, course) for child, course in last.items() if self.today - course.last < timedelta(days=5 * 366)]  # type: ignore[operator]

    def twelve_months(self) -> list[tuple[UUID, Course]]:
        """Those looked after now and for at least a year."""
        return [(child, course) for child, course in self.now() if course.first <= self.today - timedelta(days=365)]


def gather(told: Told) -> Children:
    """Go through the lives once, keeping what there is to count."""
    found = Children(told.today)
    for life in told.lives:
        found.persons += life.persons
        found.entries += len(life.versions)
        standing = {version.fact.id: version.fact for version in life.versions}
        found.loads.update(_workers_now(standing.values()))
        if not life.cared_for:
            continue
        wanted = {child for child, _ in life.cared_for}
        for fact in standing.values():
            child = child_of(fact)
            if child in wanted:
                found.facts.setdefault(child, defaultdict(list))[type(fact)].append(fact)
        found.courses.extend(life.cared_for)
    return found


def _workers_now(facts: Iterable[Fact]) -> Iterator[UUID]:
    for fact in facts:
        if isinstance(fact, Allocation) and fact.part == "social_worker" and fact.ended_on is None and fact.worker_id:
            yield fact.worker_id
