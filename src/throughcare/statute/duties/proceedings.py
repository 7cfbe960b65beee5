"""Care and supervision proceedings, and the orders that follow."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per, each, fact
from throughcare.statute.counting import (
    business_day,
    business_days_before,
    date_given,
    months,
    week_number,
    weeks_beginning_with,
    working_days,
)
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CARE_PROCEEDINGS_DIRECTION, CHILDREN_ACT_1989, COURT_ORDER, LOCAL
from throughcare.statute.kinds import Kind

COURT = CalendarCode.COURT
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
UNDER_SECTION_31 = "an application under section 31"


def _outline(stage: int) -> Source:
    return Source(CARE_PROCEEDINGS_DIRECTION, f"Public Law Outline, stage {stage}", Checked.FROM_KNOWLEDGE)


CONCLUDED = Duty(
    key="CT-01",
    name="Care or supervision proceedings concluded",
    starts=Kind.APPLICATION_ISSUED,
    within=weeks_beginning_with(26),
    met_by=Kind.FINAL_ORDER_MADE,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 32(1)(a)(ii), (5)-(9)", Checked.CONFIRMED_ELSEWHERE),
    by=By.COURT,
    do="Conclude the proceedings",
    provided=UNDER_SECTION_31,
    extension="by the court, up to 8 weeks at a time, only where needed to resolve them justly",
    note="The day of issue is the first: the last is 181 days after it.",
)
DIRECTIONS = Duty(
    key="CT-02",
    name="Allocation and standard directions",
    starts=Kind.APPLICATION_ISSUED,
    within=business_day(2),
    met_by=Kind.DIRECTIONS_GIVEN,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(1),
    by=By.COURT,
    do="Allocate the application, give directions and appoint the guardian",
    provided=UNDER_SECTION_31,
    note="The day of issue is day 1; day 2 is the next business day.",
)
HEARING_WINDOW_OPENS = Duty(
    key="CT-03",
    name="Case management hearing window opens",
    starts=Kind.APPLICATION_ISSUED,
    within=business_day(12),
    met_by=Kind.CASE_MANAGEMENT_HEARING_HELD,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(2),
    by=By.COURT,
    do="Hold the case management hearing no sooner than this day",
    provided=UNDER_SECTION_31,
    extension="an urgent hearing may come sooner; the court's listing stands",
    note="The first day of the window, whose last is CT-04: to be late for this one is no breach.",
)
HEARING_LATEST = Duty(
    key="CT-04",
    name="Case management hearing latest",
    starts=Kind.APPLICATION_ISSUED,
    within=business_day(18),
    met_by=Kind.CASE_MANAGEMENT_HEARING_HELD,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(2),
    by=By.COURT,
    do="Hold the case management hearing",
    provided=UNDER_SECTION_31,
    extension="the court's alone",
    note="No later than day 18.",
)
FURTHER_HEARING = Duty(
    key="CT-05",
    name="Further case management hearing",
    starts=Kind.APPLICATION_ISSUED,
    within=business_day(25),
    met_by=Kind.FURTHER_HEARING_HELD,
    per=Per.MATTER,
    until=Kind.FINAL_ORDER_MADE,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(2),
    by=By.COURT,
    do="Hold the further case management hearing, if one is needed",
    provided="the court lists one",
    extension="the court's alone",
)
ADVOCATES_BEFORE_HEARING = Duty(
    key="CT-06",
    name="Advocates' meeting before CMH/FCMH",
    starts=Kind.HEARING_LISTED,
    within=business_days_before(2),
    met_by=Kind.ADVOCATES_MET,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(2),
    by=By.LEGAL,
    do="Hold the advocates' meeting",
    which="before a case management hearing",
    cycle="each hearing",
    provided="a case management hearing is listed",
)
ADVOCATES_BEFORE_ISSUES = Duty(
    key="CT-07",
    name="Advocates' meeting before IRH",
    starts=Kind.ISSUES_HEARING_LISTED,
    within=business_days_before(7),
    met_by=Kind.ADVOCATES_MET,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.PRACTICE_DIRECTION,
    config=Config.FIXED,
    source=_outline(3),
    by=By.LEGAL,
    do="Hold the advocates' meeting",
    which="before the issues resolution hearing",
    cycle="each hearing",
    provided="an issues resolution hearing is listed",
)
ISSUES_HEARING = Duty(
    key="CT-08",
    name="Issues resolution hearing",
    starts=Kind.APPLICATION_ISSUED,
    within=week_number(20),
    met_by=Kind.ISSUES_HEARING_HELD,
    per=Per.MATTER,
    until=Kind.FINAL_ORDER_MADE,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.COURT,
    do="Be ready for the issues resolution hearing",
    provided=UNDER_SECTION_31,
    extension="the court sets it in the timetable",
    note="The practice direction leaves the date to the court. Week 20 is a convention to plan by, a target until it is listed.",
)
DOCUMENT = Duty(
    key="CT-09",
    name="Court-directed filing",
    starts=Kind.DOCUMENT_DIRECTED,
    within=date_given("the date in the court's direction"),
    met_by=Kind.DOCUMENT_FILED,
    per=Per.MATTER,
    calendar=COURT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(COURT_ORDER, "", Checked.FROM_KNOWLEDGE),
    do="File the document",
    cycle="any number of them",
    extension="only with the court's permission",
    note="Each has an owner, who is reminded 10, 5 and 2 working days before.",
)
INTERIM_ORDER = Duty(
    key="CT-10",
    name="Interim order renewal/expiry",
    starts=Kind.INTERIM_ORDER_MADE,
    within=date_given("the date in the interim order"),
    met_by=Kind.INTERIM_ORDER_CONFIRMED,
    per=Per.MATTER,
    until=Kind.FINAL_ORDER_MADE,
    calendar=COURT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 38(4)", Checked.FROM_KNOWLEDGE),
    by=By.LEGAL,
    do="Confirm how the interim order stands",
    resets="ends with the proceedings",
    note="Since 2014 there is no first limit of 8 weeks, nor renewals of 4.",
)
SUPERVISION_ORDER = Duty(
    key="CT-11",
    name="Supervision order expiry",
    starts=Kind.SUPERVISION_ORDER_MADE,
    within=months(12),
    met_by=Kind.SUPERVISION_ORDER_DECIDED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "schedule 3, paragraph 6", Checked.FROM_KNOWLEDGE),
    do="Review the supervision order: apply to extend it, or close",
    cycle="may be extended, to 3 years in all",
    resets="ends when the order does",
    extension="by the court, under the same paragraph",
    note="A warning is due at nine months.",
)
REVIEW_AFTER_ORDER = Duty(
    key="CT-12",
    name="Post-order care plan review after final order",
    starts=each(Kind.FINAL_ORDER_MADE, fact("order", "care", "placement", words="a care or placement order")),
    within=working_days(20),
    met_by=Kind.PLAN_REVIEWED_AFTER_ORDER,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Review the care plan and what permanence needs",
)

DUTIES: tuple[Duty, ...] = (
    CONCLUDED,
    DIRECTIONS,
    HEARING_WINDOW_OPENS,
    HEARING_LATEST,
    FURTHER_HEARING,
    ADVOCATES_BEFORE_HEARING,
    ADVOCATES_BEFORE_ISSUES,
    ISSUES_HEARING,
    DOCUMENT,
    INTERIM_ORDER,
    SUPERVISION_ORDER,
    REVIEW_AFTER_ORDER,
)
