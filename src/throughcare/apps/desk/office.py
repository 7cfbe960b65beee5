"""Business support's first page: what is booked this week, which records wait to be sent, and which requests to chase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from throughcare.apps.booking.models import STANDING, Booking
from throughcare.apps.care.models import HealthAssessment, HealthAssessmentRequest
from throughcare.apps.desk.first_pages import HOW_MANY, NAMES_OF_CHILD, Cell, Offer, Part, child_cell, how_many
from throughcare.apps.duties.queries import first_day_of_week
from throughcare.apps.reviews.models import RecordSent, ReviewRecord
from throughcare.apps.support.models import Support, SupportStep
from throughcare.apps.workforce.roles import Role
from throughcare.core.shown import Column
from throughcare.core.today import LONDON, today
from throughcare.core.together import Question, rows_of
from throughcare.core.words import from_day, moment

MOST = 30
OFFICE = frozenset({Role.BUSINESS_SUPPORT})


def _asks_bookings() -> tuple[Question, ...]:
    monday = datetime.combine(first_day_of_week(today()), time(), tzinfo=LONDON)
    week = Booking.objects.filter(STANDING, booked_at__gte=monday, booked_at__lt=monday + timedelta(days=7))
    told = week.order_by("booked_at", "pk").values(
        "id", "child_id", "what", "title", "booked_at", "place", who=F("worker__name"), **HOW_MANY, **NAMES_OF_CHILD
    )
    return (rows_of(told[:MOST]),)


def _bookings(answers: Sequence[Any]) -> Part:
    rows = []
    for each in answers[0]:
        what = Booking(what=each["what"], title=each["title"]).called
        rows.append(
            (
                Cell(
                    moment(datetime.fromisoformat(each["booked_at"])),
                    reverse("desk:booking", args=[each["child_id"], each["id"]]),
                ),
                Cell(what),
                child_cell(each),
                Cell(each["who"]),
                Cell(each["place"]),
            )
        )
    columns = tuple(Column(text) for text in ("When", "What", "Child", "Whose diary", "Where"))
    nothing = "Nothing is booked this week with a child of your teams."
    return Part("booked", "Booked this week", columns, tuple(rows), nothing, of=how_many(*answers))


def _asks_records() -> tuple[Question, ...]:
    sent = RecordSent.objects.filter(review=OuterRef("review"))
    waiting = ReviewRecord.objects.filter(~Exists(sent)).order_by("completed_on", "pk")
    told = waiting.values("child_id", "completed_on", held_on=F("review__held_on"), **HOW_MANY, **NAMES_OF_CHILD)
    return (rows_of(told[:MOST]),)


def _records(answers: Sequence[Any]) -> Part:
    rows = tuple(
        (child_cell(each, "reviews:of_child"), Cell(_since(each["held_on"])), Cell(_since(each["completed_on"])))
        for each in answers[0]
    )
    columns = (Column("Child"), Column("Review held"), Column("Record completed"))
    nothing = "Every record that is complete was sent."
    return Part("to-send", "Records of reviews to send", columns, rows, nothing, of=how_many(*answers))


def _asks_requests() -> tuple[Question, ...]:
    came = HealthAssessment.objects.filter(
        child=OuterRef("child"), kind=OuterRef("kind"), assessed_on__gte=OuterRef("requested_on")
    )
    health = HealthAssessmentRequest.objects.filter(~Exists(came)).order_by("requested_on", "pk")
    reports = HealthAssessment.objects.filter(report_awaited=True).order_by("assessed_on", "pk")
    last = SupportStep.objects.filter(support=OuterRef("pk")).order_by("-came_on", "-known_at").values("step")[:1]
    support = Support.objects.annotate(last=Subquery(last)).filter(Q(last=None) | Q(last=SupportStep.Step.WAITING))
    asked = support.order_by("asked_on", "pk")
    told = (
        health.values("child_id", "kind", since=F("requested_on"), **HOW_MANY, **NAMES_OF_CHILD),
        reports.values("child_id", "kind", since=F("assessed_on"), **HOW_MANY, **NAMES_OF_CHILD),
        asked.values("child_id", "kind", "asked_of", since=F("asked_on"), **HOW_MANY, **NAMES_OF_CHILD),
    )
    return tuple(rows_of(one[:MOST]) for one in told)


def _requests(answers: Sequence[Any]) -> Part:
    health, reports, support = answers
    told = [
        *((each, f"{HealthAssessment.Kind(each['kind']).label} health assessment asked for", "") for each in health),
        *((each, f"Report of the {each['kind']} health assessment", "") for each in reports),
        *((each, f"Support: {Support.Kind(each['kind']).label}", each["asked_of"]) for each in support),
    ]
    # Each list was cut to its own first: only so many of the three together are sure to be the first of all.
    first = sorted(told, key=lambda one: one[0]["since"])[:MOST]
    rows = tuple((child_cell(each), Cell(what), Cell(of), Cell(_since(each["since"]))) for each, what, of in first)
    columns = tuple(Column(text) for text in ("Child", "What is waited for", "Asked of", "Since"))
    nothing = "Nothing that was asked for is still waited for."
    return Part("to-chase", "Requests to chase", columns, rows, nothing, of=how_many(*answers))


def _since(day: str) -> str:
    return from_day(date.fromisoformat(day), today())


OFFERS = (
    Offer(OFFICE, _asks_bookings, _bookings),
    Offer(OFFICE, _asks_records, _records),
    Offer(OFFICE, _asks_requests, _requests),
)
