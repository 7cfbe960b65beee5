"""Going missing, coming back, and the talk afterwards with somebody independent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from throughcare.core.today import LONDON
from throughcare.demo import council as teams
from throughcare.demo import shares
from throughcare.demo.chance import Chance, birthday, working_days_after
from throughcare.demo.facts import Allocation, MissingEpisode, ReturnInterview, SeniorBriefing, StrategyAsked
from throughcare.demo.paths import Course
from throughcare.demo.story import Story
from throughcare.statute.follows import third_in_ninety_days

LATE_OF_NINETEEN = frozenset({6, 14})
"""Of every nineteen interviews of the last weeks these two are late, as in the letter; its own two months are told in `letter`."""
BESIDE_THE_NINETEEN = 0.5
"""Of children looked after now only so many of those who would have gone missing do: the letter's nineteen go instead, and the year's share stays."""
WITHIN = timedelta(hours=72)
UNANSWERED_FOR = 9
"""Days for which what asks for a strategy discussion is left unanswered here."""
RISKS = {"none": 6, "low": 24, "medium": 54, "high": 16}
FOUND = {"came_back": 52, "police": 18, "carer": 14, "family": 10, "worker": 4, "other": 2}
PUSHES = ("unhappy", "rules", "fell_out", "peers", "school", "contact", "mind", "not_heard")
PULLS = ("family", "friends", "partner", "adult", "online", "group", "drugs", "money", "fun")
"""Risk, how they were found, and what drew them: shares and choices are our judgement."""


def write_missing(story: Story, course: Course) -> None:
    """Times missing: what chance gives, and in the letter's two months what the letter says."""
    _as_chance_has_it(story, course)
    if course.last is None:
        _as_the_letter_has_it(story)


def _as_the_letter_has_it(story: Story) -> None:
    """One of the letter's nineteen goes missing and is talked with, by a chance of their own, so that nothing else is told otherwise for it."""
    own = Chance("letter", story.child)
    with story.pen.drawing_from(own):
        theirs = replace(story, chance=own)
        for day in story.letter.days_of(story.who.number, own):
            went = datetime.combine(day, time(own.between(15, 22), own.between(0, 11) * 5), tzinfo=LONDON)
            back = (went + timedelta(minutes=own.between(150, 1_200))).replace(second=0, microsecond=0)
            episode = MissingEpisode(
                own.uuid(), story.child, "M", day, went, risk=own.by_weight(RISKS),
                reported_at=went + timedelta(minutes=own.between(10, 120)), told_at=went + timedelta(minutes=own.between(20, 225)),
            )  # fmt: skip
            by = story.writer(day)
            story.pen.note(episode, day, by, "child missing", at_once=True)
            found = own.by_weight(FOUND)
            story.pen.amend(episode, back.date(), by, "child returned", ended_on=back.date(), returned_at=back, found=found)
            _interview(theirs, episode, back, in_time=story.letter.in_time(story.who.number))


def _as_chance_has_it(story: Story, course: Course) -> None:
    """For the few who go: from ten on, mostly teenagers, more often from homes than from families."""
    chance, who = story.chance, story.who
    first = max(course.first + timedelta(days=5), birthday(who.born_on, 10), story.tells_from)
    until = story.until(course)
    if first >= until or not chance.happens(_share(story, course)):
        return
    often = chance.random.uniform(25, 150)
    day = first + timedelta(days=chance.between(0, 200))
    starts: list[date] = []
    while day < until:
        starts.append(day)
        before = story.pen.place
        back = _away(story, day, until, starts)
        if _is_the_letters(story, before):
            story.pen.leave_out_since(before)
            starts.pop()
        day = back + timedelta(days=1 + int(chance.random.expovariate(1 / often)))


def _is_the_letters(story: Story, since: int) -> bool:
    """Whether the time missing that was just told falls where the letter says who went missing."""
    last = next(each.fact for each in reversed(story.pen.versions[since:]) if isinstance(each.fact, MissingEpisode))
    assert isinstance(last, MissingEpisode)
    return story.letter.leaves_out(story.who.number, last.started_on, last.returned_at)


def _share(story: Story, course: Course) -> float:
    place = course.stays[-1].place
    share = {shares.HOME: 0.42, shares.SUPPORTED: 0.32, shares.FOSTER: 0.17}.get(place, 0.1)
    usual = share * (1.5 if story.who.unsettled else 0.8)
    others = story.letter.chosen and story.who.ended_on is None and story.who.number not in story.letter.chosen
    return usual * BESIDE_THE_NINETEEN if others else usual


