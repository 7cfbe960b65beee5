"""Whether a file that somebody chose may be kept: its size, what it truly is, and what a scanner says of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from throughcare.core.files.kinds import Kind, NotAccepted, safe_name
from throughcare.core.files.scanning import scan

MEGABYTE = 1024 * 1024
MOST = 20 * MEGABYTE
PATIENCE = 30
_TOLD = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be kept. `words` are those in it, for finding it again; a picture has none."""

    name: str
    kind: Kind
    content: bytes
    words: str


def too_large(size: int) -> str:
    """Why a file of so many bytes is not kept; empty if it may be."""
    return f"The file is larger than {MOST // MEGABYTE} MB" if size > MOST else ""


def accepted(name: str, content: bytes) -> Accepted:
    """Look into a file. Raises NotAccepted, which says why in words for whoever chose it."""
    if fault := too_large(len(content)):
        raise NotAccepted(fault)
    kind, words = _read_apart(content)
    scan(content)
    return Accepted(safe_name(name, kind), kind, content, words)


def _read_apart(content: bytes) -> tuple[Kind, str]:
    """What it is, read by a process that knows no secret of ours and is stopped if it takes too long."""
    told = {name: os.environ[name] for name in _TOLD if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "throughcare.core.files.reading"],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            env=told,
            check=True,
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise NotAccepted("This file could not be read") from fault
    if "refused" in said:
        raise NotAccepted(said["refused"])
    return Kind(said["kind"]), said["words"].replace("\x00", "")
