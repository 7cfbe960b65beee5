"""Looked-after reviews: held, decided on, answered, written up, sent out; what is done between them; and the officer's challenges."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


class Permanence(models.TextChoices):
    """Where a child is to live until they are grown. A review says which, or why that is not decided yet."""

    HOME = "home", "Going back to their parents"
    FAMILY = "family", "Living with family or friends"
    LONG_TERM_FOSTERING = "long_term_fostering", "Long-term fostering"
    GUARDIANSHIP = "guardianship", "Special guardianship"
    ADOPTION = "adoption", "Adoption"
    OTHER_LONG_TERM = "other_long_term", "Another long-term home"
    INDEPENDENCE = "independence", "Growing up towards a home of their own"
    NOT_YET = "not_yet", "Not decided yet"


@remembered
class Review(WrittenFact):
    """A looked-after review that was held, and how the child took part. Its record is completed by another act."""

    class Alone(models.TextChoices):
        YES = "yes", "Yes"
        DECLINED = "declined", "No, they chose not to be"
        NOT_RIGHT = "not_right", "No, the reviewing officer thought it not right"
        NO = "no", "No"

    held_on = models.DateField()
    participation = models.CharField(
        max_length=3, blank=True, help_text="SSDA903 code, list REVIEW_CODE; empty where not recorded"
    )
    chaired_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="reviews_chaired")
    spoken_alone = models.CharField(max_length=9, choices=Alone.choices, blank=True, help_text="empty where nobody was asked")

    class Meta:
        constraints = (models.UniqueConstraint(name="one_review_a_day", fields=["child", "held_on"]),)


@remembered
class ReviewDecisions(WrittenFact):
    """The decisions of a review, sent to those who must carry them out."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="decisions")
    issued_on = models.DateField()
    changes_plan = models.BooleanField(null=True, help_text="whether they change the care plan; null where nobody was asked")


@remembered
class ReviewResponse(WrittenFact):
    """What those who manage the work with a child say to a review's decisions. It approves nothing: the record is the officer's."""

    class Answer(models.TextChoices):
        AGREED = "agreed", "Agreed, all of them"
        PARTLY = "partly", "Agreed in part"
        NOT_AGREED = "not_agreed", "Not agreed"

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="response")
    answered_on = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    changes_plan = models.BooleanField(
        null=True, help_text="whether what was agreed changes the care plan; null where the decisions do not say"
    )
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")


@remembered
class ReviewRecord(WrittenFact):
    """A review's record, completed: how the plan goes, what the child says, and the plan for permanence.

    `number` is which review it was of that time in care. From the second on, the database refuses a record that is silent on permanence.
    """

    class Safe(models.TextChoices):
        YES = "yes", "Yes"
        MOSTLY = "mostly", "Mostly"
        NO = "no", "No"
        NOT_SAID = "not_said", "They did not say, or could not be asked"

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="record")
    completed_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    permanence = models.CharField(max_length=20, choices=Permanence.choices, blank=True)
    beside = models.CharField(
        max_length=20, choices=Permanence.choices, blank=True, help_text="a second plan made at the same time"
    )
    decided_on = models.DateField(null=True, help_text="the day of the review that decided on permanence; null where none did")
    feels_safe = models.CharField(max_length=8, choices=Safe.choices, blank=True)
    safe_at_school = models.CharField(max_length=8, choices=Safe.choices, blank=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="from_the_second_review_permanence_is_said", condition=Q(number__lt=2) | ~Q(permanence="")
            ),
            models.CheckConstraint(
                name="permanence_was_decided_on_a_day",
                condition=Q(permanence__in=["", "not_yet"], decided_on=None)
                | (~Q(permanence__in=["", "not_yet"]) & Q(decided_on__isnull=False)),
            ),
        )


@remembered
class RecordSent(WrittenFact):
    """A review's record, sent to the child, their parents, their carers and the others whom it concerns."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="sent")
    sent_on = models.DateField()


@remembered
class MidwayCheck(WrittenFact):
    """The reviewing officer's check, between reviews, on what was decided and on the plan for permanence."""

    checked_on = models.DateField()
    on_track = models.BooleanField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")


@remembered
class Challenge(WrittenFact):
    """A reviewing officer's challenge to how a child's plan is carried out. Where it stands, its stages and its outcome say."""

    class About(models.TextChoices):
        DRIFT = "drift", "Drift or delay in the plan"
        PLAN = "plan", "The plan does not meet the child’s needs"
        PERMANENCE = "permanence", "Permanence"
        DECISION = "decision", "A review decision not carried out"
        VISITS = "visits", "Visits and seeing the child"
        HOME = "home", "Where the child lives"
        CONTACT = "contact", "Contact with family"
        HEALTH = "health", "Health"
        EDUCATION = "education", "Education"
        RIGHTS = "rights", "The child’s rights or wishes"
        OTHER = "other", "Something else"

    raised_on = models.DateField()
    raised_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="challenges_raised")
    about = models.CharField(max_length=12, choices=About.choices)

    class Meta:
        indexes = (models.Index(fields=["raised_by"], name="challenges_of_an_officer"),)


@remembered
class ChallengeStage(WrittenFact):
    """One stage of a challenge: who is asked to answer, since when. `after` is the stage it follows, where there was one.

    `formal_from_here` marks the stage with which the challenge became a formal dispute: from then the days in all count.
    """

    class Level(models.TextChoices):
        INFORMAL = "informal", "Informal"
        TEAM_MANAGER = "team_manager", "Formal: team manager"
        SERVICE_MANAGER = "service_manager", "Formal: service manager"
        HEAD = "head", "Formal: head of service or assistant director"
        DIRECTOR = "director", "Formal: director of children’s services"
        CAFCASS = "cafcass", "Referred to Cafcass"

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="stages")
    level = models.CharField(max_length=16, choices=Level.choices)
    opened_on = models.DateField()
    asked = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="challenges_to_answer")
    formal_from_here = models.BooleanField()
    after = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="next")


@remembered
class ChallengeAnswer(WrittenFact):
    """What was answered at a stage of a challenge, and by whom."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted: this will be done"
        PARTLY = "partly", "Accepted in part"
        NOT_ACCEPTED = "not_accepted", "Not accepted"

    stage = models.OneToOneField(ChallengeStage, on_delete=models.PROTECT, related_name="answered")
    answered_on = models.DateField()
    answer = models.CharField(max_length=12, choices=Answer.choices)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")


@remembered
class ChallengeOutcome(WrittenFact):
    """How a challenge ended, at which stage, and what it changed for the child."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Resolved: what was asked is done or will be"
        PARTLY = "partly", "Resolved in part"
        WITHDRAWN = "withdrawn", "Withdrawn: it was found not to be needed"
        NOT_RESOLVED = "not_resolved", "Not resolved here"

    class Effect(models.TextChoices):
        PLAN = "plan", "The plan changed"
        DONE = "done", "Something promised was done"
        SOONER = "sooner", "A decision was made sooner"
        HOME = "home", "Where the child lives, or the support there, changed"
        NOTHING = "nothing", "Nothing changed for the child"

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="ended")
    stage = models.OneToOneField(ChallengeStage, on_delete=models.PROTECT, related_name="closed")
    resolved_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    effect = models.CharField(max_length=8, choices=Effect.choices)
