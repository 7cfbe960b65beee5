"""Accommodation by agreement, under section 20."""

from __future__ import annotations

from throughcare.statute.conditions import SECTION_20, Per, each, fact
from throughcare.statute.counting import at_most_weeks, quarter, weeks
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL
from throughcare.statute.kinds import Kind

AGREEMENT_CHECKED = Duty(
    key="S2-01",
    name="Section 20 authority and consent reviewed",
    starts=(each(Kind.LEGAL_STATUS_BEGAN, fact("code", "V2", words="section 20")), Kind.SECTION20_CHECKED),
    within=at_most_weeks(8),
    met_by=Kind.SECTION20_CHECKED,
    while_=(SECTION_20,),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Check consent, capacity, objections and plan",
    cycle="rolling",
    note="An objection or a request to take the child home is acted on at once.",
    not_yet="That consent, capacity, objections and plan were looked at again is not recorded apart from visits, reviews and "
    "plans.",
)
SENIOR_DECISION = Duty(
    key="S2-02",
    name="Section 20 senior decision point",
    starts=(each(Kind.LEGAL_STATUS_BEGAN, fact("code", "V2", words="section 20")), Kind.SECTION20_DECIDED),
    within=weeks(12),
    met_by=Kind.SECTION20_DECIDED,
    while_=(SECTION_20,),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.SERVICE_MANAGER,
    do="Decide: home, proceedings or another permanent plan",
    cycle="every 12 weeks",
    provided="under 16, or without an agreed long-term plan",
    not_yet="A manager's decision is recorded with what led to it; that it is the senior decision on section 20 is not said.",
)
ALL_CHILDREN = Duty(
    key="S2-03",
    name="Whole-cohort s20 and family-arrangement review",
    starts=Kind.QUARTER_BEGAN,
    within=quarter(1),
    met_by=Kind.SECTION20_COHORT_REVIEWED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.SERVICE_MANAGER,
    do="Review every child under section 20 or in a family arrangement, and report",
    cycle="quarterly",
    note="The list is frozen on the day.",
)

DUTIES: tuple[Duty, ...] = (
    AGREEMENT_CHECKED,
    SENIOR_DECISION,
    ALL_CHILDREN,
)
