"""Writing: begin a document, keep what is typed, choose between two texts, finish it, put it aside. The only writers of words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.apps.people.actions import practise
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing import policies
from throughcare.apps.writing.files.actions import share_files
from throughcare.apps.writing.models import Document, Revision
from throughcare.apps.writing.queries import Standing, latest_final, standing_of
from throughcare.apps.writing.registry import Found, form_of, kinds, writes
from throughcare.core.asking.asked import Asking, Raw, rows_of
from throughcare.core.asking.names import WHO, cell, place
from throughcare.core.asking.said import Said, judge
from throughcare.core.changes import action, changed
from throughcare.core.today import now
from throughcare.core.words import listed


@action(why="writing begun")
def begin(child: Person, form: str, *, by: Worker) -> Document:
    """Begin a document about a child. Nothing is on the record until it is finished."""
    policies.check_can_write(child, by=by)
    current, only = kinds()[form].form, kinds()[form].only
    policies.check_is_theirs(current.title, only, by=by)
    return Document.objects.create(
        child=child,
        form=form,
        version=current.version,
        follows=latest_final(child, form),
        started_by=by,
        started_at=now(),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of what a page sent: for each field the revision that holds it, and the fields where somebody else wrote too."""

    revisions: Mapping[str, UUID]
    clashes: frozenset[str]


@action(why="words kept")
def keep(
    document: Document,
    typed: Mapping[str, Raw],
    *,
    over: Mapping[str, str],
    page: UUID,
    by: Worker,
    beside: bool = False,
    stood: Standing | None = None,
) -> Kept:
    """Keep what was typed, valid or not. `over` names, for each field, the revision the page showed; empty where it showed none.

    `stood` is what stands in the document, where whoever calls has just read it.

    What a page sends twice is kept once. Where somebody else wrote in the same field meanwhile, both texts stand until a person
    chooses. Once the document is final, what is typed still comes in, and stands beside.
    """
    beside = beside or document.state != Document.State.WRITING
    held = {} if beside else dict((stood or standing_of(document, names=typed)).by_name)
    showed = _shown(document, over, held)
    made: list[Revision] = []
    revisions: dict[str, UUID] = {}
    clashes: set[str] = set()
    for name, value in typed.items():
        heads = held.get(name, ())
        same = next((head for head in heads if head.value == value), None)
        if same is not None or value == showed.get(name, "" if isinstance(value, str) else []):
            revisions.update({name: (same or heads[0]).pk} if heads else {})
            continue
        base = _typed_over(heads, over[name] if name in showed else "", page)
        made.append(_revision(document, name, value, base=base, page=page, by=by, beside=beside))
        revisions[name] = made[-1].pk
        if any(head.pk != base for head in heads):
            clashes.add(name)
    Revision.objects.bulk_create(made)
    return Kept(revisions, frozenset(clashes))


def _shown(document: Document, over: Mapping[str, str], stood: Mapping[str, Sequence[Revision]]) -> dict[str, Raw]:
    """What the page showed in each field before anything was typed there, so that a field left alone is not taken for an answer."""
    found: dict[str, Raw] = {
        head.name: head.value for heads in stood.values() for head in heads if str(head.pk) == over.get(head.name)
    }
    missing = [key for name, key in over.items() if key and name not in found]
    if missing:
        found.update(Revision.objects.filter(document=document, pk__in=missing).values_list("name", "value"))
    return found


def _revision(
    document: Document, name: str, value: Raw, *, base: UUID | None, page: UUID, by: Worker, beside: bool = False
) -> Revision:
    return Revision(
        id=uuid.uuid4(),
        document=document,
        child_id=place(name).child or document.child_id,
        name=name,
        value=value,
        base_id=base,
        author=by,
        at=now(),
        page=page,
        beside=beside,
    )


def _typed_over(heads: Sequence[Revision], shown: str, page: UUID) -> UUID | None:
    """Which revision words were typed over: the page's own last, if it has one; else what it showed."""
    own = next((head.pk for head in heads if head.page == page), None)
    return own or (UUID(shown) if shown else None)


@action(why="brought in")
def bring_in(document: Document, found: Found, *, by: Worker) -> None:
    """Bring what another document found into this one, as rows of its own: in the name of whoever pressed the button."""
    policies.check_is_being_written(document)
    answers = standing_of(document).answers
    question = form_of(document).question(found.question)
    row = rows_of(question, answers)
    typed = {cell(found.question, row, column): raw for column, raw in found.cells.items()}
    keep(document, typed, over={}, page=uuid.uuid4(), by=by)


@action(why="chosen between two texts")
def choose(document: Document, kept: UUID, *, aside: UUID, text: Raw | None = None, page: UUID, by: Worker) -> Revision:
    """Say which of two texts stands, or a third made from both. The one laid aside is kept, and can be read."""
    policies.check_is_being_written(document)
    heads = {head.pk: head for those in standing_of(document).by_name.values() for head in those}
    if kept not in heads or aside not in heads or heads[kept].name != heads[aside].name:
        raise MayNot("Somebody has chosen already. Look again.")
    chosen = heads[kept]
    made = _revision(document, chosen.name, chosen.value if text is None else text, base=kept, page=page, by=by)
    made.settles_id = aside
    made.save(force_insert=True)
    return made


