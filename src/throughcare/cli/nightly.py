"""The night's work: yesterday's snapshot as it was known at its end, its figures, past month-ends said again as known now, old nights let go.

throughcare nightly                               to be run once a night by the machine's own timetable, any time after midnight
throughcare nightly --back-to 2026-04-01          and the month-ends since that day which were never taken
throughcare nightly --as-at 2026-05-03            and that day, kept from now on as a month-end is

Run again it changes nothing. A month-end that a machine slept through is taken by the next night, as it was known then. The last day of a month
or quarter is never written over nor let go; an ordinary night is let go after 35 days, unless a clinic looked at it. The month-ends of the last
year are said again each night as they are known now, with what was recorded since that changed them: a figure's page shows both. Each snapshot
is an export in the access log, in the name of Throughcare itself. Then doubtful facts are looked for on every record again, because some become so
by the day alone; and where analysts may sign in to the database, they are shown the night's.

No part that fails keeps another from being done: what failed is said on standard error as it happens, and the command ends with 1. A month-end
that was altered is such a fault every night until somebody looks into it. One that an earlier version of Throughcare took is none: it
is kept as it is, no longer said again, and named each night in a sentence.
"""

import argparse
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from throughcare.core.full import WORDS, disk_is_full
from throughcare.core.postgres import ready
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import OtherFormat, SnapshotRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--back-to", type=date.fromisoformat, metavar="DATE", help="take missing month-ends since this day")
    parser.add_argument("--as-at", type=date.fromisoformat, metavar="DATE", help="take this day too, and keep it")


def run(chosen: argparse.Namespace) -> int:
    """Do what is left to do, and say what was done. Returns 1 where a part of it failed."""
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        night = work(back_to=chosen.back_to, as_at=chosen.as_at)
        and_then(night)
    return 1 if night.failed else 0


class Night:
    """What a night did, and what of it failed; each is said as it happens. `last` is the day that ended."""

    def __init__(self, last: date) -> None:
        self.last = last
        self.said: list[str] = []
        self.failed: list[str] = []

    def say(self, words: str) -> None:
        """Say what was done."""
        self.said.append(words)
        print(words, flush=True)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part of the night: whatever stops it is said, and the night goes on."""
        try:
            yield
        except OtherFormat as why:
            self.say(f"{name}: {why}")
        except (Refused, SnapshotRefused) as why:
            self._fail(f"{name}: {why}")
        except BrokenPipeError:  # nobody reads what is said any more: no fault of the part's
            raise
        except Exception as fault:
            _let_go_of_lost_connections()
            if disk_is_full(fault):
                self._fail(f"{name}: {WORDS}")
            else:
                traceback.print_exception(fault)
                self._fail(f"{name}: this failed with the error above, a fault of Throughcare's or of the machine's.")

    def _fail(self, words: str) -> None:
        self.failed.append(words)
        print(f"throughcare: {words}", file=sys.stderr, flush=True)


def work(*, back_to: date | None = None, as_at: date | None = None) -> Night:
    """The night's snapshots and figures, a part each. Raises Refused while another night's work runs, and for a day that is not past."""
    from throughcare.apps.extract import nights
    from throughcare.apps.improvement.by_itself import say_again, write_down
    from throughcare.cli.comparators import stand_beside
    from throughcare.core.today import today

    last = today() - timedelta(days=1)
    for day in (back_to, as_at):
        if day is not None and day > last:
            raise Refused(f"{day} is not past.")
    night = Night(last)
    with nights.alone():
        with night.part("Published figures"):
            stand_beside()
        for day in nights.days_to_take(last, back_to=back_to):
            with night.part(f"The figures as at {day}"):
                night.say(write_down(nights.taken(day).folder))
        if as_at is not None and as_at != last:
            with night.part(f"The figures as at {as_at}"):
                night.say(write_down(nights.asked_for(as_at).folder))
        with night.part("Past days said again"):
            for line in say_again(nights.kept(last).folder, on=last):
                night.say(line)
        with night.part("Old nights let go"):
            for line in _let_go(last):
                night.say(line)
    return night


def _let_go(last: date) -> Iterator[str]:
    from throughcare.apps.extract import nights
    from throughcare.apps.improvement.by_itself import let_figures_of_nights_go

    gone = nights.let_go(last)
    kept = let_figures_of_nights_go(gone)
    if gone:
        of_clinics = f", of which clinics keep the figures of {kept}" if kept else ""
        yield f"{len(gone)} nights older than {nights.KEPT_FOR} days were let go{of_clinics}."


def and_then(night: Night) -> None:
    """What else is done each night, a part each: the records first, whose doubts are somebody's work in the morning, and then analysts."""
    from throughcare.apps.extract import nights
    from throughcare.apps.extract.doubted import find_again_for_everyone
    from throughcare.cli.analysts import loaded_by_night

    with night.part("Doubtful facts"):
        night.say(f"Doubtful facts were looked for on the records of {find_again_for_everyone():,} children.")
    with night.part("What analysts are shown"):
        if said := loaded_by_night(nights.kept(night.last).folder):
            night.say(said)


def _let_go_of_lost_connections() -> None:
    """Have the next part connect anew where the database went away under this one."""
    from django.db import connections

    for each in connections.all(initialized_only=True):
        if each.errors_occurred and not each.is_usable():
            each.close()
