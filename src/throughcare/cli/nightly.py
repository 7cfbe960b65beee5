"""The night's work: yesterday's snapshot as it was known at its end, its figures, past month-ends said again as known now, old nights let go.

throughcare nightly                               to be run once a night by the machine's own timetable, any time after midnight
throughcare nightly --back-to 2026-04-01          and the month-ends since that day which were never taken
throughcare nightly --as-at 2026-05-03            and that day, kept from now on as a month-end is

Run again it changes nothing. A month-end that a machine slept through is taken by the next night, as it was known then. The last day of a month
or quarter is never written over nor let go; an ordinary night is let go after 35 days, unless a clinic looked at it. The month-ends of the last
year are said again each night as they are known now, with what was recorded since that changed them: a figure's page shows both. Each snapshot
is an export in the access log, in the name of Throughcare itself. Where analysts may sign in to the database, they are shown the night's.
"""

import argparse
from datetime import date, timedelta

from throughcare.core.postgres import ready
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import SnapshotRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--back-to", type=date.fromisoformat, metavar="DATE", help="take missing month-ends since this day")
    parser.add_argument("--as-at", type=date.fromisoformat, metavar="DATE", help="take this day too, and keep it")


def run(chosen: argparse.Namespace) -> int:
    """Do what is left to do, and say what was done."""
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        for line in work(back_to=chosen.back_to, as_at=chosen.as_at):
            print(line, flush=True)
        if said := _shown_to_analysts():
            print(said, flush=True)
        print(_doubts_found_again(), flush=True)
    return 0


def _shown_to_analysts() -> str:
    """Show the night's snapshot to those who sign in to the database as analysts, if anybody does."""
    from throughcare.apps.extract import nights
    from throughcare.cli.analysts import loaded_by_night
    from throughcare.core.today import today

    return loaded_by_night(nights.taken(today() - timedelta(days=1)).folder)


def _doubts_found_again() -> str:
    """Look for doubtful facts on every record again, because some become so by the day alone."""
    from throughcare.apps.extract.doubted import find_again_for_everyone

    return f"Doubtful facts were looked for on the records of {find_again_for_everyone():,} children."


def work(*, back_to: date | None = None, as_at: date | None = None) -> list[str]:
    """The night's work; what was done, a sentence each. Raises Refused for a snapshot that was altered, and while another night's work runs."""
    from throughcare.apps.extract import nights
    from throughcare.apps.improvement.by_night import let_figures_of_nights_go, say_again, write_down
    from throughcare.cli.comparators import stand_beside
    from throughcare.core.today import today

    last = today() - timedelta(days=1)
    for day in (back_to, as_at):
        if day is not None and day > last:
            raise Refused(f"{day} is not past.")
    with nights.alone():
        stand_beside()
        try:
            said = [write_down(nights.taken(day).folder) for day in nights.days_to_take(last, back_to=back_to)]
            if as_at is not None and as_at != last:
                said.append(write_down(nights.asked_for(as_at).folder))
            said += say_again(nights.taken(last).folder, on=last)
        except SnapshotRefused as why:
            raise Refused(str(why)) from None
        gone = nights.let_go(last)
        kept = let_figures_of_nights_go(gone)
    if gone:
        of_clinics = f", of which clinics keep the figures of {kept}" if kept else ""
        said.append(f"{len(gone)} nights older than {nights.KEPT_FOR} days were let go{of_clinics}.")
    return said
