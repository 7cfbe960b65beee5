"""Attaching files to a document, taking them off while it is written, and giving each child's part those that are for all."""

from __future__ import annotations

from django.db.models import QuerySet

from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing import policies
from throughcare.apps.writing.files.queries import attached_to
from throughcare.apps.writing.models import Attachment, Document
from throughcare.core.changes import action
from throughcare.core.files import safe
from throughcare.core.files.accepting import Accepted
from throughcare.core.today import now

MOST = 50


@action(why="file attached")
def attach(document: Document, file: Accepted, *, for_all: bool = False, by: Worker) -> Attachment:
    """Attach a file that was looked into. It belongs to this document, and `for_all` also to the other children's parts of it."""
    policies.check_is_being_written(document)
    policies.check_can_write(document.child, by=by)
    if attached_to(document).count() >= MOST:
        raise MayNot(f"{MOST} files are attached already. Write another record for more.")
    locked = safe.put(file.content)
    return Attachment.objects.create(
        document=document,
        child_id=document.child_id,
        name=file.name,
        kind=file.kind,
        size=len(file.content),
        stored_as=locked.name,
        locked_key=locked.key,
        words=file.words,
        for_all=for_all,
        attached_by=by,
        attached_at=now(),
    )


@action(why="file taken off")
def take_off(attachment: Attachment, *, by: Worker) -> None:
    """Take a file off a document that is being written. That it was there is kept, and so is the file."""
    policies.check_is_being_written(attachment.document)
    policies.check_can_write(attachment.child, by=by)
    attachment.taken_off_by, attachment.taken_off_at = by, now()
    attachment.save(update_fields=["taken_off_by", "taken_off_at"])


@action(why="files given to each child's part")
def share_files(document: Document, part: Document, *, by: Worker) -> None:
    """Give another child's part of a document the files that are for all of them, and no others."""
    _copy_files(attached_to(document).filter(for_all=True), part)


@action(why="files moved with what was written")
def move_files(document: Document, became: Document, *, by: Worker) -> None:
    """Give a document that was moved to another child's record every file that was on it."""
    _copy_files(attached_to(document), became)


def _copy_files(files: QuerySet[Attachment], part: Document) -> None:
    Attachment.objects.bulk_create(
        Attachment(
            document=part,
            child_id=part.child_id,
            name=one.name,
            kind=one.kind,
            size=one.size,
            stored_as=one.stored_as,
            locked_key=one.locked_key,
            words=one.words,
            for_all=one.for_all,
            attached_by_id=one.attached_by_id,
            attached_at=one.attached_at,
        )
        for one in files
    )
