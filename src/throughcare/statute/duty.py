"""A duty as a value: what starts it, how long it gives, what meets it, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import ByBirthday, Condition, Happening, Per
from throughcare.statute.counting import Count
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind
from throughcare.statute.parts import DOMAINS


class Status(StrEnum):
    """What kind of rule it is. Pages always say which: a local default is never shown as law."""

    STATUTORY = "Law"
    PRACTICE_DIRECTION = "Practice direction"
    STATUTORY_GUIDANCE = "Statutory guidance"
    NMS = "National minimum standard"
    BEST_PRACTICE = "Best practice"
    PERFORMANCE_TARGET = "National target"
    LOCAL_DEFAULT = "Local standard"
    PROSPECTIVE = "Law not yet in force"


class Checked(StrEnum):
    """How far the source has been checked."""

    WORDING_SEEN = "V1"
    CONFIRMED_ELSEWHERE = "V2"
    IN_PUBLISHED_TOOL = "L"
    FROM_KNOWLEDGE = "K"
    UNSURE = "U"


class DateIs(StrEnum):
    """What the date of a duty is. Only the first of these can be overdue."""

    DUE = "the day by which it must be done"
    NOT_BEFORE = "the first day on which it may be done"
    MAY_UNTIL = "the last day on which somebody else may ask"


class Config(StrEnum):
    """What a council may change."""

    FIXED = "nothing may be changed"
    TIGHTEN = "an earlier date may be set beside the legal one"
    FREE = "the council sets it"
    VERSIONED = "set each year, or when the law begins"


class By(StrEnum):
    """Who must do it."""

    SOCIAL_WORKER = "social worker"
    PERSONAL_ADVISER = "personal adviser"
    TEAM_MANAGER = "team manager"
    SERVICE_MANAGER = "service manager"
    NOMINATED_OFFICER = "nominated officer"
    DIRECTOR = "director"
    REVIEWING_OFFICER = "reviewing officer"
    CONFERENCE_CHAIR = "conference chair"
    DUTY_MANAGER = "duty manager"
    EMERGENCY_DUTY = "emergency duty team"
    INDEPENDENT_INTERVIEWER = "independent interviewer"
    VIRTUAL_SCHOOL = "virtual school"
    HEALTH = "health team"
    LEGAL = "legal team"
    PLACEMENTS = "placements team"
    FOSTERING_TEAM = "fostering team"
    ADOPTION_TEAM = "adoption team"
    DECISION_MAKER = "agency decision-maker"
    DESIGNATED_OFFICER = "designated officer for allegations"
    EMPLOYER = "employer"
    CARER = "carer"
    COMPLAINTS_OFFICER = "complaints officer"
    COMPLAINANT = "complainant"
    QUALITY_OFFICER = "quality officer"
    INFORMATION_GOVERNANCE = "information governance officer"
    RETURNS_OFFICER = "returns officer"
    PARTNERSHIP = "safeguarding partnership"
    COURT = "court"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a duty is written, and how far that has been checked."""

    instrument: str
    provision: str
    checked: Checked

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}" if self.provision else self.instrument


