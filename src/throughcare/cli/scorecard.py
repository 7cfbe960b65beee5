"""Write a snapshot's figures down beside the record, so that the scorecard shows them.

throughcare scorecard                             of the snapshot taken last
throughcare scorecard --take                      take a snapshot now first
throughcare scorecard --take --again              and say past month-ends again by it, with what changed them
throughcare scorecard --in FOLDER                 of this one

By night `throughcare nightly` does it, and keeps month-ends. A snapshot is written down once: again, it is left as it is. The pages can
open no snapshot: what they show is what was written down.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from throughcare.core.postgres import ready
from throughcare.core.refused import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--take", action="store_true", help="take a snapshot of the record now, and write down that")
    parser.add_argument("--again", action="store_true", help="with --take: say the month-ends that are kept again, as known now")
    parser.add_argument("--in", type=Path, metavar="FOLDER", dest="folder", help="a snapshot (default: the newest)")


def run(chosen: argparse.Namespace) -> int:
    """Work the figures out, write them down, and say of what day they are."""
    if chosen.take and chosen.folder:
        raise Refused("Say --take or --in, not both.")
    if chosen.again and not chosen.take:
        raise Refused("Past days are said again by a snapshot of now: say --take --again.")
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        from throughcare.apps.improvement.by_itself import write_down
        from throughcare.cli.comparators import stand_beside
        from throughcare.cli.measure import newest

        place = taken() if chosen.take else chosen.folder or newest()
        stand_beside()
        print(write_down(place), flush=True)
        for line in say_again_now(place) if chosen.again else ():
            print(line, flush=True)
    return 0


def taken() -> Path:
    """A snapshot of the record as it is known now: where it lies."""
    from throughcare.apps.extract.taking import take

    return take().folder


def say_again_now(folder: Path, *, since: date | None = None) -> Iterator[str]:
    """Say the month-ends that are kept again by a snapshot of now, as they are known today; all, or those since a day.

    Raises Refused while a night's work runs.
    """
    from throughcare.apps.extract import nights
    from throughcare.apps.improvement.by_itself import SAID_AGAIN_FOR, say_again
    from throughcare.core.today import today

    with nights.alone():
        for_days = (today() - since).days if since else SAID_AGAIN_FOR
        yield from say_again(folder, on=today(), for_days=for_days)
