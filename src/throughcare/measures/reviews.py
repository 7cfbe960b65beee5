"""Reviews: held in time, with the child in them, written up and followed; and what the reviewing officer does between them."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted, looked_after, only, standing, whether
from throughcare.measures.measure import Better, Count, Measure, Proportion, Rate
from throughcare.measures.timely import fell_due, overdue
from throughcare.statute.duties import challenge, reviewing
from throughcare.statute.kinds import Kind

REVIEWS = (reviewing.FIRST_REVIEW, reviewing.SECOND_REVIEW, reviewing.LATER_REVIEW)
TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
TOO_YOUNG = "PN0"
HANDBOOK = "Independent reviewing officers' handbook"


def _every_review_in_time(record: Any, asked: Asked) -> Any:
    each = only(fell_due(*REVIEWS, again=True)(record, asked), looked_after(record, asked.to_on))
    children = each.group_by("child").aggregate(met=lambda row: row.met.all())
    return counted(children, met=children.met)


def _took_part(record: Any, asked: Asked) -> Any:
    rows = record.review
    rows = rows.filter(rows.held_on.between(asked.from_on, asked.to_on)).join(
        record.child.select("child", "turned_4_on"), "child"
    )
    rows = rows.filter(rows.turned_4_on <= rows.held_on, rows.participation.isnull() | (rows.participation != TOO_YOUNG))
    return counted(rows, matter=rows.held_on, met=rows.participation.isin(TOOK_PART))


def _challenges(record: Any, asked: Asked) -> Any:
    rows = record.challenge
    rows = rows.filter(rows.raised_on.between(asked.from_on, asked.to_on))
    return counted(rows, matter=rows.challenge)


def _on_the_day(record: Any, asked: Asked) -> Any:
    return counted(looked_after(record, asked.to_on))


def _changed_the_plan(record: Any, asked: Asked) -> Any:
    rows = record.challenge
    rows = rows.filter(rows.resolved_on.between(asked.from_on, asked.to_on))
    return counted(rows, matter=rows.challenge, met=rows.effect == "plan")


def _with_an_officer(record: Any, asked: Asked) -> Any:
    return counted(_officers(record, asked).select("child").distinct())


def _each_officer(record: Any, asked: Asked) -> Any:
    workers = _officers(record, asked).select("worker").distinct()
    return counted(workers.select(child="worker"))


def _officers(record: Any, asked: Asked) -> Any:
    parts = standing(record.allocation, asked.to_on)
    named = parts.filter(parts.part == "reviewing_officer", parts.worker.notnull())
    return only(named, looked_after(record, asked.to_on))


def _checked_between(record: Any, asked: Asked) -> Any:
    checks = record.midway_check
    lately = checks.filter(checks.checked_on > asked.months_before(6), checks.checked_on <= asked.to_on)
    half_a_year = looked_after(record, asked.to_on).filter(lambda row: row.since_on <= asked.months_before(6))
    rows = whether(half_a_year, lately)
    return counted(rows, met=rows.so)


IN_TIME = Proportion(
    key="M-IR-01",
    title="Reviews were held in time",
    counts="reviews that fell due in the period, or stood open past their day in it",
    met="held by that day",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{reviewing.FIRST_REVIEW.source}",
    cases=fell_due(*REVIEWS, again=True),
    letter="improvement in the timeliness of children's plans being reviewed",
)
OVERDUE = Count(
    key="M-IR-01N",
    title="Reviews are overdue now",
    counts="reviews owed and past their day",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{reviewing.FIRST_REVIEW.source}",
    cases=overdue(*REVIEWS),
    letter="improvement in the timeliness of children's plans being reviewed",
)
EVERY_ONE_IN_TIME = Proportion(
    key="M-IR-02",
    title="Children had every review of the year in time",
    counts="children looked after on the day for whom a review fell due in the year, or stood open past its day in it",
    met="each was held by its day",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="SSDA903: reviews",
    cases=_every_review_in_time,
    letter="improvement in the timeliness of children's plans being reviewed",
)
TOOK_PART_IN = Proportion(
    key="M-IR-03",
    title="Children took part in their reviews",
    counts="reviews held in the year of children aged 4 or over",
    met="the child attended and was heard, or sent their views (PN1, PN2, PN3, PN5, PN6)",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="SSDA903: participation",
    cases=_took_part,
    letter="children's views being recorded",
)
DECISIONS_IN_TIME = Proportion(
    key="M-IR-04",
    title="Decisions of reviews were issued in time",
    counts="reviews held, by the day their decisions were to be issued",
    met="issued by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{reviewing.DECISIONS_ISSUED.source}",
    cases=fell_due(reviewing.DECISIONS_ISSUED),
    letter="IROs do not demonstrate sufficient rigour",
)
RECORD_IN_TIME = Proportion(
    key="M-IR-05",
    title="Records of reviews were sent in time",
    counts="reviews held, by the day their record was to be sent",
    met="sent by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{reviewing.RECORD_SENT.source}",
    cases=fell_due(reviewing.RECORD_SENT),
    letter="IROs do not demonstrate sufficient rigour",
)
CHECKED_MIDWAY = Proportion(
    key="M-IR-06",
    title="Progress was checked midway between reviews",
    counts="checks that fell due in the period",
    met="made by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{challenge.MIDWAY_CHECK.source}",
    cases=fell_due(challenge.MIDWAY_CHECK),
    letter="IROs do not demonstrate sufficient rigour",
)
PERMANENCE_BY_SECOND = Proportion(
    key="M-IR-07",
    title="There was a plan for permanence by the second review",
    counts="children whose plan for permanence fell due in the year",
    met="there was one by then",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=f"{challenge.PERMANENCE_PLAN.source}",
    cases=fell_due(challenge.PERMANENCE_PLAN),
    leaves_out="children who left care before",
    letter="to monitor permanence plans by a child's second review",
)
CHALLENGES = Rate(
    key="M-IR-08",
    title="Challenges raised by reviewing officers, for every 100 children looked after",
    counts="challenges raised in the year, informal and formal",
    over=Over.YEAR,
    better=Better.NEITHER,
    source=HANDBOOK,
    cases=_challenges,
    among=_on_the_day,
    among_words="children looked after on the last day",
    per=100,
    letter="challenging social workers or their managers with any discernible impact",
)
RESOLVED_IN_TIME = Proportion(
    key="M-IR-09",
    title="Formal disputes were resolved in time",
    counts="formal disputes, by the day they were to be resolved",
    met="resolved by then",
    over=Over.YEAR,
    better=Better.HIGHER,
    source=f"{challenge.DISPUTE.source}",
    cases=fell_due(challenge.DISPUTE),
    letter="challenging social workers or their managers with any discernible impact",
)
CHANGED_THE_PLAN = Proportion(
    key="M-IR-10",
    title="Challenges changed the child's plan",
    counts="challenges that ended in the year",
    met="the plan changed",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="The letter",
    cases=_changed_the_plan,
    letter="challenging social workers or their managers with any discernible impact",
)
CASELOAD = Rate(
    key="M-IR-12",
    title="Children for each reviewing officer",
    counts="looked-after children with a reviewing officer named",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{HANDBOOK}: 50 to 70 for each full-time officer",
    cases=_with_an_officer,
    among=_each_officer,
    among_words="officers",
    leaves_out="part-time is not known here: officers are counted, not full-time equivalents",
)
CHECKED_ON = Proportion(
    key="M-IR-13",
    title="Reviewing officers checked on children between reviews",
    counts="children looked after for six months or more",
    met="a midway check of theirs was made in the last six months",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Annex A to the inspection framework",
    cases=_checked_between,
    told_by=Kind.MIDWAY_CHECK_MADE,
    letter="IROs do not demonstrate sufficient rigour",
)

MEASURES: tuple[Measure, ...] = (
    IN_TIME,
    OVERDUE,
    EVERY_ONE_IN_TIME,
    TOOK_PART_IN,
    DECISIONS_IN_TIME,
    RECORD_IN_TIME,
    CHECKED_MIDWAY,
    PERMANENCE_BY_SECOND,
    CHALLENGES,
    RESOLVED_IN_TIME,
    CHANGED_THE_PLAN,
    CASELOAD,
    CHECKED_ON,
)
