"""A letter on paper, as it goes into the envelope."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import standing_of
from throughcare.core.page import Link
from throughcare.core.printing.pdf import filled
from throughcare.core.words import plain_date


def letter_pdf(document: Document) -> bytes:
    """A letter on the record as a PDF."""
    answers = standing_of(document).answers
    said = {name: raw if isinstance(raw := answers.get(name, ""), str) else "" for name in ("to", "address", "subject", "words")}
    on = document.happened_on
    return filled("letter.typ", {**said, "council": settings.THROUGHCARE_COUNCIL, "on": plain_date(on) if on else ""})


def printed_letter(document: Document) -> Iterable[Link]:
    """Where a letter is printed, once it is on the record."""
    if document.state == Document.State.FINAL:
        yield Link("Print the letter (PDF)", reverse("letters:print", args=[document.child_id, document.pk]))
