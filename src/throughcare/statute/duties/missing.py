"""Missing from home or care, and exploitation."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import LOOKED_AFTER, Per, under
from throughcare.statute.counting import days, hours, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Lapse, Source, Status
from throughcare.statute.instruments import LOCAL, MISSING_GUIDANCE, MODERN_SLAVERY_ACT
from throughcare.statute.kinds import Kind

MISSING_NOTIFIED = Duty(
    key="MI-01",
    name="Missing episode notified to LA, parents, IRO, area authority",
    starts=Kind.WENT_MISSING,
    within=hours(4),
    met_by=Kind.MISSING_NOTIFIED,
    per=Per.MATTER,
    while_=(LOOKED_AFTER,),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(MISSING_GUIDANCE, "", Checked.FROM_KNOWLEDGE),
    by=By.SOCIAL_WORKER,
    do="Tell the parents, the reviewing officer and the area authority",
    cycle="each episode",
    note="The guidance requires the notice; the hours are local.",
)
RETURN_INTERVIEW = Duty(
    key="MI-02",
    name="Return home interview offered and held",
    starts=Kind.RETURNED,
    within=hours(72),
    met_by=(Kind.RETURN_INTERVIEW_HELD, Kind.RETURN_INTERVIEW_DECLINED),
    per=Per.MATTER,
    while_=(under(18),),
    until=Kind.RETURN_INTERVIEW_NOT_POSSIBLE,
    lapses=Lapse(months(6), "it was not held within 6 months of falling due: local practice, not law, closes it as unmet"),
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(MISSING_GUIDANCE, "return interview", Checked.CONFIRMED_ELSEWHERE),
    by=By.INDEPENDENT_INTERVIEWER,
    do="Offer and hold the return interview",
    cycle="each episode",
    extension="missing again before it: one interview may cover both, if recorded",
    resets="an interview about a later episode does not meet it, unless it is recorded for this one too",
    note="Hours run through weekends and holidays. A refusal stops it, and is counted apart; so does a recorded reason why it "
    "could not be held, which leaves it unmet. It ends, unmet, at 18: the guidance is for children under 18. Leaving care does "
    "not end it: it is owed to children missing from home as well. The guidance names no other end; that paragraph by paragraph "
    "it names none is not certain, for only part of it was seen. Six months after it fell due, the longest time between two "
    "looked-after reviews, local practice closes it as unmet, and it is counted so.",
)
INTERVIEW_SHARED = Duty(
    key="MI-03",
    name="Return interview record authorised and shared",
    starts=Kind.RETURN_INTERVIEW_HELD,
    within=working_days(3),
    met_by=Kind.RETURN_INTERVIEW_SHARED,
    per=Per.MATTER,
    while_=(under(18),),
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.INDEPENDENT_INTERVIEWER,
    do="Authorise and share the return interview",
    cycle="each interview",
)
PLANS_UPDATED = Duty(
    key="MI-04",
    name="Plan/risk assessment updated from return interview",
    starts=Kind.RETURN_INTERVIEW_SHARED,
    within=working_days(5),
    met_by=Kind.PLAN_UPDATED_AFTER_RETURN,
    per=Per.MATTER,
    while_=(under(18),),
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Update the plans from the return interview, or say why not",
    cycle="each interview",
)
MISSING_A_DAY = Duty(
    key="MI-05",
    name="Strategy meeting: missing over 24 hours",
    starts=Kind.MISSING_OVER_24_HOURS,
    within=hours(24),
    met_by=Kind.STRATEGY_DISCUSSED,
    per=Per.CHILD,
    until=Kind.RETURNED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Hold a strategy discussion",
    which="missing for more than 24 hours",
    cycle="each 5 working days while missing",
    provided="where strategy discussions are recorded",
)
MISSING_AGAIN = Duty(
    key="MI-06",
    name="Strategy meeting: repeat missing",
    starts=Kind.THIRD_MISSING_IN_90_DAYS,
    within=working_days(5),
    met_by=(Kind.MISSING_MEETING_HELD, Kind.STRATEGY_DISCUSSED),
    per=Per.CHILD,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Hold a meeting of all the agencies",
    which="missing for the third time in 90 days",
    cycle="each further third episode",
    note="The ninety days count starts of episodes.",
)
EXPLOITATION = Duty(
    key="MI-07",
    name="Exploitation risk assessment review",
    starts=Kind.EXPLOITATION_RISK_SET,
    within=months(3),
    met_by=Kind.EXPLOITATION_RISK_REVIEWED,
    then=months(3),
    per=Per.MATTER,
    until=Kind.EXPLOITATION_RISK_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Review the exploitation risk",
    cycle="monthly while the risk is high",
    not_yet="A sign of exploitation is recorded, when a child goes missing and in a return interview, and asks for a strategy discussion. "
    "An assessed level of risk, with the day it was set, reviewed and ended, is not.",
)
MODERN_SLAVERY = Duty(
    key="MI-08",
    name="NRM referral",
    starts=Kind.SLAVERY_INDICATOR_SEEN,
    within=working_days(2),
    met_by=Kind.REFERRAL_MECHANISM_USED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(MODERN_SLAVERY_ACT, "section 52", Checked.FROM_KNOWLEDGE),
    do="Send the national referral",
    note="The Act gives the duty; the days are local.",
    not_yet="Neither a sign of modern slavery, apart from other signs of exploitation, nor the national referral is recorded "
    "here.",
)
LONG_MISSING = Duty(
    key="MI-09",
    name="Senior alert: long missing",
    starts=Kind.WENT_MISSING,
    within=days(5),
    met_by=Kind.SENIOR_LEADER_BRIEFED,
    then=days(7),
    per=Per.MATTER,
    while_=(LOOKED_AFTER,),
    until=Kind.RETURNED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.IN_PUBLISHED_TOOL),
    by=By.SERVICE_MANAGER,
    do="Brief the director",
    cycle="then weekly while they are missing",
    note="No new episode can open while one is open.",
)

DUTIES: tuple[Duty, ...] = (
    MISSING_NOTIFIED,
    RETURN_INTERVIEW,
    INTERVIEW_SHARED,
    PLANS_UPDATED,
    MISSING_A_DAY,
    MISSING_AGAIN,
    EXPLOITATION,
    MODERN_SLAVERY,
    LONG_MISSING,
)
