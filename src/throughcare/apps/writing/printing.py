"""A record on paper: every answer as it went on the record, what was added beside it since, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from throughcare.apps.people.facts import stands_at
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.files.presenters import files_shown
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.presenters.answers import SectionShown, sections_shown
from throughcare.apps.writing.presenters.document import beside_shown, standing_in_words
from throughcare.apps.writing.registry import form_of, writes
from throughcare.core.printing.paper import Paper, Part, Said
from throughcare.core.today import now, today
from throughcare.core.words import moment, plain_date


def check_can_print(document: Document) -> None:
    """What is not on the record yet may change tomorrow: it is not printed as if it were."""
    if document.state != Document.State.FINAL or writes(document).printed is None:
        raise MayNot("This is not on the record yet, so it cannot be printed.")


def foot(child: Person, title: str, *, by: Worker) -> str:
    """What stands at the foot of every page: whose it is, and who printed it when, so that a page left lying is known."""
    return f"{child} · {title} · printed by {by.name}, {moment(now())}"


def about(child: Person) -> tuple[str, ...]:
    """What stands beneath a child's name: when they were born, where that is known; and the day their record stands on, where that is past."""
    lines = (f"Born {plain_date(child.born_on)}" if child.born_on else "", stands_at(child.pk, today()))
    return tuple(line for line in lines if line)


def paper_of(document: Document, child: Person, *, by: Worker) -> Paper:
    """A document on the record as it is printed."""
    title, first = form_of(document).title, writes(document).printed
    happened = (f"Tells of {plain_date(document.happened_on)}",) if document.happened_on else ()
    return Paper(
        title=title,
        name=str(child),
        council=settings.THROUGHCARE_COUNCIL,
        lines=(*about(child), *happened, standing_in_words(document)),
        parts=(*(first(document) if first else ()), *parts_of(sections_shown(document, child)), *_added(document)),
        foot=foot(child, title, by=by),
    )


def parts_of(sections: tuple[SectionShown, ...]) -> Iterator[Part]:
    """The sections of a document that hold anything."""
    for section in sections:
        if section.answers:
            yield Part(section.title, tuple(Said(one.asks, one.words, one.voice) for one in section.answers))


def _added(document: Document) -> Iterator[Part]:
    files = files_shown(document).attached
    if files:
        yield Part("Files kept with it", lines=tuple(f"{one.name}: {one.what}" for one in files))
    beside = tuple(
        Said(f"{one.who}, {one.when}, on “{one.asks}”", f"{one.words}\n\nWhy: {one.why}" if one.why else one.words)
        for one in beside_shown(document)
    )
    if beside:
        yield Part("Added beside", beside)
