"""The letters a council writes often, as templates. A letter that was written is a document, and a note of what it was."""

from __future__ import annotations

from django.db import models

from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Kept, NobodyConcerned
from throughcare.core.history import remembered


@remembered
class LetterTemplate(NobodyConcerned, Kept):
    """A letter to be filled from a child's record. `{…}` in its subject and words is one of a few named things, and nothing else.

    `about` says what it is begun from. One that is not `in_use` is kept, and no longer offered. `changed_by` is null for those that
    Throughcare came with.
    """

    why_nobody = "it is words for every child alike, before anybody's name is in them"

    class About(models.TextChoices):
        CHILD = "child", "A child"
        REVIEW = "review", "A review that was held"

    name = models.CharField(max_length=100, unique=True)
    about = models.CharField(max_length=6, choices=About.choices)
    subject = models.CharField(max_length=200)
    words = models.TextField()
    in_use = models.BooleanField(default=True)
    changed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = (models.CheckConstraint(name="a_letter_says_something", condition=~models.Q(words="")),)

    def __str__(self) -> str:
        return self.name
