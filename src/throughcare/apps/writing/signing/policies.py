"""Who may approve what, and when it may be handed in, taken back or decided on."""

from __future__ import annotations

from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.signing.queries import authors, in_whose_stead

SHORTEST_WORDS = 10


def check_waits(document: Document) -> None:
    """Only what was handed in can be decided on, or taken back."""
    if document.state != Document.State.SUBMITTED:
        raise MayNot("This is not waiting for approval any more. Look again.")


def whose_approval(document: Document, *, by: Worker) -> Worker:
    """Whose approval somebody gives: their own as the manager, or that of a manager they stand in for. Nobody approves their own."""
    whose = in_whose_stead(document, by)
    if whose is not None:
        return whose
    if by.pk in authors(document):
        raise MayNot("You wrote in this yourself. Somebody else approves it.")
    raise MayNot("This is for a manager of the team that works with this child, or somebody who stands in for one, to approve.")


def check_words(words: str, *, why: str) -> None:
    """Words that somebody else can act on."""
    if len(words.strip()) < SHORTEST_WORDS:
        raise MayNot(why)


def check_can_take_back(document: Document, *, by: Worker) -> None:
    """Whoever wrote in it may take it back until it is decided on."""
    check_waits(document)
    if by.pk not in authors(document):
        raise MayNot("Only somebody who wrote in this can take it back.")
