"""Somebody typing into a served council while it is killed under them: every word that was acknowledged must be there afterwards."""

from __future__ import annotations

import http.client
import http.cookiejar
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TEXT = re.compile(r'<textarea[^>]*name="words"[^>]*>(.*?)</textarea>', re.DOTALL)
PATIENCE = 120.0
VOCABULARY = [
    "she",
    "said",
    "that",
    "the",
    "house",
    "was",
    "quiet",
    "and",
    "that",
    "her",
    "brother",
    "had",
    "slept",
    "well",
    "before",
    "school",
    "for",
    "once",
    "this",
    "week",
]


@dataclass
class Council:
    """A council served from a home of its own, which can be killed and brought up again."""

    env: dict[str, str]
    port: int
    served: subprocess.Popen[bytes] | None = None

    @property
    def home(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def up(self) -> None:
        """Serve it, and wait until it answers."""
        command = [sys.executable, "-m", "throughcare", "serve", "--demo", "--port", str(self.port)]
        self.served = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.home}/alive", timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("The council did not come up.")

    def kill(self, what: str) -> None:
        """`kill -9`, without a word: one process that answers pages, all of them, or the database and all."""
        pages = _processes(f"--bind=127.0.0.1:{self.port}")
        if what == "a worker":
            for pid in pages[1:] or pages:
                _kill(pid)
            return
        database = _processes(str(self._data())) if what == "the database" else []
        for pid in [*([self.served.pid] if self.served else []), *pages, *database]:
            _kill(pid)
        if self.served is not None:
            self.served.wait()
        self.served = None

    def down(self) -> None:
        """Stop it, kindly."""
        if self.served is not None:
            self.served.send_signal(signal.SIGTERM)
            self.served.wait(timeout=60)

    def _data(self) -> Path:
        from throughcare.core.postgres import Cluster

        return Cluster(Path(self.env["THROUGHCARE_HOME"])).folder


def _processes(words: str) -> list[int]:
    """The processes whose command holds these words, oldest first."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            if place.name.isdigit() and words in (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"):
                found.append(int(place.name))
        except OSError:
            continue  # it ended while we looked
    return sorted(pid for pid in found if pid != os.getpid())


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it had ended


@dataclass
class Typist:
    """Somebody at a page, typing a word at a time. `acknowledged` is the text of the last answer that said it was kept."""

    council: Council
    chance: random.Random
    acknowledged: str = ""
    address: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def begin(self, email: str) -> None:
        """Sign in and begin a note about the first child of theirs."""
        page = self._read("/demo/")
        self._send("/demo/", {"csrfmiddlewaretoken": _token(page), "email": email})
        child = re.search(r'href="/child/([0-9a-f-]{36})/', self._read("/"))
        if child is None:
            raise RuntimeError("This worker has nobody to write about.")
        add = self._read(f"/child/{child[1]}/add/")
        answer = self._send(f"/child/{child[1]}/write/note/", {"csrfmiddlewaretoken": _token(add)})
        self.address = urllib.parse.urlsplit(answer.url).path
        self._look(answer.read().decode())

    def type_for(self, seconds: float) -> None:
        """Type until the time is up or the council no longer answers."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            words = f"{self.acknowledged} {self.chance.choice(VOCABULARY)}".strip()
            try:
                answer = self._send(self.keep, self.fields | {"words": words, "do": ""})
                said = answer.read()
            except (OSError, urllib.error.URLError, http.client.HTTPException):
                return
            if b'"revisions"' in said:
                self.acknowledged = words

    def look_again(self) -> int:
        """Open the page anew, and count the words that were acknowledged and are not there."""
        page = self._read(self.address)
        there = TEXT.search(page)
        words, kept = self.acknowledged.split(), (there[1].split() if there else [])
        missing = sum(1 for place, word in enumerate(words) if place >= len(kept) or kept[place] != word)
        self._look(page)
        self.acknowledged = " ".join(kept)
        return missing

    def _look(self, page: str) -> None:
        self.fields = {
            name: value
            for name, value in HIDDEN.findall(page)
            if name in ("csrfmiddlewaretoken", "page") or name.startswith("base:")
        }
        found = re.search(r'data-keep="([^"]+)"', page)
        if found is None:
            raise RuntimeError("This is not a page to write on.")
        self.keep = found[1]

    def _read(self, address: str) -> str:
        with self._browser.open(f"{self.council.home}{address}", timeout=30) as answer:
            return str(answer.read().decode())

    def _send(self, address: str, fields: dict[str, str]) -> http.client.HTTPResponse:
        asked = urllib.request.Request(f"{self.council.home}{address}", data=urllib.parse.urlencode(fields).encode())
        answer: http.client.HTTPResponse = self._browser.open(asked, timeout=30)
        return answer


def _token(page: str) -> str:
    return dict(HIDDEN.findall(page))["csrfmiddlewaretoken"]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the words."""

    kills: int
    acknowledged: int
    lost: int


KINDS = ("a worker", "all that answers", "a worker", "the database", "a worker")


def typed_under_fire(council: Council, email: str, *, kills: int, seed: int) -> Told:
    """Type, and kill at moments drawn by lot; after each, bring it up, open the page and look for every acknowledged word."""
    chance = random.Random(seed)
    typist, lost, words = Typist(council, chance), 0, 0
    typist.begin(email)
    for number in range(kills):
        before = len(typist.acknowledged.split())
        what = KINDS[number % len(KINDS)]
        killing = threading.Timer(chance.uniform(0.02, 0.6), council.kill, [what])
        killing.start()
        typist.type_for(0.7)
        killing.join()
        words += len(typist.acknowledged.split()) - before
        if council.served is None:
            council.up()
        lost += _look_when_it_answers(typist)
        if len(typist.acknowledged.split()) > 400:
            typist.acknowledged = ""
            typist.begin(email)
    return Told(kills, words, lost)


def _look_when_it_answers(typist: Typist) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return typist.look_again()
        except (OSError, urllib.error.URLError, http.client.HTTPException):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@contextmanager
def council_at(env: dict[str, str], *, port: int, people: int) -> Iterator[Council]:
    """A small demo council in this home, served while this lasts."""
    subprocess.run(
        [sys.executable, "-m", "throughcare", "demo", "--people", str(people)], env=env, check=True, stdout=subprocess.DEVNULL
    )
    council = Council(env, port)
    council.up()
    try:
        yield council
    finally:
        council.down()
