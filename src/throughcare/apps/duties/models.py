"""The duties of every child that are open or to come, as last reckoned: a shelf, rebuilt from the facts, never written by hand."""

from __future__ import annotations

import uuid

from django.db import models

from throughcare.apps.people.models import Person
from throughcare.core.concerning import Concerning


class OwedDuty(Concerning, models.Model):
    """One thing owed to one child and not yet done. `legal_due_*` never moves; `due_on` is the council's own date if it set one earlier.

    `judged_on` is the last day its source can tell of, for a child known only from a return: it is looked at as at that day.
    Null for children whose record is kept here.
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="owed")
    key = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=30, help_text="who must do it, as the law or the council says")
    local = models.BooleanField(help_text="set by the council, not by law or guidance")
    since_on = models.DateField()
    due_on = models.DateField(null=True)
    legal_due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True, help_text="the day it stops being owed, done or not, such as a birthday to come")
    judged_on = models.DateField(null=True)
    why = models.TextField(default="", help_text="why this date, in a sentence, as the law's own values tell it")

    class Meta:
        indexes = (
            models.Index(fields=["child", "due_on"], name="owed_to_a_child"),
            models.Index(fields=["due_on"], name="owed_by_day"),
            models.Index(fields=["key", "due_on"], name="owed_by_duty"),
        )
        constraints = (models.UniqueConstraint(name="owed_once", fields=["child", "key", "about", "since_on"]),)
