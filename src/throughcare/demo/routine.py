"""What should happen to every child in care, again and again: visits, reviews, health, teeth, feelings and school."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from throughcare.demo import shares
from throughcare.demo.booked import book_review, book_visit
from throughcare.demo.chance import Chance, age_on, birthday, working, working_days_after
from throughcare.demo.facts import (
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    HealthAssessmentRequest,
    HealthSummary,
    ImmunisationsCheck,
    Review,
    StrengthsAndDifficulties,
    Visit,
)
from throughcare.demo.followed import write_what_followed
from throughcare.demo.paths import Course, Stay
from throughcare.demo.story import Story

TERMS = (((9, 14), (12, 12)), ((1, 12), (3, 22)), ((4, 22), (7, 12)))


def days(count: float) -> timedelta:
    """So many days, the part of a day left out."""
    return timedelta(days=int(count))


def _again(story: Story, last: date, interval: float, *, early: float = 0.68, often: float = 1.0) -> date:
    """When something due within so many days comes round: mostly in good time, now and then late."""
    if story.chance.happens(story.lateness * often):
        return working(last + days(interval * story.chance.random.uniform(1.04, 1.6)))
    on = last + days(interval * story.chance.random.uniform(early, 0.985))
    while working(on) != on:
        on -= timedelta(days=1)
    return on


def write_reviews(story: Story, course: Course) -> list[date]:
    """Reviews: the first within twenty working days, the next within three months, then every six; afresh once placed for adoption."""
    held = _review_days(story, course, course.first, working_days_after(course.first, _first_review(story)), (88, 181))
    adoption = next((stay.first for stay in course.stays if stay.place == shares.ADOPTION), None)
    if adoption is not None:
        held = [day for day in held if day < adoption]
        held += _review_days(story, course, adoption, working(adoption + timedelta(days=story.chance.between(20, 27))), (88, 181))
    told = [day for day in held if story.told(day, course)]
    stop = story.last_day - timedelta(days=story.chance.between(200, 260)) if "review" in story.neglected else story.last_day
    told = [day for day in told if day <= stop]
    for day in told:
        code = "PN0" if story.who.age(day) < 4 else story.chance.by_weight(shares.PARTICIPATION)
        chair = story.working("reviewing_officer", day)
        key = story.chance.uuid()
        fact = Review(key, story.child, day, code, chair, _spoken_alone(key, young=code == "PN0"))
        story.pen.note(fact, day, story.writer(day, "reviewing_officer"), "review held")
        write_what_followed(story, course, fact, held.index(day) + 1)
    if course.last is None and "review" not in story.neglected:
        book_review(story, told)
    return told


def _spoken_alone(review: UUID, *, young: bool) -> str:
    """Whether the officer spoke with the child before a review, by a chance of its own: our judgement."""
    own = Chance("spoken alone", review)
    return own.by_weight({"not_right": 94, "yes": 6} if young else {"yes": 84, "declined": 9, "not_right": 3, "no": 4})


def _first_review(story: Story) -> int:
    return story.chance.between(21, 34) if story.chance.happens(story.lateness * 2.2) else story.chance.between(12, 20)


def _review_days(story: Story, course: Course, since: date, first: date, then: tuple[int, int]) -> list[date]:
    found, day, until = [], first, story.until(course)
    while day <= until:
        if day > since:
            found.append(day)
        day = _again(story, day, then[0] if len(found) <= 1 else then[1], early=0.86, often=2.2)
        day = max(day, found[-1] + timedelta(days=14)) if found else day
    return found


def write_visits(story: Story, course: Course, reviews: list[date]) -> None:
    """Visits: in the first week of each placement, then as often as its kind and length ask for."""
    until = story.until(course)
    stop = until - timedelta(days=story.chance.between(75, 125)) if "visits" in story.neglected else until
    homes = [stay for stay in course.stays if not stay.same_carer]
    for home, following in zip(homes, [*homes[1:], None], strict=True):
        ends = following.first - timedelta(days=1) if following else stop
        if ends < story.tells_from:
            continue
        day = working(home.first + timedelta(days=story.chance.between(1, 5)))
        while day <= min(ends, stop):
            if story.told(day, course):
                _visit(story, day)
            day = _again(story, day, _interval(course, day, home, reviews))
        if following is None and course.last is None and "visits" not in story.neglected and day > story.last_day:
            book_visit(story, day, home.first)


def _interval(course: Course, day: date, home: Stay, reviews: list[date]) -> int:
    """Days between visits. Where carers are approved only for now, or a child is at home under an interim order: each week until the
    next review, then every four. Lasting placements after a year: three months. Others: six weeks."""
    stay = course.stay_on(day)
    if stay.place == shares.ADOPTION or stay.temporary or (stay.place == shares.PARENTS and course.status_on(day) == "C1"):
        return 28 if any(home.first < held <= day for held in reviews) else 7
    lasting = stay.lasting and any(stay.first <= held <= day for held in reviews)
    return 90 if lasting and (day - home.first).days > 380 else 42


def _visit(story: Story, day: date) -> None:
    chance = story.chance
    by = story.working("social_worker", day)
    seen = chance.happens(0.965)
    age = story.who.age(day)
    alone = None if age < 4 else seen and chance.happens(0.84)
    declined = alone is False and seen and chance.happens(0.4)
    fact = Visit(chance.uuid(), story.child, day, by, seen, alone, declined, chance.happens(0.008))
    story.pen.note(fact, day, story.writer(day), "visit recorded")
    if not seen and day + timedelta(days=4) <= story.last_day:
        later = working(day + timedelta(days=2))
        again = Visit(chance.uuid(), story.child, later, by, seen=True, seen_alone=None if age < 4 else True)
        if later <= story.last_day and (story.who.ended_on is None or later < story.who.ended_on):
            story.pen.note(again, later, story.writer(later), "visit recorded")


def write_health(story: Story, course: Course) -> None:
    """Health assessments, the dentist, immunisations and the yearly questionnaire."""
    chance, until = story.chance, story.until(course)
    day = working_days_after(course.first, chance.between(6, 13) if chance.happens(0.84) else chance.between(20, 44))
    kind = "initial"
    _ask_for_assessment(story, course)
    stop = until if "health" not in story.neglected else min(until, story.last_day - timedelta(days=430))
    while day <= stop:
        reported = working(day + timedelta(days=chance.between(2, 8)))
        if story.told(day, course):
            fact = HealthAssessment(chance.uuid(), story.child, kind, day, reported if reported <= story.last_day else None)
            story.pen.note(fact, day, story.writer(day), "health assessment recorded")
        kind, young = "review", age_on(story.who.born_on, day + timedelta(days=183)) < 5
        late = chance.random.uniform(1.03, 1.9) if chance.happens(0.16) else chance.random.uniform(0.88, 0.95)
        day = working(reported + days((182 if young else 364) * late))
    _write_yearly(story, course)
    _give_summary(story, course)


def _give_summary(story: Story, course: Course) -> None:
    """Most who stay until they are eighteen are given the summary of their health in the months before, some after: our judgement."""
    own, grown = Chance("health summary", story.child, course.first), birthday(story.who.born_on, 18)
    on = working(grown - timedelta(days=own.between(6, 120)))
    given = own.happens(0.9) and story.told(on, course) and on > course.first + timedelta(days=92)
    if not given and course.last == grown and own.happens(0.85):
        on = working(grown + timedelta(days=own.between(8, 110)))
        given = story.tells_from <= on <= story.last_day
    if given:
        with story.pen.drawing_from(own):
            story.pen.note(HealthSummary(own.uuid(), story.child, on), on, story.writer(on), "health summary given", at_once=True)


def _ask_for_assessment(story: Story, course: Course) -> None:
    """The initial assessment is asked for in the first days: with a chance of its own, so that all else comes out as before."""
    own = Chance("asked for", story.child, course.first)
    on = working_days_after(course.first, own.between(1, 4) if own.happens(0.88) else own.between(6, 12))
    if story.told(on, course):
        story.pen.note(
            HealthAssessmentRequest(own.uuid(), story.child, "initial", on), on, story.writer(on), "health assessment asked for",
            at_once=True,
        )  # fmt: skip


def _write_yearly(story: Story, course: Course) -> None:
    chance, until, who = story.chance, story.until(course), story.who
    if "health" in story.neglected:
        until = min(until, story.last_day - timedelta(days=430))
    # One child in nine is never at the dentist's; the others go within the year, most years.
    teeth = max(course.first, birthday(who.born_on, 1)) + timedelta(days=chance.between(20, 150))
    teeth = teeth if chance.happens(0.9) else until + timedelta(days=1)
    while teeth <= until:
        if story.told(working(teeth), course):
            story.pen.note(
                DentalCheck(chance.uuid(), story.child, working(teeth)),
                working(teeth),
                story.writer(teeth),
                "dental check recorded",
            )
        teeth += timedelta(days=chance.between(170, 330) if chance.happens(0.86) else chance.between(400, 640))
    jabs = course.first + timedelta(days=chance.between(15, 60))
    behind = chance.happens(0.2)
    while (day := working(jabs)) <= until:
        if story.told(day, course):
            fact = ImmunisationsCheck(chance.uuid(), story.child, day, not behind)
            story.pen.note(fact, day, story.writer(day), "immunisations checked")
        behind = behind and chance.happens(0.85)
        jabs += timedelta(days=chance.between(300, 360))
    asked = max(course.first + timedelta(days=chance.between(60, 200)), birthday(who.born_on, 4) + timedelta(days=30))
    usual = round(min(36.0, max(1.0, chance.random.gauss(14.7, 7))))
    while (day := working(asked)) <= min(until, birthday(who.born_on, 17) - timedelta(days=1)):
        if story.told(day, course):
            _questionnaire(story, day, usual)
        asked += timedelta(days=chance.between(330, 366))


def _questionnaire(story: Story, day: date, usual: int) -> None:
    chance = story.chance
    if chance.happens(0.79):
        fact = StrengthsAndDifficulties(chance.uuid(), story.child, day, min(40, max(0, usual + chance.between(-4, 4))))
    else:
        fact = StrengthsAndDifficulties(
            chance.uuid(), story.child, day, None, chance.by_weight({"SDQ1": 60, "SDQ2": 12, "SDQ5": 20, "SDQ3": 4, "SDQ4": 4})
        )
    story.pen.note(fact, day, story.writer(day), "questionnaire recorded")


def write_education(story: Story, course: Course) -> None:
    """Personal education plans: the first in time for the first review, then one each term, from three to eighteen."""
    chance, until = story.chance, story.until(course)
    since = max(course.first, birthday(story.who.born_on, 3))
    late = chance.happens(0.1)
    day = working_days_after(since, chance.between(12, 24) if late else chance.between(5, 10))
    stop = until if "education" not in story.neglected else min(until, story.last_day - timedelta(days=250))
    first = True
    while day <= stop:
        if story.told(day, course):
            agreed = working(day + timedelta(days=chance.between(2, 11)))
            key, signed = chance.uuid(), agreed if agreed <= story.last_day else None
            fact = EducationPlan(key, story.child, day, first, signed, *_at_school(Chance("at school", key)))
            story.pen.note(fact, day, story.writer(day), "education plan held")
        first = False
        day = _next_term(story, day)


def _at_school(own: Chance) -> tuple[int, int, str]:
    """Attendance, days lost to exclusion and attainment, with a chance of its own: our judgement."""
    attendance = round(min(100.0, max(20.0, own.random.gauss(91, 9))))
    excluded = own.between(1, 8) if own.happens(0.08) else 0
    return attendance, excluded, own.by_weight({"below": 52, "expected": 38, "above": 5, "none": 5})


def _next_term(story: Story, after: date) -> date:
    for year in (after.year, after.year + 1):
        for opens, closes in (TERMS[1], TERMS[2], TERMS[0]):
            first, last = date(year, *opens), date(year, *closes)
            if first > after + timedelta(days=24) and story.chance.happens(0.96):
                return working(story.chance.day(first, last))
    return after + timedelta(days=365)
