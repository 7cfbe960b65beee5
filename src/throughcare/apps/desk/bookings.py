"""Booking something with a child, moving it, calling it off; what became of it; and a diary taken out for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.booking import actions, queries
from throughcare.apps.booking.calendar_file import Happening, calendar_file
from throughcare.apps.booking.kinds import booked_for
from throughcare.apps.booking.models import STANDING, Booking
from throughcare.apps.desk.booking_forms import BookForm, CallOffForm, MoveForm, asked_for
from throughcare.apps.desk.kin import brothers_and_sisters
from throughcare.apps.duties.beside import before_or_after
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.presenters import pseudonym
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.queries import log_export, open_child
from throughcare.apps.people.models import Identifier, Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.writing.policies import check_can_write, may_write
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.happened import london_day
from throughcare.core.page import Link, page
from throughcare.core.periods import on_day
from throughcare.core.shown import Column, Fact
from throughcare.core.today import today
from throughcare.core.words import count, listed, long_date, moment, plain_date
from throughcare.statute.duties import BY_KEY


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Book something with a child; `?what=` says what, where it is asked for from a duty."""
    child, by = open_child(request, child_id), _acting(request)
    check_can_write(child, by=by)
    what = asked_for(request.GET.get("what", ""))
    form = BookForm(
        request.POST or None,
        workers=_diaries(child, by),
        family=brothers_and_sisters(child),
        initial={"what": what, "worker": str(by.pk)},
    )
    if done(form, lambda: _booked(child, form, by)):
        said = form.cleaned_data
        _say(request, child, Booking.What(said["what"]), said["at"])
        return HttpResponseRedirect(f"{reverse('desk:child', args=[child.pk])}#booked")
    owed = [Fact(_do(row), f"by {long_date(row.legal_due_on)}") for row in _met_by(child, what)] if what else []
    shown = FormPage(
        title=f"Book: {what.label.lower()}" if what else "Book something",
        caption=str(child),
        words=("What is owed does not move with what is booked:",) if owed else (),
        facts=tuple(owed),
        form=form,
        button="Book it",
        back=_back_to(child),
    )
    return ask(request, shown)


def _booked(child: Person, form: BookForm, by: Worker) -> object:
    said = form.cleaned_data
    booked = actions.Booked(
        what=Booking.What(said["what"]),
        at=said["at"],
        worker=form.chosen_worker(),
        minutes=said["minutes"],
        place=said["place"],
        coming=said["coming"],
        title=said["title"],
    )
    return actions.book([child, *form.chosen_family()], booked=booked, by=by)


def _say(request: HttpRequest, child: Person, what: Booking.What, at: datetime) -> None:
    """Say what was booked, and at once if that is after the day it is due."""
    words = f"Booked for {moment(at)}."
    owed = ((row, row.legal_due_on) for row in _met_by(child, what))
    late = [(row, due_on) for row, due_on in owed if due_on is not None and london_day(at) > due_on]
    for row, due_on in late:
        words += f" That is {before_or_after(london_day(at), due_on)}: {_do(row)}, by {plain_date(due_on)}."
    (messages.warning if late else messages.success)(request, words)


def _met_by(child: Person, what: Booking.What) -> list[OwedDuty]:
    """What a child is owed now that such a booking would meet, the nearest first."""
    rows = OwedDuty.objects.filter(child=child, since_on__lte=today(), legal_due_on__isnull=False).order_by("legal_due_on")
    return [row for row in rows if booked_for(BY_KEY[row.key]) is what]


def _do(row: OwedDuty) -> str:
    return BY_KEY[row.key].do or BY_KEY[row.key].name


def _diaries(child: Person, by: Worker) -> list[Worker]:
    """In whose diary it may be: one's own, or that of somebody who works with the child."""
    working = Allocation.objects.filter(on_day(today()), child=child, worker__isnull=False).values("worker")
    return [by, *Worker.objects.filter(pk__in=working, is_active=True).exclude(pk=by.pk)]


@dataclass(frozen=True, slots=True)
class Step:
    """What was said of a booking at one moment: made, moved or called off, by whom, and why."""

    what: str
    when: str
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class BookingPage:
    """One booking, how it stands, everything that was said of it, and what may be done."""

    title: str
    child: str
    back: Link
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    steps: tuple[Step, ...]
    record: Link | None
    do: tuple[Link, ...]


@require_GET
def booking(request: HttpRequest, child_id: UUID, booking_id: UUID) -> HttpResponse:
    """One booking, with every moment it was booked for and why it moved."""
    child = open_child(request, child_id)
    found = _the(child, booking_id)
    may = found.stands and may_write(roles_now(_acting(request)))
    steps = _steps(queries.every_version(found))
    record = reverse("writing:begin", args=[child.pk, "visit"]) if may and found.what == Booking.What.VISIT else ""
    shown = BookingPage(
        title=found.called,
        child=str(child),
        back=_back_to(child),
        facts=tuple(_facts(found)),
        columns=(Column("What was said"), Column("When"), Column("Who"), Column("Why")),
        steps=tuple(steps),
        record=Link("Record the visit", record) if record else None,
        do=tuple(
            Link(words, reverse(f"desk:{name}", args=[child.pk, found.pk]))
            for name, words in (("move_booking", "Move it"), ("call_off_booking", "Call it off"))
            if may
        ),
    )
    return page(request, "desk/booking.html", shown)


