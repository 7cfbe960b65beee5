"""What the council means to do better, the figures it is told by, the actions agreed on them, and the clinics that look at both.

Objectives, targets and figures are about nobody. Who stands behind a figure, and what was agreed for one child from one, are that child's.
"""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned
from throughcare.core.history import remembered

KEY = 12


@remembered
class Objective(NobodyConcerned, Kept):
    """Something the council means to do better: whose it is, who said so, and the words it answers.

    It is done when somebody proposed so with the evidence, and somebody else agreed. Both stay on it.
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


class Frozen(NobodyConcerned, Kept):
    """A snapshot whose figures were worked out and written down here. `mark` is its manifest's hash: the same snapshot once.

    `known_on` is the day whose knowledge it holds; null for all that was known when it was made.
    """

    why_nobody = "it is about a snapshot"

    folder = models.CharField(max_length=200)
    mark = models.CharField(max_length=64, unique=True)
    of_what = models.CharField(max_length=300)
    as_at = models.DateField()
    known_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    children_elsewhere = models.PositiveIntegerField(default=0, help_text="children in it who are on no record here")

    class Meta:
        ordering = ("-as_at", "-made_at")

    def __str__(self) -> str:
        return f"{self.of_what}, as at {self.as_at}"


class FrozenFigure(NobodyConcerned, models.Model):
    """One figure of one snapshot, for the council, a team, or those nobody works with; and the council's for days before, as its trend.

    `team` is set for a team's alone. `middle` is set where the measure is a median or a mean.
    """

    why_nobody = "it is a number"

    class Of(models.TextChoices):
        COUNCIL = "council", "The council"
        TEAM = "team", "A team"
        NOBODY = "nobody", "Children nobody works with"
        BEFORE = "before", "The council, before"
        PLAN = "plan", "The council, over the months its plan counts"
        YEARS = "years", "The council, in years as they are published"

    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=KEY)
    version = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=8, choices=Of.choices)
    team = models.UUIDField(null=True)
    from_on = models.DateField()
    to_on = models.DateField()
    n = models.IntegerField()
    d = models.IntegerField()
    not_known = models.IntegerField()
    children = models.IntegerField()
    middle = models.FloatField(null=True)
    doubtful = models.IntegerField(default=0, help_text="how many of those counted rest on doubtful facts")

    class Meta:
        indexes = (models.Index(fields=["frozen", "measure", "of"], name="figures_of_a_snapshot"),)
        constraints = (
            models.UniqueConstraint(
                name="a_figure_once", fields=["frozen", "measure", "of", "team", "to_on"], nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}: {self.n} of {self.d}"


class StandsBeside(NobodyConcerned, models.Model):
    """What is published beside a measure, or a part of one: England, our region, our neighbours and us, by year. `mark` says which load it is of."""

    why_nobody = "it is what is published of councils"

    measure = models.CharField(max_length=KEY)
    part = models.CharField(max_length=60, blank=True)
    said = models.JSONField()
    mark = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(name="beside_a_measure_once", fields=["measure", "part"]),)

    def __str__(self) -> str:
        return f"beside {self.measure} {self.part}".strip()


class Behind(Concerning, models.Model):
    """That a child stands behind a figure: how often they are counted in it, of those how often it is so, and how often nobody can say."""

    concerns = "child"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=KEY)
    team = models.UUIDField(null=True)
    counted = models.PositiveSmallIntegerField()
    met = models.PositiveSmallIntegerField()
    not_known = models.PositiveSmallIntegerField()
    doubtful = models.PositiveSmallIntegerField(default=0, help_text="how often they are counted by doubtful facts")

    class Meta:
        indexes = (models.Index(fields=["frozen", "measure"], name="children_behind_a_figure"),)

    def __str__(self) -> str:
        return f"{self.child_id} behind {self.measure}"


class Cause(Concerning, models.Model):
    """Why a child stands otherwise in a figure of a past day than was known then: something recorded of them in between.

    `what` is empty where nothing recorded of the child is found to have changed it. `happened_on` is the day that what was recorded tells of.
    """

    concerns = "child"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    then = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="+")
    now = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=KEY)
    team = models.UUIDField(null=True)
    what = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=12, blank=True)
    happened_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["then", "measure"], name="causes_of_a_restatement"),)

    def __str__(self) -> str:
        return f"{self.what or 'nothing found'}: {self.measure}"


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


ISSUED_NEVER_CHANGES = pgtrigger.Protect(
    name="issued_never_changes",
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Q(old__issued_on__isnull=False),
)


@pgtrigger.register(ISSUED_NEVER_CHANGES)
@remembered
class Report(NobodyConcerned, Kept):
    """The quarter's report, or the council's self-evaluation: written by facts, with a space for the director's own words.

    While it is a draft its parts are written anew each time it is looked at; when it is issued they are kept in `parts` as they then
    stood, and the database lets nothing of it change.
    """

    why_nobody = "it tells of figures, and of no child"

    class Kind(models.TextChoices):
        QUARTER = "quarter", "The quarter’s report"
        SELF_EVALUATION = "evaluation", "Self-evaluation"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    from_on = models.DateField()
    to_on = models.DateField()
    words = models.TextField(blank=True, help_text="the director's own words")
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    parts = models.JSONField(default=list, help_text="what it says, as issued; empty in a draft")
    issued_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True)

    class Meta:
        ordering = ("-to_on", "kind")
        constraints = (
            models.UniqueConstraint(name="one_report_of_a_time", fields=["kind", "from_on", "to_on"]),
            models.CheckConstraint(name="a_report_runs_forward", condition=Q(to_on__gt=F("from_on"))),
            models.CheckConstraint(
                name="a_report_is_issued_by_somebody_and_whole",
                condition=Q(issued_on=None, issued_by=None, parts=[])
                | (Q(issued_on__isnull=False, issued_by__isnull=False) & ~Q(parts=[])),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.from_on} to {self.to_on}"
