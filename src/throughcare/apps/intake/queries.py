"""Reading what came in: batches, their rows, and as at what day an imported council stands."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery
from django.http import Http404

from throughcare.apps.duties.models import ReckonedAgain
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.models import Identifier, Person, Source
from throughcare.core.page import AsAt
from throughcare.returns.ssda903.schema import TABLES

BECAUSE = "the end of the last return that came in; nothing since is known here"


def as_at() -> AsAt | None:
    """The day an imported council stands at: the end of its last return. None once practice is recorded here, or before any return."""
    return how_it_stands()[0]


def how_it_stands() -> tuple[AsAt | None, bool]:
    """The day an imported council stands at, and whether every child is being reckoned again: one query, for it is asked on every page."""
    again = Exists(ReckonedAgain.objects.filter(finished_at=None))
    found = list(Source.objects.values_list("kind").annotate(Max("covers_to"), again=again))
    ends = {kind: last for kind, last, _ in found}
    last = ends.get(Source.Kind.IMPORT)
    at = None if last is None or Source.Kind.PRACTICE in ends else AsAt(last, BECAUSE)
    return at, any(again for _, _, again in found)


def batches() -> QuerySet[Batch]:
    """Every import, the latest first."""
    return Batch.objects.select_related("by").order_by("-made_at")


def batch_or_404(batch_id: UUID) -> Batch:
    """One import."""
    found = batches().filter(pk=batch_id).first()
    if found is None:
        raise Http404("There is no such import.")
    return found


def rows_of(batch: Batch, *, outcome: str = "", table: str = "", fault: str = "") -> QuerySet[SourceRow]:
    """A batch's rows that whoever acts may see, in the order of their files."""
    rows = SourceRow.objects.filter(batch=batch).select_related("child")
    if outcome == "kept":
        rows = rows.filter(outcome=SourceRow.Outcome.SET_ASIDE, line=None)
    elif outcome:
        rows = rows.filter(outcome=outcome)
        if outcome == SourceRow.Outcome.SET_ASIDE:
            rows = rows.exclude(line=None)
    if table:
        rows = rows.filter(table=table)
    if fault:
        rows = rows.filter(fault=fault)
    return rows.order_by("table", "file", "line", "pk")


def faults_in(batch: Batch) -> Sequence[tuple[str, int]]:
    """Why rows of a batch were set aside, and how many for each reason, the most frequent first."""
    aside = SourceRow.objects.filter(batch=batch, outcome=SourceRow.Outcome.SET_ASIDE, line__isnull=False)
    return list(aside.values_list("fault").annotate(rows=Count("pk")).order_by("-rows", "fault"))


def tables_in(batch: Batch) -> Sequence[str]:
    """The tables a batch has rows of, in the return's order."""
    return [table.name for table in TABLES if table.name in batch.counts]


def row_to_mend(row_id: int) -> SourceRow:
    """One row set aside, if whoever acts may see it."""
    aside = SourceRow.objects.filter(outcome=SourceRow.Outcome.SET_ASIDE, line__isnull=False).select_related("batch", "child")
    found = aside.filter(pk=row_id).first()
    if found is None:
        raise Http404("There is no such row to mend.")
    return found


def children_of(batch: Batch) -> QuerySet[Person]:
    """The children a batch told of, as far as whoever acts may see them."""
    told = SourceRow.objects.filter(batch=batch, child__isnull=False).exclude(outcome=SourceRow.Outcome.SET_ASIDE)
    number = Identifier.objects.filter(child=OuterRef("pk"), kind=Identifier.Kind.RETURN, ended_on=None).values("value")[:1]
    children = Person.objects.filter(pk__in=told.values("child")).annotate(number=Subquery(number))
    return children.order_by("family_name", "given_name", "number", "born_on", "pk")
