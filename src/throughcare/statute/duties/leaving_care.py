"""What is owed to young people from 16, and to care leavers until 25."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import BeforeFirst, During, Not, Per, aged, during, each, fact
from throughcare.statute.counting import (
    Count,
    How,
    at_most_months,
    at_most_weeks,
    at_once,
    before_it_happens,
    by_birthday,
    days,
    month_after,
    months,
    months_before,
    working_days,
)
from throughcare.statute.duty import By, Checked, Config, Duty, Lapse, Source, Status
from throughcare.statute.instruments import (
    CARE_LEAVERS_REGULATIONS,
    CARE_PLANNING_REGULATIONS,
    CHILDREN_ACT_1989,
    LEAVING_CARE_GUIDANCE,
    LOCAL,
    LOOKED_AFTER_RETURN_GUIDE,
)
from throughcare.statute.kinds import Kind

LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
QUALIFIED = During((Kind.BECAME_ELIGIBLE,), (), "having qualified for leaving-care support")
NOT_LOOKED_AFTER = Not(during(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_TO_BE_LOOKED_AFTER, words="looked after"))
RELEVANT = (aged(16, under=18), QUALIFIED, NOT_LOOKED_AFTER)
CARE_LEAVER_TO_21 = (aged(16, under=21), QUALIFIED, NOT_LOOKED_AFTER)
IN_TOUCH = each(Kind.LEAVING_CARE_CONTACT, fact("in_touch", words="in touch both ways"))
SO_MUCH_CARE = Count(
    How.ROLLING,
    13,
    "week",
    "13 weeks in all since the 14th birthday",
    waits_for="13 weeks looked after in all since the 14th birthday, one day of them at least since the 16th",
)
TO_25 = "beyond 21, to 25, while the pathway plan goes on: that is agreed, not counted"


def _care_leavers(provision: str, checked: Checked = Checked.FROM_KNOWLEDGE) -> Source:
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
    source=_care_leavers("regulation 5"),
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
    source=_care_leavers("regulation 7(3)", Checked.UNSURE),
    by=By.PERSONAL_ADVISER,
    do="Arrange the review of the pathway plan in the new accommodation",
    provided="accommodation that the authority provides under section 23B or 24B",
    extension="after 28 days, as soon as practicable",
    note="From memory: read the regulation again before relying on it.",
    not_yet="Accommodation after care is recorded with each contact, without saying whether the authority provides it or when "
    "it began.",
)
FIRST_VISIT = Duty(
    key="LC-07",
    name="PA visit: new accommodation",
    starts=Kind.LEAVING_ACCOMMODATION_BEGAN,
    within=days(7),
    met_by=Kind.ADVISER_VISITED,
    per=Per.MATTER,
    until=Kind.LEAVING_ACCOMMODATION_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_care_leavers("regulation 8(2)(a)", Checked.WORDING_SEEN),
    by=By.PERSONAL_ADVISER,
    do="Visit the young person in their new accommodation",
    cycle="then LC-08",
    provided="relevant and former relevant young people, in accommodation the authority provides under section 23B or 24B",
    note="Calendar days. The visit is to that accommodation: one elsewhere does not count.",
    not_yet="Accommodation after care is recorded with each contact, without saying whether the authority provides it or when "
    "it began.",
)
LATER_VISITS = Duty(
    key="LC-08",
    name="PA visit: continuing",
    starts=Kind.ADVISER_VISITED,
    within=at_most_months(2),
    met_by=Kind.ADVISER_VISITED,
    per=Per.MATTER,
    until=Kind.LEAVING_ACCOMMODATION_ENDED,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=_care_leavers("regulation 8(2)(b)-(c)", Checked.WORDING_SEEN),
    by=By.PERSONAL_ADVISER,
    do="Visit the young person where they live",
    cycle="rolling; and before the review in LC-06",
    provided="relevant and former relevant young people, in accommodation the authority provides under section 23B or 24B",
    resets="each visit there",
    note="The law says two months, and only where the authority provides the accommodation. Every 8 weeks is local: LC-09.",
    not_yet="A contact says whether they are in touch both ways, not whether the adviser saw them where they live.",
)
KEEPS_IN_TOUCH = Duty(
    key="LC-09",
    name="PA keeps in touch",
    starts=(Kind.CEASED_TO_BE_LOOKED_AFTER, IN_TOUCH),
    within=at_most_weeks(8),
    met_by=IN_TOUCH,
    per=Per.CHILD,
    while_=CARE_LEAVER_TO_21,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}, after {LEAVING_CARE_GUIDANCE}", "", Checked.FROM_KNOWLEDGE),
    by=By.PERSONAL_ADVISER,
    do="Be in touch with the young person",
    cycle="rolling, from the day they stopped being looked after",
    provided=f"relevant and former relevant young people; {TO_25}",
    resets="each contact that went both ways",
    extension="a young person who declines is recorded as declining",
    note="An attempt is not a contact.",
)
ADVISER_NAMED = Duty(
    key="LC-10",
    name="Personal adviser appointed",
    starts=Kind.BECAME_ELIGIBLE,
    within=by_birthday(16),
    met_by=Kind.ADVISER_NAMED,
    status=Status.STATUTORY,
    config=Config.FREE,
    source=Source(f"{CHILDREN_ACT_1989}, schedule 2, paragraph 19C", "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Name the personal adviser",
    extension="many councils begin to look at 15 years and 9 months",
    note="The law gives no number of days, so a council may set its own: 20 working days after becoming eligible is usual.",
)
RETURN_WINDOW = Duty(
    key="LC-11",
    name="903 in-touch window",
    starts=(Kind.TURNED_17, Kind.TURNED_18, Kind.TURNED_19, Kind.TURNED_20, Kind.TURNED_21),
    within=month_after(1),
    met_by=Kind.LEAVING_CARE_RECORDED,
    meets_from=months_before(3),
    lapses=Lapse(months(8), "the window of the next birthday opened", for_good=True),
    per=Per.CHILD,
    while_=(QUALIFIED, NOT_LOOKED_AFTER),
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FIXED,
    source=Source(LOOKED_AFTER_RETURN_GUIDE, "OC3", Checked.FROM_KNOWLEDGE),
    by=By.PERSONAL_ADVISER,
    do="Record whether they are in touch, what they do, and where they live and whether it suits them",
    cycle="each birthday from the 17th to the 21st",
    provided="the care leavers the return counts",
    resets="the window opens 3 months before the birthday and closes 1 month after",
    note="Whether the accommodation is suitable must be said. The window is from memory.",
)
SUPPORT_TO_25 = Duty(
    key="LC-12",
    name="Annual reminder of support to 25",
    starts=(Kind.TURNED_21, Kind.SUPPORT_OFFERED),
    within=months(12),
    met_by=Kind.SUPPORT_OFFERED,
    per=Per.CHILD,
    while_=(aged(21, under=25), QUALIFIED),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 23CZB", Checked.FROM_KNOWLEDGE),
    by=By.PERSONAL_ADVISER,
    do="Tell the young person again that support is theirs to ask for",
    cycle="every year until 25",
    provided="former relevant young people",
    resets="each offer",
    not_yet="The offer of support is not recorded apart from other contacts.",
)
DOCUMENTS = Duty(
    key="LC-13",
    name="Key documents (NI number, ID, bank account)",
    starts=Kind.BECAME_ELIGIBLE,
    within=by_birthday(18),
    met_by=Kind.DOCUMENTS_HELD,
    per=Per.CHILD,
    while_=(aged(16, under=21),),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.PERSONAL_ADVISER,
    do="See that they hold their National Insurance number, identity papers and a bank account",
    provided="looked at when they turn 16, 17 and 18",
    resets="met when all of them are held",
    not_yet="Which documents a young person holds is not recorded.",
)
HOME_FOR_GOOD = Duty(
    key="LC-14",
    name="Returned home: loses relevant status",
    starts=Kind.RETURNED_HOME,
    within=months(6),
    met_by=Kind.RELEVANT_STATUS_ENDED,
    per=Per.CHILD,
    while_=RELEVANT,
    until=Kind.RETURN_HOME_BROKE_DOWN,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_care_leavers("regulation 3", Checked.CONFIRMED_ELSEWHERE),
    by=By.PERSONAL_ADVISER,
    do="Say whether the return home has lasted, and whether they are still a relevant young person",
    provided="a relevant child who has gone home and is settled there",
    resets="if it breaks down they are a relevant young person again",
    note="They qualify again, with nothing lost, as soon as it breaks down.",
)
STAYING_CLOSE = Duty(
    key="LC-15",
    name="Staying Close assessment",
    starts=Kind.TURNED_18,
    within=at_once(),
    met_by=Kind.STAYING_CLOSE_DECIDED,
    per=Per.CHILD,
    while_=(aged(18, under=25), QUALIFIED),
    status=Status.PROSPECTIVE,
    config=Config.VERSIONED,
    source=Source(
        f"{CHILDREN_ACT_1989}, as the Children's Wellbeing and Schools Act 2026, section 7 would amend it",
        "section 23CZAA",
        Checked.WORDING_SEEN,
    ),
    by=By.PERSONAL_ADVISER,
    do="Assess for staying close support, and decide",
    provided="former relevant young people under 25",
    note="Not in force in the copy of June 2026 that was read.",
)
CEASING_APPROVED = Duty(
    key="LC-16",
    name="Decision to cease looking after 16-17",
    starts=Kind.CEASED_TO_BE_LOOKED_AFTER,
    within=before_it_happens("the director's approval before the young person stops being looked after"),
    met_by=Kind.CEASING_APPROVED,
    per=Per.CHILD,
    while_=(aged(16, under=18), QUALIFIED),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 39, as amended in 2015", Checked.CONFIRMED_ELSEWHERE),
    by=By.DIRECTOR,
    do="Approve, or refuse, the decision to stop looking after them",
    cycle="each time",
    provided="an eligible child; for others under section 20 the nominated officer decides",
)

DUTIES: tuple[Duty, ...] = (
    ELIGIBLE,
    NEEDS_ASSESSED,
    PATHWAY_PLAN,
    RELEVANT_NEEDS_ASSESSED,
    PATHWAY_REVIEW,
    REVIEW_AFTER_MOVE,
    FIRST_VISIT,
    LATER_VISITS,
    KEEPS_IN_TOUCH,
    ADVISER_NAMED,
    RETURN_WINDOW,
    SUPPORT_TO_25,
    DOCUMENTS,
    HOME_FOR_GOOD,
    STAYING_CLOSE,
    CEASING_APPROVED,
)
