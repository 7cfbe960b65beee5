"""The access log: who looked at what, when and how, and who was refused. Written once, never altered."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models

from throughcare.core.concerning import NobodyConcerned
from throughcare.core.today import now


class Look(NobodyConcerned, models.Model):
    """One look at a person's record, one search, one export, one print, or one refusal.

    `subject` is null for looks at nobody in particular (a search, a list); `seen` holds how many persons a list showed.
    """

    why_nobody = "it is about the one who looked; the person looked at is named by key only, so the log outlives the record"

    class Kind(models.TextChoices):
        VIEW = "view", "Looked at"
        LIST = "list", "Listed"
        SEARCH = "search", "Searched"
        EXPORT = "export", "Exported"
        PRINT = "print", "Printed"
        REFUSED = "refused", "Refused"
        BREAK_GLASS = "break_glass", "Broke glass"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=now)
    worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject = models.UUIDField(null=True)
    involved = models.BooleanField(null=True, help_text="whether the worker was allocated to the person then; null for lists")
    path = models.CharField(max_length=300)
    words = models.CharField(max_length=300, blank=True)
    seen = models.IntegerField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["subject", "-at"], name="looks_at_a_person"),
            models.Index(fields=["worker", "-at"], name="looks_by_a_worker"),
            models.Index(fields=["-at"], name="looks_lately"),
        )
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.path}"


class Unsent(NobodyConcerned, models.Model):
    """What stood in a page's form when somebody stopped typing. Only ever added; seen by nobody but them.

    `page` is the address it was typed on; `words` are the form's fields as they were typed, and null where it was sent or begun afresh.
    """

    why_nobody = "words that were not sent are on nobody's record: whoever typed them is the only one who may read them"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=now)
    worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=500)
    words = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["worker", "page", "-at"], name="unsent_on_a_page"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.page} {self.at}"
