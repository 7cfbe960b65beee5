"""Staying in touch with young people who have left care."""

from __future__ import annotations

from django.db import models

from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class LeavingCareContact(WrittenFact):
    """A contact with a care leaver, or a return's word on how they were around a birthday.

    `contact_on` is null for a return's yearly row, which gives no day; `year` is then the calendar year its year ends in.
    """

    contact_on = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    in_touch = models.CharField(max_length=4, blank=True, help_text="SSDA903 code, list IN_TOUCH")
    activity = models.CharField(max_length=2, blank=True, help_text="SSDA903 code, list ACTIV")
    accommodation = models.CharField(max_length=2, blank=True, help_text="SSDA903 code, list ACCOM")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_day_or_a_year", condition=models.Q(contact_on__isnull=False) | models.Q(year__isnull=False)
            ),
            models.UniqueConstraint(name="one_yearly_row", fields=["child", "year"], condition=models.Q(contact_on=None)),
        )
