"""Assessment of children and families, before birth as after it, and reports a court or a school asks for."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import (
    IN_PERSON,
    LOOKED_AFTER,
    ON_A_NEED_PLAN,
    ON_A_PROTECTION_PLAN,
    SEEN,
    AnyOf,
    Per,
    each,
    fact,
)
from throughcare.statute.counting import months, weeks, weeks_before, weeks_of_pregnancy, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CHILDREN_ACT_1989, COURT_ORDER, LOCAL, SPECIAL_NEEDS_REGULATIONS, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)

ASSESSMENT = Duty(
    key="AS-01",
    name="Child and family (single) assessment: decision on next steps",
    starts=Kind.REFERRED,
    within=working_days(45),
    met_by=Kind.ASSESSMENT_AUTHORISED,
    per=Per.MATTER,
    until=Kind.ASSESSMENT_ENDED,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(WORKING_TOGETHER, "chapter 3, timeliness of assessment", Checked.CONFIRMED_ELSEWHERE),
    by=By.TEAM_MANAGER,
    do="Authorise the assessment, and share its outcome with the family and the agencies",
    provided="an assessment under section 17 or 47 was opened; for a child already known, count from the decision to assess again",
    resets="a manager's authorising stops it, a worker's submitting does not",
    extension="none: an overrun needs a recorded reason and a manager's review",
    note="The day of referral is day nought. National statistics count from the assessment's start, and one published checker "
    "makes the referral day one: those are other clocks. The 2026 edition has not been read in full.",
)
CHECKPOINT = Duty(
    key="AS-02",
    name="Manager checkpoint on open assessment",
    starts=Kind.ASSESSMENT_BEGAN,
    within=working_days(10),
    then=working_days(10),
    met_by=Kind.ASSESSMENT_CHECKED,
    per=Per.MATTER,
    until=(Kind.ASSESSMENT_AUTHORISED, Kind.ASSESSMENT_ENDED),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Decide how long and how wide the assessment needs to be, and whether it can close early",
    cycle="every 10 working days until it is authorised",
    note="Past the 45th working day it is a matter to escalate instead.",
)
CHILD_SEEN = Duty(
    key="AS-03",
    name="Child seen (and seen alone where appropriate) in assessment",
    starts=Kind.ASSESSMENT_BEGAN,
    within=working_days(5),
    met_by=each(Kind.VISITED, SEEN, IN_PERSON),
    per=Per.CHILD,
    until=(Kind.ASSESSMENT_AUTHORISED, Kind.ASSESSMENT_ENDED),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="See the child, alone where that is right",
    provided="in a section 47 enquiry ST-03 applies instead",
    resets="the first meeting face to face with the child",
    extension="a reason for not seeing them is recorded, and looked at every week",
    note="Before birth it is the mother who is seen; it becomes the child's at birth.",
)
ASSESSMENT_CURRENT = Duty(
    key="AS-04",
    name="Re-assessment currency for a child in care or on a plan",
    starts=(Kind.BECAME_LOOKED_AFTER, Kind.PROTECTION_PLAN_BEGAN, Kind.NEED_PLAN_BEGAN),
    within=months(12),
    then=months(12),
    met_by=Kind.ASSESSMENT_AUTHORISED,
    per=Per.CHILD,
    while_=(AnyOf((LOOKED_AFTER, ON_A_PROTECTION_PLAN, ON_A_NEED_PLAN)),),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Update the assessment of need, and have it authorised",
    cycle="every 12 months, or on a significant change",
    resets="only an authorised assessment: never a change to the plan, nor a visit",
    extension="head of service may waive it, with the reason",
    note="A child never assessed owes one from entry. Inspectors found children whose assessments had never been updated; "
    "regulation 6 keeps the care plan under review.",
)
PRE_BIRTH_START = Duty(
    key="AS-05",
    name="Pre-birth assessment start",
    starts=Kind.BIRTH_EXPECTED,
    within=weeks_of_pregnancy(16),
    met_by=Kind.ASSESSMENT_BEGAN,
    per=Per.CHILD,
    restarts=True,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Begin the pre-birth assessment",
    provided="the unborn child has been referred and an expected date of birth is recorded",
    resets="a revised expected date moves it; the earlier one is kept",
    extension="referred later than that: begin within 5 working days of the referral",
)
PRE_BIRTH_CONFERENCE = Duty(
    key="AS-06",
    name="Pre-birth conference latest",
    starts=Kind.BIRTH_EXPECTED,
    within=weeks_before(12, unit="weeks_before_edd"),
    met_by=Kind.INITIAL_CONFERENCE_HELD,
    per=Per.CHILD,
    restarts=True,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.CONFERENCE_CHAIR,
    do="Hold the conference before the birth",
    provided="the section 47 threshold is met for the unborn child",
    extension="none: the 15 working days of CP-01 still bind",
    note="The earlier of this and CP-01 is the one to keep.",
)
HEALTH_CARE_PLAN_ADVICE = Duty(
    key="AS-07",
    name="Social care advice to EHC needs assessment",
    starts=Kind.HEALTH_CARE_PLAN_ADVICE_REQUESTED,
    within=weeks(6),
    met_by=Kind.HEALTH_CARE_PLAN_ADVICE_GIVEN,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(SPECIAL_NEEDS_REGULATIONS, "regulation 8", Checked.FROM_KNOWLEDGE),
    do="Give social care's advice",
    extension="only the exceptions of regulation 8",
    note="The special needs service keeps its own clock beside this one.",
)
DIRECTED_INVESTIGATION = Duty(
    key="AS-08",
    name="Section 37 court-directed investigation report",
    starts=each(Kind.COURT_REPORT_DIRECTED, fact("section", 37, words="under section 37")),
    within=weeks(8),
    met_by=Kind.COURT_REPORT_FILED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 37(4)", Checked.FROM_KNOWLEDGE),
    do="File the report, or the reasons for not applying",
    extension="the court may direct otherwise, and its date stands",
)
WELFARE_REPORT = Duty(
    key="AS-09",
    name="Section 7 welfare report",
    starts=each(Kind.COURT_REPORT_DIRECTED, fact("section", 7, words="under section 7")),
    within=weeks(12),
    met_by=Kind.COURT_REPORT_FILED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(COURT_ORDER, "", Checked.FROM_KNOWLEDGE),
    do="File the welfare report",
    provided="the court asked the authority for it under section 7",
    extension="the court sets the date, and the order's date always takes the place of this one",
)

DUTIES: tuple[Duty, ...] = (
    ASSESSMENT,
    CHECKPOINT,
    CHILD_SEEN,
    ASSESSMENT_CURRENT,
    PRE_BIRTH_START,
    PRE_BIRTH_CONFERENCE,
    HEALTH_CARE_PLAN_ADVICE,
    DIRECTED_INVESTIGATION,
    WELFARE_REPORT,
)
