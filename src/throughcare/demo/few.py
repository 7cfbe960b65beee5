"""The few whose records are not for everybody: kept back, sealed, at an address nobody may know, or opened to an inspector."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.demo import council as teams
from throughcare.demo.council import Council
from throughcare.demo.facts import Admission, Allocation, Identifier, Person, Restriction
from throughcare.demo.names import BOYS, FAMILY, GIRLS
from throughcare.demo.paths import Course
from throughcare.demo.pen import Pen
from throughcare.demo.profiles import Profile

RESTRICTED_ONE_IN, RESTRICTED_FIRST = 60, 7
INSPECTED = 6
REASONS = ("A parent works for the council", "Court has told us to keep the record close", "A relative is a councillor")
RING = "Duty manager, Looked After and Through Care, extension 4417"


@dataclass
class Few:
    """Chooses them as the families are told, so that each is there and none too often."""

    council: Council
    today: date
    looked_after: int = 0
    inspected: int = 0
    sealed: int = 0
    protected: int = 0
    _added: int = field(default=0)

    def protects(self, family: list[Profile]) -> bool:
        """Whether this family's address is kept from everybody: the first one of brothers or sisters who are looked after now."""
        if self.protected or len(family) < 2 or family[0].ended_on is not None:
            return False
        self.protected += 1
        return True

    def taken(self) -> int:
        """How many persons were added since this was last asked."""
        added, self._added = self._added, 0
        return added

    def chosen(self, pen: Pen, who: Profile, child: UUID, course: Course) -> None:
        """Whatever makes this child one of the few."""
        if who.ended_on is None:
            self.looked_after += 1
            if self.looked_after % RESTRICTED_ONE_IN == RESTRICTED_FIRST:
                self._restrict(pen, child, course)
            elif self.inspected < INSPECTED and self.looked_after % 3 == 0:
                self._admit_inspector(pen, child)
            if course.steps[-1].code == "C1":
                self._with_lawyer(pen, child, course)
        elif course.reason in {"E11", "E12"} and not self.sealed:
            self._seal(pen, who, course)

    def _restrict(self, pen: Pen, child: UUID, course: Course) -> None:
        on = max(course.first, pen.opened_on) + timedelta(days=2)
        manager = self.council.named("Martin Osgodby")
        fact = Restriction(pen.chance.uuid(), child, "restricted", pen.chance.among(REASONS), min(on, pen.last_day), RING)
        pen.note(fact, fact.started_on, manager.id, "record restricted", at_once=True)

    def _admit_inspector(self, pen: Pen, child: UUID) -> None:
        self.inspected += 1
        on, until = self.today - timedelta(days=4), self.today + timedelta(days=11)
        inspector = self.council.named("Judith Aldercott")
        reason = "Inspection of services for looked-after children: children whose records were asked for"
        fact = Admission(pen.chance.uuid(), child, inspector.id, "inspection", reason, on, until)
        pen.note(fact, on, self.council.named("Kamal Redgrove").id, "inspector let in", at_once=True)

    def _with_lawyer(self, pen: Pen, child: UUID, course: Course) -> None:
        on = min(course.first + timedelta(days=3), pen.last_day)
        lawyer = self.council.named("Rupinder Vale")
        fact = Allocation(pen.chance.uuid(), child, "lawyer", lawyer.id, self.council.units[teams.LEGAL].id, on, "FCONTA")
        pen.note(fact, on, lawyer.id, "child allocated")

    def _seal(self, pen: Pen, who: Profile, course: Course) -> None:
        """The child has a new identity since adoption: a person of their own, linked to nobody and shown to nobody not let in."""
        self.sealed += 1
        self._added += 1
        adopted_on = course.last or pen.last_day
        chance, manager = pen.chance, self.council.those("team_manager", teams.COURT)[0]
        given = chance.among(GIRLS if who.sex == "F" else BOYS)
        person = Person(chance.uuid(), given, chance.among(FAMILY), who.sex, who.born_on, "", who.ethnicity)
        pen.note(person, adopted_on, manager.id, "identity after adoption", at_once=True)
        pen.note(
            Identifier(chance.uuid(), person.id, "council", f"T{900_000 + self.sealed}"),
            adopted_on,
            manager.id,
            "identity after adoption",
            at_once=True,
        )
        sealed = Restriction(chance.uuid(), person.id, "sealed", "Adopted: the identity after adoption is sealed", adopted_on)
        pen.note(sealed, adopted_on, manager.id, "identity sealed", at_once=True)
        let_in = Admission(chance.uuid(), person.id, manager.id, "named", "Adoption support", adopted_on)
        pen.note(let_in, adopted_on, manager.id, "let in by name", at_once=True)
