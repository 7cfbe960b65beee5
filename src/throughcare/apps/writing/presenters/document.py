"""A whole document as its page shows it: while it is written, handed in, and once it is on the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.writing.files.presenters import FilesShown, files_shown
from throughcare.apps.writing.models import Document, Step
from throughcare.apps.writing.presenters.answers import SectionShown, TextShown, answer_words, sections_shown
from throughcare.apps.writing.queries import beside
from throughcare.apps.writing.registry import form_of, writes
from throughcare.core.asking.form import EachOf, Form, Rows
from throughcare.core.asking.names import place
from throughcare.core.page import Link
from throughcare.core.words import moment

HAND_IN = "Hand in for approval"


@dataclass(frozen=True, slots=True)
class BesideShown:
    """Words added after a document was final: by whom, when, on which question, and why."""

    who: str
    when: str
    asks: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A whole document."""

    title: str
    about: str
    back: Link
    being_written: bool
    standing: str
    returned: TextShown | None
    sections: tuple[SectionShown, ...]
    beside: tuple[BesideShown, ...]
    finish: str
    finish_href: str
    files: FilesShown
    links: tuple[Link, ...]
    take_back: Link | None
    wrong_href: str = ""


def document_page(found: Document, child: Person) -> DocumentPage:
    """A document on the version of the form it was written on."""
    form = form_of(found)
    last = _last_step(found)
    return DocumentPage(
        title=form.title,
        about=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        being_written=found.state == Document.State.WRITING,
        standing=_standing(found, last),
        returned=_returned(found, last),
        sections=sections_shown(found, child),
        beside=beside_shown(found),
        finish=HAND_IN if form.signed_off else form.finish,
        finish_href=reverse("writing:section", args=[child.pk, found.pk, form.sections[-1].key]),
        files=files_shown(found),
        links=(*writes(found).leads_to(found), *_links(found)),
        take_back=_take_back(found),
        wrong_href=reverse("desk:wrong_child", args=[child.pk, found.pk]) if found.state == Document.State.FINAL else "",
    )


def standing_in_words(found: Document) -> str:
    """How a document stands, and by whose hand, in a sentence."""
    return _standing(found, _last_step(found))


def _last_step(found: Document) -> Step | None:
    return found.steps.select_related("by", "covering").order_by("-at").first()


def beside_shown(found: Document) -> tuple[BesideShown, ...]:
    """What was added to or corrected beside a document once it was final, in the order it was."""
    return tuple(_beside(form_of(found), found))


def _returned(found: Document, last: Step | None) -> TextShown | None:
    """The words with which it was returned, while it is being written again."""
    if last is None or last.what != Step.What.RETURNED or found.state != Document.State.WRITING:
        return None
    return TextShown(last.by.name, moment(last.at), last.words, "", "")


def _links(found: Document) -> Iterator[Link]:
    here = [found.child_id, found.pk]
    if found.state == Document.State.SUBMITTED:
        yield Link("Look at what changed, and approve or return it", reverse("writing:decide", args=here))
    if found.state == Document.State.FINAL:
        if writes(found).printed is not None:
            yield Link("Print it (PDF)", reverse("writing:print", args=here))
        yield Link("Add to or correct this record", reverse("writing:beside", args=here))
    yield Link("How this came about", reverse("writing:history", args=here))


def _take_back(found: Document) -> Link | None:
    """How to write again on what was handed in or put aside."""
    here = [found.child_id, found.pk]
    if found.state == Document.State.SUBMITTED:
        return Link("Take it back to write on", reverse("writing:take_back", args=here))
    if found.state == Document.State.PUT_ASIDE:
        return Link("Take it up again", reverse("writing:take_up", args=here))
    return None


def _standing(found: Document, last: Step | None) -> str:
    if found.state == Document.State.SUBMITTED and last is not None:
        return f"Handed in for approval by {last.by.name}, {moment(last.at)}"
    if found.state == Document.State.FINAL and found.finished_by and last is not None:
        stead = f", standing in for {last.covering.name}" if last.covering else ""
        return f"Written by {found.finished_by.name}, approved by {last.by.name}{stead}, {moment(last.at)}"
    if found.state == Document.State.FINAL and found.finished_by and found.finished_at:
        return f"Put on the record by {found.finished_by.name}, {moment(found.finished_at)}"
    return f"{Document.State(found.state).label}. Begun by {found.started_by.name}, {moment(found.started_at)}"


def _beside(form: Form, found: Document) -> Iterator[BesideShown]:
    for revision in beside(found):
        key, *within = place(revision.name).key.split(".")
        question = form.question(key)
        asked_in = question.kind.columns if isinstance(question.kind, Rows | EachOf) else ()
        column = next((one for one in asked_in if [one.key] == within[-1:]), question)
        words = answer_words(column, revision.value, {})
        asks = question.asks.replace("{child}", str(found.child))
        yield BesideShown(revision.author.name, moment(revision.at), asks, words, revision.why)
