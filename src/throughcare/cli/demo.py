"""Fill an empty database with the demo council: an invented borough, its staff, and five years in the lives of its children.

The same seed on the same day makes the same council. It refuses a database that holds anybody: `throughcare postgres remove` (or
`make demo-reset`) first. --people 200000 makes a big one, 12,000 children worked with, to measure with.
--compare writes nothing to any database: it sets the demo beside the published figures it is shaped on.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from throughcare.core.home import CHECKOUT
from throughcare.core.postgres import ready
from throughcare.core.refused import Refused

SEED = "thornleigh"
PEOPLE = 3_000
MOST_SCORED = 20_000
"""Of more, writing the figures down is not worth the wait at a first start."""
NOT_OF_SO_MANY = "Figures are not written down of so many: `throughcare scorecard --take` does it."
DOCUMENT = Path("docs/explanation/demo-council.md")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--people", type=int, default=PEOPLE, help="persons on record, about (default: %(default)s)")
    parser.add_argument("--seed", default=SEED, help="any word; the same word makes the same council (default: %(default)s)")
    parser.add_argument("--compare", action="store_true", help="print the demo beside the published figures, as a table")
    parser.add_argument(
        "--quarters", action="store_true", help="write down the last two quarters of the demo, as making it does by itself"
    )
    parser.add_argument("--write", action="store_true", help=f"with --compare: put the table into {DOCUMENT}")


def run(chosen: argparse.Namespace) -> int:
    """Fill the database, or compare."""
    if chosen.people < 100:
        raise Refused("A council has at least 100 people on record.")
    if chosen.compare:
        return _compare(chosen)
    with ready():
        if chosen.quarters:
            return _write_quarters()
        from throughcare.cli.migrate import migrate

        migrate(quiet=True)
        from throughcare.demo.load import is_empty

        if not is_empty():
            raise Refused("There are people in this database already. `throughcare postgres remove` forgets them all, for ever.")
        fill(people=chosen.people, seed=chosen.seed)
    return 0


def _write_quarters() -> int:
    from throughcare.cli.django import set_up

    set_up()
    for line in _quarters():
        _say(line)
    return 0


def fill_if_empty() -> list[str]:
    """Make the demo council if the database holds nobody, or finish it. Returns whom one may sign in as: nobody if it is not the demo's."""
    from throughcare.demo.load import holds_the_demo, is_empty, left_to_reckon, reckon

    if is_empty():
        fill(people=PEOPLE, seed=SEED)
    elif not holds_the_demo():
        return []
    elif (left := left_to_reckon()) is not None:
        reckon(left, say=_say)
    return sign_ins()


def fill(*, people: int, seed: str) -> None:
    """Make a demo council in an empty database, and say how it went."""
    from throughcare.apps.improvement.by_itself import write_down
    from throughcare.cli.comparators import stand_beside
    from throughcare.cli.scorecard import say_again_now, taken
    from throughcare.core.today import today
    from throughcare.demo.lives import tell
    from throughcare.demo.load import load, reckon, tidy
    from throughcare.statute.calendar import quarter_ended_before

    began = time.monotonic()
    print(f"Making the demo council: {people:,} people who never were.", flush=True)
    loaded = load(tell(seed=seed, today=today(), people=people), say=_say)
    written = time.monotonic()
    tidy()
    plan()
    scored = people <= MOST_SCORED
    with quarters_meanwhile() if scored else nullcontext():
        reckon(loaded, say=_say)
        tidy()
        place = taken() if scored else None
        if place:
            stand_beside()
        _say(write_down(place) if place else NOT_OF_SO_MANY)
    for line in say_again_now(place, since=quarter_ended_before(today())) if place else ():
        _say(line)
    ended = time.monotonic()
    print(
        f"{loaded.persons:,} persons, {len(loaded.cared_for):,} children with records of care, {loaded.versions:,} entries: "
        f"{ended - began:.0f} s ({written - began:.0f} s to write, {ended - written:.0f} s to reckon).",
        flush=True,
    )


def plan() -> None:
    """Make the improvement plan from the letter, in the name of the director."""
    from throughcare.apps.workforce.models import Post
    from throughcare.apps.workforce.roles import Role
    from throughcare.core.acting import acting_as
    from throughcare.core.today import today
    from throughcare.demo.improvement import make_plan

    director = Post.objects.filter(role=Role.DIRECTOR, ended_on=None).select_related("worker").order_by("started_on")[0].worker
    with acting_as(director.pk):
        make_plan(owner=director, today=today())


@contextmanager
def quarters_meanwhile() -> Iterator[None]:
    """Write down the last two quarters in a process of its own meanwhile: they rest on the facts, and not on what is reckoned from them."""
    with subprocess.Popen([sys.executable, "-m", "throughcare", "demo", "--quarters"], stdin=subprocess.DEVNULL) as meanwhile:
        yield
        if meanwhile.wait() != 0:
            raise Refused("The last two quarters of the demo could not be written down.")


def _quarters() -> Iterator[str]:
    """The last two quarters as they were known then, as a council's nights would have kept them: a report sets one beside the other."""
    from throughcare.apps.extract import nights
    from throughcare.apps.improvement.by_itself import write_down
    from throughcare.core.today import today
    from throughcare.statute.calendar import quarter_ended_before

    last = quarter_ended_before(today())
    for day in (quarter_ended_before(last), last):
        yield write_down(nights.taken(day).folder)


def sign_ins() -> list[str]:
    """Whom one may sign in as, by role."""
    from throughcare.apps.workforce.roles import Role
    from throughcare.demo.council import PASSWORD, SIGN_INS, email_of

    lines = ["", f"Sign in with the password {PASSWORD} as:"]
    for name, role, team in SIGN_INS:
        lines.append(f"  {email_of(name):<44} {Role(role).label}, {team}")
    return lines


def _say(line: str) -> None:
    print(f"  {line}", flush=True)


def _compare(chosen: argparse.Namespace) -> int:
    from throughcare.core.today import today
    from throughcare.demo.compare import compared, into_document
    from throughcare.demo.lives import tell

    table = compared(tell(seed=chosen.seed, today=today(), people=chosen.people))
    if chosen.write:
        into_document(CHECKOUT / DOCUMENT, table)
        print(f"Written into {DOCUMENT}.")
    else:
        print(table)
    return 0
