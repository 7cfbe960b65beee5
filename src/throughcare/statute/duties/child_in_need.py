"""Plans for children in need, which a council may call family help."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import IN_PERSON, ON_A_NEED_PLAN, SEEN, Per, each
from throughcare.statute.counting import at_most_working_days, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)

FIRST_MEETING = Duty(
    key="CN-01",
    name="First CIN / family help plan meeting",
    starts=Kind.NEED_PLAN_OUTCOME,
    within=working_days(10),
    met_by=Kind.NEED_PLAN_AGREED,
    per=Per.MATTER,
    until=Kind.NEED_PLAN_ENDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Agree the plan with the family",
    provided="the authorised assessment ended in a child in need plan",
)
FIRST_REVIEW = Duty(
    key="CN-02",
    name="CIN plan first review",
    starts=Kind.NEED_PLAN_BEGAN,
    within=months(3),
    met_by=Kind.NEED_PLAN_REVIEWED,
    per=Per.MATTER,
    until=Kind.NEED_PLAN_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Hold the first review of the plan",
    cycle="then CN-03",
    note="Working Together asks for regular review and sets no interval. Many councils use six weeks.",
)
NEXT_REVIEW = Duty(
    key="CN-03",
    name="CIN plan subsequent review",
    starts=Kind.NEED_PLAN_REVIEWED,
    within=months(3),
    met_by=Kind.NEED_PLAN_REVIEWED,
    per=Per.MATTER,
    while_=(ON_A_NEED_PLAN,),
    until=Kind.NEED_PLAN_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Review the plan",
    cycle="rolling; never more than six months",
    extension="6 to 12 months for a disabled child with a small, settled package",
)
VISIT = Duty(
    key="CN-04",
    name="CIN visit",
    starts=Kind.NEED_PLAN_BEGAN,
    within=at_most_working_days(20),
    then=at_most_working_days(20),
    met_by=each(Kind.VISITED, SEEN, IN_PERSON),
    per=Per.CHILD,
    while_=(ON_A_NEED_PLAN,),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="See the child",
    which="on a child in need plan",
    cycle="rolling, from each visit at which the child was seen",
    resets="only a visit at which the child was seen",
    extension="the plan may set another interval",
    note="There is no national interval. Four to six weeks is usual.",
)
DRIFT = Duty(
    key="CN-05",
    name="CIN drift alert",
    starts=Kind.NEED_PLAN_BEGAN,
    within=months(9),
    then=months(3),
    met_by=Kind.NEED_PLAN_SCRUTINISED,
    per=Per.MATTER,
    until=Kind.NEED_PLAN_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.SERVICE_MANAGER,
    do="Look at why the plan is still open, and decide what changes",
    cycle="every 3 months after",
    note="Against drift for children on the edge of care, and for neglect.",
)
CLOSURE = Duty(
    key="CN-06",
    name="Closure summary and step-down handover",
    starts=Kind.CLOSURE_DECIDED,
    within=working_days(10),
    met_by=Kind.CLOSED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Close with a summary, a chronology and a handover",
    note="Not while something else is open: a return interview, a complaint, a court order.",
)

DUTIES: tuple[Duty, ...] = (
    FIRST_MEETING,
    FIRST_REVIEW,
    NEXT_REVIEW,
    VISIT,
    DRIFT,
    CLOSURE,
)
