"""A document's files, as its pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from throughcare.apps.writing.files.queries import attached_to
from throughcare.apps.writing.models import Attachment, Document
from throughcare.core.files.accepting import MEGABYTE, MOST
from throughcare.core.files.kinds import ALLOWED, Kind
from throughcare.core.words import moment

HINT = f"{ALLOWED}. Up to {MOST // MEGABYTE} MB each. You can choose several at once. Whatever you press sends them."
ACCEPT = ".pdf,.docx,.png,.jpg,.jpeg,.txt,.csv"
"""What a browser offers to choose from. It is a kindness, not a check: what a file is, is read from the file."""


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file: its name, what it is, who attached it, where to get it, and what to press to take it off."""

    name: str
    what: str
    who: str
    href: str
    take_off: str


@dataclass(frozen=True, slots=True)
class FilesShown:
    """The files of a document, and why some just chosen were not kept. `may_share` offers them to brothers and sisters too."""

    attached: tuple[FileShown, ...]
    refused: tuple[str, ...]
    may_share: bool
    hint: str = HINT
    accept: str = ACCEPT


def files_shown(found: Document, *, may_share: bool = False, refused: Sequence[str] = ()) -> FilesShown:
    """What a page says of a document's files."""
    several = found.state == Document.State.WRITING and may_share
    return FilesShown(tuple(_file(one, say_for_all=several) for one in attached_to(found)), tuple(refused), may_share)


def _file(one: Attachment, *, say_for_all: bool) -> FileShown:
    of_all = ", for every child this is about" if say_for_all and one.for_all else ""
    return FileShown(
        name=one.name,
        what=f"{Kind(one.kind).words}, {_size(one.size)}{of_all}",
        who=f"Attached by {one.attached_by.name}, {moment(one.attached_at)}",
        href=reverse("writing:file", args=[one.child_id, one.document_id, one.pk]),
        take_off=f"take_off:{one.pk}",
    )


def _size(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, round(size / 1024))} KB"
