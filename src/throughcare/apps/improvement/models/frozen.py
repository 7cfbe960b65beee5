"""Figures written down from snapshots, who stands behind them, what is published beside them, and what changed them since.

Figures are about nobody. Who stands behind one is that child's, and so is what changed how they stand.
"""

from __future__ import annotations

from django.db import models

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned

KEY = 12
"""As long as the key of a measure may be."""


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
