"""Making what is on the record findable, and what is no longer on it not. Worked out from the words before each change commits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from throughcare.apps.search.models import Findable
from throughcare.apps.search.words import pieces, words_of
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.writing.models import Attachment, Document
from throughcare.apps.writing.queries import standing_of_many
from throughcare.apps.writing.registry import form_of
from throughcare.core.acting import acting_as
from throughcare.core.bulk import OneOf
from throughcare.core.changes import projector
from throughcare.core.happened import london_day

AT_ONCE = 500
_GONE = ~Q(document__state=Document.State.FINAL) | ~Q(document__child=F("child")) | Q(attachment__taken_off_at__isnull=False)


@projector("findable")
def make_findable(children: frozenset[UUID]) -> None:
    """Make findable what has come on these children's records, and let go of what is no longer there."""
    with acting_as(ITSELF):
        everyone = sorted(children)
        for first in range(0, len(everyone), AT_ONCE):
            _make_findable(everyone[first : first + AT_ONCE])


def _make_findable(some: Sequence[UUID]) -> None:
    Findable.objects.filter(OneOf("child_id", some)).filter(_GONE).delete()
    known = Exists(Findable.objects.filter(document=OuterRef("pk")))
    new = Document.objects.filter(OneOf("child_id", some), ~known, state=Document.State.FINAL).order_by("pk")
    for those in _batches(new):
        Findable.objects.bulk_create(_rows(those))


def _batches(documents: QuerySet[Document]) -> Iterator[list[Document]]:
    """So many at a time, by key: one without a word is not asked for again."""
    after = UUID(int=0)
    while those := list(documents.filter(pk__gt=after)[:AT_ONCE]):
        yield those
        if len(those) < AT_ONCE:
            return
        after = those[-1].pk


def _rows(documents: Sequence[Document]) -> Iterator[Findable]:
    stands = standing_of_many(documents)
    for document in documents:
        form = form_of(document)
        yield from _of(document, None, form.title, words_of(form, stands.get(document.pk, ()), child=document.child_id))
    by_key = {document.pk: document for document in documents}
    for file in Attachment.objects.filter(document__in=by_key, taken_off_at=None).exclude(words=""):
        yield from _of(by_key[file.document_id], file, file.name, file.words)


def _of(document: Document, file: Attachment | None, title: str, words: str) -> Iterator[Findable]:
    on = document.happened_on or london_day(document.finished_at or document.started_at)
    for piece in pieces(words):
        yield Findable(child_id=document.child_id, document=document, attachment=file, title=title, happened_on=on, words=piece)
