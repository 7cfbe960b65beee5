"""Bring a return in: say what would change, and with --commit change it.

throughcare import ssda903 PATH... --year 2018 [--commit]
    PATHs are CSV, XLSX or XML files, or folders of them. 2018 is the return for 1 April 2017 to 31 March 2018.
    Without --commit nothing is changed: you are told what would be, and may commit it on its page.

throughcare import batch ID
    Go on with an import that was begun on a page: read its files, or commit it once that was asked for.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import Any
from uuid import UUID

from throughcare.core.postgres import ready
from throughcare.core.refused import Refused

OUTCOMES = ("added", "changed", "unchanged", "set_aside", "withdrawn")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("kind", choices=["ssda903", "batch"], help="what to bring in, or `batch` to go on with one")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; after `batch`, its id")
    parser.add_argument("--year", type=int, help="the calendar year the return's year ends in: 2018 for 2017/18")
    parser.add_argument("--commit", action="store_true", help="change the record, whole or not at all")


def run(chosen: argparse.Namespace) -> int:
    """Read, say what would become of every row, and commit if asked."""
    if chosen.kind == "ssda903" and chosen.year is None:
        raise Refused("Which year's return is it? Say --year 2018 for the year 1 April 2017 to 31 March 2018.")
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        return _go_on(chosen) if chosen.kind == "batch" else _bring_in(chosen)


def _bring_in(chosen: argparse.Namespace) -> int:
    from throughcare.apps.intake import actions
    from throughcare.apps.intake.models import Batch
    from throughcare.apps.workforce.itself import itself

    by = itself()
    began = time.monotonic()
    try:
        opened = actions.open_batch(year=chosen.year, by=by)
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    batch = actions.read_batch(opened.pk, paths=[Path(each) for each in chosen.paths])
    if batch.state == Batch.State.REFUSED:
        raise Refused(f"{batch.refused_because} Nothing was changed.")
    _print(batch)
    print(f"Read in {time.monotonic() - began:.1f} s.")
    if not chosen.commit:
        print(f"Nothing has been changed. To commit this: throughcare import batch {batch.pk} --commit")
        return 0
    return _commit(batch.pk, by)


def _go_on(chosen: argparse.Namespace) -> int:
    from throughcare.apps.intake import actions, uploads
    from throughcare.apps.intake.at_work import SomebodyIsAtWork
    from throughcare.apps.intake.models import Batch

    try:
        batch = Batch.objects.select_related("by").get(pk=UUID(chosen.paths[0]))
    except (ValueError, Batch.DoesNotExist):
        raise Refused(f"There is no import with the id {chosen.paths[0]}.") from None
    if batch.state == Batch.State.READING:
        try:
            batch = actions.read_batch(batch.pk, paths=uploads.paths_of(batch.pk))
        except SomebodyIsAtWork as why:
            raise Refused(str(why)) from why
        uploads.forget(batch.pk)
        if batch.state == Batch.State.REFUSED:
            raise Refused(f"{batch.refused_because} Nothing was changed.")
    if chosen.commit:
        return _commit(batch.pk, batch.by)
    return 0


def _commit(batch_id: UUID, by: Any) -> int:
    from throughcare.apps.intake import actions
    from throughcare.apps.intake.at_work import SomebodyIsAtWork

    began = time.monotonic()
    try:
        actions.commit_batch(batch_id, by=by)
    except (actions.OutOfDate, SomebodyIsAtWork) as why:
        raise Refused(str(why)) from why
    print(f"Committed in {time.monotonic() - began:.1f} s.")
    return 0


def _print(batch: Any) -> None:
    from throughcare.apps.intake.presenters import sum_of, sums_by_table

    print(f"{'':<16}{'rows in':>9} = {'added':>8} + {'changed':>8} + {'unchanged':>9} + {'set aside':>9}    withdrawn")
    for title, line in [*sums_by_table(batch.counts), ("All", sum_of(batch.counts))]:
        print(
            f"{title:<16}{line.rows:>9,} = {line.added:>8,} + {line.changed:>8,} + {line.unchanged:>9,} "
            f"+ {line.set_aside:>9,}    {line.withdrawn:,}"
        )
    sys.stdout.flush()
