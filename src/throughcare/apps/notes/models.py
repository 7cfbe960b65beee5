"""A note on a child's record. Its words are a document's; what is counted and filtered by is here."""

from __future__ import annotations

from django.db import models

from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class Note(WrittenFact):
    """Something that happened, was heard or was thought: who was spoken to, and whether it matters to the child's story."""

    class Kind(models.TextChoices):
        CONTACT = "contact", "Contact or call"
        NOTE = "note", "Note"
        REFLECTION = "reflection", "Reflection"
        LETTER = "letter", "Letter"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    happened_on = models.DateField()
    with_whom = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    significant = models.BooleanField(help_text="whether it belongs in the story of the child's life")

    class Meta:
        indexes = (models.Index(fields=["child", "-happened_on"], name="notes_of_a_child"),)
