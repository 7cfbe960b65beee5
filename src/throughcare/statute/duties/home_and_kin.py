"""Living with parents while in care, and with relatives and friends on temporary approval."""

from __future__ import annotations

from throughcare.statute.conditions import (
    Per,
    each,
    fact,
)
from throughcare.statute.counting import (
    at_once,
    weeks,
    working_days,
)
from throughcare.statute.duties.care_planning import (
    CORONAVIRUS,
    EW_BH,
    coronavirus,
    regulation,
)
from throughcare.statute.duty import By, Checked, Config, Duty, Status, Varied
from throughcare.statute.kinds import Kind

AT_HOME_ASSESSED = Duty(
    key="LA-11",
    name="Placement with parent before assessment complete: assessment and review",
    starts=each(
        Kind.PLACED,
        fact("with_parent", words="with a parent"),
        fact("before_assessment", words="before the assessment was complete"),
    ),
    within=working_days(10),
    met_by=Kind.PARENT_PLACEMENT_ASSESSED,
    per=Per.PLACEMENT,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 19", Checked.FROM_KNOWLEDGE),
    do="Complete the assessment of the placement with parents, and review the plan",
    note="Needs the nominated officer.",
)
AT_HOME_DECIDED = Duty(
    key="LA-12",
    name="Placement with parent: decision after assessment",
    starts=Kind.PARENT_PLACEMENT_ASSESSED,
    within=working_days(10),
    met_by=Kind.PARENT_PLACEMENT_DECIDED,
    per=Per.PLACEMENT,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 19", Checked.FROM_KNOWLEDGE),
    by=By.NOMINATED_OFFICER,
    do="Confirm or end the placement with parents",
    note="Counts from the day the assessment was really complete.",
)
OUTSIDE_APPROVAL = Duty(
    key="LA-13",
    name="Emergency placement outside a foster carer's terms of approval",
    starts=each(Kind.PLACED, fact("outside_approval", words="outside the carer's terms of approval")),
    within=working_days(6),
    met_by=(Kind.CARER_APPROVAL_CHANGED, Kind.PLACEMENT_ENDED),
    per=Per.PLACEMENT,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 23", Checked.FROM_KNOWLEDGE),
    by=By.FOSTERING_TEAM,
    do="End the placement or change the carer's terms of approval",
    varied=(Varied(weeks(24), *CORONAVIRUS, coronavirus("regulation 8", Checked.CONFIRMED_ELSEWHERE)),),
)
TEMPORARY_APPROVAL = Duty(
    key="LA-14",
    name="Connected person temporary approval expiry",
    starts=Kind.TEMPORARY_APPROVAL_GIVEN,
    within=weeks(16),
    met_by=Kind.CARER_APPROVAL_DECIDED,
    per=Per.MATTER,
    until=Kind.PLACEMENT_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 24(1), (4)", Checked.FROM_KNOWLEDGE),
    by=By.FOSTERING_TEAM,
    do="Decide the connected person's full approval",
    extension="LA-15 and LA-16",
    varied=(Varied(weeks(24), *CORONAVIRUS, coronavirus("regulation 8; explanatory note")),),
    note="Counts from the approval, normally the day of placement. Of an approval given before the 24 weeks came in, and still "
    "running then, the wording was not seen: it keeps 16.",
)
TEMPORARY_EXTENSION = Duty(
    key="LA-15",
    name="Connected person extension: assessment unfinished",
    starts=Kind.TEMPORARY_APPROVAL_EXPIRED,
    within=weeks(8),
    met_by=Kind.CARER_APPROVAL_DECIDED,
    per=Per.MATTER,
    until=Kind.PLACEMENT_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 25(1)(a), (2), (4), (5)"),
    by=By.NOMINATED_OFFICER,
    do="Decide the connected person's full approval within the extension",
    cycle="once only",
    note="Up to 8 weeks: the date granted rules. It must be granted before the 16 weeks are over.",
)
REFUSAL_REVIEWED = Duty(
    key="LA-16",
    name="Connected person extension: review of refusal",
    starts=Kind.APPROVAL_REVIEW_SOUGHT,
    within=at_once(),
    met_by=Kind.APPROVAL_REVIEW_DECIDED,
    per=Per.MATTER,
    until=Kind.PLACEMENT_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=regulation("regulation 25(3), (6)"),
    by=By.FOSTERING_TEAM,
    do="Follow the review of the refusal, and make other arrangements if it is upheld",
    extension="open-ended by design",
)

DUTIES: tuple[Duty, ...] = (
    AT_HOME_ASSESSED,
    AT_HOME_DECIDED,
    OUTSIDE_APPROVAL,
    TEMPORARY_APPROVAL,
    TEMPORARY_EXTENSION,
    REFUSAL_REVIEWED,
)
