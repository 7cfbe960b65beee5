"""Staying in one home: moves, lasting placements, and what is done when one is at risk or breaks."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import (
    FOSTERED,
    TEMPORARY,
    began,
    counted,
    current_placement,
    first,
    homes,
    looked_after,
    only,
    whether,
)
from throughcare.measures.measure import Better, Cases, Count, Measure, Proportion
from throughcare.measures.timely import fell_due, open_on
from throughcare.statute.duties import placement
from throughcare.statute.kinds import Kind

FOR_ADOPTION = ("A3", "A4", "A5", "A6")
LONG_TERM = ("U1", "U4")
STABILITY = "Department for Education, Stability measures for children looked after in England"
LOOKED_AFTER = "Department for Education, Children looked after in England"
IMPROVING = "Long-term and short-term placement stability has improved"
SUPPORT = "not enough support is available to identify problems and prevent placement breakdown"
LEARNING = "Not enough analysis is done to understand the reasons for placement disruption"
NO_PATTERNS = "the council has not yet undertaken an analysis of the patterns of children becoming looked after"


def _three_homes(*, months: int, all_through: bool) -> Cases:
    def cases(record: Any, asked: Asked) -> Any:
        since = asked.months_before(months)
        children = looked_after(record, asked.to_on)
        if all_through:
            children = children.filter(children.since_on <= since)
        often = homes(record, asked, since=since).group_by("child").aggregate(homes=lambda row: row.count())
        rows = whether(children, often.filter(often.homes >= 3))
        return counted(rows, met=rows.so)

    return cases


def _with_one_carer(record: Any, asked: Asked) -> Any:
    import ibis

    children = looked_after(record, asked.to_on)
    children = children.filter(children.turned_16_on > asked.to_on, children.since_on <= asked.months_before(30))
    stays = record.placement
    stays = stays.filter(stays.kind.isnull() | ~stays.kind.isin(TEMPORARY), ~stays.same_carer, stays.started_on <= asked.to_on)
    order = ibis.window(group_by=stays.child, order_by=[stays.started_on, stays.turn])
    stays = stays.mutate(
        before_on=stays.started_on.lag().over(order),
        place=ibis.row_number().over(group_by=stays.child, order_by=[stays.started_on.desc(), stays.turn.desc()]),
    )
    last = stays.filter(stays.place == 0)
    since = last.kind.isin(FOR_ADOPTION).fill_null(False).ifelse(last.before_on, last.started_on)
    with_them = last.filter(since <= asked.months_before(24))
    rows = whether(children, with_them)
    return counted(rows, met=rows.so)


def _unplanned(record: Any, asked: Asked) -> Any:
    rows = record.placement
    rows = rows.filter(
        rows.ended_on.between(asked.from_on, asked.to_on), rows.ended_planned.notnull() | rows.reason_ended.notnull()
    )
    planned = rows.ended_planned.fill_null(rows.reason_ended == "CARPL")
    return counted(rows, matter=rows.placement, met=~planned)


def _looked_into(record: Any, asked: Asked) -> Any:
    rows = record.placement
    rows = rows.filter(rows.ended_on.between(asked.from_on, asked.to_on), ~rows.ended_planned)
    rows = rows.filter(rows.kind.isin(LONG_TERM) | (rows.until_18_decided_on <= rows.ended_on))
    met = record.meeting.filter(lambda row: (row.kind == "disruption") & (row.held_on <= asked.to_on)).select("placement")
    found = whether(rows.select(whose="child", child="placement"), met.select(child="placement"))
    return counted(found.select("so", child="whose", placement="child"), matter=found.child, met=found.so)


def _in_house(record: Any, asked: Asked) -> Any:
    rows = only(current_placement(record, asked.to_on), looked_after(record, asked.to_on))
    rows = rows.filter(rows.kind.isin(FOSTERED))
    return counted(rows, met=rows.provider == "PR1")


def _not_registered(record: Any, asked: Asked) -> Any:
    rows = open_on(record, asked, placement.NOT_REGISTERED)
    return counted(rows, matter=rows.about)


def _came_by_need(record: Any, asked: Asked) -> Any:
    need = first(record.need, "started_on", by="period").select("period", "code")
    rows = began(record, asked).left_join(need, "period").drop("period_right")
    return counted(rows, matter=rows.code.fill_null("not recorded"))


THREE_IN_A_YEAR = Proportion(
    key="M-ST-01",
    title="Children had three homes or more in the year",
    counts="children looked after on the day",
    met="lived in three or more in the twelve months to it",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=STABILITY,
    cases=_three_homes(months=12, all_through=False),
    leaves_out="temporary moves, moves with the same carer, and short breaks",
    beside="DfE: the year to 31 March",
    letter=IMPROVING,
)
THREE_IN_TWO_YEARS = Proportion(
    key="M-ST-02",
    title="Children had three homes or more in two years",
    counts="children looked after on the day and for all of the two years to it",
    met="lived in three or more in them",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=STABILITY,
    cases=_three_homes(months=24, all_through=True),
    leaves_out="temporary moves, moves with the same carer, and short breaks",
    beside="DfE: 23% in 2024",
    letter=IMPROVING,
)
ONE_CARER = Proportion(
    key="M-ST-03",
    title="Children have lived with the same carer for two years",
    counts="children under 16 looked after for two and a half years",
    met="with the same carer for two years; with adopters, the placement before counts too",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=STABILITY,
    cases=_with_one_carer,
    beside="DfE: 68% in 2024 (19,750 of 29,000)",
    letter=IMPROVING,
)
UNPLANNED = Proportion(
    key="M-ST-04",
    title="Placements ended unplanned",
    counts="placements that ended in the year for a reason given",
    met="its end was not planned; where nobody was asked, for a reason other than a change of care plan",
    over=Over.YEAR,
    better=Better.LOWER,
    source="SSDA903: reasons for a change",
    cases=_unplanned,
    letter=LEARNING,
)
STABILITY_MEETING = Proportion(
    key="M-ST-05",
    title="Stability meetings were held in time when a placement shook",
    counts="placements known to be at risk, by the day the meeting was due",
    met="held by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{placement.STABILITY_MEETING.source}",
    cases=fell_due(placement.STABILITY_MEETING),
    letter=SUPPORT,
)
DISRUPTION_MEETING = Proportion(
    key="M-ST-06",
    title="The breakdown of lasting placements was looked into",
    counts="long-term placements that ended unplanned in the year",
    met="a disruption meeting about it was held",
    over=Over.YEAR,
    better=Better.HIGHER,
    source="Local standard",
    cases=_looked_into,
    told_by=Kind.STABILITY_MEETING_HELD,
    letter=LEARNING,
)
IN_HOUSE = Proportion(
    key="M-ST-10",
    title="Foster placements are the council's own",
    counts="looked-after children living in foster placements",
    met="with the council's own carers",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=f"{LOOKED_AFTER}: provider",
    cases=_in_house,
    beside="DfE: the same, on 31 March",
    letter="insufficient placement choice available to match children to appropriate carers",
)
NOT_REGISTERED = Count(
    key="M-ST-13",
    title="Children under 16 live where the law does not let them",
    counts="children under 16 in a kind of place that may not take them",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{placement.NOT_REGISTERED.source}",
    cases=_not_registered,
)
CAME_BY_NEED = Count(
    key="M-ST-14",
    title="Children came into care, by the need that led to it",
    counts="periods of care that began in the year, each with its need",
    over=Over.YEAR,
    better=Better.NEITHER,
    source=f"{LOOKED_AFTER}: started",
    cases=_came_by_need,
    letter=NO_PATTERNS,
)

MEASURES: tuple[Measure, ...] = (
    THREE_IN_A_YEAR,
    THREE_IN_TWO_YEARS,
    ONE_CARER,
    UNPLANNED,
    STABILITY_MEETING,
    DISRUPTION_MEETING,
    IN_HOUSE,
    NOT_REGISTERED,
    CAME_BY_NEED,
)
