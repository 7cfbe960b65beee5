"""What the components show: small typed values that presenters fill and macros read.

Words are already words here ("12 days late"): a component lays out, it reckons nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from throughcare.core.page import Link


class Weight(StrEnum):
    """Whether a thing is owed by law, by guidance, or because this council has said so."""

    LAW = "law"
    GUIDANCE = "guidance"
    LOCAL = "local"

    @property
    def words(self) -> str:
        return {"law": "Law", "guidance": "Guidance", "local": "Local"}[self.value]


class Lateness(StrEnum):
    """How a duty stands on the day the page stands at."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"
    MET = "met"
    MET_LATE = "met_late"
    ENDED_UNMET = "ended_unmet"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One thing owed to a child: what, by when, how late, whose to do, law or local, why this date, and the one next step.

    `due` and `how_late` are words: "by Thursday 7 January 2027", "12 days late". `council_due` is the council's own earlier
    date, if it has set one. `about` names the child, on pages that cross children. `anchor` is its own place on the child's page.
    `booked` says when it is booked for and leads there, `wrong` what is amiss with that; `excused` and `acted` are what a manager agreed
    or did; `ways` are what else may be done about it. `does` begins the record that meets it: its address is posted to, by the page's
    form `begin`. `hazards` warn whoever comes to see the child, on pages that cross children. `tick` is what a box
    beside it sends, where several may be acted on at once.
    """

    what: str
    due: str
    lateness: Lateness
    how_late: str
    weight: Weight
    why: str
    source: str = ""
    who: str = ""
    council_due: str = ""
    about: Link | None = None
    action: Link | None = None
    anchor: str = ""
    booked: Link | None = None
    wrong: str = ""
    excused: str = ""
    acted: str = ""
    ways: tuple[Link, ...] = ()
    does: Link | None = None
    hazards: tuple[str, ...] = ()
    tick: str = ""


@dataclass(frozen=True, slots=True)
class ChildShown:
    """One child in a list, with what they need next. `note` is one short fact, such as where they live; `to_put_right` leads to what
    is doubtful on their record, where anything is; `hazards` warn whoever visits.
    """

    name: Link
    age: str
    next: DutyShown | None
    worker: str = ""
    note: str = ""
    restricted: bool = False
    late: int = 0
    to_put_right: Link | None = None
    hazards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Someone who matters to a child: what they are to them, who they are, since when, and how to reach them."""

    role: str
    name: str
    href: str = ""
    since: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that opens what is behind it."""

    number: int
    words: str
    href: str = ""
    current: bool = False


class Turn(IntEnum):
    """Which of the things that happened on one day comes first by its nature, where no hour tells: one home ends before the next begins."""

    HOME_ENDS = 1
    CARE_ENDS = 2
    CARE_BEGINS = 3
    WHY = 4
    LAW = 5
    HOME_BEGINS = 6
    WHO_WORKS = 7
    HAPPENS = 8
    DECIDED = 9
    WRITTEN = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening on a timeline. `when` is words; `by` is who recorded it or where it came from; `coming` is not yet.

    `at` is the hour, where it is known, and `turn` where it comes in its day by its nature. `significant` belongs in the story of a child's life, because whoever wrote it says so. `new` came on the record, or was changed, since
    the reader last looked.
    """

    on: date
    when: str
    what: str
    kind: str = ""
    by: str = ""
    words: str = ""
    href: str = ""
    coming: bool = False
    significant: bool = False
    new: bool = False
    at: datetime | None = None
    turn: Turn = Turn.HAPPENS


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; with `sort_href`, a link that sorts by it; `direction` says how the rows are sorted by it now."""

    text: str
    sort_href: str = ""
    direction: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, and the address without it."""

    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of a long list this is. `first` and `last` count rows from one; links are empty where there is no more."""

    number: int
    of: int
    first: int
    last: int
    rows: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something long has come. `words` says it for those who cannot see the bar; `refresh_url` answers with it anew."""

    done: int
    total: int
    words: str
    finished: bool = False
    refresh_url: str = ""
