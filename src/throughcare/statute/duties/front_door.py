"""The front door: contacts, referrals, handovers from the night, and protection in an emergency."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import AnyOf, Per, WithStatus, during, each, fact
from throughcare.statute.counting import days_beginning_with, hours, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CHILDREN_ACT_1989, LOCAL, WORKING_TOGETHER
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
IN_POLICE_PROTECTION = fact("code", "L1", words="police protection")
WHILE_PROTECTED = AnyOf(
    (
        WithStatus(frozenset({"L1"}), "looked after in police protection"),
        during(Kind.POLICE_PROTECTED, Kind.POLICE_PROTECTION_ENDED, words="in police protection elsewhere"),
    )
)

REFERRAL_DECISION = Duty(
    key="FD-01",
    name="Referral: acknowledge to referrer and decide next step",
    starts=Kind.REFERRED,
    within=working_days(1),
    met_by=Kind.REFERRAL_DECIDED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.STATUTORY_GUIDANCE,
    config=Config.TIGHTEN,
    source=Source(WORKING_TOGETHER, "chapter 3, referral", Checked.FROM_KNOWLEDGE),
    by=By.DUTY_MANAGER,
    do="Decide what the referral needs, and tell the referrer it has been received",
    provided="where the contact is accepted as a referral",
    resets="only a qualified manager's recorded decision stops it",
    extension="none; a night's referral counts from the next working day only where the council so chooses",
    note="Counts from the day it reached the authority, not when it was keyed: a minute either side of closing time changes "
    "nothing. Each brother and sister has their own. The 2026 edition's paragraph is still to be checked.",
)
URGENT_SCREENING = Duty(
    key="FD-02",
    name="Contact screening (MASH) urgent band",
    starts=each(Kind.CONTACTED, fact("band", "red", words="banded red")),
    within=hours(4),
    met_by=Kind.CONTACT_SCREENED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.DUTY_MANAGER,
    do="Screen the contact and decide the threshold",
    which="urgent contacts",
    resets="a new band keeps the time at which the contact came",
    extension="only by a new band, with the reason",
    note="Bands are each area's own. Red 4, amber 24 and green 72 hours are usual.",
)
STANDARD_SCREENING = Duty(
    key="FD-03",
    name="Contact screening (MASH) standard band",
    starts=each(Kind.CONTACTED, fact("band", "amber", words="banded amber")),
    within=hours(24),
    met_by=Kind.CONTACT_SCREENED,
    per=Per.MATTER,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.DUTY_MANAGER,
    do="Screen the contact and decide the threshold",
    which="other contacts",
    resets="a new band keeps the time at which the contact came",
    extension="only by a new band, with the reason",
    note="Elapsed hours. A council that means office hours must set working days instead.",
)
REFERRER_TOLD = Duty(
    key="FD-04",
    name="Feedback of outcome to referrer",
    starts=each(Kind.REFERRAL_DECIDED, fact("referrer_known", words="from a referrer who is known")),
    within=working_days(3),
    met_by=Kind.REFERRER_TOLD,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.DUTY_MANAGER,
    do="Tell the referrer the outcome, or record why it cannot be shared",
    provided="a professional or a relative referred, and confidence allows it",
    resets="a recorded reason for not sharing stops it as well",
    note="Working Together expects it; the number of days is local. Nothing is owed to an anonymous referrer.",
)
MORNING_HANDOVER = Duty(
    key="FD-05",
    name="EDT/out-of-hours handover to day service",
    starts=Kind.OUT_OF_HOURS_ACTION,
    within=working_days(1),
    met_by=Kind.OUT_OF_HOURS_ACCEPTED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.EMERGENCY_DUTY,
    do="Hand over to the day team, and see that it accepts",
    note="Over Christmas it falls on the first working day after.",
)
POLICE_PROTECTION = Duty(
    key="FD-06",
    name="Police protection maximum",
    starts=(Kind.POLICE_PROTECTED, each(Kind.LEGAL_STATUS_BEGAN, IN_POLICE_PROTECTION)),
    within=hours(72),
    met_by=(Kind.POLICE_PROTECTION_ENDED, each(Kind.LEGAL_STATUS_ENDED, IN_POLICE_PROTECTION)),
    per=Per.MATTER,
    while_=(WHILE_PROTECTED,),
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 46(6)", Checked.FROM_KNOWLEDGE),
    by=By.DUTY_MANAGER,
    do="See the child released, or an order or other lawful basis in place",
    provided="the police used their power under section 46",
    resets="release, an emergency order or accommodation by agreement ends it",
    extension="none whatever",
    note="Elapsed hours, through weekends and changes of the clock. Where only the day was recorded, the end of the third day after.",
)
EMERGENCY_ORDER = Duty(
    key="FD-07",
    name="Emergency protection order: expiry",
    starts=Kind.EMERGENCY_ORDER_MADE,
    within=days_beginning_with(8),
    met_by=Kind.EMERGENCY_ORDER_ENDED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 45(1)-(6)", Checked.FROM_KNOWLEDGE),
    by=By.LEGAL,
    do="Apply again, or end the order safely, before it runs out",
    cycle="one extension",
    provided="where the court granted the full eight days",
    resets="discharge or an interim order ends it",
    extension="once, by up to 7 days; an eighth day on a public holiday or a Sunday may run to noon of the next ordinary day",
    note="The sealed order says when it ends: this date only checks it and warns.",
)
CHILD_ASSESSMENT_ORDER = Duty(
    key="FD-08",
    name="Child assessment order: duration",
    starts=Kind.CHILD_ASSESSMENT_ORDER_BEGAN,
    within=days_beginning_with(7),
    met_by=Kind.CHILD_ASSESSMENT_ORDER_DONE,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=Source(CHILDREN_ACT_1989, "section 43(5)", Checked.IN_PUBLISHED_TOOL),
    do="Complete the assessment the court ordered",
    extension="none",
    note="Counts from the start the order states. The looked-after return refuses a longer order too.",
)

DUTIES: tuple[Duty, ...] = (
    REFERRAL_DECISION,
    URGENT_SCREENING,
    STANDARD_SCREENING,
    REFERRER_TOLD,
    MORNING_HANDOVER,
    POLICE_PROTECTION,
    EMERGENCY_ORDER,
    CHILD_ASSESSMENT_ORDER,
)
