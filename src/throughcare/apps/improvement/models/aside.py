"""What somebody typed into a text of no child's while somebody else wrote there: kept beside it until a person chooses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from throughcare.apps.improvement.models.meeting import ClinicItem
from throughcare.apps.improvement.models.reports import Report
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Kept, NobodyConcerned
from throughcare.core.history import remembered


@remembered
class TextAside(NobodyConcerned, Kept):
    """Words typed over a text that is not the one that stands: the director's own in a report, or why a figure is so.

    What one page sends again while it is typed on is one of these. It is shown beside the text until it is put in or left out, and is kept
    after that too.
    """

    why_nobody = "it is written in a report or in a clinic, which tell of figures and of no child"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="asides")
    item = models.ForeignKey(ClinicItem, on_delete=models.PROTECT, null=True, related_name="asides")
    words = models.TextField()
    page = models.UUIDField(null=True, help_text="the page it was typed on; null where the page did not say")
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(help_text="when it was last typed on")
    settled_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, help_text="when it was put in or left out")

    class Meta:
        ordering = ("written_at",)
        constraints = (
            models.CheckConstraint(
                name="a_text_aside_is_of_one_text",
                condition=Q(report__isnull=False, item=None) | Q(report=None, item__isnull=False),
            ),
            models.CheckConstraint(
                name="a_text_aside_is_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        )
