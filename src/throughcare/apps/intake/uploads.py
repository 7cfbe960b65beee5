"""Files that came in through a page, kept until they are read."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings


def folder_of(batch_id: UUID) -> Path:
    """Where a batch's files wait to be read."""
    return Path(settings.MEDIA_ROOT) / "imports" / str(batch_id)


def paths_of(batch_id: UUID) -> list[Path]:
    """The files of a batch, by name."""
    folder = folder_of(batch_id)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def forget(batch_id: UUID) -> None:
    """Take the files away: every row of them is kept by now."""
    shutil.rmtree(folder_of(batch_id), ignore_errors=True)
