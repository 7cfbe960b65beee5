"""Between reviews: the reviewing officer watching, challenging and reporting, and the plan for permanence they test."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import LOOKED_AFTER, NOT_SHORT_BREAKS, Per, first, later, second
from throughcare.statute.counting import (
    by_second_review,
    half_way,
    months,
    working_days,
)
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Stage, Status
from throughcare.statute.instruments import (
    CARE_PLANNING_GUIDANCE,
    LOCAL,
    REVIEWING_OFFICERS_HANDBOOK,
)
from throughcare.statute.kinds import Kind

MIDWAY_CHECK = Duty(
    key="IR-16",
    name="Midway progress check",
    starts=later(Kind.REVIEW_HELD),
    within=half_way(months(6)),
    stages=(Stage(half_way(months(3)), starts=first(Kind.REVIEW_HELD)),),
    met_by=Kind.MIDWAY_CHECK_MADE,
    until=Kind.REVIEW_HELD,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.REVIEWING_OFFICER,
    do="Check each decision and the permanence plan",
    cycle="each interval",
    note="The Handbook expects monitoring between reviews; half-way is local. After the first review "
    "the interval is three months, after later ones six.",
)
DISPUTE = Duty(
    key="IR-17",
    name="IRO dispute resolution: whole process",
    starts=Kind.DISPUTE_RAISED,
    within=working_days(20),
    met_by=Kind.DISPUTE_RESOLVED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(REVIEWING_OFFICERS_HANDBOOK, "6.2", Checked.CONFIRMED_ELSEWHERE),
    by=By.SERVICE_MANAGER,
    do="Resolve the dispute, or refer it to Cafcass",
    extension="the officer may skip stages, and refer to Cafcass at any time",
    note="Twenty days is the total for all stages.",
)
DISPUTE_STAGE = Duty(
    key="IR-18",
    name="IRO dispute stage response",
    starts=Kind.DISPUTE_STAGE_OPENED,
    within=working_days(5),
    met_by=Kind.DISPUTE_STAGE_ANSWERED,
    until=Kind.DISPUTE_STAGE_CLOSED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.SERVICE_MANAGER,
    do="Answer the dispute at this stage",
    cycle="each stage",
    extension="the next stage",
)
OFFICER_TOLD = Duty(
    key="IR-19",
    name="IRO informed of significant change",
    starts=Kind.SIGNIFICANT_CHANGE,
    within=working_days(1),
    met_by=Kind.REVIEWING_OFFICER_TOLD,
    may_be_early=True,
    per=Per.MATTER,
    while_=(LOOKED_AFTER,),
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Tell the reviewing officer of the move",
    cycle="each move to another carer or home",
    provided="of the changes that a reviewing officer is to be told of, this one is recorded with a day of its own",
    note="Going missing has its own count, with the same officer told: MI-01. Allegations, breaks in education and a plan that fails "
    "are not recorded here as such. The first placement of a time in care is no change.",
)
PERMANENCE_PLAN = Duty(
    key="IR-20",
    name="Permanence plan in place",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=by_second_review(),
    met_by=Kind.PERMANENCE_PLANNED,
    while_=(NOT_SHORT_BREAKS,),
    carries_over=True,
    sooner=second(Kind.REVIEW_HELD),
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_GUIDANCE, "second review; IRO Handbook", Checked.FROM_KNOWLEDGE),
    do="Record the plan for permanence",
    cycle="tested again at every later review",
    note="At latest three months after the first review is due; sooner if the second review is held sooner. A twin-track plan names both.",
)
QUARTERLY_REPORT = Duty(
    key="IR-21",
    name="Quarterly IRO service report",
    starts=Kind.QUARTER_ENDED,
    within=working_days(20),
    met_by=Kind.REVIEWING_SERVICE_REPORTED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.REVIEWING_OFFICER,
    do="Report on the quarter to senior managers",
    cycle="quarterly",
)
ANNUAL_REPORT = Duty(
    key="IR-22",
    name="Annual IRO report",
    starts=Kind.YEAR_ENDED,
    within=months(6),
    met_by=Kind.ANNUAL_REPORT_MADE,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FREE,
    source=Source(REVIEWING_OFFICERS_HANDBOOK, "", Checked.FROM_KNOWLEDGE),
    by=By.REVIEWING_OFFICER,
    do="Publish the annual report of the reviewing service",
    cycle="yearly",
    note="The Handbook requires the report; the date is local.",
)

DUTIES: tuple[Duty, ...] = (
    MIDWAY_CHECK,
    DISPUTE,
    DISPUTE_STAGE,
    OFFICER_TOLD,
    PERMANENCE_PLAN,
    QUARTERLY_REPORT,
    ANNUAL_REPORT,
)
