"""Health of looked-after children."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import NOT_SHORT_BREAKS, ByBirthday, LookedAfterTo, Per, aged, each, first, under
from throughcare.statute.counting import by_birthday, in_the_year, months, months_until_birthday, working_days
from throughcare.statute.duties.care_planning import FULL_RULES, NEW_CARER
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CARE_PLANNING_REGULATIONS, HEALTH_GUIDANCE, LOCAL, LOOKED_AFTER_RETURN_GUIDE
from throughcare.statute.kinds import Kind

INITIAL_ASSESSMENT = Duty(
    key="HE-01",
    name="Initial health assessment by registered medical practitioner",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=working_days(20),
    met_by=Kind.HEALTH_ASSESSED,
    while_=(NOT_SHORT_BREAKS,),
    carries_over=True,
    sooner=first(Kind.REVIEW_HELD),
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 7(1)", Checked.FROM_KNOWLEDGE),
    by=By.HEALTH,
    do="Get the report of the initial health assessment",
    cycle="then HE-03 or HE-04",
    extension="a child who understands may refuse",
    note="Due for the first review if that is held sooner. Coming back into care needs another.",
)
ASSESSMENT_REQUESTED = Duty(
    key="HE-02",
    name="IHA consent and referral sent to provider",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=working_days(5),
    met_by=Kind.HEALTH_ASSESSMENT_REQUESTED,
    until=Kind.HEALTH_ASSESSED,
    while_=(NOT_SHORT_BREAKS,),
    carries_over=True,
    calendar=CalendarCode.EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    do="Send the request for the health assessment, with consent",
    note="Once the assessment is done, nobody needs to ask for it: never asked for, it ends unmet.",
)
REVIEW_UNDER_FIVE = Duty(
    key="HE-03",
    name="Review health assessment under 5",
    starts=Kind.HEALTH_ASSESSED,
    within=months_until_birthday(6, age=5, then=12),
    met_by=Kind.HEALTH_ASSESSED,
    while_=(NOT_SHORT_BREAKS,),
    only_if=ByBirthday(months(6), age=5, before=True),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 7(3)", Checked.FROM_KNOWLEDGE),
    by=By.HEALTH,
    do="Arrange the next health assessment",
    which="under 5",
    cycle="rolling",
    extension="a child who understands may refuse",
    note="Where six months would reach the fifth birthday, it is twelve: see HE-04.",
)
REVIEW_FIVE_AND_OVER = Duty(
    key="HE-04",
    name="Review health assessment 5 and over",
    starts=Kind.HEALTH_ASSESSED,
    within=months(12),
    met_by=Kind.HEALTH_ASSESSED,
    while_=(NOT_SHORT_BREAKS, under(18)),
    only_if=ByBirthday(months(6), age=5, before=False),
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 7(3)", Checked.FROM_KNOWLEDGE),
    by=By.HEALTH,
    do="Arrange the next health assessment",
    which="5 and over",
    cycle="rolling",
    extension="a child who understands may refuse",
)
DENTAL_CHECK = Duty(
    key="HE-05",
    name="Dental check",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=months(12),
    met_by=Kind.DENTAL_CHECKED,
    then=months(12),
    while_=(aged(1), NOT_SHORT_BREAKS),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(HEALTH_GUIDANCE, "OC2", Checked.FROM_KNOWLEDGE),
    by=By.CARER,
    do="Arrange for them to see a dentist",
    cycle="rolling; six months where the dentist says so",
    note="The return tests it at the year end for children looked after twelve months.",
)
IMMUNISATIONS = Duty(
    key="HE-06",
    name="Immunisations up to date",
    starts=Kind.HEALTH_ASSESSED,
    within=months(12),
    met_by=Kind.IMMUNISATIONS_CHECKED,
    then=months(12),
    while_=(NOT_SHORT_BREAKS,),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(HEALTH_GUIDANCE, "OC2", Checked.FROM_KNOWLEDGE),
    by=By.HEALTH,
    do="Check that immunisations are up to date",
    cycle="rolling",
)
QUESTIONNAIRE = Duty(
    key="HE-07",
    name="Strengths and Difficulties Questionnaire",
    starts=Kind.BECAME_LOOKED_AFTER,
    within=months(12),
    met_by=Kind.SDQ_SCORED,
    then=months(12),
    while_=(aged(4, under=17), NOT_SHORT_BREAKS),
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FREE,
    source=Source(LOOKED_AFTER_RETURN_GUIDE, "SDQ; health guidance", Checked.IN_PUBLISHED_TOOL),
    do="Ask the carer for the strengths and difficulties questionnaire and score it",
    cycle="yearly",
    extension="a reason why not, by its code",
    note="The age is taken on the day it is scored.",
)
DEVELOPMENT = Duty(
    key="HE-08",
    name="Developmental checks under 5 (health promotion)",
    starts=Kind.YEAR_ENDED,
    within=in_the_year(12),
    met_by=Kind.DEVELOPMENT_CHECKED,
    while_=(under(5),),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(LOOKED_AFTER_RETURN_GUIDE, "OC2", Checked.IN_PUBLISHED_TOOL),
    by=By.HEALTH,
    do="Record whether developmental checks are up to date",
    cycle="yearly",
    provided="looked after for twelve months on 31 March",
    not_yet="It is a flag tested on 31 March, for children looked after the twelve months to it: neither that day as a beginning, nor "
    "whether developmental checks are up to date, is recorded here. A health assessment says that it was done, not this.",
)
HEALTH_TOLD = Duty(
    key="HE-09",
    name="Health notification of placement move",
    starts=each(Kind.PLACED, NEW_CARER),
    within=working_days(5),
    met_by=Kind.HEALTH_TOLD_OF_PLACEMENT,
    may_be_early=True,
    per=Per.PLACEMENT,
    while_=FULL_RULES,
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CARE_PLANNING_REGULATIONS, "regulation 13(2)(f)-(g)", Checked.WORDING_SEEN),
    do="Tell the health team and the GP of the placement",
    cycle="each placement",
    note="Met when the last of them was told; before the placement is the rule, and five working days after it only for one made in "
    "an emergency (regulation 13(1) and (4)): here five are reckoned for every one. "
    "The regulation still names the body before the integrated care board.",
)
HEALTH_SUMMARY = Duty(
    key="HE-10",
    name="Leaving care health summary",
    starts=Kind.BECAME_ELIGIBLE,
    within=by_birthday(18, unit="by_18", number=0),
    met_by=Kind.HEALTH_SUMMARY_GIVEN,
    per=Per.CHILD,
    while_=(LookedAfterTo(18), under(25)),
    carries_over=True,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.FREE,
    source=Source(HEALTH_GUIDANCE, "", Checked.FROM_KNOWLEDGE),
    by=By.HEALTH,
    do="Give them their health summary",
    provided="an eligible child: it ends when they stop being looked after before 18",
    note="Shown from the day they become eligible, so that it can be made ready; due on the 18th birthday, on which care ends at the "
    "latest. Who was looked after until then is still owed it: until it is given, or unmet at 25, when leaving care ends.",
)

DUTIES: tuple[Duty, ...] = (
    INITIAL_ASSESSMENT,
    ASSESSMENT_REQUESTED,
    REVIEW_UNDER_FIVE,
    REVIEW_FIVE_AND_OVER,
    DENTAL_CHECK,
    IMMUNISATIONS,
    QUESTIONNAIRE,
    DEVELOPMENT,
    HEALTH_TOLD,
    HEALTH_SUMMARY,
)
