"""Whom figures count: children looked after on a day, those who came and those who left, and what stood at a day."""

from __future__ import annotations

from typing import Any

from throughcare.statute.kinds import Kind

FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
"""Placement codes."""
SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of a series of short breaks, which hardly any figure counts."""


def standing(periods: Any, on: Any) -> Any:
    """Periods that cover a day."""
    return periods.filter(periods.started_on <= on, periods.ended_on.isnull() | (periods.ended_on > on))


def latest(rows: Any, by: str, *, on_or_before: Any = None) -> Any:
    """Of each child's rows the last up to a day; of several on that day, always the same one."""
    import ibis

    if on_or_before is not None:
        rows = rows.filter(rows[by] <= on_or_before)
    others = sorted(name for name in rows.columns if name not in ("child", by))
    order = [rows[by].desc(), *(rows[name].desc() for name in others)]
    return (
        rows.mutate(place=ibis.row_number().over(group_by=rows.child, order_by=order))
        .filter(lambda row: row.place == 0)
        .drop("place")
    )


def first(rows: Any, on: str, *, by: str) -> Any:
    """Of the rows of each child, or of what else is said, the first."""
    import ibis

    placed = rows.mutate(place=ibis.row_number().over(group_by=rows[by], order_by=rows[on]))
    return placed.filter(placed.place == 0).drop("place")


def status_on(record: Any, on: Any) -> Any:
    """Each child's legal status on a day."""
    return latest(standing(record.legal_status, on), "started_on").select("child", "code")


def looked_after(record: Any, on: Any) -> Any:
    """Children looked after at the end of a day, with who they are; those in a series of short breaks are left out."""
    stay = latest(standing(record.care, on), "started_on").select(
        "child", "period", since_on="started_on", start_known="start_known"
    )
    status = standing(record.legal_status, on)
    breaks = status.filter(status.code.isin(SHORT_BREAKS))
    return without(stay, breaks).join(record.child, "child")


def looked_after_a_year(record: Any, asked: Any) -> Any:
    """Children looked after on the day, and for all of the twelve months before it."""
    now = looked_after(record, asked.to_on)
    return now.filter(now.since_on <= asked.months_before(12))


def began(record: Any, asked: Any) -> Any:
    """Periods of care that began in the days asked about, on a day that is known; short breaks left out."""
    care, status = record.care, record.legal_status
    new = care.filter(care.started_on.between(asked.from_on, asked.to_on), care.start_known)
    breaks = status.filter(status.code.isin(SHORT_BREAKS))
    return without(new, breaks, by="period").join(record.child, "child")


def ceased(record: Any, asked: Any) -> Any:
    """Periods of care that ended in the days asked about; short breaks left out."""
    care, status = record.care, record.legal_status
    left = care.filter(care.ended_on.between(asked.from_on, asked.to_on))
    breaks = status.filter(status.code.isin(SHORT_BREAKS))
    return without(left, breaks, by="period").join(record.child, "child")


def counted(rows: Any, *, matter: Any = None, met: Any = True, value: Any = None) -> Any:
    """Rows as cases: a child each, which matter, whether what is claimed is so, and its number if it has one."""
    import ibis

    return rows.select(
        child=rows.child,
        matter=ibis.literal("") if matter is None else matter.cast("string"),
        met=ibis.literal(met).cast("boolean") if isinstance(met, bool) else met,
        value=ibis.null("float64") if value is None else value.cast("float64"),
    )


def whether(rows: Any, among: Any) -> Any:
    """Rows with `so`: whether their child is among those of another table."""
    import ibis

    marked = among.select("child").distinct().mutate(so=ibis.literal(True))
    return rows.left_join(marked, "child").drop("child_right").mutate(so=lambda row: row.so.fill_null(False))


def only(rows: Any, among: Any, *, by: str = "child") -> Any:
    """Rows whose child, or what else is said, is among those of another table. (Not every engine has a join for it.)"""
    return rows.filter(rows[by].isin(among[by]))


def without(rows: Any, others: Any, *, by: str = "child") -> Any:
    """Rows whose child, or what else is said, is not among those of another table."""
    return rows.filter(~rows[by].isin(others[by]))


def known_where_told(cases: Any, kind: Kind, record: Any, asked: Any) -> Any:
    """The same cases, not known of a child of whom no source could tell this happening on the last day asked about."""
    import ibis

    able = record.carries.filter(lambda row: row.kind == kind.value).select("carries")
    covers = only(record.cover, able, by="carries")
    covers = covers.filter(covers.first_on <= asked.to_on, covers.last_on.isnull() | (covers.last_on >= asked.to_on))
    told = whether(cases, covers)
    return told.mutate(met=told.so.ifelse(told.met, ibis.null("boolean"))).drop("so")


def current_placement(record: Any, on: Any) -> Any:
    """Where each child lives on a day, temporary moves left out."""
    return latest(_lasting(standing(record.placement, on)), "started_on")


def _lasting(placements: Any) -> Any:
    return placements.filter(placements.kind.isnull() | ~placements.kind.isin(TEMPORARY))


def homes(record: Any, asked: Any, *, since: Any) -> Any:
    """Each home a child has had with a carer since a day: stays with the same carer are one, temporary moves are none."""
    stays = _lasting(record.placement)
    return stays.filter(stays.started_on <= asked.to_on, stays.ended_on.isnull() | (stays.ended_on > since), ~stays.same_carer)
