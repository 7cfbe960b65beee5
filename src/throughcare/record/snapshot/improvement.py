"""What was agreed from figures, and whether the figures moved. Some of these rows are about a child, others about nobody."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table


@table("figure_action", key=("action",))
class FigureAction(Row):
    """Something somebody agreed to do from a figure by a day: about how things are done, or for one child behind it."""

    action: str = column("Key of the action")
    child: str | None = column(
        "The child it is for, on their record: the key of a row of the table child",
        null="it is about how things are done, and for no child",
        default=None,
    )
    measure: str = column("Key of the measure it was agreed from")
    level: str = column("Key of the team, service or council at which it was agreed")
    in_a_clinic: bool = column("Whether a clinic agreed it")
    agreed_on: date = column("Day it was agreed", unit="date")
    due_on: date = column("Day it is to be done by, as last agreed", unit="date")
    done_on: date | None = column("Day it was done", null="not done", unit="date", default=None)
    ended_on: date | None = column("Day it was ended for a reason, not done", null="not ended", unit="date", default=None)
    looked_again_on: date | None = column(
        "Day of the first figures written down four weeks or more after it was done",
        null="none yet, or it is not done",
        unit="date",
        default=None,
    )
    moved: bool | None = column(
        "Whether the figure was then better than when the action was agreed",
        null="not looked at again yet, or neither way is better",
        default=None,
    )
