"""What is still open when a child's involvement is to be closed: what is owed, agreed, booked and begun."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.booking.models import STANDING, Booking
from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.closing import still_open
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.registry import writes
from throughcare.core.today import today
from throughcare.core.words import moment, plain_date
from throughcare.statute.duties import BY_KEY


@still_open("care")
def looked_after(child: UUID) -> Iterable[str]:
    """That the child is looked after still, which comes before all else."""
    for each in PeriodOfCare.objects.filter(child=child, ended_on=None).order_by("started_on"):
        yield f"Still looked after, since {plain_date(each.started_on)}. If that has ended, record first that they stopped being looked after"


@still_open("duties")
def duties(child: UUID) -> Iterable[str]:
    """What is owed to the child and not done."""
    rows = OwedDuty.objects.filter(child=child, since_on__lte=today(), legal_due_on__isnull=False, judged_on=None)
    for row in rows.exclude(ends_on__lte=today()).order_by("legal_due_on", "key"):
        duty = BY_KEY[row.key]
        yield f"Owed: {duty.do}, by {plain_date(row.legal_due_on)}"


@still_open("actions")
def actions(child: UUID) -> Iterable[str]:
    """What was agreed for the child and not done."""
    return (f"Agreed: {in_a_line(each, today())}" for each in open_actions(child))


@still_open("bookings")
def bookings(child: UUID) -> Iterable[str]:
    """What is booked with the child."""
    for each in Booking.objects.filter(STANDING, child=child).order_by("booked_at"):
        yield f"Booked: {each.called}, {moment(each.booked_at)}"


@still_open("drafts")
def drafts(child: UUID) -> Iterable[str]:
    """What somebody is writing about the child."""
    unfinished = (Document.State.WRITING, Document.State.SUBMITTED)
    found = Document.objects.filter(child=child, state__in=unfinished, revisions__isnull=False).distinct()
    for each in found.select_related("started_by").order_by("started_at"):
        yield f"Not finished: {writes(each).form.title}, begun by {each.started_by.name} {moment(each.started_at)}"
