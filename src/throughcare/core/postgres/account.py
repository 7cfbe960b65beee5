"""Whose account the server runs under. PostgreSQL refuses to run as root, so as root we give it to somebody unprivileged."""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from throughcare.core.home import secret
from throughcare.core.refused import Refused

UNPRIVILEGED = ("postgres", "nobody")
FOR_PAGES = ("www-data", "daemon", "bin", "nobody")
ROOTS_PLACE = Path("/var/lib")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the machine. `dropped_to` is true when we are root and it is not."""

    name: str
    uid: int
    gid: int
    dropped_to: bool

    def as_this(self) -> dict[str, Any]:
        """Keyword arguments that make `subprocess` run a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.dropped_to else {}

    def own(self, path: Path) -> None:
        """Give it a file or folder."""
        if self.dropped_to:
            os.chown(path, self.uid, self.gid)

    def can_read(self, path: Path) -> bool:
        """Whether it can run a program there. For an account dropped to, only what is open to everyone counts."""
        if not self.dropped_to:
            return os.access(path, os.R_OK | os.X_OK)
        real = path.resolve()
        if not real.stat().st_mode & stat.S_IXOTH or not real.stat().st_mode & stat.S_IROTH:
            return False
        return all(parent.stat().st_mode & stat.S_IXOTH for parent in real.parents)


def server_account() -> Account:
    """Our own account, or as root the first unprivileged one there is."""
    if os.geteuid() != 0:
        return Account(name=str(os.geteuid()), uid=os.geteuid(), gid=os.getegid(), dropped_to=False)
    for name in UNPRIVILEGED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if found.pw_uid != 0:
            return Account(name=name, uid=found.pw_uid, gid=found.pw_gid, dropped_to=True)
    raise Refused(
        f"PostgreSQL will not run as root and this machine has none of the accounts {', '.join(UNPRIVILEGED)}: run as another user."
    )


def web_account() -> Account:
    """Root's choice of an account to serve pages as: unprivileged, and not the one that has the database's files."""
    database = server_account()
    for name in FOR_PAGES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if found.pw_uid not in {0, database.uid}:
            return Account(name=name, uid=found.pw_uid, gid=found.pw_gid, dropped_to=True)
    raise Refused(
        f"Pages are not served as root, and this machine has none of the accounts {', '.join(FOR_PAGES)}: run as another user."
    )


def place_for(home: Path, account: Account) -> Path:
    """Where what such an account needs is kept."""
    if account.dropped_to:
        # Root's folders are often closed to others; this one the account can always pass through. It is named for the home
        # itself, not for where the home lies: a new clone in an old one's place must not wake the old one's database.
        return ROOTS_PLACE / f"throughcare-{short(secret('installation', within=home))}"
    return home / "postgres"


def short(text: str) -> str:
    """A few letters that stand for something too long, or too private, to be in a path."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
