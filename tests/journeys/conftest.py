"""A council served for real, and people at browsers.

The demo council of 300 is made once for the run, in a home of its own, and served by `throughcare serve` in a process of its own.
Each journey finds it as it was made, whatever the journeys before it did there, so that their order cannot matter.
The browser is the machine's Chromium. Playwright keeps an event loop running while it is open, which Django will not have
beside its database, so it is opened and closed module by module.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from psycopg import connect
from tests.homes import THROUGHCARE, Home, copy_of, keep_as_made, new_home, put_back
from tests.journeys.visit import DESK, PATIENCE, Visit

from throughcare.core.postgres import Cluster
from throughcare.measures.everything import ALL
from throughcare.measures.statements import statements

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PEOPLE = 300

Visits = Callable[..., Visit]


@dataclass(frozen=True)
class Council:
    """A demo council as somebody would serve it: its address, and the server that keeps its database."""

    home: str
    server: Cluster
    run: Callable[..., None]
    """A `throughcare` command on the machine that keeps its record."""

    def is_as_made(self) -> None:
        """Put its database back as the demo left it, under whoever is connected: they connect again by themselves."""
        put_back(self.server)


@pytest.fixture(scope="session")
def with_tables() -> Iterator[Home]:
    """A home whose tables are made and hold nobody; its server is down, and it is there to be copied."""
    with new_home() as home:
        home.run("migrate")
        yield home


@pytest.fixture(scope="session")
def with_demo(with_tables: Home, statements_kept: Path) -> Iterator[Home]:
    """A home with a small demo in it; its server is down, and it is there to be copied."""
    statements(ALL, kept_in=statements_kept)
    with copy_of(with_tables) as home:
        shutil.copytree(statements_kept, home.folder / "statements")
        home.run("demo", "--people", str(PEOPLE))
        yield home


@pytest.fixture(scope="session")
def served(with_demo: Home) -> Iterator[Council]:
    """The council, served until the run ends."""
    port = _free_port()
    with copy_of(with_demo) as home, home.server.running():
        # Its database is put back before each journey, and no journey is about what a power cut leaves.
        with connect(**home.server.superuser().for_psycopg(), autocommit=True) as postgres:
            postgres.execute("ALTER SYSTEM SET fsync = off")
            postgres.execute("SELECT pg_reload_conf()")
        keep_as_made(home.server)
        command = [*THROUGHCARE, "serve", "--demo", "--port", str(port)]
        with subprocess.Popen(command, env=home.environment, stdout=subprocess.DEVNULL) as pages:
            try:
                yield Council(_when_up(f"http://127.0.0.1:{port}", pages), home.server, home.run)
            finally:
                pages.send_signal(signal.SIGTERM)
                pages.wait(timeout=60)


@pytest.fixture
def council(served: Council) -> str:
    """The address of a demo council to which nothing has happened since it was made."""
    served.is_as_made()
    return served.home


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.fail("The journeys need Chromium. Type: apt install chromium", pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIETLY)
        yield opened
        opened.close()


@pytest.fixture
def visits(browser: Browser, council: str) -> Iterator[Visits]:
    """Call it for a browser window of its own, nobody signed in; with `scripts=False` JavaScript is off in it."""
    opened = []

    def visit(*, scripts: bool = True) -> Visit:
        context = browser.new_context(java_script_enabled=scripts, locale="en-GB", viewport=DESK)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return Visit(context.new_page(), council, scripts)

    yield visit
    for context in opened:
        context.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(visits: Visits, request: pytest.FixtureRequest) -> Visit:
    """One browser window; each journey is made once with JavaScript and once without."""
    return visits(scripts=request.param)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _when_up(home: str, server: subprocess.Popen[bytes], *, asked: str = "/demo/") -> str:
    until = time.monotonic() + 300
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{home}{asked}", timeout=5):
                return home
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The demo council was not served within five minutes: it says why above.")
