"""Short breaks: a series of stays with one carer, or support at home."""

from __future__ import annotations

from throughcare.statute.conditions import IN_PERSON, SEEN, SHORT_BREAKS, Per, each, first
from throughcare.statute.counting import in_any_window, months
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CARE_PLANNING_REGULATIONS, LOCAL
from throughcare.statute.kinds import Kind

SERIES_STILL_SHORT = Duty(
    key="SB-01",
    name="Short-break eligibility gate",
    starts=Kind.SHORT_BREAKS_ARRANGED,
    within=in_any_window(75, unit="days_in_12_months", waits_for="76 days in any 12 months, or one stay of 18 days"),
    met_by=Kind.SHORT_BREAKS_CHECKED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 48(1)-(2)", Checked.WORDING_SEEN),
    by=By.PLACEMENTS,
    do="Check that no stay passes 17 days, nor all of them 75 days in any 12 months, in one place, the child going home between",
    cycle="any 12 months, not the financial year",
    provided="a series of short breaks under section 20, and the child not otherwise in care",
    resets="past either limit the whole of the regulations applies, from that day to the end of the stay; later stays are judged "
    "afresh",
    note="The limits themselves are reckoned where each stay is recorded (legal status V3): day 18 of a stay, or day 76 in the "
    "twelve months to that day, turns the full rules on. A series recorded as one (V4) does not tell its days. The 17 days did "
    "not apply to stays begun from 24 April to 25 September 2020. Whether a stay past 17 days takes the whole arrangement out of "
    "regulation 48 for good is unsure. Stays that touch are counted as one.",
)
FIRST_VISIT = Duty(
    key="SB-02",
    name="Short-break visit: first",
    starts=first(Kind.PLACED),
    within=months(3),
    then=months(6),
    met_by=each(Kind.VISITED, SEEN, IN_PERSON),
    while_=(SHORT_BREAKS,),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 48(3)(c)", Checked.FROM_KNOWLEDGE),
    do="Visit on a day when the child is there",
    cycle="then at most every 6 months",
    resets="only a visit on a day of the short break",
    extension="sooner, where agreed with the reviewing officer and the parents",
    note="The two intervals are from memory: the stored copy of the regulation was cut short. Where each stay is a period of care "
    "of its own (V3) nothing says when the series began, so it is reckoned only for a series recorded as one (V4).",
)
REVIEW = Duty(
    key="SB-03",
    name="Short-break review",
    starts=first(Kind.PLACED),
    within=months(3),
    then=months(6),
    met_by=(Kind.SHORT_BREAK_REVIEW_HELD, Kind.REVIEW_HELD),
    while_=(SHORT_BREAKS,),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 48(3)(d)", Checked.FROM_KNOWLEDGE),
    by=By.REVIEWING_OFFICER,
    do="Review the short breaks",
    cycle="then at most every 6 months",
    note="Takes the place of the review within 20 working days. There is still a reviewing officer.",
)
PACKAGE_REVIEW = Duty(
    key="SB-04",
    name="s17 short-break plan review",
    starts=Kind.SUPPORT_PACKAGE_BEGAN,
    within=months(12),
    then=months(12),
    met_by=Kind.SUPPORT_PACKAGE_REVIEWED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Review the package",
    cycle="yearly",
    provided="support under section 17 alone",
)

DUTIES: tuple[Duty, ...] = (
    SERIES_STILL_SHORT,
    FIRST_VISIT,
    REVIEW,
    PACKAGE_REVIEW,
)
