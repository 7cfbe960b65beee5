"""Going missing, coming back, the talk afterwards with somebody independent, and what it asks for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from throughcare.apps.care.models import one_at_a_time
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, WrittenFact
from throughcare.core.history import remembered
from throughcare.core.periods import ends_after_it_starts


@remembered
class MissingEpisode(WrittenFact):
    """A time a child was missing or away without leave. `ended_on` is null while they are; the hours are null where only days are known.

    `told_at` is when the last of those who must be told of it had been: parents, reviewing officer, the council of the area.
    """

    class Kind(models.TextChoices):
        MISSING = "M", "Missing"
        AWAY = "A", "Away from placement without authorisation"

    class Risk(models.TextChoices):
        NONE = "none", "No apparent risk"
        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"

    class Found(models.TextChoices):
        CAME_BACK = "came_back", "Came back by themselves"
        POLICE = "police", "Found by the police"
        CARER = "carer", "Found by their carer or home"
        FAMILY = "family", "Found by family or friends, or went to them"
        WORKER = "worker", "Found by a worker"
        OTHER = "other", "Another way"

    kind = models.CharField(max_length=1, choices=Kind.choices)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    went_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(
        null=True, help_text="when it was reported to the police; null if it was not, or is not known"
    )
    police_reference = models.CharField(max_length=60, blank=True)
    risk = models.CharField(
        max_length=6, choices=Risk.choices, blank=True, help_text="as judged when they went; empty where nobody said"
    )
    told_at = models.DateTimeField(null=True)
    found = models.CharField(max_length=10, choices=Found.choices, blank=True)
    returned_in = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+", help_text="the document that told of their return"
    )

    class Meta:
        constraints = (
            one_at_a_time("one_missing_episode_at_a_time", "child"),
            ends_after_it_starts("missing_episode"),
            models.CheckConstraint(
                name="nobody_returns_before_going",
                condition=Q(returned_at=None) | Q(went_at=None) | Q(returned_at__gte=F("went_at")),
            ),
        )


@remembered
class SeniorBriefing(WrittenFact):
    """That a senior leader was told of a child who has been missing for long: each time, on its day."""

    episode = models.ForeignKey(MissingEpisode, on_delete=models.PROTECT, related_name="briefings")
    briefed_on = models.DateField()
    whom = models.CharField(max_length=120, help_text="a name and a role; they need not work here")


class Push(models.TextChoices):
    """What somebody goes away from."""

    UNHAPPY = "unhappy", "Unhappy where they live"
    RULES = "rules", "Rules or sanctions where they live"
    FELL_OUT = "fell_out", "Fell out with carers or staff"
    PEERS = "peers", "Bullied, or trouble with other young people"
    SCHOOL = "school", "Trouble at school"
    HARM = "harm", "Harm, or fear of it"
    CONTACT = "contact", "Contact with family stopped, missed or upsetting"
    MIND = "mind", "How they were feeling"
    NOT_HEARD = "not_heard", "Not listened to"


class Pull(models.TextChoices):
    """What somebody goes to."""

    FAMILY = "family", "Family, or where they used to live"
    FRIENDS = "friends", "Friends"
    PARTNER = "partner", "A girlfriend or boyfriend"
    ADULT = "adult", "An adult who is not family"
    ONLINE = "online", "Somebody met online"
    GROUP = "group", "A group or gang"
    DRUGS = "drugs", "Drugs or alcohol"
    MONEY = "money", "Money, gifts or somewhere to stay"
    FUN = "fun", "A party, or being out"


@remembered
class ReturnInterview(WrittenFact):
    """The independent interview after a return: offered, and then held, declined, or found impossible for a reason given.

    One interview that covered two returns is recorded for each. It is closed only when it is said whether the plan changes, and how, or
    why not: until then `plan_changes` is null. `interviewer` names whoever held it, if it was not a worker here.
    """

    class Outcome(models.TextChoices):
        OFFERED = "offered", "Offered, not yet held"
        HELD = "held", "Held"
        DECLINED = "declined", "Declined by the child"
        NOT_POSSIBLE = "not_possible", "Could not be held"

    episode = models.OneToOneField(MissingEpisode, on_delete=models.PROTECT, related_name="interview")
    offered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    settled_at = models.DateTimeField(null=True, help_text="when it was held, declined or found impossible")
    why_not = models.TextField(blank=True, help_text="why it could not be held; empty unless it could not")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    interviewer = models.CharField(max_length=120, blank=True)
    independent = models.BooleanField(null=True)
    push = ArrayField(models.CharField(max_length=10, choices=Push.choices), default=list)
    pull = ArrayField(models.CharField(max_length=10, choices=Pull.choices), default=list)
    exploitation = models.BooleanField(null=True, help_text="whether there is a sign that somebody exploits them")
    shared_on = models.DateField(null=True, help_text="when it was shared with those who need it")
    plan_changes = models.BooleanField(null=True)
    answered_on = models.DateField(null=True, help_text="when it was said whether the plan changes")
    offered_in = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    closed_in = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="settled_when_held_or_declined",
                condition=Q(outcome="offered", settled_at=None) | Q(~Q(outcome="offered"), settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="impossible_with_a_reason",
                condition=Q(Q(outcome="not_possible"), ~Q(why_not="")) | Q(~Q(outcome="not_possible"), why_not=""),
            ),
            models.CheckConstraint(
                name="plan_answered_on_a_day",
                condition=Q(plan_changes=None, answered_on=None) | Q(plan_changes__isnull=False, answered_on__isnull=False),
            ),
        )


@remembered
class NamedWhenMissing(WrittenFact):
    """A person or a place that came up in a return interview: where they were, and who with."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        PLACE = "place", "Place"

    interview = models.ForeignKey(ReturnInterview, on_delete=models.PROTECT, related_name="named")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(max_length=200)
    about = models.CharField(max_length=200, blank=True, help_text="who they are to the child, or what the place is")


@remembered
class StrategyAsked(WrittenFact):
    """That something happened which asks whether a strategy discussion is needed. Open until a document answers it.

    What answers it is the record of the discussion, or a manager's decision that none is needed.
    """

    class Because(models.TextChoices):
        THIRD = "third", "Missing for the third time in 90 days"
        OVER_A_DAY = "over_a_day", "Missing for more than 24 hours"
        EXPLOITATION = "exploitation", "A sign that somebody may be exploiting them"

    because = models.CharField(max_length=12, choices=Because.choices)
    asked_on = models.DateField()
    episode = models.ForeignKey(MissingEpisode, on_delete=models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="answered_by_a_document_on_a_day",
                condition=Q(answered_by=None, answered_on=None) | Q(answered_by__isnull=False, answered_on__isnull=False),
            ),
        )
