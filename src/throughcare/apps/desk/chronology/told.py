"""A chronology as it is read and taken out: from what stands in its document, earliest event first, those of one day as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.printing import about
from throughcare.apps.writing.queries import standing_of
from throughcare.core.asking.asked import Raw
from throughcare.core.fields import month_of
from throughcare.core.page import Link
from throughcare.core.printing.paper import Paper, Part, Table, plain
from throughcare.core.words import moment, plain_date


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `when` is as it was typed where that is no day; `on` is then null."""

    on: date | None
    when: str
    what: str
    analysis: str


@dataclass(frozen=True, slots=True)
class Told:
    """A whole chronology, as plain values: nothing in it is ever read as markup or as a formula."""

    name: str
    about: tuple[str, ...]
    purpose: str
    standing: str
    events: tuple[Event, ...]
    adds_up: str


def told(child: Person, document: Document) -> Told:
    """What a chronology says, and how it stands: a draft says so."""
    answers = standing_of(document).answers
    if document.state == Document.State.FINAL and document.finished_by and document.finished_at:
        standing = f"Put on the record by {document.finished_by.name}, {moment(document.finished_at)}"
    else:
        standing = f"A draft, begun by {document.started_by.name}, {moment(document.started_at)}. It is not on the record"
    return Told(
        name=str(child),
        about=about(child),
        purpose=_words(answers.get("purpose")),
        standing=standing,
        events=_events(answers),
        adds_up=_words(answers.get("adds_up")),
    )


HEADINGS = ("When", "What happened", "What it meant")


def paper(told: Told, *, foot: str) -> Paper:
    """A chronology on paper: its events in a table, and what they add up to."""
    rows = tuple((event.when, event.what, event.analysis) for event in told.events)
    parts = (Part("What happened", table=Table(HEADINGS, rows)),) if rows else ()
    return Paper(
        title="Chronology",
        name=told.name,
        council=settings.THROUGHCARE_COUNCIL,
        lines=tuple(line for line in (*told.about, told.purpose and f"For: {told.purpose}", f"{told.standing}.") if line),
        parts=(*parts, *((Part("What it all adds up to", words=told.adds_up),) if told.adds_up else ())),
        foot=foot,
    )


def _events(answers: Mapping[str, Raw]) -> tuple[Event, ...]:
    rows = {
        int(parts[1]) for name in answers if len(parts := name.split(".")) == 3 and parts[0] == "events" and parts[1].isdigit()
    }
    found = (_event(answers, row) for row in sorted(rows))
    return tuple(sorted((one for one in found if one.when or one.what or one.analysis), key=lambda one: one.on or date.min))


def _event(answers: Mapping[str, Raw], row: int) -> Event:
    parts = answers.get(f"events.{row}.on") or []
    on = _day(parts) if isinstance(parts, list) else None
    when = plain_date(on) if on else " ".join(part for part in parts if part)
    return Event(on, when, _words(answers.get(f"events.{row}.what")), _words(answers.get(f"events.{row}.analysis")))


def _day(parts: list[str]) -> date | None:
    try:
        day, month, year = parts
        return date(int(year), month_of(month), int(day))
    except ValueError:
        return None


def _words(raw: Raw | None) -> str:
    return plain(raw) if isinstance(raw, str) else ""


def taken_out(document: Document) -> tuple[Link, ...]:
    """Where a chronology can be taken out."""
    at = [document.child_id, document.pk]
    return (
        Link("Take it out as a Word document", reverse("desk:chronology_word", args=at)),
        Link("Take it out as a PDF", reverse("desk:chronology_pdf", args=at)),
    )
