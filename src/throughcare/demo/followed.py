"""What followed each review: decisions sent and answered, the record, the check half-way to the next, and now and then a challenge.

How often each is in time is our judgement: nothing is published of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from throughcare.demo.chance import Chance, working, working_days_after
from throughcare.demo.facts import (
    Challenge,
    ChallengeAnswer,
    ChallengeOutcome,
    ChallengeStage,
    Fact,
    MidwayCheck,
    RecordSent,
    Review,
    ReviewDecisions,
    ReviewRecord,
    ReviewResponse,
)
from throughcare.demo.paths import Course
from throughcare.demo.pen import Pen
from throughcare.demo.story import Story

IN_TIME = 0.92
ANSWERS = {"agreed": 88, "partly": 10, "not_agreed": 2}
SAFE = {"yes": 78, "mostly": 15, "no": 3, "not_said": 4}
LITTLE = {"home": 22, "family": 16, "adoption": 40, "guardianship": 16, "long_term_fostering": 6}
GROWING = {"home": 14, "family": 14, "guardianship": 12, "long_term_fostering": 56, "other_long_term": 4}
OLDER = {"home": 8, "family": 6, "long_term_fostering": 46, "other_long_term": 12, "independence": 28}
ABOUT = {"drift": 30, "permanence": 22, "decision": 16, "visits": 10, "education": 8, "contact": 8, "home": 6}
LEVELS = {"informal": 62, "team_manager": 28, "service_manager": 10}
OUTCOMES = {"upheld": 66, "partly": 24, "withdrawn": 10}
EFFECTS = {"done": 46, "plan": 26, "sooner": 20, "nothing": 8}


def changes_plan(child: UUID, held_on: date) -> bool:
    """Whether what a review decided changes the care plan."""
    return Chance("the plan changes", child, held_on).happens(0.45)


def write_what_followed(story: Story, course: Course, review: Review, number: int) -> None:
    """Write what followed one review, from a stream of chance of its own: what else is told of the child stays as it is."""
    chance = Chance("what followed", review.id)
    after = After(story, course, review, number, chance)
    after.decisions()
    after.record()
    after.midway()
    if chance.happens(0.05):
        after.challenge()


class After:
    """One review's sequel, as it is being told."""

    def __init__(self, story: Story, course: Course, review: Review, number: int, chance: Chance) -> None:
        self.story, self.course, self.review, self.number, self.chance = story, course, review, number, chance
        self.officer = review.chaired_by_id
        pen = story.pen
        self.pen = Pen(chance, pen.opened_on, pen.last_day, pen.clerk, pen.versions)

    def _note(self, fact: Fact, on: date, by: UUID | None, why: str) -> bool:
        """Write a fact down, if its day has come. Whether it had."""
        if on > self.story.last_day:
            return False
        self.pen.note(fact, on, by or self.story.council.clerk.id, why, at_once=True)
        return True

    def _after(self, day: date, first: int, last: int, *, late: int) -> date:
        """A day within so many working days of another, mostly; now and then later."""
        within = self.chance.happens(IN_TIME)
        return working_days_after(day, self.chance.between(first, last) if within else self.chance.between(last + 1, late))

    def decisions(self) -> None:
        """Decisions sent to those who carry them out, and their manager's answer."""
        review, chance, child = self.review, self.chance, self.story.child
        on = self._after(review.held_on, 1, 5, late=11)
        changes = changes_plan(child, review.held_on)
        decisions = ReviewDecisions(chance.uuid(), child, review.id, on, changes)
        sent = self._note(decisions, on, self.officer, "review decisions sent")
        on, manager = self._after(on, 1, 5, late=14), self.story.manager()
        said = chance.by_weight(ANSWERS)
        agreed = changes and said != "not_agreed"
        answer = ReviewResponse(chance.uuid(), child, review.id, on, said, agreed, manager)
        if sent:
            self._note(answer, on, manager, "review decisions answered")

    def record(self) -> None:
        """The record, completed and sent out."""
        review, chance, child = self.review, self.chance, self.story.child
        on = self._after(review.held_on, 7, 15, late=32)
        permanence = self._permanence()
        decided = review.held_on if permanence not in ("", "not_yet") else None
        record = ReviewRecord(
            chance.uuid(), child, review.id, on, self.number, permanence, decided, chance.by_weight(SAFE), self.officer
        )
        if self._note(record, on, self.officer, "review record completed"):
            sent = working_days_after(on, chance.between(1, 5))
            self._note(RecordSent(chance.uuid(), child, review.id, sent), sent, self.officer, "review record sent out")

    def _permanence(self) -> str:
        if self.number == 1:
            return ""
        of_child = Chance("permanence", self.story.child)
        undecided = of_child.happens(0.06) and self.number == 2
        age = self.story.who.age(self.course.first)
        plans = LITTLE if age < 4 else GROWING if age < 13 else OLDER
        return "not_yet" if undecided else of_child.by_weight(plans)

    def midway(self) -> None:
        """The officer's check half-way to the next review, as long as the child is still looked after."""
        first, last = (32, 43) if self.number == 1 else (70, 89)
        on = self.review.held_on + timedelta(days=self.chance.between(first, last))
        while working(on) != on:
            on -= timedelta(days=1)
        if self.chance.happens(0.93) and self.story.told(on, self.course):
            check = MidwayCheck(self.chance.uuid(), self.story.child, on, self.chance.happens(0.88), self.officer)
            self._note(check, on, self.officer, "mid-way check made")

    def challenge(self) -> None:
        """A challenge, answered and ended, mostly."""
        chance, child, manager = self.chance, self.story.child, self.story.manager()
        on = working_days_after(self.review.held_on, chance.between(16, 40))
        if not self.story.told(on, self.course):
            return
        raised = Challenge(chance.uuid(), child, on, self.officer, chance.by_weight(ABOUT))
        level = chance.by_weight(LEVELS)
        stage = ChallengeStage(chance.uuid(), child, raised.id, level, on, manager, level != "informal")
        if not self._note(raised, on, self.officer, "challenge raised"):
            return
        self._note(stage, on, self.officer, "challenge raised")
        on = self._after(on, 1, 5, late=12)
        accepted = chance.by_weight({"accepted": 70, "partly": 24, "not_accepted": 6})
        if not self._note(
            ChallengeAnswer(chance.uuid(), child, stage.id, on, accepted, manager), on, manager, "challenge answered"
        ):
            return
        on = working_days_after(on, chance.between(1, 9))
        ended = ChallengeOutcome(
            chance.uuid(), child, raised.id, stage.id, on, chance.by_weight(OUTCOMES), chance.by_weight(EFFECTS)
        )
        self._note(ended, on, self.officer, "challenge ended")
