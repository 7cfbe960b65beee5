"""Sign-off as its pages show it: what waits, what changed since last time, what became of a document, and adding beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.apps.writing.presenters.answers import SectionShown, answer_words, offered_words, sections_shown
from throughcare.apps.writing.queries import standing_of
from throughcare.apps.writing.registry import form_of, writes
from throughcare.apps.writing.signing.changes import Changes, compared
from throughcare.apps.writing.signing.queries import last_step, steps_of
from throughcare.apps.writing.signing.waiting import OnTheWay
from throughcare.core.asking.form import EachOf, Form, Question, Rows
from throughcare.core.asking.names import place
from throughcare.core.page import Link
from throughcare.core.words import from_day, moment, plain_date

ONE_SITTING = timedelta(minutes=30)
"""Words one person types with no longer pause than this are told of together."""


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A document in a list of what waits: what it is, whose child's, who handed it in and since when."""

    what: Link
    about: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """What waits for somebody's approval, and what was returned to them, the oldest first."""

    waiting: tuple[PaperShown, ...]
    returned: tuple[PaperShown, ...]


NO_PAPERS = Papers((), ())


def papers_shown(found: OnTheWay, *, now: datetime) -> Papers:
    """What of others' writing waits for somebody, and what of their own was returned to them."""
    return Papers(
        tuple(
            PaperShown(
                what=Link(_title(one.document), reverse("writing:decide", args=[one.document.child_id, one.document.pk])),
                about=str(one.document.child),
                words=f"Handed in by {one.step.by.name} {_since(one.step.at, now)}",
                note=f"For {one.covering.name}, for whom you stand in" if one.covering else "",
            )
            for one in found.waiting
        ),
        tuple(
            PaperShown(
                what=Link(_title(one.document), reverse("writing:document", args=[one.document.child_id, one.document_id])),
                about=str(one.document.child),
                words=f"Returned by {one.by.name} {_since(one.at, now)}",
                note=one.words,
            )
            for one in found.returned
        ),
    )


def _title(document: Document) -> str:
    return form_of(document).title


def _since(at: datetime, now: datetime) -> str:
    return from_day(at.date(), now.date())


