"""Documents and their words. A document is about one child; words are only ever added, and every one has its writer and moment."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from throughcare.apps.people.models import AboutChild, Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Concerning, Kept
from throughcare.core.files.kinds import Kind as KindOfFile
from throughcare.core.history import remembered


@remembered
class Document(Concerning, Kept):
    """Something written about a child on one version of a form: a visit, a plan, a decision.

    `part_of` is set where it was written on another child's page, once for several: it holds this child's part alone. `follows` is the
    document of the same form before it, whose words stand beside. `happened_on` is null until it is known what day it tells of.
    """

    concerns = "child"

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        SUBMITTED = "submitted", "Waiting for approval"
        FINAL = "final", "On the record"
        PUT_ASIDE = "put_aside", "Put aside"
        MOVED = "moved", "Moved to another child’s record"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="documents")
    form = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITING)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    happened_on = models.DateField(null=True)
    started_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["child", "form", "-started_at"], name="documents_of_a_child"),
            models.Index(fields=["started_by"], name="documents_being_written", condition=Q(state="writing")),
            models.Index(fields=["part_of"], name="documents_parts", condition=Q(part_of__isnull=False)),
            models.Index(fields=["child"], name="documents_waiting", condition=Q(state="submitted")),
            models.Index(fields=["id"], name="documents_moved", condition=Q(state="moved")),
        )
        constraints = (
            models.CheckConstraint(
                name="what_is_final_was_finished_by_somebody",
                condition=~Q(state="final") | Q(finished_by__isnull=False, finished_at__isnull=False),
            ),
        )


class Revision(Concerning, models.Model):
    """One answer as somebody typed it at one moment. Only ever added; the database lets nobody change or take one away.

    `name` is the field it was typed in, `child` whose words they are, `base` the revision it was typed over (null for the first).
    An answer stands while no other is based on it; where two stand, `settles` says which one a person laid aside in choosing.
    `page` is the open page it was typed on: what one page sends twice is one revision. `beside` marks what was typed once the
    document was final: it stands beside what is on the record, never in it; `why` then says why, where somebody added to it on purpose.
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="revisions")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    value = models.JSONField()
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="typed_over")
    settles = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="laid_aside_by")
    author = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    page = models.UUIDField()
    beside = models.BooleanField(default=False)
    why = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = (models.Index(fields=["document", "name", "at"], name="revisions_of_a_document"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)


class Attachment(Concerning, models.Model):
    """A file that belongs to a document. It is locked where it lies; what is here says what it is, and holds its key, locked too.

    `for_all` goes with each child's part of the document; else the file is on the record of whose page it was written on alone. `words` are
    those in the file, for finding it again. `taken_off_at` is null while it is on; off it can only be taken while the document is written.
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.words) for kind in KindOfFile])
    size = models.PositiveIntegerField(help_text="in bytes")
    stored_as = models.CharField(max_length=64, help_text="the hash of what lies in the safe, by which it lies there")
    locked_key = models.BinaryField()
    words = models.TextField(blank=True)
    for_all = models.BooleanField(default=False)
    attached_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    taken_off_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["document"], name="attachments_of_a_document"),)
        triggers = (
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="only_taken_off", exclude=["taken_off_by", "taken_off_at"]),
        )


class Step(Concerning, Kept):
    """A step of a document towards the record: handed in, taken back, returned with words, approved. Only ever added.

    `covering` is whose step it was to take, where somebody took it in their stead.
    """

    concerns = "child"

    class What(models.TextChoices):
        SUBMITTED = "submitted", "Handed in for approval"
        TAKEN_BACK = "taken_back", "Taken back to write on"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="steps")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    covering = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["document", "at"], name="steps_of_a_document"),)
        constraints = (
            models.CheckConstraint(name="what_is_returned_is_returned_with_words", condition=~Q(what="returned") | ~Q(words="")),
        )
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)


class WrittenFact(AboutChild):
    """A fact that a document told. `written_in` is null for one that came from a return or another system."""

    written_in = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


@remembered
class WrongRecord(Concerning, Kept):
    """That something was written on the wrong child's record and moved: a possible breach, seen by information governance alone.

    `child` is on whose record it wrongly stood, as `document`; `right` is whose it is, where it stands as `became`. `outcome` is empty
    until somebody has looked into it.
    """

    concerns = "child"

    class Outcome(models.TextChoices):
        BREACH = "breach", "It was a breach"
        NO_BREACH = "no_breach", "It was not a breach"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    became = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(help_text="how it came to be written there")
    moved_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    found = models.TextField(blank=True, help_text="what was found, and what follows")
    looked_into_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    looked_into_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="the_wrong_record_is_not_the_right_one", condition=~Q(child=models.F("right"))),
            models.CheckConstraint(
                name="what_was_looked_into_has_a_finding",
                condition=Q(outcome="", looked_into_by=None, looked_into_on=None)
                | (~Q(outcome="") & ~Q(found="") & Q(looked_into_by__isnull=False, looked_into_on__isnull=False)),
            ),
        )
