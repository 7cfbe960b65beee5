"""What a server leaves behind when it is killed, and how to tell it from a server that runs.

PostgreSQL clears up after itself unless the number of its dead process has meanwhile been given to another, which in a
container is common. So we look at what the process is, and remove the leavings when it is not this server.
"""

import os
import time
from pathlib import Path

from throughcare.core.refused import Refused

PROCESSES = Path("/proc")
PATIENCE = 15.0  # seconds for a killed server's other processes to notice and leave


def postmaster_of(folder: Path) -> int | None:
    """The process number of the server that runs on this data folder, or None."""
    try:
        number = int((folder / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return number if _runs_on(number, folder) else None


def clear(folder: Path, *, sockets: Path) -> None:
    """Remove what a dead server left, once nothing of it lives. Only for a folder whose server is not running."""
    wait_until_gone(folder)
    for left in (folder / "postmaster.pid", *sockets.glob(".s.PGSQL.*")):
        left.unlink(missing_ok=True)


def wait_until_gone(folder: Path) -> None:
    """Wait for the other processes of a killed server. They would write to the data under the next one."""
    if not folder.exists() or postmaster_of(folder) is not None:
        return
    until = time.monotonic() + PATIENCE
    while _living_on(folder):
        if time.monotonic() > until:
            raise Refused(f"Processes of a PostgreSQL that was killed still hold {folder}: end them, and start again.")
        time.sleep(0.05)


def _runs_on(number: int, folder: Path) -> bool:
    if not PROCESSES.is_dir():  # not Linux: alive is all that can be told
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
    return _stands_in(PROCESSES / str(number), folder)


def _living_on(folder: Path) -> list[str]:
    if not PROCESSES.is_dir():
        return []
    return [process.name for process in PROCESSES.iterdir() if process.name.isdigit() and _stands_in(process, folder)]


def _stands_in(process: Path, folder: Path) -> bool:
    # Every process of a server stands in its data folder, and nobody else has reason to.
    try:
        if not (process / "cwd").samefile(folder):
            return False
        return "postgres" in (process / "cmdline").read_bytes().split(b"\0", 1)[0].decode(errors="replace")
    except OSError:
        return False
