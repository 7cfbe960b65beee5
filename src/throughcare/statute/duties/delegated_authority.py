"""Who may decide what about the child day by day, where they live."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import NOT_SHORT_BREAKS, Per, each, not_fact
from throughcare.statute.counting import working_days
from throughcare.statute.duty import Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import CARE_PLANNING_REGULATIONS
from throughcare.statute.kinds import Kind

WITH_CARERS = (
    not_fact("with_parent", words="not with a parent"),
    not_fact(
        "type",
        *("P1", "P2", "P3", "K3", "H5", "R5", "A3", "A4", "A5", "A6"),
        words="in a foster home, a children's home or another residential placement",
    ),
)
"""A placement of a kind not recorded is taken for one."""

DECISIONS_DELEGATED = Duty(
    key="DL-01",
    name="Delegated authority recorded",
    starts=each(Kind.PLACED, *WITH_CARERS),
    within=working_days(5),
    met_by=Kind.DELEGATED_AUTHORITY_AGREED,
    may_be_early=True,
    per=Per.PLACEMENT,
    while_=(NOT_SHORT_BREAKS,),
    calendar=CalendarCode.EW_BH,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=Source(CARE_PLANNING_REGULATIONS, "schedule 2", Checked.FROM_KNOWLEDGE),
    do="Agree who may decide what, and write it in the placement plan",
    cycle="each placement; looked at again at each review",
    resets="a change of legal status asks for another look",
    extension="before the placement, or within 5 working days where that is not practicable, as for LA-04",
    note="Schedule 2 as amended in 2013, with the guidance under the Children Act 1989.",
)

DUTIES: tuple[Duty, ...] = (DECISIONS_DELEGATED,)
