"""Young people getting ready to leave care, and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import FOSTERED, ceased, counted, latest, only
from throughcare.measures.measure import Better, Cases, Measure, Proportion
from throughcare.measures.timely import fell_due, in_date
from throughcare.statute.duties import leaving_care, pathway_plans

IN_TOUCH = "YES"
NOT_EXPECTED = ("DIED", "RHOM")
AT_WORK_OR_LEARNING = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")
NOT_SAID = "0"
OC3 = "Department for Education, Children looked after in England: care leavers (OC3)"
INCOMPLETE = "pathway plans were incomplete and lacked aspiration"
LAST_WORD = "young people who left care, by the last contact of the year or the last yearly return"
AROUND_BIRTHDAYS = "DfE: around the birthdays from 17 to 21, each age apart"


def _words(record: Any, asked: Asked) -> Any:
    """What was said of young people after care: in the twelve months, or in the yearly return that ended in them."""
    said = record.leaving_contact
    lately = said.contact_on.between(asked.from_on, asked.to_on).fill_null(False)
    of_the_year = ((said.year == asked.last_31_march.year()) & (asked.last_31_march >= asked.from_on)).fill_null(False)
    return said.filter(lately | of_the_year).mutate(on=said.contact_on.fill_null(asked.last_31_march))


def _last_words(record: Any, asked: Asked) -> Any:
    """The last of it for each; whoever that says nothing is expected of is left out."""
    last = latest(_words(record, asked), "on")
    return last.filter(last.in_touch.isnull() | ~last.in_touch.isin(NOT_EXPECTED))


def _in_touch(record: Any, asked: Asked) -> Any:
    rows = _last_words(record, asked)
    return counted(rows, met=rows.in_touch == IN_TOUCH)


def _said(column: str, so: Callable[[Any], Any]) -> Cases:
    """Of each, the last time that anybody said it: not every contact says where somebody lives and what they do."""

    def cases(record: Any, asked: Asked) -> Any:
        words = _words(record, asked)
        told = latest(words.filter(words[column].notnull(), words[column] != NOT_SAID), "on")
        rows = _last_words(record, asked).select("child").left_join(told.select("child", said=column), "child")
        return counted(rows, met=so(rows.said))

    return cases


def _stayed_put(record: Any, asked: Asked) -> Any:
    grown = ceased(record, asked).filter(lambda row: row.ended_on >= row.turned_18_on)
    last = latest(record.placement, "started_on").filter(lambda row: row.kind.isin(FOSTERED)).select("child")
    rows = only(grown, last)
    return counted(rows, matter=rows.period, met=rows.reason_ended == "E17")


PLANNED_IN_TIME = Proportion(
    key="M-CL-01",
    title="Needs for leaving care were assessed, and a pathway plan made, in time",
    counts="assessments and first pathway plans of young people who became eligible, by the day each was due",
    met="done by then",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=f"{pathway_plans.NEEDS_ASSESSED.source}",
    cases=fell_due(pathway_plans.NEEDS_ASSESSED, pathway_plans.PATHWAY_PLAN),
    letter=INCOMPLETE,
)
IN_DATE = Proportion(
    key="M-CL-02",
    title="Pathway plans are in date",
    counts="young people to whom a review of their pathway plan is owed",
    met="it is not overdue",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=f"{pathway_plans.PATHWAY_REVIEW.source}",
    cases=in_date(pathway_plans.PATHWAY_REVIEW),
    letter=INCOMPLETE,
)
TOUCH = Proportion(
    key="M-CL-04",
    title="The council is in touch with young people who left care",
    counts=LAST_WORD,
    met="in touch",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=OC3,
    cases=_in_touch,
    leaves_out="those who died, or had returned home for six months",
    beside=AROUND_BIRTHDAYS,
)
SUITABLE = Proportion(
    key="M-CL-05",
    title="Young people who left care live in suitable accommodation",
    counts=LAST_WORD,
    met="where they live suits them",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=OC3,
    cases=_said("accommodation", lambda said: said.endswith("1")),
    leaves_out="those who died, or had returned home for six months",
    beside=f"{AROUND_BIRTHDAYS}; there, not known counts as not suitable",
)
BUSY = Proportion(
    key="M-CL-06",
    title="Young people who left care are in education, employment or training",
    counts=LAST_WORD,
    met="in any of these, full or part time",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=OC3,
    cases=_said("activity", lambda said: said.isin(AT_WORK_OR_LEARNING)),
    leaves_out="those who died, or had returned home for six months",
    beside=f"{AROUND_BIRTHDAYS}; there, not known counts as not",
)
STAYED_PUT = Proportion(
    key="M-CL-07",
    title="Young people stayed with their foster carers at 18",
    counts="young people who left care at 18 or later in the year from a foster placement",
    met="stayed with those carers",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=OC3,
    cases=_stayed_put,
    beside="DfE asks again three months after the birthday",
)
ADVISER_IN_TIME = Proportion(
    key="M-CL-09",
    title="A personal adviser was named in time",
    counts="young people who became eligible, by the day an adviser was due",
    met="named by then",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=f"{leaving_care.ADVISER_NAMED.source}",
    cases=fell_due(leaving_care.ADVISER_NAMED),
)

MEASURES: tuple[Measure, ...] = (PLANNED_IN_TIME, IN_DATE, TOUCH, SUITABLE, BUSY, STAYED_PUT, ADVISER_IN_TIME)
