"""Whether anybody is at work on an import, asked of the database: it lets go of a lock when whatever held it dies, however it died."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.apps.intake.models import Batch
from throughcare.core.today import now

UNDERWAY = (Batch.State.READING, Batch.State.COMMITTING)
TIME_TO_TAKE_UP = timedelta(seconds=30)
"""How long a step that was asked for may wait for its process to start, on a busy machine, before it is called stopped."""

HELD = """
SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
 WHERE locktype = 'advisory' AND objsubid = 1 AND granted
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class SomebodyIsAtWork(Exception):
    """Another process is already reading or committing this import."""


def take_up(batch_id: UUID, *, over: Any) -> None:
    """Say that work on a batch has begun, for as long as the connection `over` lives. Raises SomebodyIsAtWork."""
    with over.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_lock_of(batch_id)])
        if not cursor.fetchone()[0]:
            raise SomebodyIsAtWork("Somebody is already at work on this import.")
        cursor.execute("UPDATE intake_batch SET asked_at = NULL WHERE id = %s", [batch_id])


def stopped(batches: Iterable[Batch]) -> frozenset[UUID]:
    """Those of some batches that are said to be read or committed, though nothing is at work on them and nothing is about to be."""
    underway = [each for each in batches if each.state in UNDERWAY]
    if not underway:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(HELD)
        held = {lock for (lock,) in cursor.fetchall()}
    latest = now() - TIME_TO_TAKE_UP
    return frozenset(
        each.pk for each in underway if _lock_of(each.pk) not in held and (each.asked_at is None or each.asked_at < latest)
    )


def is_stopped(batch: Batch) -> bool:
    """Whether this batch is said to be underway, though nothing is at work on it."""
    return batch.pk in stopped([batch])


def _lock_of(batch_id: UUID) -> int:
    return int.from_bytes(batch_id.bytes[:8], "big", signed=True)
