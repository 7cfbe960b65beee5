"""What is owed to, and asked of, the authority's own foster carers."""

from __future__ import annotations

from throughcare.statute.conditions import Per
from throughcare.statute.counting import at_most_months, at_most_weeks, months
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import FOSTERING_REGULATIONS, FOSTERING_STANDARDS, LOCAL
from throughcare.statute.kinds import Kind

CARER_REVIEW = Duty(
    key="FO-01",
    name="Foster carer review",
    starts=Kind.CARER_APPROVED,
    within=months(12),
    then=months(12),
    met_by=Kind.CARER_REVIEWED,
    per=Per.MATTER,
    until=Kind.CARER_RESIGNED,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(FOSTERING_REGULATIONS, "regulation 28", Checked.FROM_KNOWLEDGE),
    by=By.FOSTERING_TEAM,
    do="Review the carer's approval",
    cycle="yearly; the first goes to panel",
    extension="sooner where there is concern",
)
UNANNOUNCED_VISIT = Duty(
    key="FO-02",
    name="Unannounced visit to foster carer",
    starts=Kind.CARER_APPROVED,
    within=at_most_months(12),
    then=at_most_months(12),
    met_by=Kind.CARER_VISITED_UNANNOUNCED,
    per=Per.MATTER,
    until=Kind.CARER_RESIGNED,
    status=Status.NMS,
    config=Config.TIGHTEN,
    source=Source(FOSTERING_STANDARDS, "standard 21", Checked.FROM_KNOWLEDGE),
    by=By.FOSTERING_TEAM,
    do="Visit the carer without notice",
    cycle="yearly, from each unannounced visit",
)
SUPERVISION_VISIT = Duty(
    key="FO-03",
    name="Supervising social worker visit",
    starts=Kind.CARER_APPROVED,
    within=at_most_weeks(6),
    then=at_most_weeks(6),
    met_by=Kind.CARER_SUPERVISED,
    per=Per.MATTER,
    until=Kind.CARER_RESIGNED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.FOSTERING_TEAM,
    do="Visit the carer to supervise and support them",
    cycle="rolling, from each visit",
    provided="an approved carer with a child living there",
)

DUTIES: tuple[Duty, ...] = (
    CARER_REVIEW,
    UNANNOUNCED_VISIT,
    SUPERVISION_VISIT,
)
