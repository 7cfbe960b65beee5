"""Who works with a child, how that is overseen, and what is owed, as rows of a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from throughcare.apps.duties.models import Excuse
from throughcare.apps.extract.facts import Facts, said
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.oversight.models import Decision, Supervision
from throughcare.record.columns import Row
from throughcare.record.snapshot import work as rows
from throughcare.record.snapshot.owed import OwedRow
from throughcare.statute.duty import DateIs, Owed

MODELS = (Decision, Excuse)


def rows_of(child: str, facts: Facts) -> Iterator[Row]:
    """Who had which part, and when the work was looked at."""
    for row in facts[Allocation]:
        yield rows.Allocation(
            child=child,
            part=row.part,
            worker=str(row.worker_id) if row.worker_id else None,
            team=str(row.team_id),
            started_on=row.started_on,
            ended_on=row.ended_on,
            reason=said(row.reason),
        )
    for row in facts[Supervision]:
        yield rows.Supervision(child=child, held_on=row.held_on)
    for row in facts[Decision]:
        yield rows.ManagerDecision(child=child, decided_on=row.decided_on, led_by=row.led_by)


def owed_rows(child: str, owed: Iterable[Owed], facts: Facts) -> Iterator[OwedRow]:
    """What the law reckoned, with the excuse that stands beside it. An excuse moves nothing."""
    excused = {(row.key, row.about, row.since_on): row.reason for row in facts[Excuse] if row.withdrawn_on is None}
    for each in owed:
        yield OwedRow(
            child=child,
            duty=each.duty.key,
            about=said(each.about),
            since_on=each.since.on,
            due_on=each.due_on,
            due_at=each.due_at,
            council_due_on=each.council_due_on,
            deadline=each.duty.date_is is DateIs.DUE,
            local=not each.duty.is_law,
            met_on=each.met_on,
            met_by=each.met.kind.value if each.met else None,
            met_late=each.met_late,
            ended_on=each.ended_on,
            known=each.known,
            known_to=each.known_to,
            excused=excused.get((each.duty.key, each.about, each.since.on)),
        )
