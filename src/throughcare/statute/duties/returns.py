"""What must be sent to government and to inspectors."""

from __future__ import annotations

from throughcare.statute.conditions import Per
from throughcare.statute.counting import date_given
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import (
    CENSUS_GUIDE,
    CHILDREN_ACT_1989,
    INSPECTION_FRAMEWORK,
    LOOKED_AFTER_RETURN_GUIDE,
    WORKFORCE_GUIDE,
)
from throughcare.statute.kinds import Kind

SET_EACH_YEAR = date_given("the date the department sets that year", unit="annual_date")

LOOKED_AFTER_RETURN = Duty(
    key="RT-01",
    name="SSDA903 submission",
    starts=Kind.YEAR_ENDED,
    within=SET_EACH_YEAR,
    met_by=Kind.RETURN_SUBMITTED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.VERSIONED,
    source=Source(f"{CHILDREN_ACT_1989}, section 83; {LOOKED_AFTER_RETURN_GUIDE}", "", Checked.CONFIRMED_ELSEWHERE),
    by=By.RETURNS_OFFICER,
    do="Submit the looked-after return, and sign it off",
    cycle="every year, for the year to 31 March",
    provided="every looked-after child and care leaver",
    extension="by the department",
    note="The specification for 2026 to 2027 came out in November 2025, and its rules were changed in June 2026.",
)
CENSUS = Duty(
    key="RT-02",
    name="CIN census submission",
    starts=Kind.YEAR_ENDED,
    within=SET_EACH_YEAR,
    met_by=Kind.CENSUS_SUBMITTED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.VERSIONED,
    source=Source(f"{CHILDREN_ACT_1989}, section 83; {CENSUS_GUIDE}", "", Checked.FROM_KNOWLEDGE),
    by=By.RETURNS_OFFICER,
    do="Submit the children in need census",
    cycle="every year, for the year to 31 March",
    provided="every child in need",
    extension="by the department",
)
ADOPTION_RETURN = Duty(
    key="RT-03",
    name="Adoption and SGO quarterly (ASGLB)",
    starts=Kind.QUARTER_ENDED,
    within=date_given("the date set for that quarter", unit="quarterly_date"),
    met_by=Kind.ADOPTION_RETURN_SUBMITTED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.VERSIONED,
    source=Source("Adoption and special guardianship leadership board survey", "", Checked.FROM_KNOWLEDGE),
    by=By.RETURNS_OFFICER,
    do="Submit the quarterly adoption and special guardianship survey",
    cycle="every quarter",
    provided="children with a plan of adoption or special guardianship",
)
WORKFORCE_RETURN = Duty(
    key="RT-04",
    name="Children's social work workforce",
    starts=Kind.WORKFORCE_YEAR_ENDED,
    within=SET_EACH_YEAR,
    met_by=Kind.WORKFORCE_RETURN_SUBMITTED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.VERSIONED,
    source=Source(WORKFORCE_GUIDE, "", Checked.IN_PUBLISHED_TOOL),
    by=By.RETURNS_OFFICER,
    do="Submit the workforce census",
    cycle="every year, as at 30 September",
    provided="the social work workforce",
    extension="by the department",
    note="Caseloads are those of 30 September.",
)
INSPECTION_LISTS = Duty(
    key="RT-05",
    name="Inspection child-level data (Annex A)",
    starts=Kind.INSPECTION_NOTIFIED,
    within=date_given("the date the inspectors give", unit="notified_date"),
    met_by=Kind.INSPECTION_LISTS_GIVEN,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.VERSIONED,
    source=Source(f"{INSPECTION_FRAMEWORK}, annex A", "lists 1-11", Checked.FROM_KNOWLEDGE),
    by=By.RETURNS_OFFICER,
    do="Give the inspectors the lists of children",
    cycle="each inspection",
    note="It must be possible to make them on any day.",
)

DUTIES: tuple[Duty, ...] = (LOOKED_AFTER_RETURN, CENSUS, ADOPTION_RETURN, WORKFORCE_RETURN, INSPECTION_LISTS)
