"""Child protection conferences, plans, core groups and visits."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import IN_PERSON, ON_A_PROTECTION_PLAN, SEEN, Per, each, fact, not_fact
from throughcare.statute.counting import at_most_weeks, at_most_working_days, months, working_days, working_days_before
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Stage, Status
from throughcare.statute.instruments import LOCAL, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
QUORATE = not_fact("quorate", False, words="quorate")
PLAN_MADE = fact("plan_made", words="a plan being made")
CONFERENCES = (Kind.INITIAL_CONFERENCE_HELD, Kind.REVIEW_CONFERENCE_HELD)


def _guidance(provision: str, checked: Checked = Checked.FROM_KNOWLEDGE) -> Source:
    return Source(WORKING_TOGETHER, provision, checked)


INITIAL_CONFERENCE = Duty(
    key="CP-01",
    name="Initial child protection conference",
    starts=Kind.ENQUIRY_BEGAN,
    within=working_days(15),
    met_by=each(Kind.INITIAL_CONFERENCE_HELD, QUORATE),
    per=Per.MATTER,
    until=each(Kind.ENQUIRY_ENDED, fact("conference_needed", False, words="with no conference needed")),
    restarts=True,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=_guidance("chapter 3, initial conference", Checked.CONFIRMED_ELSEWHERE),
    by=By.CONFERENCE_CHAIR,
    do="Hold the initial child protection conference",
    provided="the enquiry concludes that one is needed",
    resets="only a quorate conference stops it",
    extension="none: delay needs a manager's agreement and a safety plan meanwhile",
    note="Of several strategy discussions it counts from the one that began the enquiry (the latest, if it was begun again). "
    "The census carries the same target date.",
)
TRANSFER_CONFERENCE = Duty(
    key="CP-02",
    name="Transfer-in conference",
    starts=Kind.TRANSFER_IN_NOTIFIED,
    within=working_days(15),
    met_by=each(Kind.INITIAL_CONFERENCE_HELD, QUORATE),
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=_guidance("chapter 3, discontinuing a plan"),
    by=By.CONFERENCE_CHAIR,
    do="Hold the conference for a child who has moved here",
    provided="a child on another authority's plan has moved here for good; a temporary stay is only recorded",
    resets="the sending authority may end its plan only after it",
)
REPORT_BEFORE_INITIAL = Duty(
    key="CP-03",
    name="Social work report shared with family before ICPC",
    starts=Kind.INITIAL_CONFERENCE_BOOKED,
    within=working_days_before(2),
    met_by=Kind.CONFERENCE_REPORT_SHARED,
    per=Per.MATTER,
    restarts=True,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Share the report with the family",
    which="before the initial conference",
    note="Two or three days are usual. Counted back, bank holidays are passed over.",
)
REPORT_BEFORE_REVIEW = Duty(
    key="CP-04",
    name="Report shared before review conference",
    starts=Kind.REVIEW_CONFERENCE_BOOKED,
    within=working_days_before(5),
    met_by=Kind.CONFERENCE_REPORT_SHARED,
    per=Per.MATTER,
    restarts=True,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Share the report with the family",
    which="before a review conference",
    cycle="each review",
    note="Counted back, bank holidays are passed over.",
)
DECISIONS_SENT = Duty(
    key="CP-05",
    name="Outline plan and decisions circulated",
    starts=CONFERENCES,
    within=working_days(1),
    met_by=Kind.CONFERENCE_DECISIONS_SENT,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.CONFERENCE_CHAIR,
    do="Send the decisions and the outline plan",
    cycle="each conference",
    note="From older national guidance; now local.",
)
MINUTES_SENT = Duty(
    key="CP-06",
    name="Conference minutes distributed",
    starts=CONFERENCES,
    within=working_days(20),
    met_by=Kind.CONFERENCE_MINUTES_SENT,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.CONFERENCE_CHAIR,
    do="Send the full minutes",
    cycle="each conference",
    note="Councils set 10 to 20.",
)
FIRST_CORE_GROUP = Duty(
    key="CP-07",
    name="First core group",
    starts=each(Kind.INITIAL_CONFERENCE_HELD, PLAN_MADE),
    within=working_days(10),
    met_by=Kind.CORE_GROUP_HELD,
    per=Per.MATTER,
    until=Kind.PROTECTION_PLAN_ENDED,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=_guidance("chapter 3, core group", Checked.CONFIRMED_ELSEWHERE),
    do="Hold the first core group",
    cycle="then CP-08",
    resets="a core group with the parents invited and the lead worker there",
    extension="none",
    note="A conference on Christmas Eve gives a date in January.",
)
NEXT_CORE_GROUP = Duty(
    key="CP-08",
    name="Subsequent core groups",
    starts=Kind.CORE_GROUP_HELD,
    within=at_most_weeks(6),
    met_by=Kind.CORE_GROUP_HELD,
    per=Per.MATTER,
    while_=(ON_A_PROTECTION_PLAN,),
    until=Kind.PROTECTION_PLAN_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Hold the next core group",
    cycle="rolling, from each core group",
    resets="a conference is not a core group",
    note="Councils set 4 or 6.",
)
FIRST_REVIEW = Duty(
    key="CP-09",
    name="First child protection review conference",
    starts=each(Kind.INITIAL_CONFERENCE_HELD, PLAN_MADE),
    within=months(3),
    met_by=each(Kind.REVIEW_CONFERENCE_HELD, QUORATE),
    per=Per.MATTER,
    until=Kind.PROTECTION_PLAN_ENDED,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=_guidance("chapter 3, review conference"),
    by=By.CONFERENCE_CHAIR,
    do="Hold the first review conference",
    cycle="then CP-10",
    resets="a quorate review: one adjourned for want of members does not",
    extension="none",
    note="Calendar months. Some councils and statistics use 91 days, which is another clock. After a conference before birth the "
    "first review is often set within a month of the birth.",
)
NEXT_REVIEW = Duty(
    key="CP-10",
    name="Subsequent child protection review conferences",
    starts=each(Kind.REVIEW_CONFERENCE_HELD, QUORATE),
    within=months(6),
    met_by=each(Kind.REVIEW_CONFERENCE_HELD, QUORATE),
    per=Per.MATTER,
    while_=(ON_A_PROTECTION_PLAN,),
    until=Kind.PROTECTION_PLAN_ENDED,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=_guidance("chapter 3", Checked.CONFIRMED_ELSEWHERE),
    by=By.CONFERENCE_CHAIR,
    do="Hold the next review conference",
    cycle="rolling, from the day the last was held, never the day it was due",
    extension="sooner on a significant change",
)
VISIT = Duty(
    key="CP-11",
    name="Statutory visit to child on a CP plan",
    starts=Kind.PROTECTION_PLAN_BEGAN,
    within=at_most_working_days(10),
    then=at_most_working_days(10),
    met_by=each(Kind.VISITED, SEEN, IN_PERSON),
    per=Per.CHILD,
    while_=(ON_A_PROTECTION_PLAN,),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="See the child, alone where possible",
    cycle="rolling, from each visit at which the child was seen",
    resets="only a visit at which the child was seen: an attempt does not count",
    extension="the plan may set a shorter interval",
    note="No national number: the plan sets it. One visit to a family counts only for each child who was seen.",
)
LONG_PLAN = Duty(
    key="CP-12",
    name="Long-running plan alert",
    starts=Kind.PROTECTION_PLAN_BEGAN,
    within=months(15),
    stages=(Stage(months(18), meets_from=months(15)), Stage(months(24), meets_from=months(18))),
    met_by=Kind.PROTECTION_PLAN_SCRUTINISED,
    per=Per.MATTER,
    until=Kind.PROTECTION_PLAN_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.SERVICE_MANAGER,
    do="Look at why the plan has run so long, and decide what changes",
    cycle="again at 18 and 24 months, each by a review of its own: one since the age before",
    note="The national measure counts two years or more. A plan moved here keeps its first start, where known.",
)
LEAD_NAMED = Duty(
    key="CP-13",
    name="Lead practitioner allocation after ICPC",
    starts=each(Kind.INITIAL_CONFERENCE_HELD, PLAN_MADE),
    within=working_days(1),
    met_by=Kind.LEAD_PRACTITIONER_NAMED,
    per=Per.MATTER,
    until=Kind.PROTECTION_PLAN_ENDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Name a qualified lead practitioner",
    resets="agency cover counts only if qualified and recorded",
    note="Working Together requires a lead; the day is local. Where the 2026 reforms are adopted, it is the lead child "
    "protection practitioner.",
)
ESCALATION = Duty(
    key="CP-14",
    name="Dissent/escalation between agencies",
    starts=Kind.ESCALATION_RAISED,
    within=working_days(5),
    met_by=Kind.ESCALATION_RESOLVED,
    per=Per.MATTER,
    restarts=True,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Resolve the disagreement, or take it up a stage",
    cycle="each stage",
    extension="the next stage",
    note="By the partnership's own policy.",
)

DUTIES: tuple[Duty, ...] = (
    INITIAL_CONFERENCE,
    TRANSFER_CONFERENCE,
    REPORT_BEFORE_INITIAL,
    REPORT_BEFORE_REVIEW,
    DECISIONS_SENT,
    MINUTES_SENT,
    FIRST_CORE_GROUP,
    NEXT_CORE_GROUP,
    FIRST_REVIEW,
    NEXT_REVIEW,
    VISIT,
    LONG_PLAN,
    LEAD_NAMED,
    ESCALATION,
)
