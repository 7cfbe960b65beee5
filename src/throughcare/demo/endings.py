"""Permanence before and after: adoption step by step, and staying in touch with young people who have left care."""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.demo import shares
from throughcare.demo.chance import age_on, birthday, working
from throughcare.demo.facts import AdoptionDecision, AdoptionPlacement, LeavingCareContact, PreviousPermanence
from throughcare.demo.paths import Course
from throughcare.demo.story import Story

BEFORE = {"Z1": 86, "P4": 9, "P2": 3, "P1": 1, "P3": 1}
"""DfE 2024, children who started: previous permanence, with the unknown counted down: a borough asks its own children."""
ACTIVITY = {"F2": 27, "F5": 24, "F4": 6, "F1": 6, "P2": 3, "P5": 4, "G4": 10, "G5": 16, "G6": 4}
"""DfE 2024, activity of care leavers aged 17 to 21, to the nearest sensible split."""
ACCOMMODATION = {"U1": 34, "D1": 18, "B1": 14, "Z1": 12, "E1": 7, "K1": 3, "Y1": 5, "X2": 3, "V2": 2, "B2": 1, "S2": 1}
"""DfE 2024, accommodation of care leavers: about nine in ten suitable; the split by kind is ours."""


def write_before(story: Story, course: Course) -> None:
    """Whether the child had been adopted, or had another lasting order, before."""
    option = story.chance.by_weight(BEFORE) if story.who.age(course.first) >= 2 else "Z1"
    year = (
        story.chance.between(story.who.born_on.year, course.first.year - 1)
        if option in {"P1", "P2", "P3"} and story.chance.happens(0.7)
        else None
    )
    fact = PreviousPermanence(story.chance.uuid(), story.child, option, "" if option == "Z1" else "999", year)
    story.pen.note(fact, course.first, story.writer(course.first), "permanence before recorded")


def write_adoption(story: Story, course: Course) -> None:
    """The decision, the match, the placement and who adopted, for those on the way to adoption."""
    chance, pen = story.chance, story.pen
    step = next((step for step in course.steps if step.code == "E1"), None)
    if step is None:
        return
    decided = working(max(course.first + timedelta(days=20), step.first - timedelta(days=chance.between(25, 80))))
    if decided > story.last_day:
        return
    by = story.writer(decided)
    decision = pen.note(
        AdoptionDecision(chance.uuid(), story.child, decided), decided, by, "decided that the child should be placed for adoption"
    )
    stay = next((stay for stay in course.stays if stay.place == shares.ADOPTION), None)
    if stay is None:
        return
    carer = stay.kind == "A5"
    matched = max(decided, stay.first - timedelta(days=chance.between(14, 50)))
    decision = pen.amend(decision, matched, story.writer(matched), "matched with adopters", matched_on=matched)
    couple = chance.by_weight(
        {
            ("MF", "L11", 2): 62,
            ("MF", "L3", 2): 12,
            ("F1", "L0", 1): 12,
            ("FF", "L12", 2): 6,
            ("MM", "L12", 2): 6,
            ("M1", "L0", 1): 2,
        }
    )
    sex, status, adopters = couple
    pen.note(
        AdoptionPlacement(chance.uuid(), story.child, stay.first),
        stay.first,
        story.writer(stay.first),
        "placed for adoption",
        at_once=True,
    )
    if course.last is not None:
        known = {"by_former_carer": carer, "adopters": adopters, "adopters_sex": sex, "adopters_status": status}
        pen.amend(decision, course.last, story.writer(course.last), "adoption order made", **known)


def write_leaving(story: Story, course: Course) -> None:
    """Contacts with a young person since they left, until twenty-one; and how they were around each birthday."""
    who, chance = story.who, story.chance
    if course.last is None or story.working("personal_adviser", course.last) is None or course.reason in {"E11", "E12", "E2"}:
        return
    until = min(birthday(who.born_on, 21), story.last_day)
    day = working(course.last + timedelta(days=chance.between(4, 10)))
    turned = age_on(who.born_on, course.last)
    lost = chance.happens(0.06)
    while day <= until:
        since_birthday = age_on(who.born_on, day) > turned
        turned = age_on(who.born_on, day)
        _contact(story, day, about_birthday=since_birthday, lost=lost)
        lost = lost and chance.happens(0.8)
        stretch = chance.between(60, 100) if chance.happens(0.07) else chance.between(36, 53)
        day = working(day + timedelta(days=stretch))


def _contact(story: Story, day: date, *, about_birthday: bool, lost: bool) -> None:
    chance = story.chance
    by = story.working("personal_adviser", day)
    touch = "NO" if lost else chance.by_weight({"YES": 97, "REFU": 1, "NO": 2})
    activity = accommodation = ""
    if about_birthday and touch == "YES":
        activity, accommodation = chance.by_weight(ACTIVITY), chance.by_weight(ACCOMMODATION)
    fact = LeavingCareContact(chance.uuid(), story.child, day, touch, activity, accommodation, by)
    story.pen.note(fact, day, by or story.manager(), "contact with a young person who left care")