def _facts(found: Booking) -> list[Fact]:
    facts = [Fact("When", moment(found.booked_at)), Fact("How long", _long(found.minutes))]
    facts += [Fact(label, words) for label, words in (("Where", found.place), ("Who else comes", found.coming)) if words]
    facts.append(Fact("In the diary of", found.worker.name))
    facts += [Fact(_do(row), f"by {long_date(row.legal_due_on)}") for row in _met_by(found.child, Booking.What(found.what))]
    if found.cancelled_at:
        facts.append(Fact("Called off", f"{moment(found.cancelled_at)}: {found.because}"))
    if found.happened_on:
        facts.append(Fact("Happened", plain_date(found.happened_on)))
    return facts


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return listed([words for number, words in ((hours, count(hours, "hour")), (rest, count(rest, "minute"))) if number])


def _steps(versions: Any) -> list[Step]:
    found: list[Step] = []
    before = None
    for row in versions:
        by, when = row.changed_by_name, moment(row.known_at)
        if before is None:
            found.append(Step(f"Booked for {moment(row.booked_at)}", when, by, ""))
        elif row.cancelled_at != before.cancelled_at:
            found.append(Step("Called off", when, by, row.because))
        elif row.booked_at != before.booked_at:
            found.append(Step(f"Moved to {moment(row.booked_at)}", when, by, row.because))
        elif (row.place, row.coming) != (before.place, before.coming):
            found.append(Step("Place or people changed", when, by, row.because))
        elif row.happened_on != before.happened_on:
            happened = f"Happened on {plain_date(row.happened_on)}" if row.happened_on else "It did not happen after all"
            found.append(Step(happened, when, "As recorded", ""))
        before = row
    return found


@require_http_methods(["GET", "POST"])
def move_booking(request: HttpRequest, child_id: UUID, booking_id: UUID) -> HttpResponse:
    """Move a booking, and say why."""
    child = open_child(request, child_id)
    by, found = _to_change(request, child, booking_id)
    first = {"at": found.booked_at, "place": found.place, "coming": found.coming}
    form = MoveForm(request.POST or None, initial=first)
    if done(form, lambda: actions.move(found, by=by, **form.cleaned_data)):
        _say(request, child, Booking.What(found.what), form.cleaned_data["at"])
        return HttpResponseRedirect(reverse("desk:booking", args=[child.pk, found.pk]))
    words = (f"It is booked for {moment(found.booked_at)}. What is owed does not move with it.", *_with_others(found))
    return ask(request, _page(child, found, form, title=f"Move: {found.called.lower()}", button="Move it", words=words))


@require_http_methods(["GET", "POST"])
def call_off_booking(request: HttpRequest, child_id: UUID, booking_id: UUID) -> HttpResponse:
    """Call a booking off, and say why."""
    child = open_child(request, child_id)
    by, found = _to_change(request, child, booking_id)
    form = CallOffForm(request.POST or None)
    if done(form, lambda: actions.call_off(found, because=form.cleaned_data["because"], by=by)):
        messages.success(request, "Called off. What is owed is owed still.")
        return HttpResponseRedirect(reverse("desk:booking", args=[child.pk, found.pk]))
    words = (f"It is booked for {moment(found.booked_at)}.", *_with_others(found))
    return ask(request, _page(child, found, form, title=f"Call off: {found.called.lower()}", button="Call it off", words=words))


def _with_others(found: Booking) -> tuple[str, ...]:
    together = Booking.objects.filter(STANDING, together=found.together, booked_at=found.booked_at)
    names = [str(each.child) for each in together.exclude(pk=found.pk).select_related("child")]
    return (f"It was booked together with {listed(names)}: theirs changes with it.",) if names else ()


def _to_change(request: HttpRequest, child: Person, booking_id: UUID) -> tuple[Worker, Booking]:
    by = _acting(request)
    check_can_write(child, by=by)
    return by, _the(child, booking_id)


def _the(child: Person, booking_id: UUID) -> Booking:
    return get_object_or_404(Booking.objects.select_related("child", "worker"), pk=booking_id, child=child)


def _page(child: Person, found: Booking, form: Any, *, title: str, button: str, words: tuple[str, ...]) -> FormPage:
    back = Link("Back to the booking", reverse("desk:booking", args=[child.pk, found.pk]))
    return FormPage(title=title, caption=str(child), words=words, form=form, button=button, back=back)


@require_GET
def diary_file(request: HttpRequest) -> HttpResponse:
    """What is in one's own diary, for a calendar: no names, only the numbers the council knows the children by."""
    by = _acting(request)
    rows = list(queries.diary(by.pk))
    log_export(request, seen=len({row.child_id for row in rows}), words="diary")
    found = calendar_file(_happenings(request, rows), name="Throughcare")
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="diary.ics"'
    return answer


def _happenings(request: HttpRequest, rows: list[Booking]) -> list[Happening]:
    numbers = _numbers({row.child_id for row in rows})
    together: dict[UUID, list[Booking]] = {}
    for row in rows:
        together.setdefault(row.together, []).append(row)
    return [
        Happening(
            uid=f"{key}@throughcare",
            summary=", ".join(
                [those[0].get_what_display(), *(numbers.get(row.child_id, pseudonym(row.child_id)) for row in those)]
            ),
            at=those[0].booked_at,
            minutes=those[0].minutes,
            changed_at=max(row.known_at for row in those),
            url=request.build_absolute_uri(reverse("desk:booking", args=[those[0].child_id, those[0].pk])),
        )
        for key, those in together.items()
    ]


def _numbers(children: set[UUID]) -> dict[UUID, str]:
    kinds = [Identifier.Kind.RETURN, Identifier.Kind.COUNCIL]
    rows: QuerySet[Identifier] = Identifier.objects.filter(child__in=children, ended_on=None, kind__in=kinds)
    return {row.child_id: row.value for row in sorted(rows, key=lambda row: row.kind == Identifier.Kind.COUNCIL)}


def _back_to(child: Person) -> Link:
    return Link(f"Back to {child}", reverse("desk:child", args=[child.pk]))


def _acting(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