Spec = Kind | Happening | tuple[Kind | Happening, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A later interval of the same duty, with all the conditions under which it takes the place of the first."""

    within: Count
    while_: tuple[Condition, ...] = ()
    starts: Spec = ()
    """What this stage is counted from; empty where it is what the duty itself is counted from."""
    meets_from: Count | None = None


@dataclass(frozen=True, slots=True)
class Varied:
    """Another count that the law put in the place of the ordinary one for a time: for triggers on these days, both included."""

    within: Count
    first: date
    last: date
    source: Source


@dataclass(frozen=True, slots=True)
class Lapse:
    """How long after it fell due a duty is closed as unmet, and why.

    Done after that it is still met, late; unless `for_good`, where what is done then belongs to something else.
    """

    after: Count
    because: str
    for_good: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that is owed to a child, a family or the council's own good order.

    `within` counts from `starts`; `then`, where there is one, counts again from each event that really met it,
    never from the date it was due. `sooner` makes it due on an event if that comes first. `do` is what the
    page tells a worker to do next. `applies_from` and `applies_until` bound the trigger, the last day excluded.
    """

    key: str
    name: str
    starts: Spec
    within: Count
    met_by: Spec
    status: Status
    source: Source
    do: str
    which: str = ""
    """Which of several duties that ask for the same thing; empty where only one does."""
    by: By = By.SOCIAL_WORKER
    config: Config = Config.FIXED
    calendar: CalendarCode = CalendarCode.CAL
    then: Count | None = None
    per: Per = Per.PERIOD_OF_CARE
    while_: tuple[Condition, ...] = ()
    until: Spec = ()
    sooner: Spec = ()
    only_if: ByBirthday | None = None
    carries_over: bool = False
    """Raised as well when its conditions begin only after its trigger, if not met by then."""
    stages: tuple[Stage, ...] = ()
    restarts: bool = False
    """A further trigger before it is met takes the place of the one before."""
    meets_from: Count | None = None
    """How long after its trigger an event must be to meet it; null where any from the trigger on does."""
    may_be_early: bool = False
    """Done before its trigger, in readiness for it, meets it as well: what had better be done beforehand."""
    lapses: Lapse | None = None
    date_is: DateIs = DateIs.DUE
    cycle: str = ""
    varied: tuple[Varied, ...] = ()
    provided: str = ""
    resets: str = ""
    extension: str = ""
    applies_from: date | None = None
    applies_until: date | None = None
    note: str = ""
    not_yet: str = ""
    """Why it waits though work with looked-after children is recorded here: what no record of it says yet, or what is not sure of the law."""

    @property
    def words(self) -> str:
        """What it asks, in words that no other duty has: to choose it by, and to name it where nothing else says which it is."""
        return f"{self.do}: {self.which}" if self.which else self.do

    @property
    def domain(self) -> str:
        """The part of the journey it belongs to."""
        return DOMAINS[self.key.split("-")[0]]

    @property
    def waits_for(self) -> str:
        """What must fix its date, where counting alone cannot; empty where it can."""
        return self.within.waits_for

    @property
    def is_law(self) -> bool:
        """Whether it is law or issued under it, not a local standard or a target."""
        return self.status not in {Status.LOCAL_DEFAULT, Status.PERFORMANCE_TARGET, Status.BEST_PRACTICE}


def happenings(spec: Spec) -> tuple[Happening, ...]:
    """A kind, a happening, or several of either, as happenings."""
    several = spec if isinstance(spec, tuple) else (spec,)
    return tuple(Happening(one) if isinstance(one, Kind) else one for one in several)


class Owed(NamedTuple):
    """One duty owed once: since what, by when, and what became of it. (A tuple, because millions are made.)

    `due_on` is the legal date; `council_due_on` the council's own earlier one, null where it set none. Both are null
    while the date waits for something. `due_at` is set for duties counted in hours. `known` is false where the record
    could not have shown it being met; `known_to` is the last day on which it could, null while it still can.
    """

    duty: Duty
    about: str
    since: Event
    counted: Count
    due_on: date | None
    due_at: datetime | None
    council_due_on: date | None
    council_due_at: datetime | None
    met: Event | None
    ended_on: date | None
    ended_because: str
    known: bool
    known_to: date | None

    @property
    def without_holidays(self) -> bool:
        """Whether no date is known because the holidays, or the school terms, of its year are not."""
        return self.due_on is None and self.counted.waits_for.startswith(
            ("the holidays of that year", "the term dates of that year")
        )

    @property
    def met_on(self) -> date | None:
        """The day it was met; null while it is not."""
        return None if self.met is None else self.met.on

    @property
    def met_at(self) -> datetime | None:
        """The moment it was met, where the time is known."""
        return None if self.met is None else self.met.at

    @property
    def met_late(self) -> bool:
        """Whether it was met after it was legally due."""
        if self.met is None or self.due_on is None:
            return False
        if self.due_at is not None and self.met.at is not None:
            return self.met.at > self.due_at
        return self.met.on > self.due_on
