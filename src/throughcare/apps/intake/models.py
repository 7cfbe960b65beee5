"""Other people's files: each batch, its files, and every row of them accounted for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned


class Batch(NobodyConcerned, Kept):
    """One import: previewed, then committed whole or not at all, or left."""

    why_nobody = "it is about files; its rows name the children"

    class State(models.TextChoices):
        READING = "reading", "Being read"
        PREVIEWED = "previewed", "Ready to look at"
        COMMITTING = "committing", "Being committed"
        COMMITTED = "committed", "Committed"
        REFUSED = "refused", "Refused"
        LEFT = "left", "Left"

    kind = models.CharField(max_length=12, default="ssda903")
    year = models.PositiveSmallIntegerField(help_text="the calendar year the collection year ends in")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="batches")
    made_at = models.DateTimeField(db_default=models.functions.Now())
    committed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(
        null=True,
        db_default=models.functions.Now(),
        help_text="when its next step was asked for; null once something works on it",
    )
    refused_because = models.TextField(blank=True)
    files = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    counts = models.JSONField(default=dict, help_text="rows by table and outcome")
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)


class SourceRow(Concerning, models.Model):
    """One row of a file, and what became of it. `child` is null until it is known whom it is about, and for rows set aside before that."""

    concerns = "child"

    class Outcome(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        UNCHANGED = "unchanged", "Left alone"
        SET_ASIDE = "set_aside", "Set aside"
        WITHDRAWN = "withdrawn", "Withdrawn"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    file = models.CharField(max_length=200)
    line = models.PositiveIntegerField(null=True, help_text="null for a withdrawn row: it stands in no line of this file")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    cells = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    fields = models.JSONField(default=list)
    fault = models.CharField(max_length=80, blank=True, help_text="why it was set aside, in the words rows are sorted by")
    conflict = models.BooleanField(default=False)
    doubts = ArrayField(
        models.CharField(max_length=80), default=list, help_text="kinds of doubt about a row that came in all the same"
    )
    doubted = models.TextField(blank=True, help_text="what is doubtful about it, in words")
    mended = models.BooleanField(default=False)
    child = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.CharField(max_length=100, blank=True, help_text="the child's number in the return, as given")
    stands = models.BooleanField(default=False, help_text="what the return of this year now says of the child; of each key, one")

    class Meta:
        indexes = (
            models.Index(fields=["batch", "about"], name="rows_by_number"),
            models.Index(fields=["child"], name="rows_that_stand", condition=Q(stands=True)),
            models.Index(fields=["batch", "outcome", "table"], name="rows_by_outcome"),
            models.Index(fields=["child"], name="rows_of_a_child", condition=Q(child__isnull=False)),
        )
