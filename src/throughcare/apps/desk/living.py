"""Who a child is, where they live, and who is around them, on the day their record stands at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PlacementApproval
from throughcare.apps.care.presenters import meaning
from throughcare.apps.desk.stood import Stood
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.presenters.around import Warned
from throughcare.apps.people.models import Identifier, Relationship
from throughcare.apps.people.queries import name_of
from throughcare.core.page import Link
from throughcare.core.shown import Fact, PersonShown
from throughcare.core.words import age, count, period, plain_date, short_date
from throughcare.statute.codes import care
from throughcare.statute.duty import By


def called(record: Stood) -> str:
    """What to call a child: their name; where a return gave none, the number it gave."""
    number = next((one.value for one in record.numbers if one.kind == Identifier.Kind.RETURN), "")
    return name_of(record.child, number=number)


def identity(record: Stood) -> Iterable[Fact]:
    """What stands beside the child's name on their page."""
    child, day = record.child, record.day
    if child.died_on:
        yield Fact("Died", plain_date(child.died_on))
    elif child.born_on:
        yield Fact("Age", f"{age(child.born_on, day)}, born {plain_date(child.born_on)}")
    elif child.expected_on:
        yield Fact("Expected", plain_date(child.expected_on))
    status, placement = record.held(LegalStatus), record.held(Placement)
    if status:
        yield Fact("Legal status", meaning(care.LS, status.code))
    if placement and placement.kind:
        yield Fact("Lives in", meaning(care.PLACE, placement.kind))
    yield Fact("Social worker", record.who().get(By.SOCIAL_WORKER.value, "No one allocated"))
    year = [row for row in record.of(Allocation) if row.part == Allocation.Part.SOCIAL_WORKER and row.worker_id]
    lately = {row.worker_id for row in year if row.ended_on is None or row.ended_on > day - timedelta(days=365)}
    if lately:
        yield Fact("In 12 months", count(len(lately), "social worker"))
    for number in record.numbers:
        yield Fact(Identifier.Kind(number.kind).label, number.value)


def living(record: Stood) -> Iterable[Fact]:
    """Whether they are looked after, where and with whom they live, and under which order."""
    day = record.day
    care_now = record.held(PeriodOfCare)
    if care_now is None:
        before = [row.ended_on for row in record.of(PeriodOfCare) if row.ended_on is not None and row.ended_on <= day]
        yield Fact("Looked after", f"Not now: until {short_date(max(before))}" if before else "No")
    else:
        since = period(care_now.started_on) if care_now.start_known else f"since before {short_date(care_now.started_on)}"
        yield Fact("Looked after", since)
    placement = record.held(Placement)
    if placement:
        yield Fact("Placement", f"{meaning(care.PLACE, placement.kind) or 'kind not recorded'}, {period(placement.started_on)}")
        if placement.carer:
            yield Fact("With", placement.carer)
        if placement.provider:
            yield Fact("Provided by", meaning(care.PLACE_PROVIDER, placement.provider))
    status = record.held(LegalStatus)
    if status:
        yield Fact("Legal status", f"{meaning(care.LS, status.code)}, {period(status.started_on)}")
    moves = [row for row in record.of(Placement) if row.started_on > day - timedelta(days=365) and row.started_on <= day]
    if care_now is not None:
        yield Fact("Placements begun in 12 months", str(len(moves)))


def key_workers(record: Stood) -> Iterable[PersonShown]:
    """Who has which part in the work with the child."""
    for part in Allocation.Part:
        row = record.part(part)
        if row is not None:
            name = record.workers.get(row.worker_id, "A colleague") if row.worker_id else "Nobody named yet"
            yield PersonShown(role=part.label, name=name, since=period(row.started_on))


def relatives(ties: Iterable[Relationship]) -> Iterable[PersonShown]:
    """Family and friends on record."""
    for tie in ties:
        says = " (parental responsibility)" if tie.parental_responsibility else ""
        yield PersonShown(role=f"{Relationship.Kind(tie.kind).label}{says}", name=str(tie.relative))


def unapproved(record: Stood) -> Iterable[Warned]:
    """Placements that were not approved, or not yet, while they last: recorded, said to everybody, and somebody's to put right."""
    lasting = {row.pk: row for row in record.of(Placement) if row.ended_on is None}
    for one in record.of(PlacementApproval):
        held = lasting.get(one.placement_id)
        if held is None or one.outcome == PlacementApproval.Outcome.APPROVED:
            continue
        began = f"The placement that began on {plain_date(held.started_on)}"
        if one.outcome:
            yield Warned(
                "A placement was not approved",
                f"{began} was not approved, said {one.decided_by}. What happens now: {one.follows}",
            )
            continue
        yield Warned(
            "A placement is not approved yet",
            f"{began} has no approval. It is {record.workers.get(one.owner_id, 'a colleague')}’s to get it approved.",
            Link("Record what was decided", reverse("desk:approval", args=[one.pk])),
        )
