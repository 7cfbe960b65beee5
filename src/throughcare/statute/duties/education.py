"""The personal education plan of a looked-after child, and the school place it needs."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import LOOKED_AFTER, NOT_SHORT_BREAKS, Per, aged, each, fact, first
from throughcare.statute.counting import before_it_happens, each_term, school_days, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import EDUCATION_GUIDANCE, LOCAL
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
PLANS = Source(EDUCATION_GUIDANCE, "personal education plans", Checked.FROM_KNOWLEDGE)
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
OF_SCHOOL_AGE = (aged(5, under=18), NOT_SHORT_BREAKS)
IN_SCOPE = (
    "of statutory school age; also before school in early education, which an age does not show, "
    "and at 16 and 17 while in learning"
)

PLAN_BEGUN = Duty(
    key="ED-01",
    name="Personal education plan initiated",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=working_days(10),
    met_by=(Kind.EDUCATION_PLAN_BEGUN, Kind.EDUCATION_PLAN_HELD),
    while_=OF_SCHOOL_AGE,
    carries_over=True,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=PLANS,
    do="Begin the personal education plan with the school and the virtual school",
    cycle="then each term: ED-03",
    provided=IN_SCOPE,
    resets="coming back into care needs a plan again",
    note="Working days, not school days: they run in August, and a child with no school place still needs a plan. "
    "Ten school days, where a council uses them, is its own standard.",
)
PLAN_FOR_FIRST_REVIEW = Duty(
    key="ED-02",
    name="PEP available for first review",
    starts=first(Kind.REVIEW_HELD),
    within=before_it_happens("a quality-assured education plan, in effect before the first review"),
    met_by=Kind.EDUCATION_PLAN_CHECKED,
    while_=OF_SCHOOL_AGE,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=PLANS,
    do="Have the education plan quality assured in time for the first review",
    provided=IN_SCOPE,
)
PLAN_EACH_TERM = Duty(
    key="ED-03",
    name="PEP reviewed each school term",
    starts=Kind.TERM_BEGAN,
    within=each_term(),
    met_by=Kind.EDUCATION_PLAN_HELD,
    until=Kind.TERM_BEGAN,
    while_=OF_SCHOOL_AGE,
    calendar=CalendarCode.TERM,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=PLANS,
    do="Hold the education plan review for this term",
    cycle="every term, three a year; some councils every half term",
    provided=IN_SCOPE,
    resets="each term begins another",
    note="Due by the last day of the term, and owed from its first to every child looked after then; one who comes into care "
    "within a term has the first plan to begin. The terms are those this council has set: those of the child's own school, "
    "which go before them, are not kept. By local custom a first plan for a child who came into care in the last ten days of a "
    "term counts for the next: that is not reckoned, and may be agreed as an excuse.",
)
SCHOOL_AFTER_MOVE = Duty(
    key="ED-04",
    name="School place after emergency move",
    starts=each(
        Kind.PLACED,
        fact("emergency", words="in an emergency"),
        fact("changes_school", words="taking the child away from their school"),
    ),
    within=school_days(20),
    met_by=Kind.SCHOOL_STARTED,
    per=Per.PLACEMENT,
    while_=OF_SCHOOL_AGE,
    calendar=CalendarCode.TERM,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(EDUCATION_GUIDANCE, "admissions", Checked.FROM_KNOWLEDGE),
    do="Secure suitable full-time education",
    cycle="each such placement",
    note="Met on the first day attended. Counted in days the school is open, not in working days.",
    not_yet="It is not asked of a placement whether it took the child from their school, nor is the first day at another school "
    "recorded. Where they learn is known from education plans alone.",
)
PLAN_QUALITY_ASSURED = Duty(
    key="ED-05",
    name="PEP quality assurance by virtual school",
    starts=Kind.EDUCATION_PLAN_HELD,
    within=working_days(10),
    met_by=Kind.EDUCATION_PLAN_CHECKED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.VIRTUAL_SCHOOL,
    do="Check the quality of the education plan and say the result",
    cycle="each plan",
)
EXCLUSION_ALERT = Duty(
    key="ED-06",
    name="Exclusion/suspension alert to virtual school and IRO",
    starts=Kind.EXCLUDED,
    within=working_days(1),
    met_by=Kind.EXCLUSION_ACTED_ON,
    per=Per.MATTER,
    while_=(LOOKED_AFTER,),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.VIRTUAL_SCHOOL,
    do="Act on the exclusion, and tell the reviewing officer",
    cycle="each exclusion or suspension",
    note="The statutory guidance on exclusions has dates of its own, for the school.",
    not_yet="Days lost to exclusion are recorded by the term, with the education plan; an exclusion on its day, and what was done about it, "
    "are not.",
)

DUTIES: tuple[Duty, ...] = (
    PLAN_BEGUN,
    PLAN_FOR_FIRST_REVIEW,
    PLAN_EACH_TERM,
    SCHOOL_AFTER_MOVE,
    PLAN_QUALITY_ASSURED,
    EXCLUSION_ALERT,
)
