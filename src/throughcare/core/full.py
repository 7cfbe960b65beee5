"""A full disk under the database: known for what it is, and said in words, by commands, pages and imports alike."""

from __future__ import annotations

import sys

DISK_FULL = "53100"
"""What PostgreSQL calls it when it cannot write for want of room."""

WORDS = (
    "The database’s disk is full, and nothing was changed. Whoever looks after the machine must make room on it; "
    "then the same can be done again."
)


def disk_is_full(fault: BaseException | None) -> bool:
    """Whether an error, or what caused it, is that the database has no room left to write."""
    while fault is not None:
        if getattr(fault, "sqlstate", None) == DISK_FULL:
            return True
        fault = fault.__cause__
    return False


def now_full() -> bool:
    """Whether that is the error being dealt with."""
    return disk_is_full(sys.exc_info()[1])
