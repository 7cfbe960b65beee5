"""Reading who works with whom, and the one door to a child's record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest

from throughcare.apps.involvement.models import Admission
from throughcare.apps.people.models import Person
from throughcare.core.looks import log_look
from throughcare.core.models import Look
from throughcare.core.today import today


@dataclass(frozen=True, slots=True)
class Opening:
    """What whoever acts may see of one person today: who they are, their record; and whether they work with them by name."""

    names: bool
    facts: bool
    involved: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """What a duty worker is told of a restricted record: that it exists, and whom to ring."""

    person_id: UUID
    ring: str


class NotOpen(PermissionDenied):
    """This record is not open to whoever asks. It says the same whether the person exists or not.

    `closed` is set for duty workers alone, and for restricted records alone: never for sealed ones.
    """

    def __init__(self, *, closed: Closed | None = None) -> None:
        super().__init__("This record is not open to you.")
        self.closed = closed


SEEN = """SELECT coalesce(bool_or(names), false), coalesce(bool_or(facts), false), coalesce(bool_or(why = 'allocated'), false)
            FROM involvement_may_see_now WHERE person_id = %s"""


def opening(person_id: UUID) -> Opening:
    """How far a person's record is open to whoever acts, today."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN, [person_id])
        names, facts, involved = cursor.fetchone() or (False, False, False)
    return Opening(names=names, facts=facts, involved=involved)


def closed_to_duty(person_id: UUID) -> Closed | None:
    """What a duty worker is told of a record closed to them; None for everybody else, and for every other record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ring FROM involvement_told_of(%s)", [person_id])
        row = cursor.fetchone()
    return Closed(person_id, str(row[0])) if row else None


def open_child(request: HttpRequest, child_id: UUID, *, kind: Look.Kind = Look.Kind.VIEW) -> Person:
    """Open a child's record: the only way to one. The look is logged, or the refusal, and then NotOpen is raised."""
    found = opening(child_id)
    if found.names and found.facts:
        log_look(request, kind, subject=child_id, involved=found.involved)
        return Person.objects.get(pk=child_id)
    log_look(request, Look.Kind.REFUSED, subject=child_id, involved=False)
    raise NotOpen(closed=closed_to_duty(child_id))


def log_list(request: HttpRequest, *, seen: int, words: str = "") -> None:
    """Note that a list of children was shown, and how many it showed."""
    log_look(request, Look.Kind.LIST, seen=seen, words=words)


def log_search(request: HttpRequest, *, words: str, seen: int) -> None:
    """Note that somebody was searched for, in these words, and how many were found."""
    log_look(request, Look.Kind.SEARCH, words=words, seen=seen)


def log_export(request: HttpRequest, *, seen: int, words: str = "") -> None:
    """Note that children were taken out in a file, and how many."""
    log_look(request, Look.Kind.EXPORT, seen=seen, words=words)


def log_print(request: HttpRequest, child_id: UUID) -> None:
    """Note that a child's page, already opened, was printed."""
    log_look(request, Look.Kind.PRINT, subject=child_id, involved=opening(child_id).involved)


class Which(StrEnum):
    """The three ways information governance reads the log."""

    LATEST = "latest"
    NOT_INVOLVED = "not-involved"
    BROKEN_GLASS = "broken-glass"


def looks(
    which: Which, *, worker: UUID | None = None, person: UUID | None = None, kind: str = "", day: date | None = None
) -> QuerySet[Look]:
    """The access log, newest first. The database shows it to information governance alone, whoever asks."""
    found = Look.objects.select_related("worker").order_by("-at", "-id")
    if which is Which.NOT_INVOLVED:
        found = found.filter(involved=False).exclude(kind=Look.Kind.REFUSED)
    elif which is Which.BROKEN_GLASS:
        found = found.filter(kind=Look.Kind.BREAK_GLASS)
    asked = {"worker_id": worker, "subject": person, "kind": kind or None, "at__date": day}
    return found.filter(**{name: value for name, value in asked.items() if value is not None})


def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    """What persons are called, those whose names are open to whoever acts."""
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=people)}


def glass_broken_lately(days: int = 7) -> QuerySet[Admission]:
    """Records opened in an emergency in the last days, of those open to whoever acts: for managers to look into."""
    since = today() - timedelta(days=days)
    broken = Admission.objects.filter(why=Admission.Why.BREAK_GLASS, started_on__gte=since)
    return broken.select_related("worker", "person").order_by("-started_on")
