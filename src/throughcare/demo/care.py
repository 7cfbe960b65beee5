"""The care itself written down: the period, the need, the law and the homes; and who worked with the child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.demo import shares
from throughcare.demo.chance import Chance, birthday
from throughcare.demo.facts import (
    Allocation,
    LegalStatus,
    LibertyOrder,
    PeriodOfCare,
    Placement,
    PrimaryNeed,
    UnaccompaniedStatus,
)
from throughcare.demo.names import BOYS, FAMILY, GIRLS, HOMES
from throughcare.demo.paths import Course, Stay
from throughcare.demo.placing import OUTSIDE, asked_of, tell_others, was_planned
from throughcare.demo.story import Story

ALLEGED = "placement ended"


@dataclass(frozen=True, slots=True)
class Home:
    """Where a placement was: who cared, who provided it, and where."""

    carer: str
    provider: str
    postcode: str


def postcode(chance: Chance, *, outside: float = 0.0) -> str:
    """A postcode of the borough, or of an area as invented beyond it."""
    area = OUTSIDE if chance.happens(outside) else "TB"
    return f"{area}{chance.between(1, 9)} {chance.between(1, 9)}{chance.among('ABDEFGHJLNPQRSTUWXYZ')}{chance.among('ABDEFGHJLNPQRSTUWXYZ')}"


def write_allocations(story: Story) -> None:
    """Who had which part in the work, each change on its day."""
    for stint in story.stints:
        team = story.council.units[stint.team].id
        by = story.manager()
        worker = stint.worker.id if stint.worker else None
        fact = Allocation(story.chance.uuid(), story.child, stint.part, worker, team, stint.first, stint.reason)
        story.pen.note(fact, stint.first, by, "child allocated")
        if stint.last is not None and stint.last <= story.last_day:
            story.pen.amend(fact, stint.last, by, "allocation ended", ended_on=stint.last)


def write_course(story: Story, course: Course, home_postcode: str) -> dict[Stay, Placement]:
    """The period, its need, its legal statuses and placements. Returns each placement as it was last written."""
    chance, pen = story.chance, story.pen
    by = story.writer(course.first)
    period = pen.note(PeriodOfCare(chance.uuid(), story.child, course.first), course.first, by, "child became looked after")
    pen.note(PrimaryNeed(chance.uuid(), story.child, period.id, story.who.need, course.first), course.first, by, "need recorded")
    for step in course.steps:
        by = story.writer(step.first)
        status = pen.note(
            LegalStatus(chance.uuid(), story.child, period.id, step.code, step.first), step.first, by, "legal status recorded"
        )
        if step.last is not None and step.last <= story.last_day:
            pen.amend(status, step.last, by, "legal status ended", ended_on=step.last)
    placements = _write_stays(story, course, period.id, home_postcode)
    if course.last is not None and course.last <= story.last_day:
        by = story.writer(course.last)
        pen.amend(period, course.last, by, "child ceased to be looked after", ended_on=course.last, reason_ended=course.reason)
    if story.who.unaccompanied and course.first == story.who.started_on:
        adult_on = birthday(story.who.born_on, 18)
        pen.note(
            UnaccompaniedStatus(chance.uuid(), story.child, course.first, adult_on),
            course.first,
            by,
            "came alone, seeking asylum",
        )
    return placements


def _write_stays(story: Story, course: Course, period: UUID, home_postcode: str) -> dict[Stay, Placement]:
    found: dict[Stay, Placement] = {}
    turns: dict[date, int] = {}
    home: Home | None = None
    for stay in course.stays:
        if home is None or not stay.same_carer:
            home = _home(story.chance, stay.kind, home_postcode)
        turn = turns[stay.first] = turns.get(stay.first, 0) + 1
        placement = Placement(
            story.chance.uuid(), story.child, period, stay.kind, home.provider, home.postcode, home_postcode, home.carer, stay.first,
            same_carer=stay.same_carer, temporary_approval=stay.temporary, turn=turn,
        )  # fmt: skip
        placement = asked_of(placement, opening=stay is course.stays[0])
        by = story.writer(stay.first)
        story.pen.note(placement, stay.first, by, "placement made", at_once=story.chance.happens(0.7))
        if stay.last is not None and stay.last <= story.last_day:
            ended = {"ended_on": stay.last, "reason_ended": stay.reason, "ended_planned": was_planned(placement, stay)}
            placement = story.pen.amend(placement, stay.last, story.writer(stay.last), ALLEGED, **ended)
        found[stay] = placement
        tell_others(story, course, stay, placement)
        if stay.kind == "K2" and story.chance.happens(0.04) and stay.last is None:
            story.pen.note(
                LibertyOrder(story.chance.uuid(), story.child, stay.first), stay.first, by, "court authorised restrictions"
            )
    return found


def _home(chance: Chance, kind: str, home_postcode: str) -> Home:
    """Who provides which kind: DfE 2024 gives 43 per cent the council's own, most of the rest private; the split by kind is ours."""
    family = chance.among(FAMILY)
    if kind == "P1":
        return Home(f"{chance.among(GIRLS)} {family}", "PR0", home_postcode)
    if kind in {"K2", "S1", "R1"}:
        return Home(chance.among(HOMES), chance.by_weight({"PR4": 78, "PR1": 14, "PR5": 8}), postcode(chance, outside=0.55))
    if kind in {"K3", "H5"}:
        return Home(
            f"{chance.among(HOMES)}, flat {chance.between(1, 9)}",
            chance.by_weight({"PR4": 60, "PR5": 28, "PR1": 12}),
            postcode(chance, outside=0.25),
        )
    if kind in {"R2", "R3"}:
        return Home(
            "Thornleigh General Hospital" if kind == "R2" else "Millbeck Family Centre", "PR3", postcode(chance, outside=0.3)
        )
    carers = (
        f"{chance.among(GIRLS)} {family}" if chance.happens(0.35) else f"{chance.among(GIRLS)} and {chance.among(BOYS)} {family}"
    )
    own = {"PR1": 96, "PR2": 4} if kind in {"U1", "U3"} else {"PR1": 58, "PR4": 30, "PR5": 12}
    if kind in {"A5", "A6"}:
        own = {"PR1": 45, "PR2": 30, "PR5": 25}
    return Home(carers, chance.by_weight(own), postcode(chance, outside=0.3))


def decide_until_18(story: Story, course: Course, placements: dict[Stay, Placement], reviews: list[date]) -> None:
    """A lasting placement is decided at the next review to be meant to last until eighteen."""
    for stay, placement in placements.items():
        if not stay.lasting or stay.place == shares.ADOPTION:
            continue
        on = next((day for day in reviews if day >= stay.first and (stay.last is None or day < stay.last)), None)
        if on is not None:
            by = story.writer(on, "reviewing_officer")
            placements[stay] = story.pen.amend(placement, on, by, "meant to last until eighteen", until_18_decided_on=on)
