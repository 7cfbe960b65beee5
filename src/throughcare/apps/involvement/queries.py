"""Reading who works with whom, and the one door to a child's record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from throughcare.apps.involvement.models import AddressReader, Admission, Allocation, Restriction
from throughcare.apps.people.models import Identifier, Person
from throughcare.apps.people.queries import numbers_in_returns
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.history import end_of
from throughcare.core.looks import log_look
from throughcare.core.models import Look
from throughcare.core.periods import on_day
from throughcare.core.today import LONDON, today
from throughcare.core.words import count


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


def opening(person_id: UUID) -> Opening:
    """How far a person's record is open to whoever acts, today. From then on this transaction asks about them first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT opens_names, opens_facts, involved FROM involvement_opening(%s)", [person_id])
        names, facts, involved = cursor.fetchone() or (False, False, False)
    return Opening(names=names, facts=facts, involved=involved)


def closed_to_duty(person_id: UUID) -> Closed | None:
    """What a duty worker is told of a record closed to them; None for everybody else, and for every other record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ring FROM involvement_told_of(%s)", [person_id])
        row = cursor.fetchone()
    return Closed(person_id, str(row[0])) if row else None


def open_child(request: HttpRequest, child_id: UUID, *, kind: Look.Kind = Look.Kind.VIEW) -> Person:
    """Open a child's record: the only way to one. The look is logged, or the refusal, and then NotOpen is raised.

    The request keeps whose record was opened first: it is the one that its page is about.
    """
    found = opening(child_id)
    if found.names and found.facts:
        log_look(request, kind, subject=child_id, involved=found.involved)
        if opened(request) is None:
            request.opened = child_id  # type: ignore[attr-defined]  # kept where the request itself is
        child = Person.objects.get(pk=child_id)
        if not child.called:
            child.in_returns = numbers_in_returns([child_id]).get(child_id)
        return child
    log_look(request, Look.Kind.REFUSED, subject=child_id, involved=False)
    raise NotOpen(closed=closed_to_duty(child_id))


def opened(request: HttpRequest) -> UUID | None:
    """Whose record this request opened; None while it has opened none."""
    found: UUID | None = getattr(request, "opened", None)
    return found


def log_list(request: HttpRequest, *, seen: int, words: str = "") -> None:
    """Note that a list of children was shown, and how many it showed."""
    log_look(request, Look.Kind.LIST, seen=seen, words=words)


def log_search(request: HttpRequest, *, words: str, seen: int) -> None:
    """Note that somebody was searched for, in these words, and how many were found."""
    log_look(request, Look.Kind.SEARCH, words=words, seen=seen)


def log_export(request: HttpRequest, *, seen: int, words: str = "") -> None:
    """Note that children were taken out in a file, and how many."""
    log_look(request, Look.Kind.EXPORT, seen=seen, words=words)


class Which(StrEnum):
    """The three ways information governance reads the log."""

    LATEST = "latest"
    NOT_INVOLVED = "not-involved"
    BROKEN_GLASS = "broken-glass"


def looks(
    which: Which,
    *,
    worker: UUID | None = None,
    people: Collection[UUID] | None = None,
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Look]:
    """The access log, newest first. The database shows it to information governance alone, whoever asks."""
    found = Look.objects.select_related("worker").order_by("-at", "-id")
    if which is Which.NOT_INVOLVED:
        found = found.filter(involved=False).exclude(kind=Look.Kind.REFUSED)
    asked = {"worker_id": worker, "subject__in": people, "kind": kind or None, "at__gte": _start(since), "at__lt": _end(until)}
    return found.filter(**{name: value for name, value in asked.items() if value is not None})


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=LONDON) if day else None


def _end(day: date | None) -> datetime | None:
    return end_of(day) if day and day < date.max else None


MOST_PEOPLE = 200
_KEY = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


def people_meant(words: str) -> list[UUID]:
    """Whom somebody means by a name, a number, or the address of a page; of those whose names are open to whoever asks."""
    if key := _KEY.search(words):
        return [UUID(key[0])]
    meant = Q()
    for word in words.split():
        meant &= Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(known_as__icontains=word)
    numbered = Identifier.objects.filter(value__iexact=words.strip()).values("child_id")
    return list(Person.objects.filter(meant | Q(pk__in=numbered)).values_list("pk", flat=True)[:MOST_PEOPLE])


def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    """What persons are called, those whose names are open to whoever acts."""
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=people)}


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody a child can be given to: a worker by the post that fits, or a team while nobody in it is named."""

    key: str
    team: Team
    worker: Worker | None
    words: str


