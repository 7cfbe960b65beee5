"""What starts and meets a duty, and while what is so: small values that say themselves in plain English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from throughcare.statute.counting import Count
from throughcare.statute.history import Fact
from throughcare.statute.kinds import Kind


@dataclass(frozen=True, slots=True)
class FactIs:
    """Something recorded with an event: `name` is (or is not) one of `wanted`. A fact not recorded is None."""

    name: str
    wanted: tuple[Fact, ...]
    words: str
    negated: bool = False

    def __str__(self) -> str:
        return self.words


def fact(name: str, *wanted: Fact, words: str) -> FactIs:
    """A fact that must be one of these values (True, where none is given)."""
    return FactIs(name, wanted or (True,), words)


def not_fact(name: str, *unwanted: Fact, words: str) -> FactIs:
    """A fact that must be none of these values (True, where none is given): not recorded is well."""
    return FactIs(name, unwanted or (True,), words, negated=True)


class Which(StrEnum):
    """Which of several, within the scope of the duty."""

    EACH = "each"
    FIRST = "the first"
    SECOND = "the second"
    LATER = "the second or a later"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a kind, with what must be true of it and which one it is."""

    kind: Kind
    where: tuple[FactIs, ...] = ()
    which: Which = Which.EACH

    def __str__(self) -> str:
        which = "" if self.which is Which.EACH else f", {self.which} time"
        return self.kind.clause + which + "".join(f", {test.words}" for test in self.where)


def each(kind: Kind, *where: FactIs) -> Happening:
    """Every event of a kind."""
    return Happening(kind, where)


def first(kind: Kind, *where: FactIs) -> Happening:
    """The first of a kind in the scope (period of care, placement, matter)."""
    return Happening(kind, where, Which.FIRST)


def second(kind: Kind, *where: FactIs) -> Happening:
    """The second of a kind in the scope."""
    return Happening(kind, where, Which.SECOND)


def later(kind: Kind, *where: FactIs) -> Happening:
    """The second of a kind in the scope, and every one after it."""
    return Happening(kind, where, Which.LATER)


class Per(StrEnum):
    """The span a duty belongs to. Its triggers and meetings pair within one, and it ends with it."""

    CHILD = "the child's life"
    PERIOD_OF_CARE = "the period of care"
    PLACEMENT = "the placement"
    ADOPTION_PLACEMENT = "the placement for adoption"
    MATTER = "the matter"
    """One missing episode, plan, dispute, complaint …: the events that share `about`."""


@dataclass(frozen=True, slots=True)
class Aged:
    """While the child is at least one age and under another."""

    at_least: int = 0
    under: int = 0
    """Nought: no upper age."""

    @property
    def words(self) -> str:
        """The age in plain English."""
        if not self.under:
            return f"aged {self.at_least} or over"
        return f"aged under {self.under}" if not self.at_least else f"aged {self.at_least} to {self.under - 1}"


@dataclass(frozen=True, slots=True)
class During:
    """Between one kind of event and another: while a plan is open, an episode lasts, an order is in force."""

    began: tuple[Kind, ...]
    ended: tuple[Kind, ...]
    words: str
    where: tuple[FactIs, ...] = ()


@dataclass(frozen=True, slots=True)
class WithStatus:
    """While the child's legal status is one of these codes."""

    codes: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class InPlacement:
    """While the placement is of a kind, by the facts recorded with it."""

    where: FactIs

    @property
    def words(self) -> str:
        """The kind of placement in plain English."""
        return self.where.words


@dataclass(frozen=True, slots=True)
class PlacementYear:
    """While the placement is in its first year, or past it."""

    first: bool

    @property
    def words(self) -> str:
        """Which year in plain English."""
        return "in the first year of the placement" if self.first else "after the first year of the placement"


@dataclass(frozen=True, slots=True)
class YearSince:
    """In the first year since the last event of a kind, or after it."""

    kind: Kind
    first: bool

    @property
    def words(self) -> str:
        """Which year in plain English."""
        return f"{'in the first year' if self.first else 'more than a year'} since {self.kind.clause}"


@dataclass(frozen=True, slots=True)
class InShortBreaks:
    """In a series of short breaks that keeps within regulation 48: no stay past 17 days, nor 75 days in any 12 months."""

    words: str = "in a series of short breaks within the limits of regulation 48"


