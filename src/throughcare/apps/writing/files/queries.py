"""Reading which files a document has."""

from __future__ import annotations

from django.db.models import QuerySet

from throughcare.apps.writing.models import Attachment, Document


def attached_to(document: Document) -> QuerySet[Attachment]:
    """The files on a document, in the order they were attached. Those taken off again are not among them."""
    found = Attachment.objects.filter(document=document, taken_off_at=None)
    return found.select_related("document", "child", "attached_by").order_by("attached_at", "pk")
