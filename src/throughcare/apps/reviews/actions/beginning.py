"""Beginning to write about one review, or one challenge."""

from __future__ import annotations

import uuid

from throughcare.apps.people.models import Person
from throughcare.apps.reviews.queries import begun_about
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document
from throughcare.core.changes import action


@action(why="writing begun")
def begin_about(child: Person, form: str, *, question: str, key: str, by: Worker) -> Document:
    """Begin a document that already says which review or challenge it is about; or go on with the one that was begun."""
    found = begun_about(child, form, question, key)
    if found is None:
        found = writing.begin(child, form, by=by)
        writing.keep(found, {question: key}, over={}, page=uuid.uuid4(), by=by)
    return found
