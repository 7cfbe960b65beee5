"""From the plan that a child be adopted to the life-story book in their hands; and the assessment of those who adopt."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import (
    NOT_PLACED_FOR_ADOPTION,
    PLACEMENT_ORDER,
    AnyOf,
    BeforeFirst,
    Per,
    during,
    fact,
    first,
)
from throughcare.statute.counting import at_most_months, at_most_weeks, days, months, weeks, working_days
from throughcare.statute.duty import By, Checked, Config, DateIs, Duty, Source, Status
from throughcare.statute.instruments import (
    ADOPTION_AGENCIES_REGULATIONS,
    ADOPTION_AND_CHILDREN_ACT,
    ADOPTION_GUIDANCE,
    ADOPTION_SCORECARD,
    ADOPTION_STANDARDS,
    LOCAL,
)
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
BY_CONSENT = fact("by_consent", words="by the parents' consent")
PLACEMENT_ORDER_MADE = first(Kind.LEGAL_STATUS_BEGAN, fact("code", "E1", words="being a placement order"))
AUTHORITY_GIVEN = (PLACEMENT_ORDER_MADE, first(Kind.PLACEMENT_AUTHORITY_GIVEN, BY_CONSENT))
WITH_AUTHORITY = AnyOf(
    (
        PLACEMENT_ORDER,
        during(
            Kind.PLACEMENT_AUTHORITY_GIVEN, Kind.ADOPTION_PLAN_CHANGED, BY_CONSENT, words="with the parents' consent to place"
        ),
    )
)
ADOPTION_IS_THE_PLAN = during(Kind.SHOULD_BE_PLACED_FOR_ADOPTION, Kind.ADOPTION_PLAN_CHANGED, words="while adoption is the plan")
NOT_YET_MATCHED = BeforeFirst(Kind.MATCHED_FOR_ADOPTION, "before a match")
NO_MATCH_SINCE_DECISION = BeforeFirst(Kind.MATCHED_FOR_ADOPTION, "before a match", since=Kind.SHOULD_BE_PLACED_FOR_ADOPTION)
BEFORE_FIRST_ADOPTION_REVIEW = BeforeFirst(
    Kind.ADOPTION_REVIEW_HELD, "before the first adoption review", since=Kind.PLACED_FOR_ADOPTION
)


def _regulation(provision: str) -> Source:
    return Source(ADOPTION_AGENCIES_REGULATIONS, provision, Checked.WORDING_SEEN)


DECISION = Duty(
    key="AD-01",
    name="Agency decision that child should be placed for adoption",
    starts=Kind.ADOPTION_RECOMMENDED,
    within=months(2),
    met_by=Kind.SHOULD_BE_PLACED_FOR_ADOPTION,
    until=Kind.ADOPTION_PLAN_CHANGED,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_GUIDANCE} and {ADOPTION_STANDARDS}", "", Checked.FROM_KNOWLEDGE),
    by=By.DECISION_MAKER,
    do="Decide whether the child should be placed for adoption",
    provided="where adoption is the plan",
)
DECISION_ON_PAPERS = Duty(
    key="AD-02",
    name="Decision-maker decision after panel or papers",
    starts=Kind.ADOPTION_PAPERS_RECEIVED,
    within=working_days(7),
    met_by=(
        Kind.SHOULD_BE_PLACED_FOR_ADOPTION,
        Kind.MATCHED_FOR_ADOPTION,
        Kind.ADOPTION_PLAN_DECIDED,
        Kind.ADOPTION_PLAN_CHANGED,
    ),
    calendar=EW_BH,
    status=Status.NMS,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_STANDARDS} and statutory guidance", "", Checked.FROM_KNOWLEDGE),
    by=By.DECISION_MAKER,
    do="Decide, on the panel's final minutes or the papers",
    cycle="each time",
    provided="whatever goes to the decision-maker",
    note="The decision is then told by word of mouth within 2 working days and in writing within 5.",
)
ORDER_APPLIED_FOR = Duty(
    key="AD-03",
    name="Placement order application after decision",
    starts=Kind.SHOULD_BE_PLACED_FOR_ADOPTION,
    within=working_days(20),
    met_by=Kind.PLACEMENT_ORDER_APPLIED_FOR,
    until=(Kind.PLACEMENT_AUTHORITY_GIVEN, Kind.ADOPTION_PLAN_CHANGED),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}; the duty itself is in the {ADOPTION_AND_CHILDREN_ACT}, section 22", "", Checked.FROM_KNOWLEDGE),
    by=By.LEGAL,
    do="Apply for the placement order",
    provided="where authority to place is still needed",
    extension="within care proceedings, the court's timetable",
)
MATCH = Duty(
    key="AD-04",
    name="Match after authority to place (A2 threshold)",
    starts=AUTHORITY_GIVEN,
    within=days(121),
    met_by=Kind.MATCHED_FOR_ADOPTION,
    while_=(WITH_AUTHORITY, NOT_YET_MATCHED),
    status=Status.PERFORMANCE_TARGET,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_SCORECARD}, threshold of 4 months", "A2", Checked.CONFIRMED_ELSEWHERE),
    by=By.ADOPTION_TEAM,
    do="Find a family, and have the match decided",
    note="A child matched before there was authority counts nought in A2, and owes nothing here.",
)
MOVED_IN = Duty(
    key="AD-05",
    name="Entry to care to moving in (A10/A1 threshold)",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=days(426),
    met_by=Kind.PLACED_FOR_ADOPTION,
    while_=(ADOPTION_IS_THE_PLAN,),
    carries_over=True,
    status=Status.PERFORMANCE_TARGET,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_SCORECARD}, threshold of 14 months", "A1, A3 and A10", Checked.CONFIRMED_ELSEWHERE),
    by=By.ADOPTION_TEAM,
    do="Move the child in with the family who will adopt them",
    note="Counts from the latest coming into care. In A10 a child adopted by their foster carers moved in when they first "
    "came to live with them.",
)
REVIEW_WHILE_WAITING = Duty(
    key="AD-06",
    name="Review: authorised but not placed, first",
    starts=AUTHORITY_GIVEN,
    within=months(3),
    then=at_most_months(6),
    met_by=Kind.REVIEW_HELD,
    while_=(WITH_AUTHORITY, NOT_PLACED_FOR_ADOPTION),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 36(1)"),
    by=By.REVIEWING_OFFICER,
    do="Review the child who may be placed for adoption and is not",
    cycle="then at most every 6 months until placed",
    note="Looked-after reviews go on as well until the child is placed.",
)
FIRST_REVIEW = Duty(
    key="AD-07",
    name="Review: placed for adoption, first",
    starts=Kind.PLACED_FOR_ADOPTION,
    within=weeks(4),
    met_by=Kind.ADOPTION_REVIEW_HELD,
    per=Per.ADOPTION_PLACEMENT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 36(3)(a)"),
    by=By.REVIEWING_OFFICER,
    do="Hold the first adoption review",
    cycle="then AD-08",
    note="On placement for adoption the ordinary rules of visits and reviews stop, and these begin.",
)
LATER_REVIEWS = Duty(
    key="AD-08",
    name="Review: placed, second",
    starts=first(Kind.ADOPTION_REVIEW_HELD),
    within=months(3),
    then=at_most_months(6),
    met_by=Kind.ADOPTION_REVIEW_HELD,
    per=Per.ADOPTION_PLACEMENT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 36(3)(b)-(c)"),
    by=By.REVIEWING_OFFICER,
    do="Hold the adoption review",
    cycle="then at most every 6 months",
    resets="each review; it ends with the adoption order, or the child's return. Placed again, the four weeks begin again",
)
VISITS = Duty(
    key="AD-09",
    name="Adoption placement visits",
    starts=Kind.PLACED_FOR_ADOPTION,
    within=at_most_weeks(1),
    then=at_most_weeks(1),
    met_by=Kind.ADOPTION_VISITED,
    per=Per.ADOPTION_PLACEMENT,
    while_=(BEFORE_FIRST_ADOPTION_REVIEW,),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 36(4)(a)"),
    do="Visit the child and the adopters",
    cycle="weekly until the first review, then as that review sets",
    resets="each visit at which the child was seen",
    note="If the first review is late the weekly visits go on. What a review sets for later is a fact of that review.",
)
EARLIEST_APPLICATION = Duty(
    key="AD-10",
    name="Earliest adoption application",
    starts=Kind.PLACED_FOR_ADOPTION,
    within=weeks(10),
    met_by=Kind.ADOPTION_APPLIED_FOR,
    per=Per.ADOPTION_PLACEMENT,
    date_is=DateIs.NOT_BEFORE,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(ADOPTION_AND_CHILDREN_ACT, "section 42(2)", Checked.FROM_KNOWLEDGE),
    by=By.ADOPTION_TEAM,
    do="Apply to adopt no sooner than this day",
    provided="where an agency placed the child",
    note="Not a deadline: the first day on which an application is allowed.",
)
EARLIEST_CONSENT = Duty(
    key="AD-11",
    name="Parental consent not before",
    starts=Kind.BORN,
    within=weeks(6),
    met_by=Kind.ADOPTION_CONSENT_GIVEN,
    date_is=DateIs.NOT_BEFORE,
    per=Per.CHILD,
    while_=(ADOPTION_IS_THE_PLAN,),
    carries_over=True,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(ADOPTION_AND_CHILDREN_ACT, "section 52(3)", Checked.CONFIRMED_ELSEWHERE),
    by=By.ADOPTION_TEAM,
    do="Take the mother's consent no sooner than this day",
    provided="the mother's consent",
    note="Not a deadline: the first day on which consent is valid. To place a younger baby needs a written agreement.",
)
STAGE_ONE = Duty(
    key="AD-12",
    name="Prospective adopter stage one",
    starts=Kind.ADOPTER_REGISTERED,
    within=months(2),
    met_by=Kind.ADOPTER_STAGE_ONE_DECIDED,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_AGENCIES_REGULATIONS} as amended, and guidance", "stage one", Checked.FROM_KNOWLEDGE),
    by=By.ADOPTION_TEAM,
    do="Decide stage one of the adopter's assessment",
    provided="for a prospective adopter, not a child",
    extension="the adopter may ask for a pause",
)
STAGE_TWO = Duty(
    key="AD-13",
    name="Prospective adopter stage two",
    starts=Kind.ADOPTER_STAGE_TWO_BEGAN,
    within=months(4),
    met_by=Kind.ADOPTER_DECIDED,
    per=Per.MATTER,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(f"{ADOPTION_AGENCIES_REGULATIONS} as amended, and guidance", "stage two", Checked.FROM_KNOWLEDGE),
    by=By.DECISION_MAKER,
    do="Decide whether the adopter is suitable",
    provided="for a prospective adopter, not a child",
    extension="in exceptional circumstances",
    note="Up to 6 months may pass between the two stages.",
)
FAMILY_FINDING = Duty(
    key="AD-14",
    name="Family finding tracker review",
    starts=Kind.SHOULD_BE_PLACED_FOR_ADOPTION,
    within=at_most_weeks(4),
    then=at_most_weeks(4),
    met_by=Kind.ADOPTION_TRACKED,
    while_=(ADOPTION_IS_THE_PLAN, NO_MATCH_SINCE_DECISION),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.ADOPTION_TEAM,
    do="Review family finding, and decide the next step",
    cycle="rolling until there is a match",
)
PLAN_RECONSIDERED = Duty(
    key="AD-15",
    name="Change of plan away from adoption reviewed",
    starts=PLACEMENT_ORDER_MADE,
    within=months(12),
    then=months(6),
    met_by=(Kind.ADOPTION_PLAN_DECIDED, Kind.ADOPTION_PLAN_CHANGED),
    while_=(PLACEMENT_ORDER, NOT_PLACED_FOR_ADOPTION),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.DECISION_MAKER,
    do="Decide whether adoption is still the plan",
    cycle="then every 6 months",
    provided="or sooner, wherever delay is flagged",
    note="Feeds scorecard A5. Changing the plan does not end the placement order: it stays until it is revoked.",
)
LIFE_STORY = Duty(
    key="AD-16",
    name="Life-story book and later-life letter",
    starts=Kind.ADOPTED,
    within=working_days(10),
    met_by=Kind.LIFE_STORY_GIVEN,
    per=Per.CHILD,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(ADOPTION_GUIDANCE, "", Checked.FROM_KNOWLEDGE),
    do="Give the life-story book and the later-life letter",
    note="Counts from the order, or from the celebration hearing where the council says so.",
)

DUTIES: tuple[Duty, ...] = (
    DECISION,
    DECISION_ON_PAPERS,
    ORDER_APPLIED_FOR,
    MATCH,
    MOVED_IN,
    REVIEW_WHILE_WAITING,
    FIRST_REVIEW,
    LATER_REVIEWS,
    VISITS,
    EARLIEST_APPLICATION,
    EARLIEST_CONSENT,
    STAGE_ONE,
    STAGE_TWO,
    FAMILY_FINDING,
    PLAN_RECONSIDERED,
    LIFE_STORY,
)
