"""What is owed to people about the information kept on them, and to the public."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Per
from throughcare.statute.counting import days, hours, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import DATA_ACT_2025, DATA_PROTECTION_REGULATION, FREEDOM_OF_INFORMATION_ACT
from throughcare.statute.kinds import Kind

ACCESS = Duty(
    key="IG-01",
    name="Subject access response",
    starts=Kind.ACCESS_REQUESTED,
    within=months(1),
    met_by=Kind.ACCESS_ANSWERED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(f"{DATA_PROTECTION_REGULATION}; {DATA_ACT_2025}", "article 12", Checked.CONFIRMED_ELSEWHERE),
    by=By.INFORMATION_GOVERNANCE,
    do="Answer the request for access",
    provided="a valid request, its identity and scope confirmed, by the person it is about or for them",
    resets="a pause while identity or scope is being made clear",
    extension="2 months more where it is complex or one of many, said within the first month",
    note="The corresponding date of the next month. On a weekend or bank holiday the regulator allows the next working day; "
    "the date here does not move.",
)
BREACH = Duty(
    key="IG-02",
    name="Personal data breach to ICO",
    starts=Kind.BREACH_KNOWN,
    within=hours(72),
    met_by=Kind.BREACH_NOTIFIED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(DATA_PROTECTION_REGULATION, "article 33", Checked.FROM_KNOWLEDGE),
    by=By.INFORMATION_GOVERNANCE,
    do="Notify the Information Commissioner of the breach",
    provided="where it is a risk to people",
    extension="if late, with the reasons",
)
FREEDOM = Duty(
    key="IG-03",
    name="Freedom of information response",
    starts=Kind.FREEDOM_REQUESTED,
    within=working_days(20),
    met_by=Kind.FREEDOM_ANSWERED,
    per=Per.MATTER,
    calendar=CalendarCode.UK_BH_ANY,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(FREEDOM_OF_INFORMATION_ACT, "section 10", Checked.FROM_KNOWLEDGE),
    by=By.INFORMATION_GOVERNANCE,
    do="Answer the freedom of information request",
    extension="while the public interest is weighed",
    note="A bank holiday in any part of the United Kingdom is left out: a calendar of its own.",
)
PRIVACY_COMPLAINT = Duty(
    key="IG-04",
    name="Data protection complaint acknowledgement",
    starts=Kind.PRIVACY_COMPLAINT_RECEIVED,
    within=days(30),
    met_by=Kind.PRIVACY_COMPLAINT_ACKNOWLEDGED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(DATA_ACT_2025, "", Checked.CONFIRMED_ELSEWHERE),
    by=By.INFORMATION_GOVERNANCE,
    do="Acknowledge the complaint",
    note="When this began is still to be checked.",
)

DUTIES: tuple[Duty, ...] = (ACCESS, BREACH, FREEDOM, PRIVACY_COMPLAINT)
