"""Reading what is being written and what was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, Revision
from throughcare.core.asking.asked import Raw
from throughcare.core.today import now

LATELY = timedelta(weeks=4)


def document_of(child: Person, document_id: UUID, *, to_keep: bool = False) -> Document:
    """A document on a child's record; `to_keep` words in it, in turn. Raises Http404 where there is none, or it is another child's."""
    held = Document.objects.select_related("child", "follows", "started_by", "finished_by")
    return get_object_or_404(in_turn(held) if to_keep else held, pk=document_id, child=child)


def in_turn(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same documents, once whatever is being kept in them at this moment is kept.

    Two sendings of one page that each read what stood before the other would stand against each other, as if two people had written.
    """
    return documents.select_for_update(of=("self",), no_key=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a document: for each field its words, or several where people wrote at once and nobody has chosen yet."""

    by_name: Mapping[str, Sequence[Revision]]

    @property
    def answers(self) -> dict[str, Raw]:
        """The answer to each field; where two stand, the earlier until somebody chooses."""
        return {name: those[0].value for name, those in self.by_name.items()}

    @property
    def bases(self) -> dict[str, str]:
        """For each field, the revision that what is typed next is typed over."""
        return {name: str(those[0].pk) for name, those in self.by_name.items()}

    @property
    def clashes(self) -> dict[str, Sequence[Revision]]:
        """Fields in which more than one answer stands."""
        return {name: those for name, those in self.by_name.items() if len(those) > 1}


def standing_of(document: Document, *, names: Iterable[str] | None = None, at: datetime | None = None) -> Standing:
    """What stands in a document now, or in some of its fields; or stood at a moment. What was added beside is not of it."""
    found = _standing(Q(document=document), at=at)
    if names is not None:
        found = found.filter(name__in=list(names))
    by_name: dict[str, list[Revision]] = defaultdict(list)
    for revision in found.select_related("author"):
        by_name[revision.name].append(revision)
    return Standing(by_name)


def standing_of_many(documents: Iterable[Document]) -> dict[UUID, list[Revision]]:
    """What stands in each of several documents, read at once."""
    held: dict[UUID, list[Revision]] = defaultdict(list)
    for revision in _standing(Q(document__in=[one.pk for one in documents])):
        held[revision.document_id].append(revision)
    return held


def _standing(where: Q, *, at: datetime | None = None) -> QuerySet[Revision]:
    then = Q() if at is None else Q(at__lte=at)
    later = Revision.objects.filter(then, document=OuterRef("document"), beside=False).filter(
        Q(base=OuterRef("pk")) | Q(settles=OuterRef("pk"))
    )
    return Revision.objects.filter(~Exists(later), where, then, beside=False).order_by("at", "pk")


def beside(document: Document) -> QuerySet[Revision]:
    """What was added after a document was final, in the order it was."""
    return Revision.objects.filter(document=document, beside=True).select_related("author").order_by("at")


def last_time(document: Document) -> Standing:
    """What stands in the document of the same form before this one; nothing where there is none."""
    return standing_of(document.follows) if document.follows else Standing({})


def latest_final(child: Person, form: str) -> Document | None:
    """The last document of a form on a child's record."""
    final = Document.objects.filter(child=child, form=form, state=Document.State.FINAL)
    return final.order_by("-happened_on", "-finished_at").first()


def drafts_of(worker: Worker) -> QuerySet[Document]:
    """What somebody has begun, typed in and not finished, of the children whose record is open to them, last begun first."""
    typed = Revision.objects.filter(document=OuterRef("pk"))
    begun = Document.objects.filter(Exists(typed), started_by=worker, state=Document.State.WRITING)
    return begun.select_related("child").order_by("-started_at")


def own_draft(child: Person, form: str, *, by: Worker) -> Document | None:
    """What somebody themselves began last of a form about a child and has not finished; None where there is nothing."""
    own = Document.objects.filter(child=child, form=form, state=Document.State.WRITING, started_by=by)
    return own.order_by("-started_at").first()


def in_hand(child: Person, form: str, *, by: Worker) -> Document | None:
    """The document of a form that is being written about a child by anybody, or waits for approval; an empty one only if it is one's own."""
    typed = Revision.objects.filter(document=OuterRef("pk"))
    still = Document.objects.filter(child=child, form=form, state__in=(Document.State.WRITING, Document.State.SUBMITTED))
    return still.filter(Exists(typed) | Q(started_by=by)).select_related("started_by").order_by("-started_at").first()


def put_aside_lately(child: Person, *, by: Worker) -> QuerySet[Document]:
    """What somebody put aside about a child in the last weeks that holds words of theirs: pressed by mistake, it is found again."""
    typed = Revision.objects.filter(document=OuterRef("pk"), author=by)
    aside = Document.objects.filter(Exists(typed), child=child, state=Document.State.PUT_ASIDE, started_at__gt=now() - LATELY)
    return aside.select_related("started_by").order_by("-started_at")


def being_written(child: Person) -> QuerySet[Document]:
    """What anybody is writing about a child."""
    typed = Revision.objects.filter(document=OuterRef("pk"))
    return (
        Document.objects.filter(Exists(typed), child=child, state=Document.State.WRITING)
        .select_related("started_by")
        .order_by("-started_at")
    )
