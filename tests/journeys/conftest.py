"""A council served for real, and people at browsers.

The demo council of 300 is made once for the run, in a home of its own, and served by `throughcare serve` in a process of its own.
The browser is the machine's Chromium. Playwright keeps an event loop running while it is open, which Django will not have
beside its database, so it is opened and closed module by module.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.visit import DESK, PATIENCE, Visit

THROUGHCARE = [sys.executable, "-m", "throughcare"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PEOPLE = 300

Visits = Callable[..., Visit]


@pytest.fixture(scope="session")
def council() -> Iterator[str]:
    """The address of a demo council, as somebody would serve it."""
    place = Path(tempfile.mkdtemp(prefix="tj-"))
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("THROUGHCARE_", "DATABASE_", "DJANGO_"))}
    ours |= {
        "THROUGHCARE_HOME": str(place / "home"),
        "THROUGHCARE_POSTGRES": os.environ.get("THROUGHCARE_TEST_POSTGRES", "wheel"),
    }
    port = _free_port()
    try:
        subprocess.run([*THROUGHCARE, "demo", "--people", str(PEOPLE)], env=ours, check=True, stdout=subprocess.DEVNULL)
        command = [*THROUGHCARE, "serve", "--demo", "--port", str(port)]
        with subprocess.Popen(command, env=ours, stdout=subprocess.DEVNULL) as server:
            try:
                yield _when_up(f"http://127.0.0.1:{port}", server)
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=60)
    finally:
        subprocess.run([*THROUGHCARE, "postgres", "remove"], env=ours, check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(place, ignore_errors=True)


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
