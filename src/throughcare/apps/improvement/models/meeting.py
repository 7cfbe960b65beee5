"""Clinics over figures that are off course, and what is agreed from a figure: on how things are done, or for one child."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.improvement.models.frozen import KEY, Frozen
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned
from throughcare.core.history import remembered


@remembered
class Clinic(NobodyConcerned, Kept):
    """A meeting of a team, a service or the council over the figures that are off course, of one snapshot."""

    why_nobody = "it is a meeting about figures"

    level = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="clinics")
    held_on = models.DateField()
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="clinics")
    called_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ("-held_on",)
        constraints = (models.UniqueConstraint(name="one_clinic_of_a_level_a_day", fields=["level", "held_on"]),)

    def __str__(self) -> str:
        return f"Clinic of {self.level}, {self.held_on}"


class ClinicMember(NobodyConcerned, models.Model):
    """Who sits in a clinic."""

    why_nobody = "it is about the worker as a worker"

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="seats")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(name="one_seat_in_a_clinic", fields=["clinic", "worker"]),)


@remembered
class ClinicItem(NobodyConcerned, Kept):
    """A figure that a clinic looks at, as it stood when the pack was frozen; and why it is so, as the clinic noted."""

    why_nobody = "it is about a figure"

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="items")
    measure = models.CharField(max_length=KEY)
    figure = models.CharField(max_length=200, help_text="the figure in words, as frozen")
    stands = models.CharField(max_length=200, help_text="how it stood to its target")
    why = models.TextField(blank=True)
    noted_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("measure",)
        constraints = (models.UniqueConstraint(name="a_figure_once_to_a_clinic", fields=["clinic", "measure"]),)


@remembered
class MeasureAction(NobodyConcerned, Kept):
    """What somebody agreed to do about a figure: about how things are done, not about one child.

    `level` is the team, service or council whose clinic asks after it; it goes up one when it was left undone twice.
    """

    why_nobody = "it is about how things are done; what concerns a child is agreed on that child's record"

    measure = models.CharField(max_length=KEY)
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="+")
    figure = models.CharField(max_length=200, help_text="the figure in words, when it was agreed")
    level = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="measure_actions")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, null=True, related_name="agreed")
    what = models.TextField()
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="measure_actions")
    agreed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    due_on = models.DateField()
    carried = models.PositiveSmallIntegerField(default=0, help_text="how many clinics it was brought to undone")
    done_on = models.DateField(null=True)
    evidence = models.TextField(blank=True, help_text="what was done, and what changed")
    settled_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("due_on", "agreed_on")
        indexes = (models.Index(fields=["owner", "due_on"], name="measure_actions_open", condition=Q(done_on=None)),)
        constraints = (
            models.CheckConstraint(name="a_measure_action_is_due_once_agreed", condition=Q(due_on__gte=F("agreed_on"))),
            models.CheckConstraint(
                name="a_measure_action_is_done_with_evidence",
                condition=Q(done_on=None, evidence="", settled_by=None)
                | Q(~Q(evidence=""), done_on__isnull=False, settled_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.what


class CarriedTo(NobodyConcerned, models.Model):
    """That an action left undone was brought to a clinic."""

    why_nobody = "it is about a meeting"

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="carried")
    action = models.ForeignKey(MeasureAction, on_delete=models.PROTECT, related_name="carried_to")

    class Meta:
        constraints = (models.UniqueConstraint(name="carried_once_to_a_clinic", fields=["clinic", "action"]),)


class FromFigure(Concerning, Kept):
    """That an action on a child's record was agreed from a figure: which, of what snapshot, and what it then said."""

    concerns = "child"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    action = models.OneToOneField(AgreedAction, on_delete=models.PROTECT, related_name="from_figure")
    measure = models.CharField(max_length=KEY)
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="+")
    figure = models.CharField(max_length=200)
    level = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["measure", "level"], name="agreed_from_a_figure"),)