@dataclass(frozen=True, slots=True)
class MeantToLast:
    """From the day it was decided that the placement is meant to last until 18."""

    words: str = "the placement is meant to last until 18"


@dataclass(frozen=True, slots=True)
class BeforeFirst:
    """Until the first event of a kind after each `since`, which is coming into care unless another is named."""

    kind: Kind
    words: str
    since: Kind = Kind.BECAME_LOOKED_AFTER


@dataclass(frozen=True, slots=True)
class LookedAfterTo:
    """While looked after; and where that lasted to an age, ever after: leaving at it ends nothing that was to be done by then."""

    age: int

    @property
    def words(self) -> str:
        """The same in plain English."""
        return f"looked after, or having been so until {self.age}"


@dataclass(frozen=True, slots=True)
class Not:
    """While something is not so."""

    condition: Condition

    @property
    def words(self) -> str:
        """The opposite in plain English."""
        return f"not {self.condition.words}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """While all of these are so. `said` says it better than the parts strung together."""

    conditions: tuple[Condition, ...]
    said: str = ""

    @property
    def words(self) -> str:
        """All of them in plain English."""
        return self.said or " and ".join(condition.words for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """While any of these is so. `said` says it better than the parts strung together."""

    conditions: tuple[Condition, ...]
    said: str = ""

    @property
    def words(self) -> str:
        """Any of them in plain English."""
        return self.said or " or ".join(condition.words for condition in self.conditions)


Condition = (
    Aged
    | During
    | WithStatus
    | InPlacement
    | PlacementYear
    | YearSince
    | InShortBreaks
    | MeantToLast
    | BeforeFirst
    | LookedAfterTo
    | Not
    | AllOf
    | AnyOf
)


@dataclass(frozen=True, slots=True)
class ByBirthday:
    """Whether a date counted from the trigger falls before a birthday, or on or after it."""

    within: Count
    age: int
    before: bool


def during(began: Kind, ended: Kind, *where: FactIs, words: str) -> During:
    """While something lasts that one kind of event begins and another ends."""
    return During((began,), (ended,), words, where)


def under(age: int) -> Aged:
    """Under an age."""
    return Aged(under=age)


def aged(at_least: int, *, under: int = 0) -> Aged:
    """At least an age, and under another."""
    return Aged(at_least=at_least, under=under)


def placed(name: str, *wanted: Fact, words: str) -> InPlacement:
    """In a placement with a fact recorded."""
    return InPlacement(fact(name, *wanted, words=words))


FIRST_YEAR = PlacementYear(first=True)
AFTER_FIRST_YEAR = PlacementYear(first=False)
MEANT_TO_LAST = MeantToLast()
BEFORE_FIRST_REVIEW = BeforeFirst(Kind.REVIEW_HELD, "before the first review")
PLACED_FOR_ADOPTION = During((Kind.PLACED_FOR_ADOPTION,), (Kind.ADOPTION_PLACEMENT_ENDED, Kind.ADOPTED), "placed for adoption")
NOT_PLACED_FOR_ADOPTION = Not(PLACED_FOR_ADOPTION)
SECTION_20 = WithStatus(frozenset({"V2"}), "accommodated under section 20")
SHORT_BREAKS = InShortBreaks()
NOT_SHORT_BREAKS = Not(SHORT_BREAKS)
INTERIM_CARE_ORDER = WithStatus(frozenset({"C1"}), "under an interim care order")
CARE_ORDER = WithStatus(frozenset({"C2"}), "under a care order")
PLACEMENT_ORDER = WithStatus(frozenset({"E1"}), "under a placement order")
SEEN = fact("seen", words="the child being seen")
IN_PERSON = not_fact("virtual", words="in person")
ON_A_PROTECTION_PLAN = during(Kind.PROTECTION_PLAN_BEGAN, Kind.PROTECTION_PLAN_ENDED, words="on a child protection plan")
ON_A_NEED_PLAN = during(Kind.NEED_PLAN_BEGAN, Kind.NEED_PLAN_ENDED, words="on a child in need plan")
LOOKED_AFTER = during(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_TO_BE_LOOKED_AFTER, words="looked after")
