"""Handing in, taking back, returning and approving; and adding beside what is on the record."""

from __future__ import annotations

import uuid

from throughcare.apps.involvement.policies import check_sees
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing import policies
from throughcare.apps.writing.actions import on_the_record, read_through
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.apps.writing.registry import form_of, writes
from throughcare.apps.writing.signing.policies import check_can_take_back, check_waits, check_words, whose_approval
from throughcare.apps.writing.signing.queries import last_step
from throughcare.core.changes import action
from throughcare.core.today import now


@action(why="handed in for approval")
def submit(document: Document, *, by: Worker) -> Document:
    """Hand in a document for somebody else's approval. Its words rest until it is decided on, or taken back."""
    held = _held(document, by)
    if held.state == Document.State.SUBMITTED:
        return held  # sent twice: once is enough
    policies.check_is_being_written(held)
    policies.check_can_write(held.child, by=by)
    read_through(held)
    _step(held, Step.What.SUBMITTED, by=by)
    return _now(held, Document.State.SUBMITTED)


@action(why="taken back to write on")
def take_back(document: Document, *, by: Worker) -> Document:
    """Take back what was handed in, to write on."""
    held = _held(document, by)
    check_can_take_back(held, by=by)
    _step(held, Step.What.TAKEN_BACK, by=by)
    return _now(held, Document.State.WRITING)


@action(why="returned with words")
def give_back(document: Document, words: str, *, seen: str, by: Worker) -> Document:
    """Return a document to whoever wrote it, saying what is wanted. `seen` is the handing-in that was looked at."""
    held, whose = _decided(document, seen, by)
    check_words(words, why="Say what you would like changed, so that they know what to do.")
    _step(held, Step.What.RETURNED, by=by, words=words.strip(), covering=whose)
    return _now(held, Document.State.WRITING)


@action(why="approved")
def approve(document: Document, words: str = "", *, seen: str, by: Worker) -> Document:
    """Approve a document: it goes on the record, and what it tells becomes facts, in one transaction.

    Where the form warns of something (a plan on an old assessment), whoever approves says why all the same.
    """
    held = _held(document, by)
    if held.state == Document.State.FINAL:
        return held  # sent twice: once is enough
    held, whose = _decided(document, seen, by)
    if writes(held).warns(held):
        check_words(words, why="Say why you approve it all the same.")
    handed_in = last_step(held, Step.What.SUBMITTED)
    _step(held, Step.What.APPROVED, by=by, words=words.strip(), covering=whose)
    return on_the_record(held, read_through(held), author=handed_in.by if handed_in else by, by=by)


def _held(document: Document, by: Worker) -> Document:
    check_sees(document.child_id, by=by)
    return Document.objects.select_for_update(of=("self",)).select_related("child", "started_by").get(pk=document.pk)


def _decided(document: Document, seen: str, by: Worker) -> tuple[Document, Worker | None]:
    """A document about to be decided on, and whom the decision stands in for. It must be as it was looked at."""
    held = _held(document, by)
    check_waits(held)
    whose = whose_approval(held, by=by)
    handed_in = last_step(held, Step.What.SUBMITTED)
    if handed_in is None or str(handed_in.pk) != seen:
        raise MayNot("This was handed in again since you opened it. Look again.")
    return held, None if whose.pk == by.pk else whose


def _step(document: Document, what: Step.What, *, by: Worker, words: str = "", covering: Worker | None = None) -> None:
    Step.objects.create(document=document, child=document.child, what=what, by=by, words=words, covering=covering, at=now())


def _now(document: Document, state: Document.State) -> Document:
    document.state = state
    document.save(update_fields=["state"])
    return document


@action(why="added beside the record")
def add_beside(document: Document, words: str, *, on: str, why: str, by: Worker) -> Revision:
    """Add to what is on the record, or correct it: beside it, with why. What stands there is not touched. `on` is a question's key."""
    if document.state != Document.State.FINAL:
        raise MayNot("This is not on the record yet. Change it where it is written.")
    policies.check_can_write(document.child, by=by)
    form_of(document).question(on)
    check_words(why, why="Say why you add this, so that whoever reads it understands.")
    return Revision.objects.create(
        id=uuid.uuid4(),
        document=document,
        child_id=document.child_id,
        name=on,
        value=words,
        author=by,
        at=now(),
        page=uuid.uuid4(),
        beside=True,
        why=why.strip(),
    )
