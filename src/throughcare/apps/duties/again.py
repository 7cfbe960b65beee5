"""Whether every child's duties are being reckoned again, how far that has come, and setting it going beside the pages."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction

from throughcare.apps.duties.models import ReckonedAgain
from throughcare.core.today import now

AT_WORK = 24_002
"""The lock that whoever reckons everyone again holds; the database lets go of it when they die, however they died."""
TIME_TO_START = timedelta(seconds=30)
HELD = """
SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND classid = 0 AND objid = %s
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
WORDS = "Every child’s duties are being reckoned again, because this council’s rules changed. Until then lists may show earlier dates."
"""What every page says meanwhile."""


@dataclass(frozen=True, slots=True)
class Underway:
    """How far reckoning everyone again has come. `stopped` where nobody is at work on it, so that somebody must set it going."""

    why: tuple[str, ...]
    done: int
    of: int
    stopped: bool


def underway() -> Underway | None:
    """What is still to be reckoned again; None where every kept duty is up to date with the rulebook."""
    asked = list(ReckonedAgain.objects.filter(finished_at=None).order_by("asked_at"))
    if not asked:
        return None
    with connection.cursor() as cursor:
        cursor.execute(HELD, [AT_WORK])
        held = bool(cursor.fetchone()[0])
    first = asked[0]
    waited = all(each.asked_at < now() - TIME_TO_START for each in asked)
    return Underway(tuple(each.why for each in asked), first.done, first.of, stopped=waited and not held)


def go_on() -> None:
    """Set it going in a process of its own once this transaction has committed, so that nobody waits at a page for it."""
    transaction.on_commit(start)


def start() -> None:
    """Set it going now."""
    # what goes wrong is said where the server's own faults are said
    words = [sys.executable, "-m", "throughcare", "reckon"]
    subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
