"""Going missing, coming back, and the talk afterwards with somebody independent."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from throughcare.core.today import LONDON
from throughcare.demo import council as teams
from throughcare.demo import shares
from throughcare.demo.chance import birthday
from throughcare.demo.facts import Allocation, MissingEpisode, ReturnInterview
from throughcare.demo.paths import Course
from throughcare.demo.story import Story

LATE_OF_NINETEEN = frozenset({6, 14})
"""Of every nineteen interviews in the last two months, these two are late: the letter's 17 of 19."""
WITHIN = timedelta(hours=72)


def write_missing(story: Story, course: Course) -> None:
    """Times missing, for the few who go: from ten on, mostly teenagers, more often from homes than from families."""
    chance, who = story.chance, story.who
    first = max(course.first + timedelta(days=5), birthday(who.born_on, 10), story.tells_from)
    until = story.until(course)
    if first >= until or not chance.happens(_share(story, course)):
        return
    often = chance.random.uniform(25, 150)
    day = first + timedelta(days=chance.between(0, 200))
    while day < until:
        back = _away(story, day, until)
        day = back + timedelta(days=1 + int(chance.random.expovariate(1 / often)))


def _share(story: Story, course: Course) -> float:
    place = course.stays[-1].place
    share = {shares.HOME: 0.42, shares.SUPPORTED: 0.32, shares.FOSTER: 0.17}.get(place, 0.1)
    return share * (1.5 if story.who.unsettled else 0.8)


def _away(story: Story, day: date, until: date) -> date:
    chance = story.chance
    went = datetime.combine(day, time(chance.between(13, 23), chance.between(0, 11) * 5), tzinfo=LONDON)
    low, high = chance.by_weight(shares.AWAY_HOURS)
    back = went + timedelta(hours=chance.random.uniform(low, high))
    back = back.replace(second=0, microsecond=0)
    kind = "A" if chance.happens(0.14) else "M"
    by = story.writer(day)
    episode = MissingEpisode(chance.uuid(), story.child, kind, day, went)
    story.pen.note(episode, day, by, "child missing", at_once=True)
    if back.date() > until:
        if story.who.ended_on is not None:
            # Nobody leaves care while missing here: they come back the day before.
            back = max(went + timedelta(minutes=30), datetime.combine(until, time(23, 30), tzinfo=LONDON))
        else:
            return until
    story.pen.amend(episode, back.date(), by, "child returned", ended_on=back.date(), returned_at=back)
    _interview(story, episode, back)
    return back.date()


def _interview(story: Story, episode: MissingEpisode, back: datetime) -> None:
    chance, last = story.chance, story.last_day
    recent = (last - back.date()).days <= 61
    if recent:
        story.tally.interviews += 1
        in_time = story.tally.interviews % 19 not in LATE_OF_NINETEEN
    else:
        in_time = chance.happens(0.72)
        if chance.happens(0.01):
            return
    offered = _in_the_day(back + timedelta(hours=chance.between(3, 30)))
    if offered.date() > last:
        return
    interviewers = story.council.those("interviewer", teams.INTERVIEWS)
    by = chance.among(interviewers)
    interview = ReturnInterview(chance.uuid(), story.child, episode.id, offered)
    story.pen.note(interview, offered.date(), by.id, "return interview offered", at_once=True)
    if recent:
        _allocate(story, by.id, offered.date())
    settled = back + (timedelta(hours=chance.between(34, 68)) if in_time else timedelta(hours=chance.between(80, 260)))
    settled = max(_in_the_day(settled), offered + timedelta(minutes=30))
    if in_time and settled - back > WITHIN:
        settled = back + timedelta(hours=70)
    if settled.date() > last:
        return
    outcome = "held" if chance.happens(0.86) else "declined"
    story.pen.amend(
        interview,
        settled.date(),
        by.id,
        f"return interview {outcome}",
        outcome=outcome,
        settled_at=settled,
        by_id=by.id,
        independent=True,
    )


def _allocate(story: Story, interviewer: UUID, on: date) -> None:
    """Whoever is to talk with the child may open their record for it."""
    team = story.council.units[teams.INTERVIEWS].id
    fact = Allocation(story.chance.uuid(), story.child, "interviewer", interviewer, team, on)
    story.pen.note(fact, on, interviewer, "interviewer named", at_once=True)


def _in_the_day(moment: datetime) -> datetime:
    """The same moment, or the next that is between nine and eight: nobody interviews a child at night."""
    if moment.hour < 9:
        return moment.replace(hour=9, minute=30, second=0, microsecond=0)
    if moment.hour >= 20:
        return (moment + timedelta(days=1)).replace(hour=9, minute=30, second=0, microsecond=0)
    return moment.replace(second=0, microsecond=0)
