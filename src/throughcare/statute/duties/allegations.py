"""Allegations against people who work with children."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per, each, fact
from throughcare.statute.counting import at_most_weeks, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH

REFERRED = Duty(
    key="LD-01",
    name="Allegation referred to LADO",
    starts=Kind.ALLEGATION_KNOWN,
    within=working_days(1),
    met_by=Kind.ALLEGATION_REFERRED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(WORKING_TOGETHER, "people who work with children", Checked.CONFIRMED_ELSEWHERE),
    by=By.EMPLOYER,
    do="Tell the designated officer of the allegation",
    provided="where it may meet the threshold of harm",
)
ANSWERED = Duty(
    key="LD-02",
    name="LADO initial response",
    starts=Kind.ALLEGATION_REFERRED,
    within=working_days(1),
    met_by=Kind.ALLEGATION_THRESHOLD_DECIDED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.CONFIRMED_ELSEWHERE),
    by=By.DESIGNATED_OFFICER,
    do="Decide whether the allegation meets the threshold",
)
MEETING = Duty(
    key="LD-03",
    name="Allegations strategy/management meeting",
    starts=each(Kind.ALLEGATION_THRESHOLD_DECIDED, fact("met", words="the threshold being met")),
    within=working_days(5),
    then=at_most_weeks(6),
    met_by=Kind.ALLEGATION_MEETING_HELD,
    per=Per.MATTER,
    until=Kind.ALLEGATION_CONCLUDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}, from 72 hours to 5 days", "", Checked.CONFIRMED_ELSEWHERE),
    by=By.DESIGNATED_OFFICER,
    do="Hold the allegation meeting",
    cycle="then reviewed every 4 to 6 weeks: late at 6",
)
CONCLUDED = Duty(
    key="LD-04",
    name="Resolution target 1 month",
    starts=Kind.ALLEGATION_REFERRED,
    within=months(1),
    met_by=Kind.ALLEGATION_CONCLUDED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}, once national guidance", "", Checked.CONFIRMED_ELSEWHERE),
    by=By.DESIGNATED_OFFICER,
    do="Bring the allegation to an outcome",
    provided="a target for 80 in every 100",
    note="90 in every 100 within 3 months, and all but the exceptional within 12.",
)
BARRING = Duty(
    key="LD-05",
    name="DBS referral after removal",
    starts=Kind.REMOVED_FROM_WORK,
    within=working_days(20),
    met_by=Kind.BARRING_REFERRED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}; the duty itself is in the Safeguarding Vulnerable Groups Act 2006", "", Checked.FROM_KNOWLEDGE),
    by=By.EMPLOYER,
    do="Refer the person to the Disclosure and Barring Service",
    provided="the legal duty is the employer's",
)

DUTIES: tuple[Duty, ...] = (REFERRED, ANSWERED, MEETING, CONCLUDED, BARRING)
