"""A week of somebody's work, day by day: what is booked and what falls due; and how full the weeks after it are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.urls import reverse

from throughcare.apps.booking.models import Booking
from throughcare.apps.duties.queries import Rows, first_day_of_week
from throughcare.core.happened import london_day
from throughcare.core.page import Link
from throughcare.core.shown import DutyShown
from throughcare.core.words import clock, count, plain_date

AHEAD = 4
"""Weeks after the one shown of which it is said how much is in them."""
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class BookedShown:
    """Something in a diary: the time, what and with whom, where, what warns whoever goes, and that its day is past and nothing recorded."""

    at: str
    what: Link
    place: str
    forgotten: bool
    hazards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day: what is booked in the order it comes, then what falls due, one's own before what others have to do."""

    title: str
    booked: tuple[BookedShown, ...]
    due: tuple[DutyShown, ...]
    today: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """One week, its days that hold anything, those around it, and how much the weeks after it hold."""

    title: str
    days: tuple[DayShown, ...]
    before: Link | None
    after: Link
    ahead: tuple[Link, ...]
    diary_href: str


class ShowsDuty(Protocol):
    """Whatever shows one duty, with the child it is owed to."""

    def duty(self, row: Any, *, named: bool = False) -> DutyShown: ...

    def hazards(self, child: UUID) -> tuple[str, ...]: ...

    @property
    def today(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Span:
    """Which week is asked for, and the days about which anything is read."""

    monday: date
    this_week: date

    @property
    def ends(self) -> date:
        """The first day no longer read about."""
        return self.monday + WEEK * (1 + AHEAD)

    def due(self, rows: Rows) -> Rows:
        """Of a list, what falls due in these days, one's own first on each."""
        found: Rows = rows.filter(legal_due_on__gte=self.monday, legal_due_on__lt=self.ends)
        return found.order_by("legal_due_on", "others", "local", "due_at", "key", "id")

    def booked(self, bookings: Iterable[Booking]) -> list[Booking]:
        """Of a diary, what is in these days; what was booked before this week and never recorded stays in sight in this one."""
        first = date.min if self.monday == self.this_week else self.monday
        return [each for each in bookings if first <= london_day(each.booked_at) < self.ends]


def asked_week(asked: str, today: date) -> Span:
    """The week an address asks for, by any of its days; this one where it asks for none. Weeks past are not shown: their work is late."""
    this_week = first_day_of_week(today)
    try:
        monday = first_day_of_week(date.fromisoformat(asked))
    except ValueError:
        monday = this_week
    last = date.max - WEEK * (AHEAD + 2)
    return Span(min(max(monday, this_week), last), this_week)


def week_shown(
    span: Span, due: Sequence[Any], bookings: Sequence[Booking], shower: ShowsDuty, *, name: Callable[[Booking], str], diary: bool
) -> Week:
    """One week from what falls due and what is booked in these days. `name` says what to call the child a booking is with."""
    ends = span.monday + WEEK
    here = reverse("desk:my_work")
    ahead = [span.monday + WEEK * number for number in range(1, AHEAD + 1)]
    dues, books = Counter(first_day_of_week(row.legal_due_on) for row in due), Counter(_week_of(one, span) for one in bookings)
    days = [span.monday + timedelta(days=number) for number in range(7)]
    shown = (
        _day(
            day,
            [one for one in bookings if max(london_day(one.booked_at), span.monday) == day and _week_of(one, span) < ends],
            [row for row in due if row.legal_due_on == day],
            shower,
            name,
        )
        for day in days
    )
    return Week(
        title=_called(span.monday, span.this_week),
        days=tuple(day for day in shown if day.booked or day.due),
        before=Link(_called(span.monday - WEEK, span.this_week), _address(here, span.monday - WEEK))
        if span.monday > span.this_week
        else None,
        after=Link(_called(ends, span.this_week), _address(here, ends)),
        ahead=tuple(
            Link(f"{_called(week, span.this_week)}: {_much(books[week], dues[week])}", _address(here, week)) for week in ahead
        ),
        diary_href=reverse("desk:diary_file") if diary else "",
    )


def _week_of(booking: Booking, span: Span) -> date:
    return max(first_day_of_week(london_day(booking.booked_at)), span.monday)


def _address(here: str, monday: date) -> str:
    return f"{here}?view=weeks&week={monday}"


def _called(monday: date, this_week: date) -> str:
    return {this_week: "This week", this_week + WEEK: "Next week"}.get(monday, f"Week of {plain_date(monday)}")


def _much(booked: int, due: int) -> str:
    parts = [f"{booked} booked" if booked else "", f"{count(due, 'thing')} due" if due else ""]
    return ", ".join(part for part in parts if part) or "nothing yet"


def _day(
    day: date, bookings: Sequence[Booking], due: Sequence[Any], shower: ShowsDuty, name: Callable[[Booking], str]
) -> DayShown:
    is_today = day == shower.today
    return DayShown(
        title=f"{'Today, ' if is_today else ''}{day:%A} {day.day} {day:%B}",
        booked=tuple(_booked(one, shower, name(one)) for one in bookings),
        due=tuple(shower.duty(row, named=True) for row in due),
        today=is_today,
    )


def _booked(booking: Booking, shower: ShowsDuty, child: str) -> BookedShown:
    on, today = london_day(booking.booked_at), shower.today
    at = clock(booking.booked_at) if on >= today else f"{on.day} {on:%b}, {clock(booking.booked_at)}"
    what = Link(f"{booking.called}, {child}", reverse("desk:booking", args=[booking.child_id, booking.pk]))
    return BookedShown(at, what, booking.place, forgotten=on < today, hazards=shower.hazards(booking.child_id))
