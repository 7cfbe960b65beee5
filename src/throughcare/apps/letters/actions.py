"""Writing letters from templates, and changing the templates. The only writers of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from throughcare.apps.duties.policies import check_can_set
from throughcare.apps.letters.fields import CALLED, FIELDS, Telling, read
from throughcare.apps.letters.forms import LETTER
from throughcare.apps.letters.merging import merged
from throughcare.apps.letters.models import LetterTemplate
from throughcare.apps.notes.models import Note
from throughcare.apps.people.actions import record_facts
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document
from throughcare.core.asking.asked import Raw
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="letter template kept")
def keep_template(template: LetterTemplate, said: Mapping[str, Any], *, by: Worker) -> LetterTemplate:
    """Add a template, or change one. What was written from it before stays as it was written."""
    check_can_set(by)
    template.name, template.about, template.in_use = said["name"], said["about"], said["in_use"]
    template.subject, template.words, template.changed_by = said["subject"], said["words"], by
    template.save()
    return template


@action(why="letter begun")
def begin_letter(child: Person, template: LetterTemplate, *, review: Review | None = None, by: Worker) -> Document:
    """Begin a letter from a template, filled from the record as it is today. Whoever began it reads it, changes it and finishes it."""
    document = writing.begin(child, LETTER.key, by=by)
    told = Telling(child, by, today(), review)
    values = read(told, {field.name for field in FIELDS if f"{{{field.name}}}" in template.subject + template.words})
    day = today()
    typed: dict[str, Raw] = {
        "on": [str(day.day), str(day.month), str(day.year)],
        "subject": merged(template.subject, values, CALLED),
        "words": merged(template.words, values, CALLED),
    }
    writing.keep(document, typed, over={}, page=uuid.uuid4(), by=by)
    return document


@action(why="letter put on the record")
def record_letter(document: Document, said: Said, *, by: Worker) -> None:
    """Put a letter on the record of the child it is about, with a note that it was written and to whom."""
    (part,) = writing.for_each_child(document, said, on=said["on"], by=by)
    note = Note(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        kind=Note.Kind.LETTER,
        happened_on=said["on"],
        with_whom=said["to"],
        title=said["subject"],
        significant=False,
    )
    record_facts([note], by=by)
