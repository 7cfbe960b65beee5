"""Actions that people agreed on for a child, in a meeting, a decision, supervision, a plan or a review."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class AgreedAction(WrittenFact):
    """Something somebody agreed to do for a child by a day. Open until it is `done_on`, or ended for a reason.

    Whose it is: a `worker` of ours, or an `agency` and, if known, who there (`named`). Neither where nobody took it on, which is shown
    as such. `due_on` moves only when the action is agreed again, which is a fact of its own; `rolled_over` counts how often it was.
    """

    class Agency(models.TextChoices):
        CHILD = "child", "The child or young person"
        FAMILY = "family", "A parent or the family"
        CARER = "carer", "A carer"
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        SCHOOL = "school", "School or virtual school"
        YOUTH_JUSTICE = "youth_justice", "Youth justice"
        LEGAL = "legal", "Legal"
        PROVIDER = "provider", "Placement provider"
        OTHER = "other", "Somebody else"

    what = models.TextField()
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="agreed_actions")
    agency = models.CharField(max_length=14, choices=Agency.choices, blank=True)
    named = models.CharField(max_length=120, blank=True, help_text="who it is there, if not one of ours")
    agreed_on = models.DateField()
    due_on = models.DateField()
    rolled_over = models.PositiveSmallIntegerField(default=0, help_text="how often its day was agreed again")
    done_on = models.DateField(null=True)
    evidence = models.TextField(blank=True, help_text="how we know that it was done")
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True, help_text="why it is no longer to be done")
    settled_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(fields=["child", "due_on"], name="agreed_for_a_child"),
            models.Index(fields=["worker", "due_on"], name="agreed_open_of_a_worker", condition=Q(done_on=None, ended_on=None)),
        )
        constraints = (
            models.CheckConstraint(name="an_action_is_one_owners", condition=Q(worker=None) | Q(agency="", named="")),
            models.CheckConstraint(name="an_action_is_due_once_agreed", condition=Q(due_on__gte=F("agreed_on"))),
            models.CheckConstraint(
                name="done_with_evidence", condition=Q(done_on=None, evidence="") | Q(Q(done_on__isnull=False), ~Q(evidence=""))
            ),
            models.CheckConstraint(
                name="ended_with_a_reason",
                condition=Q(ended_on=None, ended_because="") | Q(Q(ended_on__isnull=False), ~Q(ended_because="")),
            ),
            models.CheckConstraint(name="done_or_ended_not_both", condition=Q(done_on=None) | Q(ended_on=None)),
            models.CheckConstraint(
                name="settled_by_somebody", condition=Q(done_on=None, ended_on=None) | Q(settled_by__isnull=False)
            ),
        )


@remembered
class AgreedAgain(WrittenFact):
    """That the day of an action was agreed anew, and why: the day it was due, the day it is due now, and who agreed."""

    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="again")
    agreed_on = models.DateField()
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(name="agreed_again_for_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="agreed_again_for_another_day", condition=~Q(due_on=F("was_due_on"))),
        )
