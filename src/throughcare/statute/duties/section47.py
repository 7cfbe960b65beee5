"""Strategy discussions and enquiries under section 47."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import IN_PERSON, SEEN, Per, each
from throughcare.statute.counting import hours, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)

STRATEGY_DISCUSSION = Duty(
    key="ST-01",
    name="Strategy discussion held once reasonable cause to suspect significant harm",
    starts=Kind.HARM_SUSPECTED,
    within=hours(24),
    met_by=Kind.STRATEGY_DISCUSSED,
    per=Per.CHILD,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(WORKING_TOGETHER, "chapter 3", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Hold a strategy discussion with the police, health and others",
    provided="there is reasonable cause to suspect significant harm",
    resets="several may be held: the first, and the one that began the enquiry, are both kept",
    extension="protection that cannot wait comes first",
    note="The guidance says to convene one; the hours are local. They run through a weekend, and the night team may hold it.",
)
ENQUIRY = Duty(
    key="ST-02",
    name="s47 enquiry concluded so that conference timing can be met",
    starts=Kind.ENQUIRY_BEGAN,
    within=working_days(15),
    met_by=Kind.ENQUIRY_ENDED,
    per=Per.MATTER,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Conclude the enquiry and authorise its outcome",
    extension="one held jointly with the police may overrun, with the reason",
    note="It follows from the limit for the conference; many areas set 8 to 10. The outcome comes before a conference is asked for.",
)
SEEN_IN_ENQUIRY = Duty(
    key="ST-03",
    name="Child seen in s47 enquiry",
    starts=Kind.ENQUIRY_BEGAN,
    within=hours(24),
    met_by=each(Kind.VISITED, SEEN, IN_PERSON),
    per=Per.CHILD,
    until=Kind.ENQUIRY_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="See the child",
    which="in a section 47 enquiry",
    extension="the strategy discussion may set another time",
    note="Where the child is missing the reason is recorded, and the duty stays in sight.",
)

DUTIES: tuple[Duty, ...] = (
    STRATEGY_DISCUSSION,
    ENQUIRY,
    SEEN_IN_ENQUIRY,
)
