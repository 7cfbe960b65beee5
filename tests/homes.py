"""Homes for tests that serve a council as somebody would: each is a copy of one that was made once.

Making a server, its tables, and a demo takes the better part of a minute, and copying their files a second.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from psycopg import Connection, connect, sql

from throughcare.core.postgres import APP, DATABASE, OWNER, Cluster

THROUGHCARE = [sys.executable, "-m", "throughcare"]
AS_MADE = "as_made"
OURS = ("THROUGHCARE_", "DATABASE_", "DJANGO_")


@dataclass(frozen=True)
class Home:
    """A home of an installation, and the server that is its own. The environment says no more than where it is."""

    folder: Path

    @property
    def which(self) -> str:
        """Whose PostgreSQL this run is about."""
        return os.environ.get("THROUGHCARE_TEST_POSTGRES", "wheel")

    @property
    def environment(self) -> dict[str, str]:
        """For a `throughcare` of its own."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        return plain | {"THROUGHCARE_HOME": str(self.folder), "THROUGHCARE_POSTGRES": self.which}

    @cached_property
    def server(self) -> Cluster:
        """Its PostgreSQL."""
        return Cluster(self.folder, which=self.which)

    def run(self, *words: str) -> None:
        """Run a `throughcare` command in it."""
        subprocess.run([*THROUGHCARE, *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def new_home() -> Iterator[Home]:
    """A home with nothing in it. In the system's temporary folder: a Unix socket's path may not be long."""
    place = Path(tempfile.mkdtemp(prefix="th-"))
    home = Home(place / "home")
    home.folder.mkdir(mode=0o700)
    try:
        yield home
    finally:
        home.server.remove()
        shutil.rmtree(home.server.place, ignore_errors=True)
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def copy_of(made: Home) -> Iterator[Home]:
    """A home like another, whose server is down: the same secrets, and the same in its database."""
    with new_home() as home:
        for each in made.folder.iterdir():
            # The folder of a server is named for this secret, and a server's own folder is copied for itself below.
            if each.name not in {"installation", "postgres"}:
                subprocess.run(["cp", "-a", each, home.folder], check=True)
        home.server.place.mkdir(mode=0o711, parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", made.server.folder, home.server.folder], check=True)
        (home.server.place / "made").touch()
        yield home


def keep_as_made(server: Cluster) -> None:
    """Keep what is in the database now, to be put back. Nobody may be connected to it."""
    with connect(**server.superuser().for_psycopg(), autocommit=True) as postgres:
        _copy(postgres, DATABASE, AS_MADE)


def put_back(server: Cluster) -> None:
    """Put the database back as it was kept, under whoever is connected: they connect again by themselves."""
    with connect(**server.superuser().for_psycopg(), autocommit=True) as postgres:
        postgres.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(DATABASE)))
        _copy(postgres, AS_MADE, DATABASE)


def _copy(postgres: Connection, one: str, other: str) -> None:
    named = {
        "one": sql.Identifier(one),
        "other": sql.Identifier(other),
        "owner": sql.Identifier(OWNER),
        "app": sql.Identifier(APP),
    }
    for said in (
        "CREATE DATABASE {other} TEMPLATE {one} OWNER {owner}",
        "REVOKE ALL ON DATABASE {other} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {other} TO {app}",
    ):
        postgres.execute(sql.SQL(said).format(**named))
