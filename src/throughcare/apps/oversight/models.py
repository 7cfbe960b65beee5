"""Meetings about a child and who came; what managers decided; when the work with a child was discussed in supervision."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from throughcare.apps.care.models import Placement
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class Meeting(WrittenFact):
    """A meeting of several agencies about a child. Its minutes are a document's.

    `significant_harm` and `enquiry` are what a strategy discussion found, and null for any other. `placement` is the one a stability
    or disruption meeting is about, where the child had one.
    """

    class Kind(models.TextChoices):
        PLANNING = "planning", "Multi-agency planning meeting"
        STRATEGY = "strategy", "Strategy discussion"
        STABILITY = "stability", "Stability meeting"
        DISRUPTION = "disruption", "Disruption meeting"
        OTHER = "other", "Another meeting"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    held_at = models.DateTimeField()
    led_by = models.CharField(max_length=120)
    dissent = models.BooleanField(help_text="whether somebody did not agree")
    significant_harm = models.BooleanField(null=True, help_text="whether there is reasonable cause to suspect it")
    enquiry = models.BooleanField(null=True, help_text="whether an enquiry under section 47 begins")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["child", "-held_at"], name="meetings_of_a_child"),)
        constraints = (
            models.CheckConstraint(
                name="a_strategy_discussion_says_what_it_found",
                condition=~Q(kind="strategy") | Q(significant_harm__isnull=False, enquiry__isnull=False),
            ),
        )


@remembered
class MeetingPerson(WrittenFact):
    """Somebody invited to a meeting, or named for its record: whether they came, and whether they get the record or must not."""

    class Agency(models.TextChoices):
        COUNCIL = "council", "Children's social care"
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        SCHOOL = "school", "School or virtual school"
        CHILD = "child", "The child or young person"
        FAMILY = "family", "A parent or the family"
        CARER = "carer", "A carer or placement provider"
        YOUTH_JUSTICE = "youth_justice", "Youth justice"
        LEGAL = "legal", "Legal"
        OTHER = "other", "Somebody else"

    class Came(models.TextChoices):
        CAME = "came", "Came"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not come"
        NOT_INVITED = "not_invited", "Was not invited"

    class Gets(models.TextChoices):
        YES = "yes", "Gets the record"
        NO = "no", "Does not get it"
        MUST_NOT = "must_not", "Must not get it"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=14, choices=Agency.choices)
    came = models.CharField(max_length=12, choices=Came.choices)
    gets = models.CharField(max_length=10, choices=Gets.choices)


@remembered
class Decision(WrittenFact):
    """What a manager decided about the work with a child, and why. A click to approve is not one."""

    class LedBy(models.TextChoices):
        ASSESSMENT = "assessment", "An assessment"
        REVIEW = "review", "A review"
        PLACEMENT = "placement", "A placement beginning, at risk or ending"
        MISSING = "missing", "Going missing, or a risk of harm"
        LEGAL = "legal", "Legal advice or a court"
        DRIFT = "drift", "Drift or delay"
        ASKED = "asked", "A worker asked"
        OTHER = "other", "Something else"

    decided_on = models.DateField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    led_by = models.CharField(max_length=10, choices=LedBy.choices)
    what = models.TextField()
    why = models.TextField()

    class Meta:
        indexes = (models.Index(fields=["child", "-decided_on"], name="decisions_about_a_child"),)
        constraints = (models.CheckConstraint(name="decided_for_a_reason", condition=~Q(what="") & ~Q(why="")),)


@remembered
class Supervision(WrittenFact):
    """The work with a child discussed between a worker and their manager. How things stood that day is kept with it.

    `unseen_days` is null where nothing tells that the child was ever seen. What is private between the two is not recorded here.
    """

    held_on = models.DateField()
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, related_name="+", help_text="whose work was discussed"
    )
    overdue = models.PositiveSmallIntegerField(default=0)
    drifting = models.PositiveSmallIntegerField(default=0)
    unseen_days = models.PositiveIntegerField(null=True)
    agenda = models.TextField(blank=True, help_text="what was overdue, drifting and unseen that day, a line each")

    class Meta:
        indexes = (models.Index(fields=["child", "-held_on"], name="supervisions_of_a_child"),)
