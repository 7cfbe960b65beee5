"""Reading what came in: batches, their rows, and as at what day an imported council stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Exists, JSONField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.http import Http404

from throughcare.apps.duties.models import ReckonedAgain
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.facts import told_to_its_end
from throughcare.apps.people.models import Covered, Identifier, Person, Source
from throughcare.core.page import AsAt
from throughcare.core.today import today
from throughcare.returns.ssda903.schema import TABLES

BECAUSE = "the end of the last return that came in; nothing since is known here"


def as_at() -> AsAt | None:
    """The day an imported council stands at: the end of its last return. None once practice is recorded here, or before any return."""
    return how_it_stands()[0]


def how_it_stands(child: UUID | None = None) -> tuple[AsAt | None, bool]:
    """The day an imported child stands at, or else an imported council, and whether every child is being reckoned again.

    One query, for it is asked on every page.
    """
    again = Exists(ReckonedAgain.objects.filter(finished_at=None))
    covers = Covered.objects.filter(child=child).values(told=JSONObject(last="last_on", source="source__name"))
    told = ArraySubquery(covers) if child else Value([], output_field=ArrayField(JSONField()))
    found = list(Source.objects.values_list("kind").annotate(Max("covers_to"), again=again, told=told))
    ends = {kind: last for kind, last, *_ in found}
    last = ends.get(Source.Kind.IMPORT)
    council = None if last is None or Source.Kind.PRACTICE in ends else AsAt(last, BECAUSE)
    return _childs_day(found[0][3] if found else ()) or council, any(each[2] for each in found)


def _childs_day(covers: Sequence[Mapping[str, str | None]]) -> AsAt | None:
    """The last day that the returns a child is known from tell of; None while any source of theirs goes on."""
    ends = [cover["last"] for cover in covers if cover["last"] is not None]
    if not ends or len(ends) < len(covers):
        return None
    return AsAt(min(date.fromisoformat(max(ends)), today()), told_to_its_end(str(cover["source"]) for cover in covers))


def batches() -> QuerySet[Batch]:
    """Every import, the latest first."""
    return Batch.objects.select_related("by").order_by("-made_at")


def batch_or_404(batch_id: UUID) -> Batch:
    """One import."""
    found = batches().filter(pk=batch_id).first()
    if found is None:
        raise Http404("There is no such import.")
    return found


def rows_of(batch: Batch, *, outcome: str = "", table: str = "", fault: str = "", doubt: str = "") -> QuerySet[SourceRow]:
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
    if doubt:
        rows = rows.filter(doubts__contains=[doubt])
    return rows.order_by("table", "file", "line", "pk")


def faults_in(batch: Batch) -> Sequence[tuple[str, int]]:
    """Why rows of a batch were set aside, and how many for each reason, the most frequent first."""
    aside = SourceRow.objects.filter(batch=batch, outcome=SourceRow.Outcome.SET_ASIDE, line__isnull=False)
    return list(aside.values_list("fault").annotate(rows=Count("pk")).order_by("-rows", "fault"))


def doubts_in(batch: Batch) -> Sequence[str]:
    """What is doubtful about rows of a batch that were let in, in the words rows are sorted by."""
    return sorted({warning["doubt"] for warning in batch.warnings if warning["line"]})


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
