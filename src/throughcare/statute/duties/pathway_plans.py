"""Becoming eligible at 16, and the assessment, the pathway plan and its reviews that follow."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import BeforeFirst, During, Not, Per, aged, during
from throughcare.statute.counting import (
    Count,
    How,
    days,
    months,
    working_days,
)
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import (
    CARE_LEAVERS_REGULATIONS,
    CARE_PLANNING_REGULATIONS,
    CHILDREN_ACT_1989,
    LOCAL,
)
from throughcare.statute.kinds import Kind

QUALIFIED = During((Kind.BECAME_ELIGIBLE,), (), "having qualified for leaving-care support")
NOT_LOOKED_AFTER = Not(during(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_TO_BE_LOOKED_AFTER, words="looked after"))
RELEVANT = (aged(16, under=18), QUALIFIED, NOT_LOOKED_AFTER)
SO_MUCH_CARE = Count(
    How.ROLLING,
    13,
    "week",
    "13 weeks in all since the 14th birthday",
    waits_for="13 weeks looked after in all since the 14th birthday, one day of them at least since the 16th",
)
TO_25 = "beyond 21, to 25, while the pathway plan goes on: that is agreed, not counted"


def care_leavers(provision: str, checked: Checked = Checked.FROM_KNOWLEDGE) -> Source:
    """A provision of the Care Leavers (England) Regulations 2010."""
    return Source(CARE_LEAVERS_REGULATIONS, provision, checked)


ELIGIBLE = Duty(
    key="LC-01",
    name="Eligible child test",
    starts=(Kind.BECAME_LOOKED_AFTER, Kind.TURNED_16),
    within=SO_MUCH_CARE,
    met_by=Kind.BECAME_ELIGIBLE,
    while_=(aged(16, under=18), Not(QUALIFIED)),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(
        f"{CHILDREN_ACT_1989}, schedule 2, paragraph 19B; {CARE_PLANNING_REGULATIONS}", "regulation 40", Checked.WORDING_SEEN
    ),
    by=By.AUTHORITY,
    do="Nothing to do: it is worked out each day from the periods of care",
    provided="not children looked after in a series of short breaks (regulation 48)",
    resets="days add up over all periods of care since 14, pre-planned short breaks left out",
)
NEEDS_ASSESSED = Duty(
    key="LC-02",
    name="Needs assessment (eligible)",
    starts=Kind.BECAME_ELIGIBLE,
    within=months(3),
    met_by=Kind.NEEDS_ASSESSED,
    may_be_early=True,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 42(1)", Checked.WORDING_SEEN),
    do="Complete the assessment of needs for leaving care",
    which="still looked after",
    note="Counts from the 16th birthday, or from the day they became eligible if that is later. It is this assessment, not "
    "the pathway plan, that has three months.",
)
PATHWAY_PLAN = Duty(
    key="LC-03",
    name="Pathway plan (eligible)",
    starts=Kind.NEEDS_ASSESSED,
    within=working_days(20),
    met_by=Kind.PATHWAY_PLANNED,
    while_=(QUALIFIED,),
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(
        f"{LOCAL}; the law says as soon as possible: {CARE_PLANNING_REGULATIONS}", "regulation 43", Checked.FROM_KNOWLEDGE
    ),
    do="Prepare the pathway plan, and have it approved",
    cycle="then LC-05",
    note="Many councils set 16 years and 3 months for the plan itself.",
)
RELEVANT_NEEDS_ASSESSED = Duty(
    key="LC-04",
    name="Needs assessment (relevant child without plan)",
    starts=Kind.BECAME_RELEVANT,
    within=months(3),
    met_by=Kind.NEEDS_ASSESSED,
    per=Per.CHILD,
    while_=(*RELEVANT, BeforeFirst(Kind.PATHWAY_PLANNED, "without a pathway plan", since=Kind.TURNED_16)),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=care_leavers("regulation 5"),
    do="Complete the assessment of needs for leaving care",
    which="left care without a plan",
)
PATHWAY_REVIEW = Duty(
    key="LC-05",
    name="Pathway plan review",
    starts=(Kind.PATHWAY_PLANNED, Kind.PATHWAY_REVIEWED),
    within=months(6),
    met_by=Kind.PATHWAY_REVIEWED,
    per=Per.CHILD,
    while_=(aged(16, under=21), QUALIFIED),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(
        f"{CARE_LEAVERS_REGULATIONS}; for an eligible child, part 6 of the {CARE_PLANNING_REGULATIONS}",
        "regulation 7(2)",
        Checked.FROM_KNOWLEDGE,
    ),
    by=By.PERSONAL_ADVISER,
    do="Review the pathway plan",
    cycle=f"rolling to 21; {TO_25}",
    provided="eligible, relevant and former relevant young people",
    resets="each review",
    extension="sooner if the young person asks, or the adviser or authority thinks it needed",
    note="An eligible child's pathway reviews sit inside their looked-after reviews.",
)
REVIEW_AFTER_MOVE = Duty(
    key="LC-06",
    name="Review after new accommodation",
    starts=Kind.LEAVING_ACCOMMODATION_BEGAN,
    within=days(28),
    met_by=Kind.PATHWAY_REVIEWED,
    per=Per.CHILD,
    until=Kind.LEAVING_ACCOMMODATION_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=care_leavers("regulation 7(3)", Checked.UNSURE),
    by=By.PERSONAL_ADVISER,
    do="Arrange the review of the pathway plan in the new accommodation",
    provided="accommodation that the authority provides under section 23B or 24B",
    extension="after 28 days, as soon as practicable",
    note="From memory: read the regulation again before relying on it.",
    not_yet="Accommodation after care is recorded with each contact, without saying whether the authority provides it or when "
    "it began.",
)

DUTIES: tuple[Duty, ...] = (
    ELIGIBLE,
    NEEDS_ASSESSED,
    PATHWAY_PLAN,
    RELEVANT_NEEDS_ASSESSED,
    PATHWAY_REVIEW,
    REVIEW_AFTER_MOVE,
)
