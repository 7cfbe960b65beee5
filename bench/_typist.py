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
from dataclasses import dataclass
from pathlib import Path

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TEXT = re.compile(r'<textarea[^>]*name="words"[^>]*>(.*?)</textarea>', re.DOTALL)
PATIENCE = 120.0
NO_ANSWER = (OSError, urllib.error.URLError, http.client.HTTPException)
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


class _Stays(urllib.request.HTTPRedirectHandler):
    """Goes nowhere by itself."""

    def redirect_request(self, *told: object) -> None:
        """Where an answer leads is for whoever asked."""


class Browser:
    """Somebody's browser, as little of one as typing needs. `session` is the key of a session, for somebody signed in already."""

    def __init__(self, council: Council, *, session: str = "") -> None:
        self.council = council
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._staying = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), _Stays())
        if session:
            jar.set_cookie(_cookie("sessionid", session))
        self.fields: dict[str, str] = {}
        self.keep = ""

    def read(self, address: str) -> str:
        """A page."""
        with self._opener.open(f"{self.council.home}{address}", timeout=60) as answer:
            words: str = answer.read().decode()
        return words

    def send(self, address: str, fields: dict[str, str]) -> tuple[str, str]:
        """Send a form; where it led, and what was there."""
        asked = urllib.request.Request(f"{self.council.home}{address}", data=urllib.parse.urlencode(fields).encode())
        with self._opener.open(asked, timeout=60) as answer:
            return urllib.parse.urlsplit(answer.url).path, answer.read().decode()

    def post(self, address: str, fields: dict[str, str]) -> str:
        """Send a form and wait for its answer alone; where that leads, which is not followed."""
        asked = urllib.request.Request(f"{self.council.home}{address}", data=urllib.parse.urlencode(fields).encode())
        try:
            with self._staying.open(asked, timeout=60):
                return ""
        except urllib.error.HTTPError as answer:
            with answer:
                if answer.code != 302:
                    raise
                return str(urllib.parse.urlsplit(answer.headers["Location"]).path)

    def begin(self, child: str) -> str:
        """Begin a note about a child; the address of its page."""
        add = self.read(f"/child/{child}/add/")
        address, page = self.send(f"/child/{child}/write/note/", {"csrfmiddlewaretoken": token(add)})
        self.look(page)
        return address

    def look(self, page: str) -> None:
        """Take in a page to write on: what it showed, and where it keeps drafts."""
        hidden = HIDDEN.findall(page)
        self.fields = {
            name: value for name, value in hidden if name in ("csrfmiddlewaretoken", "page") or name.startswith("base:")
        }
        found = re.search(r'data-keep="([^"]+)"', page)
        if found is None:
            raise RuntimeError("This is not a page to write on.")
        self.keep = found[1]


def _cookie(name: str, value: str) -> http.cookiejar.Cookie:
    return http.cookiejar.Cookie(
        0, name, value, None, False, "127.0.0.1", True, False, "/", True, False, None, True, None, None, {}
    )  # fmt: skip


class Typist(Browser):
    """Somebody at a page, typing a word at a time. `acknowledged` is the text of the last answer that said it was kept."""

    def __init__(self, council: Council, chance: random.Random) -> None:
        super().__init__(council)
        self.chance = chance
        self.acknowledged = self.address = ""

    def arrive(self, email: str) -> None:
        """Sign in, and begin a note about the first child of theirs."""
        self.send("/demo/", {"csrfmiddlewaretoken": token(self.read("/demo/")), "email": email})
        child = re.search(r'href="/child/([0-9a-f-]{36})/', self.read("/"))
        if child is None:
            raise RuntimeError("This worker has nobody to write about.")
        self.address, self.acknowledged = self.begin(child[1]), ""

    def type_for(self, seconds: float) -> None:
        """Type until the time is up or the council no longer answers."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            words = f"{self.acknowledged} {self.chance.choice(VOCABULARY)}".strip()
            try:
                _, said = self.send(self.keep, self.fields | {"words": words, "do": ""})
            except NO_ANSWER:
                return
            if '"revisions"' in said:
                self.acknowledged = words

    def look_again(self) -> int:
        """Open the page anew, and count the words that were acknowledged and are not there."""
        page = self.read(self.address)
        there = TEXT.search(page)
        words, kept = self.acknowledged.split(), (there[1].split() if there else [])
        missing = sum(1 for place, word in enumerate(words) if place >= len(kept) or kept[place] != word)
        self.look(page)
        self.acknowledged = " ".join(kept)
        return missing


def token(page: str) -> str:
    """What a page's forms must send with them."""
    hidden: list[tuple[str, str]] = HIDDEN.findall(page)
    return dict(hidden)["csrfmiddlewaretoken"]


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
    typist.arrive(email)
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
            typist.arrive(email)
    return Told(kills, words, lost)


def _look_when_it_answers(typist: Typist) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return typist.look_again()
        except NO_ANSWER:
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
