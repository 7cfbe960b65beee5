"""When a child has died or been seriously harmed."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per
from throughcare.statute.counting import months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CHILDREN_ACT_2004, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

NOTIFIED = Duty(
    key="SI-01",
    name="Notify national panel",
    starts=Kind.SERIOUS_INCIDENT_KNOWN,
    within=working_days(5),
    met_by=Kind.SERIOUS_INCIDENT_NOTIFIED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FIXED,
    source=Source(f"{WORKING_TOGETHER}; {CHILDREN_ACT_2004}, section 16C", "chapter 5", Checked.FROM_KNOWLEDGE),
    by=By.AUTHORITY,
    do="Notify the national panel",
    provided="a child died or was seriously harmed, and abuse or neglect is known or suspected; "
    "or a looked-after child died, whatever the cause",
    note="Since 2023 it is expected for the death of a care leaver up to 25 too.",
)
RAPID_REVIEW = Duty(
    key="SI-02",
    name="Rapid review",
    starts=Kind.SERIOUS_INCIDENT_KNOWN,
    within=working_days(15),
    met_by=Kind.RAPID_REVIEW_DONE,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FIXED,
    source=Source(WORKING_TOGETHER, "chapter 5", Checked.FROM_KNOWLEDGE),
    by=By.PARTNERSHIP,
    do="Complete the rapid review and send it in",
    provided="an incident that is notified",
    note="Counts from the same day as SI-01, not from the notification.",
)
PRACTICE_REVIEW = Duty(
    key="SI-03",
    name="Local child safeguarding practice review published",
    starts=Kind.PRACTICE_REVIEW_DECIDED,
    within=months(6),
    met_by=Kind.PRACTICE_REVIEW_PUBLISHED,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FIXED,
    source=Source(WORKING_TOGETHER, "chapter 5", Checked.FROM_KNOWLEDGE),
    by=By.PARTNERSHIP,
    do="Publish the practice review",
    extension="with the reasons for the delay",
)

DUTIES: tuple[Duty, ...] = (NOTIFIED, RAPID_REVIEW, PRACTICE_REVIEW)
