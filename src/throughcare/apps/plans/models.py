"""Assessments and plans as facts: when they were completed and approved, what each rests on, and the needs a plan meets.

Their words are documents; what is here is counted, listed or reckoned from.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.models import Placement
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class Assessment(WrittenFact):
    """An assessment of what a child needs. It is `authorised_on` the day a manager approved it."""

    class Kind(models.TextChoices):
        NEED = "need", "Assessment of need"
        LEAVING = "leaving", "Assessment of need for leaving care"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    completed_on = models.DateField()
    authorised_on = models.DateField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["child", "-completed_on"], name="assessments_of_a_child"),)
        constraints = (
            models.CheckConstraint(
                name="an_assessment_is_authorised_once_complete", condition=Q(authorised_on__gte=F("completed_on"))
            ),
        )


@remembered
class Plan(WrittenFact):
    """A plan for a child, in force from the day it was approved until the next of its kind is.

    `rests_on` is the assessment it was made from; null where it names none. `placement` is what a placement plan is for. `permanence` is
    empty while no route to permanence is decided. `reviewed_on` is the day of the review that a pathway plan follows, if it follows one.
    """

    class Kind(models.TextChoices):
        CARE = "care", "Care plan"
        PLACEMENT = "placement", "Placement plan"
        PATHWAY = "pathway", "Pathway plan"

    class Permanence(models.TextChoices):
        HOME = "home", "Back home to their parents"
        KINSHIP = "kinship", "With family or friends"
        GUARDIANSHIP = "special_guardianship", "Special guardianship"
        ADOPTION = "adoption", "Adoption"
        FOSTERING = "long_term_fostering", "Long-term fostering"
        RESIDENTIAL = "residential", "A home they stay in until they are grown up"
        TWO_AT_ONCE = "twin_track", "Two routes at once"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    started_on = models.DateField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    rests_on = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, related_name="plans")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="plans")
    permanence = models.CharField(max_length=22, choices=Permanence.choices, blank=True)
    decisions_delegated = models.BooleanField(default=False, help_text="whether it says who may decide what from day to day")
    reviewed_on = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["child", "kind", "-started_on"], name="plans_of_a_child"),)
        constraints = (
            models.CheckConstraint(
                name="a_placement_plan_is_for_a_placement", condition=~Q(kind="placement") | Q(placement__isnull=False)
            ),
        )


@remembered
class Need(WrittenFact):
    """Something a child needs, as a plan says it: what should be different for them, and how we will know. Numbered from one."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="needs")
    number = models.PositiveSmallIntegerField()
    need = models.TextField()
    outcome = models.TextField(help_text="what should be different for the child")
    known_by = models.TextField(blank=True, help_text="how we will know")

    class Meta:
        constraints = (models.UniqueConstraint(name="needs_of_a_plan_are_numbered", fields=["plan", "number"]),)


@remembered
class PlannedAction(WrittenFact):
    """That an agreed action is for a need of a plan. An action that goes on from plan to plan is one action, and in both."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="actions")
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="planned")

    class Meta:
        constraints = (models.UniqueConstraint(name="an_action_is_for_a_need_once", fields=["need", "action"]),)
