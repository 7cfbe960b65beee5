"""As whom the pages are served, and what that process is told: never root, and never the owner of the tables.

Started as root, as in a container, the web server is given to an unprivileged account that is not PostgreSQL's either, so that it
can read neither the database's files nor our secrets. It is told the application's address and what signs sessions, and keeps what is
sent to it in a folder of its own. Started as anybody else it stays that, and is told no more.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from throughcare.core.home import home, secret
from throughcare.core.postgres import addresses
from throughcare.core.postgres.account import Account, place_for, server_account, web_account
from throughcare.core.reachable import Programs, reachable_programs


@dataclass(frozen=True, slots=True)
class ServedAs:
    """The account, the programs it can run, and the folder that is its own."""

    account: Account
    programs: Programs
    folder: Path

    def environment(self) -> dict[str, str]:
        """Our environment, less whatever would let the process be the owner of the tables."""
        _, app = addresses()
        told = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        told |= {"DATABASE_APP_URL": app.url(), "THROUGHCARE_HOME": str(self.folder)}
        told["THROUGHCARE_SECRET_KEY"] = os.environ.get("THROUGHCARE_SECRET_KEY") or secret("secret-key")
        told["THROUGHCARE_FILES_KEY"] = os.environ.get("THROUGHCARE_FILES_KEY") or secret("files-key")
        if self.account.dropped_to:
            told |= {"HOME": str(self.folder), "USER": self.account.name, "LOGNAME": self.account.name}
        return told | self.programs.environment


def served_as() -> ServedAs:
    """As whom to serve. As root, everything the account needs is put where it can read it."""
    if os.geteuid() != 0:
        return ServedAs(server_account(), Programs(sys.executable, {}), home())
    account = web_account()
    place = place_for(home(), account)
    place.mkdir(mode=0o711, parents=True, exist_ok=True)
    place.chmod(0o711)
    folder = place / "web"
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    account.own(folder)
    return ServedAs(account, reachable_programs(account, place=place), folder)
