"""What can be found on a child's record: the words of each document that is final, and of each file on it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from throughcare.apps.people.models import Person
from throughcare.apps.writing.models import Attachment, Document
from throughcare.core.concerning import Concerning


class Findable(Concerning, models.Model):
    """Words of a document on the record, or of a file on one, as they are searched. Worked out from the words; made again at any time.

    `found_by` holds every word as it stands, so that names are found, and its English stem, so that "visits" finds "visited".
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=200)
    happened_on = models.DateField(help_text="the day it tells of; where it tells of none, the day it was put on the record")
    words = models.TextField()
    found_by = models.GeneratedField(
        expression=SearchVector("words", config="simple") + SearchVector("words", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = (models.Index(fields=["child", "-happened_on"], name="findable_of_a_child"),)
