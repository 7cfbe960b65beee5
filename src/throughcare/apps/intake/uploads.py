"""Files that came in through a page, kept until they are read, and the reading set going beside the pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


def folder_of(batch_id: UUID) -> Path:
    """Where a batch's files wait to be read."""
    return Path(settings.MEDIA_ROOT) / "imports" / str(batch_id)


def keep(batch_id: UUID, files: Iterable[UploadedFile[Any]]) -> None:
    """Put a batch's files where only this account can read them. Raises OSError when the disk is full."""
    folder = folder_of(batch_id)
    folder.mkdir(parents=True, mode=0o700)
    try:
        for place, each in enumerate(files):
            name = Path(str(each.name)).name
            path = folder / name if not (folder / name).exists() else folder / f"{place}-{name}"
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
                for piece in each.chunks():
                    kept.write(piece)
    except OSError:
        forget(batch_id)
        raise


def paths_of(batch_id: UUID) -> list[Path]:
    """The files of a batch, by name."""
    folder = folder_of(batch_id)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def forget(batch_id: UUID) -> None:
    """Take the files away: every row of them is kept by now."""
    shutil.rmtree(folder_of(batch_id), ignore_errors=True)


def go_on(batch_id: UUID, *, commit: bool = False) -> subprocess.Popen[bytes]:
    """Set the next step of a batch going in a process of its own, so that nobody waits at a page for it.

    If it dies, the batch's page says so: see `at_work`.
    """
    words = [sys.executable, "-m", "throughcare", "import", "batch", str(batch_id), *(["--commit"] if commit else [])]
    # what goes wrong is said where the server's own faults are said
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