def _away(story: Story, day: date, until: date, starts: list[date]) -> date:
    chance = story.chance
    went = datetime.combine(day, time(chance.between(13, 23), chance.between(0, 11) * 5), tzinfo=LONDON)
    low, high = chance.by_weight(shares.AWAY_HOURS)
    back = went + timedelta(hours=chance.random.uniform(low, high))
    back = back.replace(second=0, microsecond=0)
    kind = "A" if chance.happens(0.14) else "M"
    by = story.writer(day)
    key = chance.uuid()
    own = Chance("away", key)
    told_at = went + timedelta(minutes=own.between(20, 225) if own.happens(0.9) else own.between(250, 900))
    reported_at = went + timedelta(minutes=own.between(10, 120))
    episode = MissingEpisode(
        key, story.child, kind, day, went, risk=own.by_weight(RISKS),
        reported_at=reported_at if kind == "M" and reported_at.date() <= story.last_day else None,
        told_at=told_at if told_at.date() <= story.last_day else None,
    )  # fmt: skip
    story.pen.note(episode, day, by, "child missing", at_once=True)
    _brief(story, episode, min(back.date(), until))
    if back.date() > until:
        if story.who.ended_on is not None:
            # Nobody leaves care while missing here: they come back the day before.
            back = max(went + timedelta(minutes=30), datetime.combine(until, time(23, 30), tzinfo=LONDON))
        else:
            return until
    story.pen.amend(
        episode, back.date(), by, "child returned", ended_on=back.date(), returned_at=back, found=own.by_weight(FOUND)
    )
    _interview(story, episode, back)
    _ask(story, episode, back, starts)
    return back.date()


def _brief(story: Story, episode: MissingEpisode, until: date) -> None:
    """Of a child missing for days a senior leader is told by the fifth, and each week after: mostly. By a chance of its own."""
    own = Chance("briefed", episode.id)
    day = episode.started_on + timedelta(days=own.between(3, 5) if own.happens(0.9) else own.between(6, 8))
    with story.pen.drawing_from(own):
        while day < until:
            fact = SeniorBriefing(own.uuid(), story.child, episode.id, day, "The director of children\u2019s services")
            story.pen.note(fact, day, story.manager(), "senior leader told", at_once=True)
            day += timedelta(days=own.between(5, 7))


def _ask(story: Story, episode: MissingEpisode, back: datetime, starts: list[date]) -> None:
    """Whether a strategy discussion is needed: asked by the days just past, and not answered yet."""
    if (story.last_day - back.date()).days > UNANSWERED_FOR:
        return
    own = Chance("strategy", episode.id)
    third = third_in_ninety_days(starts)
    reasons = ["over_a_day"] if back - episode.went_at > timedelta(hours=24) else []
    reasons += ["third"] if third and third[-1] == len(starts) - 1 else []
    for because in reasons:
        fact = StrategyAsked(own.uuid(), story.child, because, back.date(), episode.id)
        story.pen.note(fact, back.date(), story.writer(back.date()), "strategy discussion asked for", at_once=True)


def _interview(story: Story, episode: MissingEpisode, back: datetime, *, in_time: bool | None = None) -> None:
    """The talk afterwards. `in_time` is said where the letter says how it was: it is then held, not declined."""
    chance, last, said_by_letter = story.chance, story.last_day, in_time is not None
    recent = (last - back.date()).days <= 61
    if said_by_letter:
        recent = True
    elif recent:
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
    outcome = "held" if chance.happens(0.86) or said_by_letter else "declined"
    own = Chance("interview", interview.id)
    said = {"push": own.random.sample(PUSHES, own.between(0, 3)), "pull": own.random.sample(PULLS, own.between(1, 3))}
    interview = story.pen.amend(
        interview,
        settled.date(),
        by.id,
        f"return interview {outcome}",
        outcome=outcome,
        settled_at=settled,
        by_id=by.id,
        independent=True,
        exploitation=own.happens(0.07),
        **(said if outcome == "held" else {}),
    )
    _close(story, interview, settled.date(), by.id, own)


def _close(story: Story, interview: ReturnInterview, settled: date, by: UUID, own: Chance) -> None:
    """Shared in time, mostly; and what it changes in the plan said later, or of the last weeks' not yet: the letter's complaint."""
    shared = working_days_after(settled, own.between(0, 3) if own.happens(0.85) else own.between(4, 9))
    answered = working_days_after(shared, own.between(0, 5) if own.happens(0.74) else own.between(6, 25))
    if interview.outcome == "held" and shared <= story.last_day:
        interview = story.pen.amend(interview, shared, by, "return interview shared", shared_on=shared)
    if answered <= story.last_day:
        changes = {"plan_changes": own.happens(0.3), "answered_on": answered}
        story.pen.amend(interview, answered, story.writer(answered), "return interview closed", **changes)


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