class NotYet(MayNot):
    """A document cannot be finished as it stands: two texts stand in one field, or an answer is missing or cannot be read."""


@action(why="finished")
def finish(document: Document, *, by: Worker, asking: Asking | None = None) -> Document:
    """Put a document on the record: its words never change again, and what it tells becomes facts, in one transaction.

    A form that is signed off is handed in instead, and goes on the record when somebody else approves it. `asking` is what the form
    asks of this child, where the page that was sent has just worked it out.
    """
    held = Document.objects.select_for_update(of=("self",)).select_related("child").get(pk=document.pk)
    if held.state == Document.State.FINAL:
        return held  # sent twice: once is enough
    policies.check_is_being_written(held)
    policies.check_can_write(held.child, by=by)
    policies.check_is_theirs(form_of(held).title, writes(held).only, by=by)
    if form_of(held).signed_off:
        raise MayNot("This goes on the record when it has been approved. Hand it in.")
    return on_the_record(held, read_through(held, asking=asking), author=by, by=by)


def on_the_record(document: Document, said: Said, *, author: Worker, by: Worker) -> Document:
    """Make a document final in its author's name, and what it tells facts: inside the action that decided so."""
    document.state, document.finished_by, document.finished_at = Document.State.FINAL, author, now()
    document.happened_on = said.day or document.happened_on
    document.save(update_fields=["state", "finished_by", "finished_at", "happened_on"])
    writes(document).finish(document, said, by=by)
    changed(document.child_id, of=(Document,))
    return document


def read_through(document: Document, *, asking: Asking | None = None) -> Said:
    """Read a document to its end. Raises NotYet where two texts stand in one place, or an answer is missing or cannot be read."""
    stands = standing_of(document)
    if stands.clashes:
        raise NotYet("Two people wrote in the same place. Choose between their words first.")
    judged = judge(form_of(document), asking or writes(document).asking(document.child), stands.answers)
    if judged.said is None:
        where = listed(section.title for section in form_of(document).sections if section.key in judged.faulty)
        raise NotYet(f"Some answers are missing or cannot be read. Look again at: {where}.")
    return judged.said


@dataclass(frozen=True, slots=True)
class Part:
    """One child's part of a document, and the source its facts come from: practice here."""

    child_id: UUID
    document: Document
    source: Source


@action(why="written once for several")
def for_each_child(document: Document, said: Said, *, on: date, by: Worker) -> tuple[Part, ...]:
    """Split a document that is final into a part for each child it is about, and say what day it tells of.

    Each part holds what was said of all and of its own child, and nothing of the others. From then on practice tells of these children.
    """
    about = set(said.about()) - {document.child_id}
    others = list(Person.objects.filter(pk__in=about).order_by("pk")) if about else []
    if len(others) + 1 != len(said.about()):
        raise MayNot("The record of one of these children is not open to you.")
    stands = standing_of(document).by_name if others else {}
    if document.happened_on != on:
        document.happened_on = on
        document.save(update_fields=["happened_on"])
    source = practise([document.child, *others], by=by)
    parts = [document, *(_part_for(document, child, stands, by=by) for child in others)]
    return tuple(Part(part.child_id, part, source) for part in parts)


def _part_for(document: Document, child: Person, stands: Mapping[str, Sequence[Revision]], *, by: Worker) -> Document:
    policies.check_can_write(child, by=by)
    part = Document.objects.create(
        child=child,
        form=document.form,
        version=document.version,
        state=Document.State.FINAL,
        part_of=document,
        happened_on=document.happened_on,
        started_by=document.started_by,
        started_at=document.started_at,
        finished_by=document.finished_by,
        finished_at=document.finished_at,
    )
    Revision.objects.bulk_create(_theirs(stands.items(), part, child))
    share_files(document, part, by=by)
    return part


def _theirs(stands: Iterable[tuple[str, Iterable[Revision]]], part: Document, child: Person) -> list[Revision]:
    """Copies of what was said of all, and of this child."""
    wanted = ((name, heads) for name, heads in stands if place(name).child in (None, child.pk) and place(name).key != WHO)
    return [
        Revision(
            id=uuid.uuid4(),
            document=part,
            child=child,
            name=name,
            value=head.value,
            author=head.author,
            at=head.at,
            page=head.page,
        )
        for name, heads in wanted
        for head in heads
    ]


@action(why="put aside")
def put_aside(document: Document, *, by: Worker) -> None:
    """Put a draft aside: it is no longer offered, and every word of it is kept."""
    policies.check_is_being_written(document)
    document.state = Document.State.PUT_ASIDE
    document.save(update_fields=["state"])


@action(why="taken up again")
def take_up(document: Document, *, by: Worker) -> None:
    """Go on with what was put aside."""
    if document.state != Document.State.PUT_ASIDE:
        raise MayNot("This was not put aside.")
    policies.check_can_write(document.child, by=by)
    document.state = Document.State.WRITING
    document.save(update_fields=["state"])
