"""The quarter's report and the council's self-evaluation, which never change once they are issued."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Kept, NobodyConcerned
from throughcare.core.history import remembered

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
