"""Today's exceptions as a page and a file show them: each child, what is so, who is on it, and what they do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.desk.exceptions.found import EXPIRES_WITHIN, Found, Matter
from throughcare.apps.desk.work_pages import Shower
from throughcare.apps.duties.presenters import name_of
from throughcare.core.page import Link
from throughcare.core.shown import Column, Count, Lateness, Pages
from throughcare.core.words import how_late, plain_date
from throughcare.statute.duties.home_and_kin import TEMPORARY_APPROVAL
from throughcare.statute.duties.placement import NOT_REGISTERED
from throughcare.statute.duty import By

TITLES = {
    Matter.MISSING: "Missing now",
    Matter.NOT_REGISTERED: "In an unregistered placement",
    Matter.NOT_SEEN: "Not seen in time",
    Matter.NOT_ALLOCATED: "Not allocated",
    Matter.APPROVAL: "Temporary approval running out",
    Matter.ASSESSMENT: "No current assessment",
    Matter.PLAN: "No current plan",
    Matter.PERMANENCE: "No permanence decision",
}
COUNTED = {
    Matter.MISSING: "Missing, or away without leave, and not back.",
    Matter.NOT_REGISTERED: "Under 16 in supported or independent living; or in a home that must be registered, with no Ofsted number on record.",
    Matter.NOT_SEEN: "A visit the law asks for is overdue: nobody who could has seen the child.",
    Matter.NOT_ALLOCATED: "No social worker is named.",
    Matter.APPROVAL: f"With a relative or friend on temporary approval that ends within {EXPIRES_WITHIN} days, or has ended, counted from the day they moved in.",
    Matter.ASSESSMENT: "The assessment of what they need is overdue to be made again.",
    Matter.PLAN: "A care plan or pathway plan is overdue to be made, or to be brought up to date.",
    Matter.PERMANENCE: "The plan for permanence is overdue.",
}
NONE = dict.fromkeys(Matter, "None.") | {Matter.MISSING: "No child is missing."}
COLUMNS = (Column("Child"), Column("What is so"), Column("Who is on it"), Column("What they do next"))
TEXT_OF_COLUMNS = ("Exception", "Child", "What is so", "Who is on it", "What they do next", "How it stands")


@dataclass(frozen=True, slots=True)
class ExceptionShown:
    """One child: what is so, how late that is where it is late, who is on it, what they do next and where, and what a manager did about it."""

    child: Link
    restricted: bool
    what: str
    lateness: Lateness | None
    how_late: str
    who: str
    next: Link
    next_when: str
    acted: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The same in words, for a file."""
        when = f", {self.next_when}" if self.next_when else ""
        return (self.child.text, self.what, self.who, f"{self.next.text}{when}", self.how_late)


@dataclass(frozen=True, slots=True)
class MatterShown:
    """The children under one matter: how many there are, those shown, and where all of them are."""

    key: str
    title: str
    counts: str
    number: int
    rows: tuple[ExceptionShown, ...]
    nothing: str
    all: Link | None


@dataclass(frozen=True, slots=True)
class ExceptionsPage:
    """Today's exceptions, or one matter of them whole."""

    title: str
    caption: str
    back: Link | None
    counts: tuple[Count, ...]
    columns: tuple[Column, ...]
    matters: tuple[MatterShown, ...]
    closed: str
    export: str
    pages: Pages | None


def rows_shown(found: Iterable[Found], shower: Shower, following: Mapping[UUID, Any]) -> tuple[ExceptionShown, ...]:
    """Some exceptions. `following` is what comes first for each child whose exception is not itself a duty."""
    return tuple(_shown(one, shower, following.get(one.child)) for one in found)


def matter_shown(matter: Matter, found: Sequence[Found], rows: tuple[ExceptionShown, ...], *, href: str) -> MatterShown:
    """One matter, with where the rest of it is if not all is shown."""
    more = len(found) > len(rows)
    return MatterShown(
        key=matter.value,
        title=TITLES[matter],
        counts=COUNTED[matter],
        number=len(found),
        rows=rows,
        nothing=NONE[matter],
        all=Link(f"All {len(found)}", href) if more and href else None,
    )


def _shown(one: Found, shower: Shower, following: Any | None) -> ExceptionShown:
    child = Link(name_of(one.child, shower.around), shower.href(one.child))
    row = one.row if one.row is not None else following
    duty = shower.duty(row) if row is not None else None
    late = duty if one.row is not None else None
    shown = _next(one, shower)
    opens = duty.action if duty and duty.action else Link("Nothing is owed", child.href)
    return ExceptionShown(
        child=child,
        restricted=shower.around.restricted(one.child),
        what=one.words or (f"{duty.what}: was due {duty.due}" if duty else ""),
        lateness=late.lateness if late else _lateness(one, shower),
        how_late=late.how_late if late else _how_late(one, shower),
        who=shown.who if shown else (duty.who if duty else _worker(one.child, shower)),
        next=shown.link if shown else Link(duty.what if duty else opens.text, opens.href),
        next_when=shown.when if shown else (duty.due if duty and late is None else ""),
        acted=(late.acted or late.excused) if late else "",
    )


@dataclass(frozen=True, slots=True)
class _Next:
    who: str
    link: Link
    when: str = ""


def _next(one: Found, shower: Shower) -> _Next | None:
    """What is done next where that is no duty of the child's on the shelf, and by whom."""
    child = shower.href(one.child)
    if one.matter is Matter.NOT_ALLOCATED:
        part = shower.around.parts.get((one.child, By.SOCIAL_WORKER))
        people = reverse("involvement:people", args=[one.child]) if child else ""
        return _Next(f"The manager of {part.team}" if part else "The service manager", Link("Name a social worker", people))
    if one.matter is Matter.APPROVAL and one.due is not None:
        do = Link(TEMPORARY_APPROVAL.do, child)
        return _Next(_role(TEMPORARY_APPROVAL.by), do, f"by {plain_date(one.due)}")
    if one.matter is Matter.NOT_REGISTERED and one.row is None:
        return _Next(
            _role(NOT_REGISTERED.by), Link("Move them to a registered placement, or record its Ofsted number", child), "at once"
        )
    return None


def _lateness(one: Found, shower: Shower) -> Lateness | None:
    if one.due is None:
        return None
    return Lateness.OVERDUE if one.due < shower.today else Lateness.DUE_SOON


def _how_late(one: Found, shower: Shower) -> str:
    words = how_late(one.due, shower.today) if one.due is not None else ""
    return words[:1].upper() + words[1:]


def _worker(child: UUID, shower: Shower) -> str:
    part = shower.around.parts.get((child, By.SOCIAL_WORKER))
    if part is None:
        return "No social worker named"
    return f"{part.worker.name}, social worker" if part.worker else f"Nobody named in {part.team}"


def _role(by: By) -> str:
    return by.value[0].upper() + by.value[1:]
