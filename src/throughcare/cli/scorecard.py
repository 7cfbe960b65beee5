"""Write a snapshot's figures down beside the record, so that the scorecard shows them.

throughcare scorecard                             of the snapshot taken last
throughcare scorecard --take                      take a snapshot now first
throughcare scorecard --take --again              and say past month-ends again by it, with what changed them
throughcare scorecard --in FOLDER                 of this one

By night `throughcare nightly` does it, and keeps month-ends. A snapshot is written down once: again, it is left as it is. The pages can
open no snapshot: what they show is what was written down.
"""

import argparse
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from throughcare.core.home import home
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
        from throughcare.cli.measure import newest

        place = taken() if chosen.take else chosen.folder or newest()
        print(write_down(place), flush=True)
        for line in say_again(place) if chosen.again else ():
            print(line, flush=True)
    return 0


def taken() -> Path:
    """A snapshot of the record as it is known now: where it lies."""
    from throughcare.apps.extract.taking import take

    return take().folder


def say_again(folder: Path, *, since: date | None = None) -> Iterator[str]:
    """Say the month-ends that are kept again by a snapshot of now, as they are known today; all, or those since a day.

    Raises Refused while a night's work runs.
    """
    from throughcare.apps.extract import nights
    from throughcare.cli.nightly import SAID_AGAIN_FOR, said_again
    from throughcare.core.today import today

    with nights.alone():
        for_days = (today() - since).days if since else SAID_AGAIN_FOR
        yield from said_again(folder, on=today(), for_days=for_days)


def stand_beside() -> None:
    """Write down the published figures that are loaded, or that none is any more. Raises Refused for a load that was altered."""
    from throughcare.apps.improvement.actions import stand_beside as write
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.comparators.refusal import NotComparators
    from throughcare.comparators.shelf import open_shelf
    from throughcare.comparators.whose import whose_from
    from throughcare.core.acting import acting_as

    try:
        shelf, whose = open_shelf(home() / "comparators"), whose_from({**os.environ, **_of_the_demo()})
    except (NotComparators, ValueError) as fault:
        raise Refused(str(fault)) from fault
    with acting_as(ITSELF):
        write(shelf, whose, by=itself())


def _of_the_demo() -> dict[str, str]:
    """The demo's borough has no number of its own, whichever command it was made by."""
    from throughcare.apps.workforce.models import Worker
    from throughcare.demo.council import SIGN_INS, email_of

    return {"THROUGHCARE_DEMO": "1"} if Worker.objects.filter(email=email_of(SIGN_INS[0][0])).exists() else {}


def write_down(folder: Path) -> str:
    """Write down the figures of a snapshot, and answer with what was done in a sentence. Raises Refused for what is no whole snapshot."""
    from throughcare.apps.improvement.actions import freeze
    from throughcare.apps.improvement.models import Frozen
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.core.acting import acting_as
    from throughcare.record.snapshot.folder import SnapshotRefused

    began = time.monotonic()
    stand_beside()
    try:
        with acting_as(ITSELF):
            before = Frozen.objects.count()
            frozen = freeze(folder, by=itself(), kept_in=home() / "statements")
            if Frozen.objects.count() == before:
                return f"The figures as at {frozen.as_at} were written down before: {folder.name}."
    except SnapshotRefused as why:
        raise Refused(str(why)) from None
    return f"The figures as at {frozen.as_at} are written down, from {folder.name}, in {time.monotonic() - began:.0f} s."
