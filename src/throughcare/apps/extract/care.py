"""Who a child is, and being looked after, as rows of a snapshot."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from throughcare.apps.care import models as care
from throughcare.apps.extract.facts import Facts, key_of, said
from throughcare.apps.people.models import Identifier
from throughcare.record.columns import Row
from throughcare.record.snapshot import care as rows
from throughcare.record.snapshot.children import Child, Unaccompanied
from throughcare.statute.calendar import birthday

MODELS = (care.PrimaryNeed, care.UnaccompaniedStatus, Identifier)
SHARED = frozenset({Identifier.Kind.NHS, Identifier.Kind.UPN})
"""Numbers that are one person's, and that the database does not, or cannot, hold to be so."""


def child_row(child: str, person: Any, facts: Facts, *, shared: Container[str] = ()) -> Child:
    """Who they are, and the days they reach an age. `shared` are the numbers that more than one person has."""
    numbers = [row for row in facts[Identifier] if row.ended_on is None]
    pupil = {row.kind: row.value for row in numbers if row.kind in (Identifier.Kind.UPN, Identifier.Kind.NO_UPN)}
    ages = {f"turned_{age}_on": birthday(person.born_on, age) if person.born_on else None for age in (4, 5, 16, 17, 18)}
    return Child(
        child=child,
        sex=person.sex,
        ethnicity=said(person.ethnicity),
        born_on=person.born_on,
        expected_on=person.expected_on,
        died_on=person.died_on,
        pupil_number="number" if Identifier.Kind.UPN in pupil else pupil.get(Identifier.Kind.NO_UPN),
        number_shared=any(row.kind in SHARED and row.value in shared for row in numbers),
        **ages,
    )


def rows_of(child: str, facts: Facts) -> Iterator[Row]:
    """Periods of care and what lies in them."""
    for row in facts[care.UnaccompaniedStatus]:
        yield Unaccompanied(child=child, started_on=row.started_on, ended_on=row.ended_on)
    for row in facts[care.PeriodOfCare]:
        yield rows.PeriodOfCare(
            child=child,
            period=key_of(row),
            started_on=row.started_on,
            start_known=row.start_known,
            ended_on=row.ended_on,
            reason_ended=said(row.reason_ended),
        )
    for row in facts[care.PrimaryNeed]:
        yield rows.Need(child=child, period=str(row.period_id), code=row.code, started_on=row.started_on)
    for row in facts[care.LegalStatus]:
        yield rows.LegalStatus(
            child=child, period=str(row.period_id), code=row.code, started_on=row.started_on, ended_on=row.ended_on
        )
    for row in facts[care.Placement]:
        yield _placement(child, row)
    for row in facts[care.Visit]:
        yield rows.Visit(
            child=child,
            visit=key_of(row),
            visited_on=row.visited_on,
            seen=row.seen,
            seen_alone=row.seen_alone,
            virtual=row.virtual,
        )
    for row in facts[care.LibertyOrder]:
        yield rows.LibertyOrder(child=child, started_on=row.started_on, runs_to=row.runs_to, ended_on=row.ended_on)


def _placement(child: str, row: Any) -> rows.Placement:
    return rows.Placement(
        child=child,
        period=str(row.period_id),
        placement=key_of(row),
        kind=said(row.kind),
        provider=said(row.provider),
        same_carer=row.same_carer,
        temporary_approval=row.temporary_approval,
        until_18_decided_on=row.until_18_decided_on,
        turn=row.turn,
        started_on=row.started_on,
        ended_on=row.ended_on,
        reason_ended=said(row.reason_ended),
        ended_planned=row.ended_planned,
    )
