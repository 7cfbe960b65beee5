"""Permanence before this time in care, and adoption step by step."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.care.models import one_at_a_time
from throughcare.apps.people.models import AboutChild
from throughcare.core.history import remembered
from throughcare.core.periods import ends_after_it_starts


@remembered
class PreviousPermanence(AboutChild):
    """Whether a child had been adopted, or had another lasting order, before. Any part of the date may be unknown (null)."""

    option = models.CharField(max_length=2, help_text="SSDA903 code, list PREV_PERM")
    authority = models.CharField(max_length=3, blank=True, help_text="SSDA903 code, list LA_PERM")
    year = models.PositiveSmallIntegerField(null=True)
    month = models.PositiveSmallIntegerField(null=True)
    day = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="previous_permanence_once", fields=["child"]),)


@remembered
class AdoptionDecision(AboutChild):
    """The decision that a child should be placed for adoption, the match, and who adopted. A null day: not yet, or not given."""

    decided_on = models.DateField(null=True)
    matched_on = models.DateField(null=True)
    by_former_carer = models.BooleanField(null=True)
    adopters = models.PositiveSmallIntegerField(null=True)
    adopters_sex = models.CharField(max_length=2, blank=True)
    adopters_status = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="matched_once_decided",
                condition=Q(matched_on=None) | Q(decided_on=None) | Q(matched_on__gte=F("decided_on")),
            ),
            models.CheckConstraint(name="one_or_two_adopters", condition=Q(adopters=None) | Q(adopters__in=[1, 2])),
        )


@remembered
class AdoptionPlacement(AboutChild):
    """A child living with the people who mean to adopt them. `ended_on` is null while it lasts or once they are adopted."""

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    reason_ended = models.CharField(max_length=3, blank=True, help_text="SSDA903 code, list REASON_PLACED_CEASED")

    class Meta:
        constraints = (one_at_a_time("one_adoption_placement_at_a_time", "child"), ends_after_it_starts("adoption_placement"))
