"""Files as they arrive with a page that is being written, and as they are handed out again: to whoever may see the child, and logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from throughcare.apps.involvement.queries import open_child
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.files.actions import attach
from throughcare.apps.writing.models import Attachment, Document
from throughcare.core.files import safe
from throughcare.core.files.accepting import accepted, too_large
from throughcare.core.files.kinds import Kind, NotAccepted
from throughcare.core.models import Look
from throughcare.core.uploading import not_kept_because

FILES, FOR_ALL = "files", "files_for_all"
logger = logging.getLogger(__name__)


def receive(request: HttpRequest, found: Document, *, by: Worker) -> list[str]:
    """Attach the files that came with a page, each that may be kept. Answers why others were not, by name."""
    return list(_refused(request, found, by))


def _refused(request: HttpRequest, found: Document, by: Worker) -> Iterator[str]:
    if fault := not_kept_because(request):
        yield f"The file could not be kept just now ({fault}). Try again, or ask your IT team"
    for sent in request.FILES.getlist(FILES):
        try:
            file = accepted(str(sent.name), _content(sent))
            attach(found, file, for_all=FOR_ALL in request.POST, by=by)
        except NotAccepted as fault:
            yield f"{sent.name}: {fault}"
        except PermissionDenied as refusal:
            yield f"{sent.name}: {refusal}"


def _content(sent: UploadedFile[Any]) -> bytes:
    if fault := too_large(sent.size or 0):
        raise NotAccepted(fault)  # before it is read into memory
    content: bytes = sent.read()
    return content


@require_GET
@never_cache
@login_required
def attached(request: HttpRequest, child_id: UUID, document_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Hand out one file: to be kept, never to be shown inside a page of ours."""
    child = open_child(request, child_id, kind=Look.Kind.EXPORT)
    found = get_object_or_404(Attachment, pk=attachment_id, document_id=document_id, child=child, taken_off_at=None)
    try:
        content = safe.take(safe.Locked(found.stored_as, bytes(found.locked_key)))
    except safe.Damaged as fault:
        logger.critical("The file %s, attached as %s, cannot be opened: %s", found.stored_as, found.pk, fault)
        messages.error(request, f"{found.name} cannot be opened: what was kept is gone or was altered. It has been reported.")
        return HttpResponseRedirect(reverse("writing:document", args=[child.pk, document_id]))
    answer = HttpResponse(content, content_type=Kind(found.kind).media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, found.name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
