"""Special guardianship and long-term fostering, and the meetings that get a child there."""

from __future__ import annotations

from throughcare.statute.conditions import Not, Per, during, each, fact
from throughcare.statute.counting import months, weeks
from throughcare.statute.duty import By, Checked, Config, DateIs, Duty, Source, Status
from throughcare.statute.instruments import CHILDREN_ACT_1989, LOCAL, SPECIAL_GUARDIANSHIP_REGULATIONS
from throughcare.statute.kinds import Kind

PERMANENCE_ACHIEVED = during(Kind.PERMANENCE_ACHIEVED, Kind.CEASED_TO_BE_LOOKED_AFTER, words="living in their permanent home")

NOTICE_PERIOD = Duty(
    key="SG-01",
    name="Special guardianship notice period",
    starts=Kind.GUARDIANSHIP_NOTIFIED,
    within=months(3),
    met_by=Kind.GUARDIANSHIP_APPLIED_FOR,
    date_is=DateIs.NOT_BEFORE,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 14A(7)", Checked.FROM_KNOWLEDGE),
    do="Prepare the report; the application may be made from this day",
    provided="where the applicant does not have the court's leave",
    extension="the court may give leave to apply without waiting",
    note="Not a deadline: the first day on which the application is allowed.",
)
SUPPORT_REVIEW = Duty(
    key="SG-02",
    name="SGO support plan review",
    starts=Kind.GUARDIANSHIP_SUPPORT_BEGAN,
    within=months(12),
    then=months(12),
    met_by=Kind.GUARDIANSHIP_SUPPORT_REVIEWED,
    per=Per.MATTER,
    until=Kind.GUARDIANSHIP_SUPPORT_ENDED,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(SPECIAL_GUARDIANSHIP_REGULATIONS, "regulations 17-18", Checked.FROM_KNOWLEDGE),
    do="Review the guardianship support plan",
    cycle="every year",
    provided="while support is provided",
    resets="each review",
)
LONG_TERM_MATCH = Duty(
    key="PM-01",
    name="Long-term match approved",
    starts=each(Kind.PERMANENCE_PLANNED, fact("route", "long_term_fostering", words="the plan being long-term fostering")),
    within=months(6),
    met_by=Kind.LONG_TERM_MATCH_APPROVED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(
        f"{LOCAL}; the conditions, not the time, were set by the 2015 amendments to the care planning regulations",
        "regulation 22B",
        Checked.FROM_KNOWLEDGE,
    ),
    by=By.FOSTERING_TEAM,
    do="Have the long-term match decided, and record the decision",
    note="From the day of the match the placement is meant to last until 18, which LA-19 asks.",
)
PLANNING_MEETING = Duty(
    key="PM-02",
    name="Permanence planning meeting",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=weeks(6),
    then=weeks(8),
    met_by=Kind.PERMANENCE_MEETING_HELD,
    while_=(Not(PERMANENCE_ACHIEVED),),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Hold the permanence planning meeting",
    cycle="then every 6 to 8 weeks: late at 8",
    resets="each meeting",
    note="It stops only when permanence is achieved, not when a plan for it is chosen.",
)

DUTIES: tuple[Duty, ...] = (NOTICE_PERIOD, SUPPORT_REVIEW, LONG_TERM_MATCH, PLANNING_MEETING)
