"""Where this installation keeps what it makes for itself: its secrets, and by default its database."""

import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path

from throughcare.core.refused import Refused

CHECKOUT = Path(__file__).resolve().parents[3]


def home() -> Path:
    """The folder that is ours alone: `THROUGHCARE_HOME`, or `.throughcare` in the checkout. Made, mode 0700, if need be."""
    folder = Path(os.environ.get("THROUGHCARE_HOME") or CHECKOUT / ".throughcare").absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as fault:
        raise Refused(
            f"Throughcare cannot keep its files in {folder} ({fault.strerror}): set THROUGHCARE_HOME to a folder of yours."
        ) from None
    return folder


def secret(name: str, *, within: Path | None = None) -> str:
    """A random secret kept in a file that only its owner reads; made the first time it is asked for."""
    path = (within or home()) / name
    if not path.exists():
        # Written aside and linked into place, so that of two who begin at once both read the same whole secret.
        aside = path.with_name(f".{name}.{os.getpid()}.{threading.get_ident()}")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            path.hardlink_to(aside)
        aside.unlink()
    return path.read_text().strip()
