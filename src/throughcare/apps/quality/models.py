"""What is doubtful on a record, kept as the rules last found it and never written by hand; and what somebody says is right all the same."""

from __future__ import annotations

import uuid

from django.db import models

from throughcare.apps.people.models import AboutChild, Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Concerning
from throughcare.core.history import remembered

MARK, ABOUT = 16, 400


class DoubtfulFact(Concerning, models.Model):
    """One doubtful fact about a child, as a rule found it. It goes by itself when the record is mended.

    `mark` is another as soon as any fact it rests on changes. `fact` is the key of the row to mend, a row of `model`; null where it is
    mended on a page of its own, or something is missing that nobody wrote. `right` is true while somebody's word that it is right holds.
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="doubtful")
    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=ABOUT)
    mark = models.CharField(max_length=MARK)
    words = models.TextField()
    whose = models.CharField(max_length=20)
    model = models.CharField(max_length=60, blank=True)
    fact = models.UUIDField(null=True)
    found_on = models.DateField()
    right = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["rule"], name="doubtful_by_rule"),)
        constraints = (models.UniqueConstraint(name="doubted_once", fields=["child", "rule", "about"]),)

    def __str__(self) -> str:
        return f"{self.rule}: {self.words}"


@remembered
class RightAsItIs(AboutChild):
    """Somebody's word that a doubtful fact is right, and why. It holds for the facts as they were then: `mark` says which those are."""

    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=ABOUT)
    mark = models.CharField(max_length=MARK)
    words = models.TextField(help_text="what was doubted")
    why = models.TextField()
    said_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(name="said_to_be_right_once", fields=["child", "rule", "about", "mark"]),)

    def __str__(self) -> str:
        return f"{self.rule}: {self.why}"
