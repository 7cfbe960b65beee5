"""Looked-after reviews: held on a day, with the child taking part in some way."""

from __future__ import annotations

from django.db import models

from throughcare.apps.people.models import AboutChild
from throughcare.apps.workforce.models import Worker
from throughcare.core.history import remembered


@remembered
class Review(AboutChild):
    """A looked-after review that was held, and how the child took part."""

    held_on = models.DateField()
    participation = models.CharField(
        max_length=3, blank=True, help_text="SSDA903 code, list REVIEW_CODE; empty where not recorded"
    )
    chaired_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="reviews_chaired")

    class Meta:
        constraints = (models.UniqueConstraint(name="one_review_a_day", fields=["child", "held_on"]),)