@dataclass(frozen=True, slots=True)
class Version:
    """What a document is compared with: in words, and the address that compares it so."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class DecidePage:
    """A document that waits: what is warned of, what changed since which version, the whole of it, and the decision."""

    title: str
    about: str
    back: Link
    standing: str
    stead: str
    warns: tuple[str, ...]
    versions: tuple[Version, ...]
    changes: Changes | None
    sections: tuple[SectionShown, ...]
    history: Link
    form: forms.Form


def decide_page(found: Document, child: Person, form: forms.Form, *, whose: Worker, by: Worker, against: str) -> DecidePage:
    """`against` is "returned" or "record": what to compare with; by itself, what it was when it was last returned."""
    asked = form_of(found)
    returned = last_step(found, Step.What.RETURNED)
    handed_in = last_step(found, Step.What.SUBMITTED)
    can = {"returned": returned is not None, "record": found.follows is not None}
    chosen = against if can.get(against) else next((one for one, there in can.items() if there), "")
    return DecidePage(
        title=asked.title,
        about=str(child),
        back=Link("My work", reverse("desk:my_work")),
        standing=f"Handed in by {handed_in.by.name}, {moment(handed_in.at)}" if handed_in else "",
        stead="" if whose.pk == by.pk else f"You stand in for {whose.name}.",
        warns=writes(found).warns(found),
        versions=tuple(_versions(found, returned, chosen)),
        changes=_changes(found, child, chosen, returned),
        sections=sections_shown(found, child),
        history=Link("How this came about", reverse("writing:history", args=[child.pk, found.pk])),
        form=form,
    )


def _versions(found: Document, returned: Step | None, chosen: str) -> Iterator[Version]:
    here = reverse("writing:decide", args=[found.child_id, found.pk])
    if returned is not None:
        yield Version(f"Since {returned.by.name} returned it", f"{here}?with=returned", chosen == "returned")
    if found.follows is not None:
        on = plain_date(found.follows.happened_on or (found.follows.finished_at or found.follows.started_at).date())
        yield Version(f"Since the one of {on}", f"{here}?with=record", chosen == "record")


def _changes(found: Document, child: Person, chosen: str, returned: Step | None) -> Changes | None:
    if chosen == "returned" and returned is not None:
        before = standing_of(found, at=returned.at)
    elif chosen == "record" and found.follows is not None:
        before = standing_of(found.follows)
    else:
        return None
    asking = writes(found).asking(child)
    after = standing_of(found).answers
    return compared(form_of(found), asking, before.answers, after, name=str(child), offered=offered_words(asking))


@dataclass(frozen=True, slots=True)
class WordsShown:
    """An answer as it was left at the end of a sitting."""

    asks: str
    words: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that became of a document: who, what and when; what they said; and the answers they left."""

    at: datetime
    when: str
    what: str
    words: str = ""
    answers: tuple[WordsShown, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """How a document came about, in plain English, the first thing first."""

    title: str
    about: str
    back: Link
    happenings: tuple[Happening, ...]


_TELLS = {
    Step.What.SUBMITTED: "{who} handed it in for approval",
    Step.What.TAKEN_BACK: "{who} took it back to write on",
    Step.What.RETURNED: "{who} returned it",
    Step.What.APPROVED: "{who} approved it, and it went on the record",
}


def history_page(found: Document, child: Person) -> HistoryPage:
    """Who began it, typed, handed in, returned, approved and added to it, and when."""
    form = form_of(found)
    steps = steps_of(found)
    happened = [
        Happening(found.started_at, moment(found.started_at), f"{found.started_by.name} began it"),
        *(_told(step) for step in steps),
        *_sittings(form, found, str(child)),
    ]
    if found.finished_by and found.finished_at and not any(step.what == Step.What.APPROVED for step in steps):
        written_for = " with others, once for several children" if found.part_of_id else ""
        words = f"{found.finished_by.name} put it on the record{written_for}"
        happened.append(Happening(found.finished_at, moment(found.finished_at), words))
    if found.state == Document.State.PUT_ASIDE:
        happened.append(Happening(found.known_at, moment(found.known_at), "It was put aside; every word of it is kept"))
    return HistoryPage(
        title=form.title,
        about=str(child),
        back=Link(form.title, reverse("writing:document", args=[child.pk, found.pk])),
        happenings=tuple(sorted(happened, key=lambda one: one.at)),
    )


def _told(step: Step) -> Happening:
    who = f"{step.by.name}, standing in for {step.covering.name}," if step.covering else step.by.name
    return Happening(step.at, moment(step.at), _TELLS[Step.What(step.what)].format(who=who), step.words)


def _sittings(form: Form, found: Document, name: str) -> Iterator[Happening]:
    """What was typed, in sittings: one person's words with no long pause and nothing else between."""
    stops = [step.at for step in steps_of(found)]
    held: list[Revision] = []
    for revision in found.revisions.select_related("author").order_by("at", "pk"):
        if held and not _one_sitting(held[-1], revision, stops):
            yield _sitting(form, held, name)
            held = []
        held.append(revision)
    if held:
        yield _sitting(form, held, name)


def _one_sitting(one: Revision, other: Revision, stops: Sequence[datetime]) -> bool:
    same = one.author_id == other.author_id and one.beside == other.beside and not other.why
    return same and other.at - one.at <= ONE_SITTING and not any(one.at < stop <= other.at for stop in stops)


def _sitting(form: Form, held: Sequence[Revision], name: str) -> Happening:
    left = {revision.name: revision for revision in held}
    answers = tuple(WordsShown(asks_of(form, key, name), words_of(form, one)) for key, one in left.items())
    last, who = held[-1], held[-1].author.name
    what = f"{who} wrote" if not last.beside else f"{who} added beside it"
    if any(revision.settles_id for revision in held):
        what = f"{who} wrote, and chose between two texts"
    return Happening(last.at, moment(last.at), what, last.why, answers)


def asks_of(form: Form, name: str, child: str) -> str:
    """What a field asks, by the name it was typed under."""
    parts = place(name).key.split(".")
    question = _question(form, name)
    if question is None:
        return "About which children"
    asks = question.asks.replace("{child}", child)
    return f"{asks} ({int(parts[1]) + 1})" if len(parts) == 3 and parts[1].isdigit() else asks


def words_of(form: Form, revision: Revision) -> str:
    """An answer in words, as it was typed."""
    question = _question(form, revision.name)
    if question is None:
        return ""
    return answer_words(question, revision.value, {}) or "(taken out)"


def _question(form: Form, name: str) -> Question | None:
    parts = place(name).key.split(".")
    try:
        question = form.question(parts[0])
    except KeyError:
        return None
    if isinstance(question.kind, Rows | EachOf) and len(parts) == 3:
        return next((column for column in question.kind.columns if column.key == parts[2]), None)
    return question
