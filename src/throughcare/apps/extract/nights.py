"""The snapshots that are taken by night: each day that ended, as it was known at its end; the last day of a month kept for ever.

    2026-11-21-night  2026-11-22-night  …         let go after `KEPT_FOR` days
    2026-10-31-month-end  2026-09-30-quarter-end   never written over, never let go
    2026-05-03-asked                               a day that somebody asked for: kept as a month-end is

A night is told from history, so it does not matter when after the day's end it is taken: the same day gives the same rows, and a night that
was missed can be taken later. The names are the days', so a day is taken once.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from throughcare.apps.extract.taking import snapshots, take
from throughcare.core.home import home
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import UNFINISHED, Snapshot, opened
from throughcare.statute.calendar import months_after

KEPT_FOR = 35
"""Days for which an ordinary night is kept: the month before can be compared day by day until the next has ended."""
NIGHT, ASKED = "-night", "-asked"
QUARTERS = (3, 6, 9, 12)


@contextmanager
def alone() -> Iterator[None]:
    """While this lasts no other night's work runs here. Raises Refused where one does."""
    with (home() / "nightly.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("A night's work is still going on: wait until it has ended.") from None
        yield


def name_of(day: date) -> str:
    """What a day's snapshot is called."""
    if not ends_a_month(day):
        return f"{day}{NIGHT}"
    return f"{day}-{'quarter' if day.month in QUARTERS else 'month'}-end"


def ends_a_month(day: date) -> bool:
    """Whether a day is a month's last."""
    return (day + timedelta(days=1)).day == 1


def taken(day: date) -> Snapshot:
    """A past day's snapshot, as it was known at that day's end; taken now unless it was before. Raises SnapshotRefused for one that was altered."""
    place = snapshots() / name_of(day)
    return opened(place) if place.exists() else take(place, known_on=day)


def kept(day: date) -> Snapshot:
    """A past day's snapshot that was taken before. Raises SnapshotRefused, also where there is none."""
    return opened(snapshots() / name_of(day))


def asked_for(day: date) -> Snapshot:
    """The same for a day that somebody asked for: it is kept for ever, as a month-end is."""
    place = snapshots() / (name_of(day) if ends_a_month(day) else f"{day}{ASKED}")
    return opened(place) if place.exists() else take(place, known_on=day)


def kept_for_ever() -> list[Path]:
    """The folders of month-ends and of days that somebody asked for, the latest first."""
    days = [day for day in nights() if ends_a_month(day)]
    return sorted([*(snapshots() / name_of(day) for day in days), *snapshots().glob(f"*{ASKED}")], reverse=True)


def days_to_take(last: date, *, back_to: date | None = None) -> list[date]:
    """What a night has to see to: the day that ended, and every month-end since the first that was kept (or since `back_to`) that is missing."""
    first = back_to or min((day for day in nights() if ends_a_month(day)), default=min(nights(), default=last))
    missing = [day for day in month_ends(first, last) if day != last and not (snapshots() / name_of(day)).exists()]
    return [*missing, last]


def nights() -> list[date]:
    """The days whose snapshots are kept, the earliest first."""
    found = []
    for path in snapshots().glob("????-??-??-*"):
        day = _day_of(path)
        if day is not None and path.name == name_of(day):
            found.append(day)
    return sorted(found)


def month_ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month from one day to another, both included."""
    day = months_after(first.replace(day=1), 1) - timedelta(days=1)
    while day <= last:
        yield day
        day = months_after(day.replace(day=1), 2) - timedelta(days=1)


def let_go(last: date) -> list[date]:
    """Let ordinary nights go that are older than is kept, and what work that was broken off left. Answers with the days that went."""
    gone = [day for day in nights() if not ends_a_month(day) and (last - day).days > KEPT_FOR]
    for day in gone:
        aside = snapshots() / f"{name_of(day)}.{os.getpid()}{UNFINISHED}"
        (snapshots() / name_of(day)).rename(aside)  # from here on nobody takes it for whole, however this ends
    for left in snapshots().glob(f"*{UNFINISHED}"):
        if not _is_being_written(left):
            left.chmod(0o700)
            shutil.rmtree(left)
    return gone


def _is_being_written(unfinished: Path) -> bool:
    """Whether the process that its name tells of is another that still lives."""
    number = unfinished.name.removesuffix(UNFINISHED).rpartition(".")[2]
    return number.isdigit() and int(number) != os.getpid() and Path(f"/proc/{number}").exists()


def _day_of(path: Path) -> date | None:
    try:
        return date.fromisoformat(path.name[:10])
    except ValueError:
        return None
