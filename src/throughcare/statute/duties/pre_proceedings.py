"""The Public Law Outline before an application is made."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per
from throughcare.statute.counting import at_most_weeks, before_it_happens, weeks, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CHILDREN_ACT_1989, COURT_ORDERS_GUIDANCE, LOCAL, PUBLIC_LAW_GUIDANCE
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)

LEGAL_MEETING = Duty(
    key="PP-01",
    name="Legal planning/gateway meeting after request",
    starts=Kind.LEGAL_MEETING_REQUESTED,
    within=working_days(10),
    met_by=Kind.LEGAL_MEETING_HELD,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(COURT_ORDERS_GUIDANCE, "", Checked.FROM_KNOWLEDGE),
    by=By.LEGAL,
    do="Hold the legal planning meeting, with written legal advice",
    provided="the threshold may be met",
    extension="the same day where it is urgent",
    note="The guidance asks for the meeting; the days are local.",
)
LETTER = Duty(
    key="PP-02",
    name="Letter before proceedings sent",
    starts=Kind.PRE_PROCEEDINGS_DECIDED,
    within=working_days(5),
    met_by=Kind.LETTER_BEFORE_PROCEEDINGS_SENT,
    per=Per.MATTER,
    until=Kind.PRE_PROCEEDINGS_ENDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Send the letter before proceedings",
    provided="the legal planning meeting decided to enter pre-proceedings",
    note="Once section 1 of the 2026 Act begins, the letter must offer family group decision-making.",
)
MEETING = Duty(
    key="PP-03",
    name="Pre-proceedings meeting",
    starts=Kind.LETTER_BEFORE_PROCEEDINGS_SENT,
    within=working_days(10),
    met_by=Kind.PRE_PROCEEDINGS_MEETING_HELD,
    per=Per.MATTER,
    until=Kind.PRE_PROCEEDINGS_ENDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Meet the parents and their lawyers",
    note="Councils set 5 to 10.",
)
REVIEW = Duty(
    key="PP-04",
    name="Pre-proceedings review",
    starts=Kind.PRE_PROCEEDINGS_MEETING_HELD,
    within=at_most_weeks(6),
    then=at_most_weeks(6),
    met_by=Kind.PRE_PROCEEDINGS_REVIEWED,
    per=Per.MATTER,
    until=Kind.PRE_PROCEEDINGS_ENDED,
    status=Status.BEST_PRACTICE,
    config=Config.FREE,
    source=Source(PUBLIC_LAW_GUIDANCE, "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Review progress with the parents",
    cycle="rolling",
    note="The guidance suggests a review half-way.",
)
END = Duty(
    key="PP-05",
    name="Pre-proceedings end",
    starts=Kind.LETTER_BEFORE_PROCEEDINGS_SENT,
    within=weeks(16),
    met_by=(Kind.APPLICATION_DECIDED, Kind.PRE_PROCEEDINGS_ENDED),
    per=Per.MATTER,
    status=Status.BEST_PRACTICE,
    config=Config.TIGHTEN,
    source=Source(PUBLIC_LAW_GUIDANCE, "pre-proceedings", Checked.UNSURE),
    by=By.SERVICE_MANAGER,
    do="Decide: apply, step down or extend",
    resets="the decision stops it",
    extension="exceptionally, signed by a senior manager, with an end date",
    note="Courts expect it; the wording was not found. Councils count from the legal meeting, the letter or the first meeting: "
    "here it is the letter.",
)
FAMILY_GROUP = Duty(
    key="PP-06",
    name="Family group decision-making offered before application",
    starts=Kind.APPLICATION_DECIDED,
    within=before_it_happens("the offer of a family group meeting, and the meeting if it is accepted, before the application"),
    met_by=Kind.FAMILY_GROUP_OFFERED,
    per=Per.MATTER,
    status=Status.PROSPECTIVE,
    config=Config.VERSIONED,
    source=Source(CHILDREN_ACT_1989, "section 31ZA(1)-(7)", Checked.WORDING_SEEN),
    do="Offer a family group meeting, and hold it if the family accepts",
    provided="an English authority is to apply under Part 4",
    extension="none; the one exception is where it is not in the child's best interests, and that is recorded (section 31ZA(3))",
    note="Inserted by section 1 of the Children's Wellbeing and Schools Act 2026, assented to on 29 April 2026. It begins by "
    "regulations, whose date was not found.",
)
ISSUE = Duty(
    key="PP-07",
    name="Urgent issue after decision",
    starts=Kind.APPLICATION_DECIDED,
    within=working_days(5),
    met_by=Kind.APPLICATION_ISSUED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.LEGAL,
    do="Issue the application",
    extension="none; at once where an emergency order would be needed",
)

DUTIES: tuple[Duty, ...] = (
    LEGAL_MEETING,
    LETTER,
    MEETING,
    REVIEW,
    END,
    FAMILY_GROUP,
    ISSUE,
)