def allocations_of(child: Person) -> list[Allocation]:
    """Everybody who works or worked with a child, the latest first, with what was handed over to them."""
    found = Allocation.objects.filter(child=child).select_related("worker", "team", "taken_over")
    return list(found.order_by("-started_on", "part", "-known_at"))


def caseloads(parts: Sequence[str]) -> dict[UUID, int]:
    """How many children each worker has in these parts, those closed to whoever asks too. Empty to all who do not allocate."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_id, sum(children) FROM involvement_caseloads() WHERE part = ANY(%s) GROUP BY worker_id", [list(parts)]
        )
        return {worker: int(children) for worker, children in cursor.fetchall()}


def whom_to_give(roles: Collection[Role], *, part: str, teams: bool, first: Collection[UUID]) -> list[Whom]:
    """Everybody whose post fits a part, with how many children they have in it already; `first` are teams to list first."""
    held = Post.objects.filter(on_day(today()), role__in=[role.value for role in roles], worker__is_active=True)
    loads = caseloads([part])
    found = [
        Whom(
            key=str(post.pk),
            team=post.team,
            worker=post.worker,
            words=f"{post.worker.name}, {post.team.name}: {count(loads.get(post.worker_id, 0), 'child', 'children')}",
        )
        for post in held.select_related("worker", "team").order_by("worker__name", "started_on")
    ]
    if teams:
        some = Team.objects.filter(kind=Team.Kind.TEAM)
        found += [Whom(f"team-{team.pk}", team, None, f"Nobody named yet, {team.name}") for team in some]
    return sorted(found, key=lambda each: (each.team.pk not in first, each.worker is None))


def restrictions_of(person: Person) -> list[Restriction]:
    """When a person's record was or is restricted, the latest first."""
    found = Restriction.objects.filter(person=person).select_related("agreed_by")
    return list(found.order_by("-started_on", "-known_at"))


def let_in_now(person: Person) -> list[Admission]:
    """Who is let in to a person's record by name today."""
    found = Admission.objects.filter(on_day(today()), person=person).select_related("worker")
    return list(found.order_by("worker__name"))


def let_in_to(worker: Worker) -> list[Admission]:
    """The records that a worker is let in to by name today, those that close first before the rest."""
    found = Admission.objects.filter(on_day(today()), worker=worker).select_related("person")
    return list(found.order_by(F("ended_on").asc(nulls_last=True), "person__family_name", "person__given_name"))


def address_readers_now(person: Person) -> list[AddressReader]:
    """Who is named to see a person's protected addresses today."""
    found = AddressReader.objects.filter(on_day(today()), person=person).select_related("worker")
    return list(found.order_by("worker__name"))


def addresses_hidden(person_id: UUID) -> int:
    """How many addresses of a person are protected now, told to whoever sees the person: that there is one, not where."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT involvement_addresses_hidden(%s)", [person_id])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def addresses_hidden_of(people: Collection[UUID]) -> set[UUID]:
    """Which of these persons have an address that is protected now, of those whom whoever acts sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one FROM unnest(%s::uuid[]) one WHERE involvement_addresses_hidden(one) > 0", [list(people)])
        return {row[0] for row in cursor.fetchall()}


def glass_broken(*, reviewed: bool | None = None) -> QuerySet[Admission]:
    """Records opened in an emergency: all of them to information governance; to managers, those of records open to them."""
    found = Admission.objects.filter(why=Admission.Why.BREAK_GLASS).select_related("worker", "review__reviewed_by")
    if reviewed is not None:
        found = found.filter(review__isnull=not reviewed)
    return found.order_by("-known_at", "-pk")


def names_behind_glass(people: Sequence[UUID]) -> dict[UUID, str]:
    """What the persons behind broken glass are called, for whoever may know: information governance is told these names alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, called FROM involvement_behind_glass() WHERE person_id = ANY(%s)", [list(people)])
        told = {person: str(called) for person, called in cursor.fetchall()}
    return told | names_of(people)


@dataclass(frozen=True, slots=True)
class Through:
    """One look through broken glass."""

    at: datetime
    kind: str
    path: str


def looked_at_through(admission_id: UUID) -> list[Through]:
    """What was looked at, of this person, by whoever broke the glass, while it was broken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, kind, path FROM involvement_looks_through_glass(%s)", [admission_id])
        return [Through(at, Look.Kind(kind).label, path) for at, kind, path in cursor.fetchall()]
