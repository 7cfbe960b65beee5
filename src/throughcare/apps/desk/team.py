"""Team and service: what is owed to the children of everybody below somebody, filtered and sorted by the address."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.desk.work import SIZE
from throughcare.apps.desk.work_forms import FilterForm, address
from throughcare.apps.desk.work_pages import (
    TEXT_OF_COLUMNS,
    Shower,
    TeamPage,
    as_at,
    cells,
    counts,
    harmless,
    page_number,
    pages,
)
from throughcare.apps.duties.orders import Order, Part, part_of, whole
from throughcare.apps.duties.queries import Below, Rows, Sum, around, closed_in, owed_now, teams_below
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.quality.queries import how_many
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.page import Link, page
from throughcare.core.shown import Column
from throughcare.core.today import now, today
from throughcare.core.together import together
from throughcare.core.words import count, long_date

_SORTS = frozenset(Order) - {Order.OWN_FIRST, Order.BY_WEEK}


@require_GET
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """Team and service: what is owed to the children of everybody below me, filtered and sorted by the address."""
    below, form = _filter(request)
    order = _order(request)
    part = part_of(_rows(form), order, page=page_number(request), most=SIZE, today=today())
    children = [row.child_id for row in part.rows]
    shower = Shower(around(children, today()), today(), now(), as_at(part.total, today()))
    log_list(request, seen=len(set(children)), words=urlencode(form.chosen()))
    beside = _beside(form, told_of_closed=below.told_of_closed)
    return page(request, "desk/team.html", _team_page(form, order, part, shower, beside))


def _team_page(form: FilterForm, order: Order, part: Part, shower: Shower, beside: tuple[int, Link | None]) -> TeamPage:
    here, chosen, (closed, doubtful) = reverse("desk:team"), form.chosen(), beside
    kept = {} if order is Order.LATEST else {"sort": order.value}
    late_in = address(here, form.chosen(but="late") | kept, "late=")
    return TeamPage(
        caption=long_date(today()),
        counts=counts(part.total.by_late, href=late_in, current=chosen.get("late", "")),
        form=form,
        chosen=form.chosen_shown(here, kept),
        clear=address(here, kept),
        kept=tuple(kept.items()),
        columns=_columns(form, order),
        rows=tuple(shower.row(row) for row in part.rows),
        pages=pages(number=part.page, rows=part.total.rows, size=SIZE, address=address(here, chosen | kept, "page=")),
        export=address(reverse("desk:team_csv"), chosen | kept),
        returned=_of_returns(part.total),
        closed=f"And {count(closed, 'child', 'children')} not open to you." if closed else "",
        nothing="Nothing is owed that these filters ask for." if chosen else "Nothing is owed to any child you may see.",
        as_at=shower.as_at,
        doubtful=doubtful,
    )


def _beside(form: FilterForm, *, told_of_closed: bool) -> tuple[int, Link | None]:
    """How many children are not open to whoever asks, and how much is to be put right, of the team that is chosen or of all they see."""
    if not form.is_valid():
        return 0, None
    team = form.asked().team
    closed, doubtful = together(closed_in(team), how_many(team))
    here = address(reverse("quality:to_put_right"), {"team": str(team)} if team else {})
    return closed if told_of_closed else 0, Link(f"{count(doubtful, 'fact')} to put right", here) if doubtful else None


def _of_returns(total: Sum) -> str:
    """How much of a list is of children known only from returns, where it is not all: that part of it is as old as they are."""
    if not total.judged or total.judged == total.rows:
        return ""
    words = f"{count(total.judged, 'of these is', 'of these are')} for children known only from returns"
    return f"{words}, and {'stands' if total.judged == 1 else 'stand'} as on the last day that those tell of."


@require_GET
@login_required
def team_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same list whole, as a file, from the same query, sent as it is read. That it was taken is logged before it is."""
    assert isinstance(request.user, Worker)
    _, form = _filter(request)
    seen = _rows(form).order_by().values("child").distinct().count()
    log_export(request, seen=seen, words=urlencode(form.chosen()))
    written = _written(form, _order(request), request.user.pk)
    answer = StreamingHttpResponse(written, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="what-is-owed-{today()}.csv"'
    return answer


class _Line:
    """Where the csv module writes a row, and gives it straight back."""

    def write(self, line: str) -> str:
        return line


def _written(form: FilterForm, order: Order, worker: UUID) -> Iterator[str]:
    """The lines of the file. The request's transaction has ended when they are read: this one sees as the same worker does."""
    sheet = csv.writer(_Line())
    yield "\ufeff"  # or spreadsheets take it for another alphabet
    yield sheet.writerow(TEXT_OF_COLUMNS)
    with one_moment(), acting_as(worker):
        for some in whole(_rows(form), order, today=today()):
            # A file has no heading to say which day all of it stands at, so each row does.
            shower = Shower(around([row.child_id for row in some], today()), today(), now(), as_at=None)
            yield "".join(sheet.writerow([harmless(cell) for cell in cells(shower.row(row))]) for row in some)


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that sees the record as it is at its first question, whatever is written while it is read."""
    with transaction.atomic():
        if len(connection.savepoint_ids) == 0:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _filter(request: HttpRequest) -> tuple[Below, FilterForm]:
    """What the address asks for. Raises PermissionDenied for those whose posts let them see no team."""
    assert isinstance(request.user, Worker)
    below = teams_below(request.user, today())
    if not below.teams:
        raise PermissionDenied("Your role does not see a team's work.")
    return below, FilterForm(request.GET, teams=below.teams)


def _rows(form: FilterForm) -> Rows:
    if not form.is_valid():
        return owed_now(today(), now=now()).none()
    return owed_now(today(), now=now(), asked=form.asked())


def _order(request: HttpRequest) -> Order:
    asked = request.GET.get("sort", "")
    return Order(asked) if asked in _SORTS else Order.LATEST


def _columns(form: FilterForm, order: Order) -> tuple[Column, ...]:
    return (
        _sorted_by("Child", form, order, Order.CHILD, Order.CHILD_BACKWARDS),
        _sorted_by("Duty", form, order, Order.DUTY, Order.DUTY_BACKWARDS),
        _sorted_by("How it stands", form, order, Order.LATEST, Order.LEAST_LATE),
        _sorted_by("Whose to do", form, order, Order.WHO, Order.WHO_BACKWARDS),
    )


def _sorted_by(text: str, form: FilterForm, order: Order, first: Order, back: Order) -> Column:
    to = back if order is first else first
    way = {first: "ascending", back: "descending"}.get(order, "")
    return Column(text, address(reverse("desk:team"), form.chosen() | {"sort": to.value}), way)
