"""Audits, reviews of many children at once, clinics, inspections and the plans that follow them."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per
from throughcare.statute.counting import date_given, in_the_year, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import INSPECTION_FRAMEWORK, INSPECTION_REGULATIONS, LOCAL
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
LEARNT_FROM_INSPECTION = Source(f"{LOCAL}, learnt from an inspectors' letter", "", Checked.FROM_KNOWLEDGE)

AUDITED = Duty(
    key="QA-01",
    name="Audit completed",
    starts=Kind.AUDIT_ALLOCATED,
    within=working_days(15),
    met_by=Kind.AUDIT_SUBMITTED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.QUALITY_OFFICER,
    do="Complete the audit and submit it",
    cycle="a round each month",
    provided="whoever it was allocated to",
)
MODERATED = Duty(
    key="QA-02",
    name="Moderation",
    starts=Kind.AUDIT_SUBMITTED,
    within=working_days(10),
    met_by=Kind.AUDIT_MODERATED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LEARNT_FROM_INSPECTION,
    by=By.QUALITY_OFFICER,
    do="Moderate the audit, and give a grade",
    cycle="each audit in the sample",
    provided="a sample, 20 in every 100 unless the council says otherwise, and every audit at either end of the scale",
    note="The moderator is independent, and does not see the auditor's grade before giving their own. "
    "Inspectors agreed with 5 of the 6 audits they tested.",
)
AUDIT_ACTION = Duty(
    key="QA-03",
    name="Audit action closed",
    starts=Kind.AUDIT_ACTION_SET,
    within=working_days(20),
    met_by=Kind.AUDIT_ACTION_CLOSED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Do what the audit asked, and have the evidence accepted",
    cycle="each action",
    provided="5 working days for an action of the first priority",
)
AUDITED_AGAIN = Duty(
    key="QA-04",
    name="Re-audit of inadequate case",
    starts=Kind.GRADED_INADEQUATE,
    within=months(3),
    met_by=Kind.REAUDITED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.QUALITY_OFFICER,
    do="Audit the work again",
    note="Whatever the child's safety needs is done the same day, not in three months.",
)
PROGRAMME = Duty(
    key="QA-05",
    name="Whole-cohort case review",
    starts=Kind.REVIEW_PROGRAMME_BEGAN,
    within=date_given("the date set for the programme", unit="user_date"),
    met_by=Kind.PROGRAMME_REVIEWED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LEARNT_FROM_INSPECTION,
    by=By.SERVICE_MANAGER,
    do="Review the child in this programme, those most at risk first",
    provided="every child of a named group, fixed on the day it began; children who leave are followed too",
    resets="met child by child",
)
CLINIC = Duty(
    key="QA-06",
    name="Performance clinic",
    starts=Kind.MONTH_ENDED,
    within=working_days(15),
    met_by=Kind.CLINIC_HELD,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LEARNT_FROM_INSPECTION,
    by=By.SERVICE_MANAGER,
    do="Hold the clinic, and record who will do what",
    cycle="every month, for each team, each service and the director",
)
STATEMENT_OF_ACTION = Duty(
    key="QA-07",
    name="Action plan after inadequate report",
    starts=Kind.INSPECTION_REPORTED,
    within=working_days(70),
    met_by=Kind.ACTION_STATEMENT_SENT,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(f"{INSPECTION_REGULATIONS}; {INSPECTION_FRAMEWORK}", "", Checked.FROM_KNOWLEDGE),
    by=By.DIRECTOR,
    do="Send the written statement of proposed action to the Secretary of State and the Chief Inspector",
    provided="the final report said inadequate, or set areas for priority action",
)
MILESTONE = Duty(
    key="QA-08",
    name="Improvement plan milestone",
    starts=Kind.IMPROVEMENT_MILESTONE_SET,
    within=date_given("the date set for the milestone", unit="user_date"),
    met_by=Kind.IMPROVEMENT_MILESTONE_DONE,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.SERVICE_MANAGER,
    do="Reach the milestone, with evidence",
    cycle="news of it every month",
    resets="met when the board accepts the evidence",
)
SELF_EVALUATION = Duty(
    key="QA-09",
    name="Annual self-evaluation and engagement meeting",
    starts=Kind.YEAR_BEGAN,
    within=in_the_year(12),
    met_by=Kind.SELF_EVALUATION_SHARED,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FREE,
    source=Source(INSPECTION_FRAMEWORK, "", Checked.CONFIRMED_ELSEWHERE),
    by=By.DIRECTOR,
    do="Share the self-evaluation with the inspectorate, and meet",
    cycle="every year",
    note="Since April 2026 there is no overall grade. The framework is to be renewed in 2027.",
)

DUTIES: tuple[Duty, ...] = (
    AUDITED,
    MODERATED,
    AUDIT_ACTION,
    AUDITED_AGAIN,
    PROGRAMME,
    CLINIC,
    STATEMENT_OF_ACTION,
    MILESTONE,
    SELF_EVALUATION,
)
