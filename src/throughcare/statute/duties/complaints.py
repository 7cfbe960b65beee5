"""Complaints and representations, by the procedure made for children's services."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per
from throughcare.statute.counting import working_days, years
from throughcare.statute.duty import By, Checked, Config, DateIs, Duty, Source, Status
from throughcare.statute.instruments import REPRESENTATIONS_REGULATIONS
from throughcare.statute.kinds import Kind

EW_BH_BOXING = CalendarCode.EW_BH_BOXING


def _regulation(provision: str, checked: Checked = Checked.FROM_KNOWLEDGE) -> Source:
    return Source(REPRESENTATIONS_REGULATIONS, provision, checked)


STAGE_ONE = Duty(
    key="CO-01",
    name="Stage 1 response",
    starts=Kind.COMPLAINT_RECEIVED,
    within=working_days(10),
    met_by=Kind.COMPLAINT_ANSWERED,
    per=Per.MATTER,
    until=(Kind.COMPLAINT_STAGE_TWO_BEGAN, Kind.COMPLAINT_WITHDRAWN),
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 14"),
    by=By.TEAM_MANAGER,
    do="Answer the complaint",
    provided="a representation under section 26 or 24D",
    extension="to 20 working days",
    note="Counts from the day the complaints manager received it. These regulations name Boxing Day beside the bank holidays.",
)
STAGE_TWO = Duty(
    key="CO-02",
    name="Stage 2 investigation and adjudication",
    starts=Kind.COMPLAINT_STAGE_TWO_BEGAN,
    within=working_days(25),
    met_by=Kind.COMPLAINT_STAGE_TWO_ANSWERED,
    per=Per.MATTER,
    until=Kind.COMPLAINT_WITHDRAWN,
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 17"),
    by=By.COMPLAINTS_OFFICER,
    do="Investigate, adjudicate and send the response",
    provided="where stage 2 is asked for",
    extension="to 65 working days, with notice",
    note="Begins when the complaint is agreed in writing. An independent person must take part.",
)
PANEL_WINDOW = Duty(
    key="CO-03",
    name="Stage 3 request window",
    starts=Kind.COMPLAINT_STAGE_TWO_ANSWERED,
    within=working_days(20),
    met_by=Kind.COMPLAINT_PANEL_REQUESTED,
    date_is=DateIs.MAY_UNTIL,
    per=Per.MATTER,
    until=Kind.COMPLAINT_WITHDRAWN,
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 18"),
    by=By.COMPLAINANT,
    do="Ask for a panel, if still dissatisfied",
    provided="where the complainant is dissatisfied",
    note="Not a duty of the authority: the last day on which the complainant may ask.",
)
PANEL = Duty(
    key="CO-04",
    name="Stage 3 panel meets",
    starts=Kind.COMPLAINT_PANEL_REQUESTED,
    within=working_days(30),
    met_by=Kind.COMPLAINT_PANEL_MET,
    per=Per.MATTER,
    until=Kind.COMPLAINT_WITHDRAWN,
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 19(4)", Checked.WORDING_SEEN),
    by=By.COMPLAINTS_OFFICER,
    do="Hold the panel",
    note="Three independent people.",
)
PANEL_REPORT = Duty(
    key="CO-05",
    name="Panel report",
    starts=Kind.COMPLAINT_PANEL_MET,
    within=working_days(5),
    met_by=Kind.COMPLAINT_PANEL_REPORTED,
    per=Per.MATTER,
    until=Kind.COMPLAINT_WITHDRAWN,
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 20", Checked.CONFIRMED_ELSEWHERE),
    by=By.COMPLAINTS_OFFICER,
    do="Send the panel's report",
    extension="if that cannot be, as soon as practicable",
)
ANSWER_TO_PANEL = Duty(
    key="CO-06",
    name="Authority response to panel",
    starts=Kind.COMPLAINT_PANEL_REPORTED,
    within=working_days(15),
    met_by=Kind.COMPLAINT_PANEL_ANSWERED,
    per=Per.MATTER,
    until=Kind.COMPLAINT_WITHDRAWN,
    calendar=EW_BH_BOXING,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 20", Checked.CONFIRMED_ELSEWHERE),
    by=By.DIRECTOR,
    do="Answer the panel, and say how to go to the ombudsman",
)
TIME_LIMIT = Duty(
    key="CO-07",
    name="Complaint time limit",
    starts=Kind.COMPLAINT_EVENT,
    within=years(1),
    met_by=Kind.COMPLAINT_RECEIVED,
    date_is=DateIs.MAY_UNTIL,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 9"),
    by=By.COMPLAINANT,
    do="Complain within the year",
    extension="the authority may accept a complaint made later",
    note="Not a duty of the authority: the last day on which a complaint must be taken.",
)

DUTIES: tuple[Duty, ...] = (STAGE_ONE, STAGE_TWO, PANEL_WINDOW, PANEL, PANEL_REPORT, ANSWER_TO_PANEL, TIME_LIMIT)
