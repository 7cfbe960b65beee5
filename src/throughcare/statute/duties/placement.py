"""Placements at risk or ending, secure accommodation, deprivation of liberty, remand, detention and long stays."""

from __future__ import annotations

from datetime import date

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import IN_PERSON, LOOKED_AFTER, SEEN, Not, Per, during, each, fact, under
from throughcare.statute.counting import at_most_months, at_once, date_given, days, hours, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import (
    CARE_PLANNING_REGULATIONS,
    COURT_ORDER,
    DETENTION_VISITS_REGULATIONS,
    LOCAL,
    LONG_STAY_VISITS_REGULATIONS,
    SECURE_ACCOMMODATION_REGULATIONS,
)
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
IN_SECURE = each(Kind.PLACED, fact("type", "K1", words="in a secure children's home"))
NOT_FOR_UNDER_16 = fact("type", "K3", "H5", "P2", words="in supported or independent living")
SEEN_VISIT = each(Kind.VISITED, SEEN, IN_PERSON)
DEPRIVED_OF_LIBERTY = during(Kind.LIBERTY_ORDER_MADE, Kind.LIBERTY_ORDER_ENDED, words="deprived of liberty under an order")

STABILITY_MEETING = Duty(
    key="PL-01",
    name="Placement stability meeting",
    starts=Kind.PLACEMENT_AT_RISK,
    within=working_days(5),
    met_by=Kind.STABILITY_MEETING_HELD,
    per=Per.PLACEMENT,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.PLACEMENTS,
    do="Hold a meeting to keep the placement going",
    cycle="each time",
    provided="the carer gave notice, or the placement is known to be at risk",
    note="Inspectors found too little support to prevent breakdown.",
)
DISRUPTION_MEETING = Duty(
    key="PL-02",
    name="Disruption meeting/learning",
    starts=each(
        Kind.PLACEMENT_ENDED,
        fact("planned", False, words="unplanned"),
        fact("lasting", words="though it was long-term, meant to last until 18, or for adoption"),
    ),
    within=working_days(20),
    met_by=Kind.DISRUPTION_MEETING_HELD,
    per=Per.MATTER,
    while_=(LOOKED_AFTER,),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.PLACEMENTS,
    do="Hold a disruption meeting and record what it taught",
    cycle="each time",
    provided="whoever recorded the move said that it was not planned: nothing is inferred from the reasons of a return",
    note="Inspectors found too little analysis of why placements end.",
)
SECURE_WITHOUT_ORDER = Duty(
    key="PL-03",
    name="Secure accommodation without court order",
    starts=IN_SECURE,
    within=hours(72),
    met_by=Kind.SECURE_AUTHORISED,
    per=Per.PLACEMENT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(SECURE_ACCOMMODATION_REGULATIONS, "regulation 10", Checked.FROM_KNOWLEDGE),
    by=By.LEGAL,
    do="Get the court's authority, or let the child go",
    cycle="72 hours in all, in any 28 days running",
    provided="kept under section 25 without an order",
    resets="an order or release ends it",
    extension="a special rule around public holidays",
    note="The hours are added up, and need not run together. Under 13 the Secretary of State must approve (regulation 4).",
    not_yet="A court's authority for secure accommodation is not recorded apart from the legal status.",
)
SECURE_REVIEW = Duty(
    key="PL-04",
    name="Secure accommodation criteria review: first",
    starts=IN_SECURE,
    within=months(1),
    then=months(3),
    met_by=Kind.SECURE_REVIEWED,
    per=Per.PLACEMENT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(SECURE_ACCOMMODATION_REGULATIONS, "regulation 15", Checked.FROM_KNOWLEDGE),
    by=By.SERVICE_MANAGER,
    do="Have a panel of three review whether the criteria are still met",
    cycle="then at most every 3 months",
    provided="placed under section 25",
    note="At least one of the three is independent of the authority.",
    not_yet="The panel that reviews the criteria is not recorded.",
)
LIBERTY_AUTHORITY = Duty(
    key="PL-05",
    name="Deprivation of liberty authorisation expiry",
    starts=Kind.LIBERTY_ORDER_MADE,
    within=date_given("the date on which the order ends, or the court's return date"),
    met_by=Kind.LIBERTY_ORDER_MADE,
    per=Per.CHILD,
    while_=(DEPRIVED_OF_LIBERTY, under(18)),
    calendar=CalendarCode.COURT,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(COURT_ORDER, "", Checked.UNSURE),
    by=By.LEGAL,
    do="Go back to the court before the authority runs out",
    cycle="each order",
    provided="authorised by the High Court or under statute",
    resets="a new order, or the end of this one",
    extension="the court's alone",
    note="Where the order was recorded without the day it runs to, it waits for that day. The 2026 Act adds a scheme of its own, not yet read.",
)
NOT_REGISTERED = Duty(
    key="PL-06",
    name="Under-16 in unregistered setting",
    starts=each(Kind.PLACED, NOT_FOR_UNDER_16),
    within=at_once(unit="immediate"),
    met_by=Kind.PLACEMENT_ENDED,
    per=Per.MATTER,
    while_=(under(16), LOOKED_AFTER),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 27A", Checked.FROM_KNOWLEDGE),
    by=By.DIRECTOR,
    do="Move the child to a registered placement at once",
    provided="placed under 16 where no regulated setting is",
    applies_from=date(2021, 9, 9),
    note="Added in 2021. From October 2023 supported accommodation for 16 and 17 must be registered too.",
)
REMAND_PLAN = Duty(
    key="PL-07",
    name="Remand: care plan / detention placement plan",
    starts=Kind.REMANDED,
    within=working_days(10),
    met_by=Kind.REMAND_PLAN_MADE,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CARE_PLANNING_REGULATIONS, "regulations 47A to 47F", Checked.UNSURE),
    do="Prepare the plan for the remand",
    provided="remanded to youth detention; to the authority's own accommodation it is shorter",
    note="Part 8A, added in 2013. Ten days, and five for the authority's accommodation, are from memory: check before relying. "
    "The child is looked after only while remanded.",
)
DETENTION_VISIT = Duty(
    key="PL-08",
    name="Visit to former looked-after child in custody",
    starts=Kind.DETAINED,
    within=working_days(10),
    met_by=SEEN_VISIT,
    per=Per.CHILD,
    until=Kind.RELEASED,
    while_=(Not(LOOKED_AFTER),),
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(DETENTION_VISITS_REGULATIONS, "regulation 4", Checked.CONFIRMED_ELSEWHERE),
    do="Visit them in custody",
    cycle="then whenever they reasonably ask",
    provided="they stopped being looked after because they were detained, and are not a relevant child",
    extension="so far as reasonably practicable",
    note="The English text was seen only in part; its Welsh twin says 10 working days.",
)
LONG_STAY = Duty(
    key="PL-09",
    name="Child 3 months in hospital or residential school: LA notified and visits",
    starts=Kind.LONG_STAY_NOTIFIED,
    within=days(14),
    then=at_most_months(6),
    met_by=SEEN_VISIT,
    per=Per.CHILD,
    until=Kind.LONG_STAY_ENDED,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(LONG_STAY_VISITS_REGULATIONS, "regulation 3", Checked.UNSURE),
    do="Visit, and see that the child is well where they are",
    cycle="then at most every 6 months",
    provided="notice under section 85, 86 or 86A of the Children Act 1989",
    note="The intervals are from memory: check before relying.",
)

DUTIES: tuple[Duty, ...] = (
    STABILITY_MEETING,
    DISRUPTION_MEETING,
    SECURE_WITHOUT_ORDER,
    SECURE_REVIEW,
    LIBERTY_AUTHORITY,
    NOT_REGISTERED,
    REMAND_PLAN,
    DETENTION_VISIT,
    LONG_STAY,
)
