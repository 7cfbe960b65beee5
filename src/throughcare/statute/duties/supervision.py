"""Supervision, managers' oversight, allocation and handover, and a record kept up to date."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import LOOKED_AFTER, ON_A_PROTECTION_PLAN, AnyOf, Per, during, under
from throughcare.statute.counting import at_most_weeks, date_given, months, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)
IN_PROCEEDINGS = during(Kind.APPLICATION_ISSUED, Kind.FINAL_ORDER_MADE, words="in care proceedings")

HAS_A_WORKER = during(Kind.WORKER_ALLOCATED, Kind.WORKER_ENDED, words="allocated to a social worker")

WORKER_SUPERVISED = Duty(
    key="SU-01",
    name="Personal supervision of social worker",
    starts=Kind.SUPERVISION_BEGAN,
    within=at_most_weeks(4),
    then=at_most_weeks(4),
    met_by=Kind.SUPERVISED,
    per=Per.MATTER,
    until=Kind.SUPERVISION_ENDED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(f"{LOCAL}, after the standards for employers of social workers", "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Hold the supervision session, and record it",
    cycle="rolling",
    provided="a practitioner who is allocated to children",
    resets="each session held; one cancelled does not",
    extension="leave of over 3 weeks is a pause",
    note="In the assessed and supported first year: weekly for 6 weeks, fortnightly to 6 months, then monthly.",
    not_yet="It is owed to a worker, and duties are reckoned of a child. What is recorded is supervision of the work with each child, which "
    "SU-02 counts; a session with a worker, its day and a long leave that pauses it are not recorded, and belong on no child's record.",
)
CHILD_DISCUSSED = Duty(
    key="SU-02",
    name="Case supervision per child",
    starts=Kind.WORKER_ALLOCATED,
    within=at_most_weeks(6),
    then=at_most_weeks(6),
    met_by=Kind.CHILD_SUPERVISED,
    per=Per.CHILD,
    while_=(HAS_A_WORKER,),
    until=Kind.CLOSED,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Discuss the child in supervision, and record the actions",
    cycle="rolling; 4 weeks on a protection plan or in proceedings",
    provided="while a social worker is allocated",
    resets="each recorded discussion that set actions",
    note="For each child, not for each worker: a change of worker does not begin it again.",
)
OVERSIGHT = Duty(
    key="SU-03",
    name="Management oversight at milestone",
    starts=Kind.MILESTONE_REACHED,
    within=working_days(2),
    met_by=Kind.OVERSIGHT_RECORDED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Record the manager's decision and the reasons for it",
    cycle="each milestone",
    provided="assessment, section 47 enquiry, legal planning meeting, review, end of a placement, missing; the council may change the list",
    resets="met by a note with a decision in it",
    note="A click to approve is not oversight.",
    not_yet="Managers' decisions are recorded, each with what led to it, but not which milestone it is about: one decision could be counted "
    "for another's.",
)
ACTION_DONE = Duty(
    key="SU-04",
    name="Supervision action completion",
    starts=Kind.ACTION_SET,
    within=date_given("the date agreed when the action was set", unit="user_date"),
    met_by=Kind.ACTION_DONE,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Do what was agreed in supervision",
    cycle="each action",
    extension="agreed again with a reason, and every change of date counted",
    note="A third change of date is a sign of drift.",
    not_yet="An action is agreed, not owed by law or standard: what was agreed has its own lists, its day and its own "
    "escalation.",
)
ALLOCATED = Duty(
    key="SU-05",
    name="Allocation of unallocated child",
    starts=Kind.ACCEPTED_BY_TEAM,
    within=working_days(1),
    met_by=Kind.WORKER_ALLOCATED,
    per=Per.CHILD,
    until=Kind.CLOSED,
    while_=(under(18),),
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    by=By.TEAM_MANAGER,
    do="Allocate a named worker",
    provided="any child whose record is open, from the day a team has them and nobody in it is named",
    note="Passing a child from team to team does not end it: only a named worker does, the eighteenth birthday, or closing the record.",
)
HANDED_OVER = Duty(
    key="SU-06",
    name="Transfer handover",
    starts=Kind.WORKER_CHANGED,
    within=working_days(10),
    met_by=Kind.HANDED_OVER,
    per=Per.CHILD,
    until=Kind.CLOSED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.IN_PUBLISHED_TOOL),
    do="Make the joint visit and write the handover summary",
    cycle="each change of worker",
    note="The looked-after return asks the reason for each change of social worker.",
    not_yet="What the next worker must know is written down as the worker changes, in one act; whether the two made a visit together, and "
    "when, is not recorded apart from other visits.",
)
NOTED = Duty(
    key="SU-07",
    name="Case note entered",
    starts=Kind.HAPPENED,
    within=working_days(2),
    met_by=Kind.NOTED,
    per=Per.MATTER,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Write down what happened",
    cycle="each event, of any kind",
    not_yet="Of what nobody has written down nothing is known; and of what is, a correction has the day on which it was "
    "corrected.",
)
CHRONOLOGY = Duty(
    key="SU-08",
    name="Chronology refreshed",
    starts=(Kind.BECAME_LOOKED_AFTER, Kind.PROTECTION_PLAN_BEGAN, Kind.APPLICATION_ISSUED),
    within=months(3),
    then=months(3),
    met_by=Kind.CHRONOLOGY_UPDATED,
    per=Per.CHILD,
    while_=(AnyOf((LOOKED_AFTER, ON_A_PROTECTION_PLAN, IN_PROCEEDINGS)),),
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=LOCAL_RULE,
    do="Bring the chronology up to date",
    cycle="rolling",
    resets="each time it is brought up to date",
    note="A child without a chronology owes one from the start.",
    not_yet="A chronology is a document, made from the record when it is wanted; it tells no fact of having brought anything "
    "up to date.",
)

DUTIES: tuple[Duty, ...] = (
    WORKER_SUPERVISED,
    CHILD_DISCUSSED,
    OVERSIGHT,
    ACTION_DONE,
    ALLOCATED,
    HANDED_OVER,
    NOTED,
    CHRONOLOGY,
)
