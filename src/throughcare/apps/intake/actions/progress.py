"""How far a long import has come, told outside its own transaction so that a page can show it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connections

from throughcare.apps.intake.at_work import take_up

Tell = Callable[[int, int], None]


@contextmanager
def progress_of(batch_id: UUID) -> Iterator[Tell]:
    """Give a function that says how much is done of how much, over a connection of its own, which also holds that we are at work.

    Raises SomebodyIsAtWork if another process already is.
    """
    beside = connections.create_connection("default")
    said = [-1]

    def tell(done: int, of: int) -> None:
        hundredth = done * 100 // of if of else 0
        if hundredth == said[0]:
            return
        said[0] = hundredth
        with beside.cursor() as cursor:
            cursor.execute("UPDATE intake_batch SET done = %s, of = %s WHERE id = %s", [done, of, batch_id])

    watched = gc.isenabled()
    try:
        take_up(batch_id, over=beside)
        # half a million rows, none of which refers to itself, would be looked through for such rings over and over
        gc.disable()
        yield tell
    finally:
        if watched:
            gc.enable()
        beside.close()
