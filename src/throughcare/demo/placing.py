"""What is asked and told of each placement, who approved it, and what its end taught: each by a chance of its own, so that nothing else is told otherwise for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from throughcare.core.today import LONDON
from throughcare.demo.chance import Chance, working_days_after
from throughcare.demo.facts import Meeting, Placement, PlacementApproval, PlacementTold
from throughcare.demo.paths import Course, Stay
from throughcare.demo.story import Story

TOLD_WITHIN = {"health": (1, 5, 9), "officer": (0, 1, 4)}
"""Working days in which the GP and the health team, and the reviewing officer, are told of a move: mostly, and otherwise. Our judgement."""
FOSTERED, KIN, LASTING = frozenset({"U3", "U4", "U6"}), frozenset({"U1", "U3"}), frozenset({"U1", "U4", "A5", "A6"})
BROKE_DOWN = frozenset({"CREQB", "CREQO", "ALLEG", "STAND"})
"""Reasons that carers or events give: four in five of such ends nobody had planned, and one in five of most others. Our judgement."""
WENT_ON = frozenset({"PLACE", "CARPL"})
OF_LATE = timedelta(days=270)
OUTSIDE = "XB"
"""How postcodes begin beyond the borough."""


def asked_of(placement: Placement, *, opening: bool) -> Placement:
    """Whether it was made in an emergency, and whether it is outside the borough."""
    urgent = not placement.same_carer and Chance("asked of a placement", placement.id).happens(0.45 if opening else 0.15)
    return replace(placement, emergency=urgent, out_of_area=placement.postcode.startswith(OUTSIDE))


def was_planned(placement: Placement, stay: Stay) -> bool | None:
    """Whether its end was planned; None where care ended with it, as nobody is asked then."""
    if not stay.reason or stay.reason in WENT_ON:
        return True if stay.reason else None
    return Chance("planned", placement.id).happens(0.2 if stay.reason in BROKE_DOWN else 0.8)


def tell_others(story: Story, course: Course, stay: Stay, placement: Placement) -> None:
    """Those who must be told of a new home are told; one outside the borough is approved; what a breakdown taught is talked over."""
    if stay.last is not None and stay.last < story.tells_from:
        return
    if not stay.same_carer:
        _tell(story, course, stay, placement)
        _give_notice(story, course, stay, placement)
        _approve(story, course, stay, placement)
    _learn(story, course, stay, placement)


def _tell(story: Story, course: Course, stay: Stay, placement: Placement) -> None:
    own = Chance("told of a placement", placement.id)
    with story.pen.drawing_from(own):
        for whom, (first, last, late) in TOLD_WITHIN.items():
            days = own.between(first, last) if own.happens(0.96) else own.between(last + 1, late)
            on = working_days_after(stay.first, days)
            if (whom == "officer" and stay is course.stays[0]) or (stay.last is not None and on >= stay.last):
                continue
            if story.told(on, course):
                fact = PlacementTold(own.uuid(), story.child, placement.id, whom, on)
                story.pen.note(fact, on, story.writer(on), "told of a placement", at_once=True)


def _give_notice(story: Story, course: Course, stay: Stay, placement: Placement) -> None:
    """The others are given notice before a placement, or within five working days of one made in an emergency: mostly."""
    own = Chance("notice of a placement", placement.id)
    if own.happens(0.05):
        on = working_days_after(stay.first, own.between(6, 12))
    elif placement.emergency:
        on = working_days_after(stay.first, own.between(1, 5))
    else:
        on = max(course.first, stay.first - timedelta(days=own.between(0, 5)))
    if story.told(on, course) and (stay.last is None or on < stay.last):
        with story.pen.drawing_from(own):
            fact = PlacementTold(own.uuid(), story.child, placement.id, "notice", max(on, course.first))
            known = max(on, stay.first)
            story.pen.note(fact, known, story.writer(known), "told of a placement", at_once=True)


def _approve(story: Story, course: Course, stay: Stay, placement: Placement) -> None:
    """Outside the borough, but with kin or the council's own carers, somebody approves beforehand: mostly, and one in thirty never."""
    theirs = placement.kind in KIN or (placement.kind in FOSTERED and placement.provider == "PR1")
    if not placement.out_of_area or theirs or not story.told(stay.first, course):
        return
    own = Chance("approval of a placement", placement.id)
    by = story.writer(stay.first)
    fact = PlacementApproval(own.uuid(), story.child, placement.id, by, stay.first)
    late = own.happens(0.08)
    on = working_days_after(stay.first, own.between(1, 6)) if late else stay.first - timedelta(days=own.between(0, 4))
    if own.happens(0.97) and on <= story.last_day:
        fact = replace(fact, outcome="approved", decided_on=on, decided_by="Head of service")
    known = max(on, stay.first) if fact.outcome else stay.first
    with story.pen.drawing_from(own):
        story.pen.note(fact, known, by, "approval of a placement decided", at_once=True)


def _learn(story: Story, course: Course, stay: Stay, placement: Placement) -> None:
    """After a home that was to last broke down a disruption meeting is held, for some late, and of late for some not yet. Our judgement."""
    if placement.ended_planned is not False or placement.kind not in LASTING or stay.last is None:
        return
    own = Chance("disruption meeting", placement.id)
    on = working_days_after(stay.last, own.between(21, 30) if own.happens(0.15) else own.between(8, 19))
    held = own.happens(0.75) or stay.last < story.last_day - OF_LATE
    if held and story.told(on, course):
        with story.pen.drawing_from(own):
            fact = Meeting(
                own.uuid(),
                story.child,
                "disruption",
                _afternoon(on),
                "Placements manager",
                own.happens(0.1),
                placement_id=placement.id,
            )
            story.pen.note(fact, on, story.writer(on), "meeting recorded", at_once=True)


def _afternoon(on: date) -> datetime:
    return datetime.combine(on, time(14), tzinfo=LONDON)
