"""What the council means to do better, the measures it is told by, and what each is to reach."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.improvement.models.frozen import KEY
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Kept, NobodyConcerned
from throughcare.core.history import remembered


@remembered
class Objective(NobodyConcerned, Kept):
    """Something the council means to do better: whose it is, who said so, and the words it answers.

    It is done when somebody proposed so with the evidence, and somebody else agreed. Both stay on it. Where that other says "not yet", and
    why, it stands until it is proposed anew.
    """

    why_nobody = "it is about how the council works"

    class Came(models.TextChoices):
        INSPECTION = "inspection", "Inspection"
        VISIT = "visit", "Monitoring visit"
        AUDIT = "audit", "Audit"
        OWN = "own", "Our own"

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    answers = models.TextField(blank=True, help_text="the words it answers, as they were said")
    came = models.CharField(max_length=10, choices=Came.choices)
    said_by = models.CharField(max_length=200, blank=True, help_text="which inspection, visit or audit")
    said_on = models.DateField(null=True)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="objectives")
    began_on = models.DateField()
    evidence = models.TextField(blank=True, help_text="how we know that it is done, and where that is to be read")
    evidence_at = models.CharField(max_length=300, blank=True, help_text="the address of a page here that shows it")
    proposed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_on = models.DateField(null=True)
    not_yet = models.TextField(blank=True, help_text="why it is not done yet, in the words of the second person")
    not_yet_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    not_yet_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                name="an_objective_is_proposed_with_evidence",
                condition=Q(proposed_by=None, proposed_on=None)
                | Q(~Q(evidence=""), ~Q(evidence_at=""), proposed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_objective_is_not_yet_done_for_a_reason",
                condition=Q(not_yet="", not_yet_by=None, not_yet_on=None)
                | Q(
                    ~Q(not_yet=""),
                    ~Q(not_yet_by=F("proposed_by")),
                    not_yet_by__isnull=False,
                    not_yet_on__isnull=False,
                    proposed_by__isnull=False,
                    closed_on=None,
                ),
            ),
            models.CheckConstraint(
                name="an_objective_is_closed_by_a_second_person",
                condition=Q(closed_by=None, closed_on=None)
                | Q(~Q(closed_by=F("proposed_by")), closed_by__isnull=False, closed_on__isnull=False, proposed_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


@remembered
class Aim(NobodyConcerned, Kept):
    """A measure by which an objective is told, and the measure of quality that stands beside one of timeliness.

    `beside` is a measure's key; where none can be had yet, `missing` says which is missing. `timely` is true of a measure that says only
    whether something was done in time.
    """

    why_nobody = "it is about a figure"

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="aims")
    measure = models.CharField(max_length=KEY)
    timely = models.BooleanField(default=False)
    beside = models.CharField(max_length=KEY, blank=True)
    missing = models.CharField(max_length=200, blank=True)
    months = models.PositiveSmallIntegerField(
        null=True, help_text="counted over so many whole months too, as the words it answers do"
    )
    place = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("place", "measure")
        constraints = (
            models.UniqueConstraint(name="a_measure_once_to_an_objective", fields=["objective", "measure"]),
            models.CheckConstraint(
                name="timeliness_has_quality_beside_it", condition=Q(timely=False) | ~Q(beside="") | ~Q(missing="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.objective_id}: {self.measure}"


@remembered
class Target(NobodyConcerned, Kept):
    """What a measure is to reach by a day, as decided on another. The latest decided holds; those before stay.

    In the figure's own unit: percent, a number, or days. `floor` is the worst that is borne, `stretch` what would be very good.
    """

    why_nobody = "it is about a figure"

    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, related_name="targets")
    target = models.DecimalField(max_digits=9, decimal_places=2)
    floor = models.DecimalField(null=True, max_digits=9, decimal_places=2)
    stretch = models.DecimalField(null=True, max_digits=9, decimal_places=2)
    by_on = models.DateField()
    set_on = models.DateField()
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=300, help_text="whose decision it is, and where that is written")

    class Meta:
        ordering = ("set_on", "known_at")

    def __str__(self) -> str:
        return f"{self.target} by {self.by_on}"
