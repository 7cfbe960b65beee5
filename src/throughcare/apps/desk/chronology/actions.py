"""Beginning a chronology from ticked events, and putting it on the record."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from throughcare.apps.desk.chronology.form import CHRONOLOGY
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document
from throughcare.core.asking.asked import Raw
from throughcare.core.asking.names import cell
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.shown import Entry
from throughcare.core.today import today


@action(why="chronology begun")
def begin_chronology(child: Person, ticked: Sequence[Entry], *, by: Worker) -> Document:
    """Begin a chronology with these events, earliest first: each as it is told today, to be added to and analysed."""
    document = writing.begin(child, CHRONOLOGY.key, by=by)
    typed: dict[str, Raw] = {}
    for row, entry in enumerate(sorted(ticked, key=lambda one: one.on)):
        typed[cell("events", row, "on")] = [str(entry.on.day), str(entry.on.month), str(entry.on.year)]
        typed[cell("events", row, "what")] = f"{entry.what}. {entry.words}" if entry.words else entry.what
    writing.keep(document, typed, over={}, page=uuid.uuid4(), by=by)
    return document


@action(why="chronology put on the record")
def record_chronology(document: Document, said: Said, *, by: Worker) -> None:
    """Put a chronology on the child's record. It tells no new fact: it says what known ones mean."""
    writing.for_each_child(document, said, on=today(), by=by)
