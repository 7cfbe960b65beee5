"""Who works with a child, and how that is overseen."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD


@table("team", key=("team",))
class Team(Row):
    """A team, a service or the whole council."""

    team: str = column("Key of the team", ssd="ssd_department.dept_team_id")
    name: str = column("What it is called", ssd="ssd_department.dept_team_name")
    kind: str = column("team, service or council")
    within: str | None = column(
        "The team it is part of", null="the council itself", ssd="ssd_department.dept_team_parent_id", default=None
    )


@table("allocation", key=("child", "part", "started_on", "team", "worker"))
class Allocation(Row):
    """Somebody's part in the work with a child."""

    child: str = column(CHILD, ssd="ssd_involvements.invo_person_id")
    part: str = column("social_worker, personal_adviser, reviewing_officer, interviewer, lawyer, supporting")
    worker: str | None = column(
        "Key of the worker",
        null="the team has the child and nobody is named",
        ssd="ssd_involvements.invo_professional_id",
        default=None,
    )
    team: str = column("Key of their team", ssd="ssd_involvements.invo_professional_team")
    started_on: date = column("First day", unit="date", ssd="ssd_involvements.invo_involvement_start_date")
    ended_on: date | None = column(
        "Day it ended", null="it lasts", unit="date", ssd="ssd_involvements.invo_involvement_end_date", default=None
    )
    reason: str | None = column(
        "Why the worker changed",
        null="not given",
        codes="SW_REASON",
        ssd="ssd_involvements.invo_worker_change_reason",
        default=None,
    )


@table("supervision", key=("child", "held_on"))
class Supervision(Row):
    """The work with a child discussed between a worker and their manager."""

    child: str = column(CHILD)
    held_on: date = column("Day of it", unit="date")


@table("manager_decision", key=("child", "decided_on", "led_by"))
class ManagerDecision(Row):
    """What a manager decided about the work with a child, and why. The words are not here."""

    child: str = column(CHILD)
    decided_on: date = column("Day of the decision", unit="date")
    led_by: str = column("What led to it: assessment, review, placement, missing, legal, drift, asked, other")
