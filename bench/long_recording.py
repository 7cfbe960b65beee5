"""How long people wait while they record: 20 at once, thinking 5 s between clicks, among 200,000 people and 4 million notes.

Served as it would be, on this machine's cores, from a home of its own taken away afterwards; or, to try it, from the home in
THROUGHCARE_BENCH_HOME, which keeps what is written. Times are of whole answers, from beside the server: of saving, the answer that says
it is saved, and the page that it leads to is one of the pages opened. They are taken once it has been at work for
a minute: after a start each of its threads learns its way. The records written on can be searched, as they could if people had written them.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from _council import home_of_its_own
from _typist import Browser, Council

from throughcare.cli.bench import AT_MOST, Measured, percentile

PEOPLE, NOTES, AT_ONCE, THINKING, WAKING, MINUTES = 200_000, 4_000_000, 20, 5.0, 1.0, 3.0
OPENING, KEEPING, SAVING = "Opening a child's page", "Keeping a draft", "Saving a note"
BUDGETS = {OPENING: 200, KEEPING: 100, SAVING: 250}
TYPED = ({"title": "School rang"}, {"words": "Tired"}, {"words": "Tired, and said why"})
Took = dict[str, list[tuple[float, float]]]


@contextmanager
def timed(took: Took, what: str) -> Iterator[None]:
    """Note when the block began, and how many milliseconds it took."""
    began = time.perf_counter()
    yield
    took[what].append((began, (time.perf_counter() - began) * 1_000))


def record(browser: Browser, child: str, took: Took, chance: random.Random) -> None:
    """Open a child's page, begin a note, type a sentence with pauses, and put it on the record."""
    with timed(took, OPENING):
        browser.read(f"/child/{child}/")
    time.sleep(chance.uniform(0, 2 * THINKING))
    address = browser.begin(child)
    typed: dict[str, str] = {"do": ""}
    for part in TYPED:
        time.sleep(chance.uniform(1, 2))
        typed |= part
        with timed(took, KEEPING):
            browser.send(browser.keep, browser.fields | typed)
    time.sleep(chance.uniform(0, 2 * THINKING))
    day = {"kind": "contact", "on_day": "5", "on_month": "1", "on_year": "2026", f"significant@{child.replace('-', '')}": "no"}
    with timed(took, SAVING):
        led_to = browser.post(address, browser.fields | typed | day | {"do": "finish"})
    if led_to != f"/child/{child}/":
        raise RuntimeError("The note was not put on the record.")
    with timed(took, OPENING):
        browser.read(led_to)


def at_work(council: Council, session: str, children: list[str], took: Took, *, seed: int, until: float) -> None:
    """One person's few minutes."""
    chance, browser = random.Random(seed), Browser(council, session=session)
    time.sleep(chance.uniform(0, THINKING))
    while time.monotonic() < until:
        record(browser, chance.choice(children), took, chance)


def people_who_write() -> list[tuple[str, list[str]]]:
    """Sessions of so many people who work with children, and the children of each."""
    from _council import seeing_all, signed_in

    from throughcare.apps.involvement.models import Allocation
    from throughcare.apps.workforce.models import Worker

    with seeing_all():
        whose = Allocation.objects.filter(part="social_worker", ended_on=None, worker__is_active=True)
        pairs = list(whose.order_by("worker_id").values_list("worker_id", "child_id"))
    children: dict[object, list[str]] = defaultdict(list)
    for worker, child in pairs:
        children[worker].append(str(child))
    chosen = random.Random(2016).sample(sorted(children, key=str), AT_ONCE)
    workers = Worker.objects.in_bulk(chosen)
    return [(signed_in(workers[key]).cookies["sessionid"].value, children[key]) for key in chosen]


def measure(env: dict[str, str]) -> None:
    """Serve the council, have them all record at once, and print how long they waited."""
    from _notes import write_notes

    from throughcare.cli.django import set_up
    from throughcare.core.postgres import ready

    os.environ.update(env)
    with ready():
        set_up()
        from throughcare.apps.search.actions import make_findable

        notes = write_notes(NOTES)
        people = people_who_write()
        make_findable(frozenset(UUID(child) for _, children in people for child in children))
        with socket.socket() as asked:
            asked.bind(("127.0.0.1", 0))
            council = Council(env, int(asked.getsockname()[1]))
        council.up()
        took: Took = defaultdict(list)
        awake = time.perf_counter() + WAKING * 60
        until = time.monotonic() + (WAKING + MINUTES) * 60
        threads = [
            threading.Thread(target=at_work, args=(council, session, children, took), kwargs={"seed": seed, "until": until})
            for seed, (session, children) in enumerate(people)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        council.down()
    for what, budget in BUDGETS.items():
        those = [taken for began, taken in took[what] if began >= awake]
        note = f"{len(those):,} times; {AT_ONCE} people at once, among {PEOPLE:,} people and {notes:,} notes"
        print(Measured(f"{what}, 95th percentile", percentile(those), "ms", AT_MOST, budget, note).line(), flush=True)


def main() -> None:
    """Make the council if there is none to try it on, and print the figures."""
    here = os.environ.get("THROUGHCARE_BENCH_HOME")
    if here:
        measure({**os.environ, "THROUGHCARE_HOME": here, "THROUGHCARE_DEMO": "1"})
        return
    with home_of_its_own() as env:
        for words in (("postgres", "start"), ("demo", "--people", str(PEOPLE))):
            subprocess.run([sys.executable, "-m", "throughcare", *words], env=env, check=True, stdout=sys.stderr)
        measure(env | {"THROUGHCARE_DEMO": "1"})


if __name__ == "__main__":
    main()
