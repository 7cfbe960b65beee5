"""What an SSDA903 return can tell of, table by table. Visits, health dates and the hours of going missing it cannot."""

from __future__ import annotations

from collections.abc import Iterable

from throughcare.apps.people import actions
from throughcare.apps.people.models import Source
from throughcare.apps.workforce.models import Worker
from throughcare.returns.ssda903.schema import begins_on, ends_on
from throughcare.statute.kinds import Kind

CARRIED_BY: dict[str, frozenset[Kind]] = {
    "Episodes": frozenset(
        {
            Kind.BECAME_LOOKED_AFTER,
            Kind.CEASED_TO_BE_LOOKED_AFTER,
            Kind.DIED,
            Kind.TRANSFERRED,
            Kind.ADOPTED,
            Kind.LEGAL_STATUS_BEGAN,
            Kind.LEGAL_STATUS_ENDED,
            Kind.PLACED,
            Kind.PLACEMENT_ENDED,
        }
    ),
    "Reviews": frozenset({Kind.REVIEW_HELD}),
    "AD1": frozenset({Kind.SHOULD_BE_PLACED_FOR_ADOPTION, Kind.MATCHED_FOR_ADOPTION}),
    "PlacedAdoption": frozenset({Kind.PLACED_FOR_ADOPTION, Kind.ADOPTION_PLACEMENT_ENDED}),
    "DoLo": frozenset({Kind.LIBERTY_ORDER_MADE, Kind.LIBERTY_ORDER_ENDED}),
}


def name_of(year: int) -> str:
    """What the return of a year is called: SSDA903 2017/18."""
    return f"SSDA903 {year - 1}/{year % 100:02d}"


def source_of(year: int, tables: Iterable[str], *, by: Worker) -> Source:
    """The source that is this year's return, opened the first time; what a later file of it can carry is added."""
    carries = {kind.value for table in tables for kind in CARRIED_BY.get(table, ())}
    source = Source.objects.filter(kind=Source.Kind.IMPORT, name=name_of(year)).first()
    if source is None:
        source = Source(kind=Source.Kind.IMPORT, name=name_of(year), covers_from=begins_on(year), covers_to=ends_on(year))
    elif carries <= set(source.carries):
        return source
    source.carries = sorted(carries | set(source.carries))
    return actions.open_source(source, by=by)
