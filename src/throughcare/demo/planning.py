"""Assessments, and the plans made from them: mostly in good time, now and then late, and for some children long not looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from throughcare.demo import shares
from throughcare.demo.chance import Chance, birthday, working, working_days_after
from throughcare.demo.facts import AgreedAction, Assessment, Need, Placement, Plan, PlannedAction
from throughcare.demo.followed import changes_plan
from throughcare.demo.paths import Course, Stay
from throughcare.demo.story import Story

NOT_LOOKED_AT_AGAIN = 0.12
"""Children whose assessment was let lie for more than a year: our judgement."""
DECIDED_BY_SECOND_REVIEW = 0.92


class Wanted(NamedTuple):
    """A need, what should be different, how we will know, and what somebody could do about it."""

    need: str
    outcome: str
    known_by: str
    actions: tuple[str, ...]


WANTED = (
    Wanted(
        "To sleep through, and wake rested", "I sleep in my own bed and am not tired at school", "The carer's sleep diary, and school's register",
        ("Ring the doctor about sleep", "Agree on a bedtime with the carers"),
    ),
    Wanted(
        "To see the people who matter", "I see my family when we said, and nobody cancels", "The diary of visits, and what they say",
        ("Set dates with the family for the next three months", "Ask about seeing brothers and sisters"),
    ),
    Wanted(
        "To do well at school", "I have somebody at school to go to, and I catch up in reading", "Reading age each term",
        ("Ask the school for a named teacher", "Ask the virtual school about a tutor"),
    ),
    Wanted(
        "To understand what has happened", "I know why I live here, and can ask", "What they say in direct work",
        ("Begin life-story work", "Find the photographs that their grandmother has"),
    ),
    Wanted(
        "To have something that is theirs", "I go to a club each week, and have a friend there", "They go, and want to",
        ("Find a club near where they live",),
    ),
    Wanted(
        "To be healthy", "My teeth do not hurt, and my injections are done", "The dentist's letter, and the health record",
        ("Book the dentist", "Ask the nurse which injections are missing"),
    ),
)  # fmt: skip


def write_plans(story: Story, course: Course, placements: dict[Stay, Placement], reviews: list[date]) -> None:
    """All of it for one time in care. It has a stream of chance of its own, so that nothing else is told differently."""
    chance = Chance("plans", story.child, course.first)
    own = replace(story, chance=chance, pen=replace(story.pen, chance=chance))
    assessments = _assessments(own, course)
    _care_plans(own, course, assessments, reviews)
    _placement_plans(own, course, assessments, placements)
    _leaving(own, course, assessments)


def _assessments(story: Story, course: Course) -> list[Assessment]:
    chance, until = story.chance, story.until(course)
    stop = until
    if chance.happens(NOT_LOOKED_AT_AGAIN):
        stop = min(until, story.last_day - timedelta(days=chance.between(400, 700)))
    found, day = [], working_days_after(course.first, chance.between(18, 44))
    while day <= stop:
        approved = working_days_after(day, chance.between(1, 6))
        if story.told(day, course) and approved <= until:
            fact = Assessment(chance.uuid(), story.child, "need", day, approved, story.working("social_worker", day))
            found.append(story.pen.note(fact, approved, story.manager(), "assessment approved"))
        day = working(day + timedelta(days=chance.between(370, 440) if chance.happens(0.1) else chance.between(290, 350)))
    return found


def _care_plans(story: Story, course: Course, assessments: list[Assessment], reviews: list[date]) -> None:
    chance, until = story.chance, story.until(course)
    late = chance.happens(story.lateness * 2)
    made = [working_days_after(course.first, chance.between(11, 24) if late else chance.between(3, 9))]
    second = reviews[1] if len(reviews) > 1 else None
    decided = second if second and chance.happens(DECIDED_BY_SECOND_REVIEW) else None
    for review in reviews:
        if review == decided:
            made.append(max(made[-1] + timedelta(days=1), working_days_after(review, chance.between(0, 2))))
        if changes_plan(story.child, review):
            after = chance.between(11, 18) if chance.happens(0.9) else chance.between(22, 40)
            made.append(max(made[-1] + timedelta(days=1), working_days_after(review, after)))
    route, last = _route(story, course), None
    for day in made:
        if story.told(day, course):
            permanence = route if decided and day >= decided else ""
            last = _plan(story, "care", day, assessments, permanence=permanence)
    if last is not None and course.last is None and until == story.last_day:
        _needs(story, last)


def _route(story: Story, course: Course) -> str:
    if any(stay.place == shares.ADOPTION for stay in course.stays):
        return "adoption"
    place = course.stays[-1].place
    if place == shares.PARENTS:
        return "home"
    if place == shares.KIN:
        return story.chance.by_weight({"kinship": 60, "special_guardianship": 40})
    return story.chance.by_weight({"long_term_fostering": 60, "home": 18, "kinship": 8, "residential": 8, "twin_track": 6})


def _placement_plans(story: Story, course: Course, assessments: list[Assessment], placements: dict[Stay, Placement]) -> None:
    chance = story.chance
    for stay in course.stays:
        # where the carer stays and the arrangement is another, who may decide what is mostly written down again
        forgotten = stay.same_carer and Chance("same carer", story.child, stay.first).happens(story.lateness)
        if forgotten or stay not in placements:
            continue
        day = working_days_after(
            stay.first, chance.between(6, 15) if chance.happens(story.lateness * 2) else chance.between(0, 4)
        )
        if story.told(day, course) and (stay.last is None or day < stay.last):
            _plan(story, "placement", day, assessments, placement_id=placements[stay].id, decisions_delegated=True)


def _leaving(story: Story, course: Course, assessments: list[Assessment]) -> None:
    """From sixteen: an assessment for leaving care, a pathway plan, and its review every six months until twenty-one."""
    chance, born = story.chance, story.who.born_on
    since = max(birthday(born, 16), course.first + timedelta(days=91))
    if since > story.until(course):
        return
    late = chance.happens(story.lateness * 2)
    day = working(since + timedelta(days=chance.between(95, 140) if late else chance.between(25, 84)))
    until = min(story.last_day, birthday(born, 21) - timedelta(days=1))
    if day > until:
        return
    fact = Assessment(chance.uuid(), story.child, "leaving", day, day, _adviser(story, day))
    if day >= story.tells_from:
        assessments.append(story.pen.note(fact, day, story.manager(), "assessment approved"))
    reviewed = None
    day = working_days_after(day, chance.between(8, 18))
    while day <= until:
        if day >= story.tells_from:
            _plan(story, "pathway", day, assessments, reviewed_on=reviewed)
        reviewed = day = working(
            day + timedelta(days=chance.between(186, 260) if chance.happens(0.08) else chance.between(140, 176))
        )


def _adviser(story: Story, day: date) -> UUID | None:
    return story.working("personal_adviser", day) or story.working("social_worker", day)


def _plan(story: Story, kind: str, day: date, assessments: list[Assessment], **more: Any) -> Plan:
    rests_on = max((one for one in assessments if one.authorised_on <= day), key=lambda one: one.authorised_on, default=None)
    fact = Plan(
        story.chance.uuid(),
        story.child,
        kind,
        day,
        story.working("social_worker", day),
        rests_on.id if rests_on else None,
        **more,
    )
    return story.pen.note(fact, day, story.manager(), "plan approved")


def _needs(story: Story, plan: Plan) -> None:
    """What the care plan in force says they need, and what was agreed about it: some of it done, some late."""
    chance = story.chance
    chosen = chance.random.sample(WANTED, chance.between(2, 3))
    for number, wanted in enumerate(chosen, start=1):
        by = story.manager()
        need = Need(chance.uuid(), story.child, plan.id, number, wanted.need, wanted.outcome, wanted.known_by)
        story.pen.note(need, plan.started_on, by, "plan approved")
        for what in wanted.actions:
            action = _action(story, plan, what)
            story.pen.note(PlannedAction(chance.uuid(), story.child, need.id, action.id), plan.started_on, by, "plan approved")


def _action(story: Story, plan: Plan, what: str) -> AgreedAction:
    chance, on = story.chance, plan.started_on
    due = working(on + timedelta(days=chance.between(20, 90)))
    ours = chance.happens(0.75)
    whose = story.working("social_worker", on) if ours else None
    agency = "" if ours else chance.among(("carer", "school", "health"))
    fact = AgreedAction(chance.uuid(), story.child, what, whose, on, due, agency=agency)
    story.pen.note(fact, on, story.manager(), "action agreed")
    done = working(due - timedelta(days=chance.between(0, 15)))
    if on < done <= story.last_day and chance.happens(0.88):
        by = story.writer(done)
        said = {"done_on": done, "evidence": "Done, and they say that it helped", "settled_by_id": by}
        return story.pen.amend(fact, done, by, "action done", **said)
    return fact
