"""What people do with other people's files: bring one in, look at it, commit it, mend a row, leave it."""

from throughcare.apps.intake.actions.committing import OutOfDate, begin_commit, commit_batch
from throughcare.apps.intake.actions.mending import mend_row
from throughcare.apps.intake.actions.reading import leave_batch, open_batch, read_again, read_batch, refuse_batch

__all__ = [
    "OutOfDate",
    "begin_commit",
    "commit_batch",
    "leave_batch",
    "mend_row",
    "open_batch",
    "read_again",
    "read_batch",
    "refuse_batch",
]
