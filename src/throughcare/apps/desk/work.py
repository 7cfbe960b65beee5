"""My work, and team and service."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.desk.work_forms import FilterForm, address
from throughcare.apps.desk.work_pages import (
    TEXT_OF_COLUMNS,
    Group,
    MyWork,
    Shower,
    TeamPage,
    as_at,
    by_lateness,
    by_week,
    cells,
    counts,
    harmless,
    pages,
)
from throughcare.apps.duties.queries import (
    Below,
    Mine,
    Order,
    Rows,
    Sum,
    around,
    by_child,
    how_many_are_closed,
    in_order,
    marked_mine,
    mine,
    owed_now,
    summed,
    teams_below,
)
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_now
from throughcare.core.page import Link, page
from throughcare.core.shown import ChildShown, Column
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date

SIZE = 50
EXPORT_AT_ONCE = 2_000
_SORTS = (Order.LATEST, Order.LEAST_LATE, Order.DUTY, Order.DUTY_BACKWARDS)
_VIEWS = {"children": "My children", "duties": "By lateness", "weeks": "By week"}


@require_GET
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """My work: my children and what each needs next; or the same as duties by lateness, or by week (`?view=`)."""
    assert isinstance(request.user, Worker)
    whose = mine(request.user, posts_now(request.user), today())
    view = request.GET.get("view", "")
    shown = _my_work(whose, view if view in _VIEWS else "children", _page_number(request))
    log_list(request, seen=len(shown.children) or sum(len(group.duties) for group in shown.groups))
    return page(request, "desk/my_work.html", shown)


def _my_work(whose: Mine, view: str, number: int) -> MyWork:
    rows = marked_mine(owed_now(today(), now=now()), whose)
    here = reverse("desk:my_work")
    first = (number - 1) * SIZE
    children: list[ChildShown] = []
    groups: tuple[Group, ...] = ()
    if view == "children":
        found = by_child(rows, whose, first=first, most=SIZE)
        total, length = found.total, found.number
        stands = as_at(total, today())
        shower = Shower(around([each.child for each in found.children], today()), today(), now(), stands)
        children = [shower.child(each) for each in found.children]
    else:
        total = summed(rows)
        length, stands = total.rows, as_at(total, today())
        order = Order.OWN_FIRST if view == "duties" else Order.BY_WEEK
        some = list(in_order(rows, order)[first : first + SIZE])
        shower = Shower(around([row.child_id for row in some], today()), today(), now(), stands)
        groups = by_lateness(some, shower) if view == "duties" else by_week(some, shower)
    return MyWork(
        caption=long_date(today()),
        views=tuple(Link(text, f"{here}?view={key}", key == view) for key, text in _VIEWS.items()),
        view=view,
        counts=counts(total, href=f"{here}?view=duties#"),
        children=tuple(children),
        columns=(Column("Child"), Column("Needs next"), Column("How it stands"), Column("Whose to do")),
        groups=groups,
        pages=pages(number=number, rows=length, size=SIZE, address=f"{here}?view={view}&page="),
        waiting=f"{count(len(whose.waiting), 'child', 'children')} in your teams with no social worker named."
        if whose.waiting
        else "",
        nothing=_nothing(whose),
        as_at=stands,
        with_worker=True,
    )


def _nothing(whose: Mine) -> str:
    if whose.named:
        return "Nothing is owed to your children today. What comes next will show here when something happens."
    if whose.answers_for:
        return "Nothing waits for you. You are up to date."
    return "No children are allocated to you yet. They will show here as soon as they are."


@require_GET
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """Team and service: what is owed to the children of everybody below me, filtered and sorted by the address."""
    below, form = _filter(request)
    order, number = _order(request), _page_number(request)
    rows = _rows(form, order)
    total = summed(rows)
    some = list(rows[(number - 1) * SIZE : number * SIZE])
    stands = as_at(total, today())
    shower = Shower(around([row.child_id for row in some], today()), today(), now(), stands)
    log_list(request, seen=len({row.child_id for row in some}), words=urlencode(form.chosen()))
    told = form.is_valid() and below.told_of_closed
    closed = how_many_are_closed(form.asked().team) if told else 0
    return page(request, "desk/team.html", _team_page(form, order, number, total, shower, some, closed))


def _team_page(
    form: FilterForm, order: Order, number: int, total: Sum, shower: Shower, some: Sequence[Any], closed: int
) -> TeamPage:
    here, chosen = reverse("desk:team"), form.chosen()
    kept = {} if order is Order.LATEST else {"sort": order.value}
    return TeamPage(
        caption=long_date(today()),
        counts=counts(total, href=address(here, form.chosen(but="late") | kept, "late="), current=chosen.get("late", "")),
        form=form,
        chosen=form.chosen_shown(here, kept),
        clear=address(here, kept),
        kept=tuple(kept.items()),
        columns=_columns(form, order),
        rows=tuple(shower.row(row) for row in some),
        pages=pages(number=number, rows=total.rows, size=SIZE, address=address(here, chosen | kept, "page=")),
        export=address(reverse("desk:team_csv"), chosen | kept),
        closed=f"And {count(closed, 'child', 'children')} not open to you." if closed else "",
        nothing="Nothing is owed that these filters ask for." if chosen else "Nothing is owed to any child you may see.",
        as_at=shower.as_at,
    )


@require_GET
@login_required
def team_csv(request: HttpRequest) -> HttpResponse:
    """The same list whole, as a file, from the same query. That it was taken is logged."""
    _, form = _filter(request)
    rows = _rows(form, _order(request))
    found = list(rows)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="what-is-owed-{today()}.csv"'
    answer.write("\ufeff")  # or spreadsheets take it for another alphabet
    sheet = csv.writer(answer)
    sheet.writerow(TEXT_OF_COLUMNS)
    for first in range(0, len(found), EXPORT_AT_ONCE):
        some = found[first : first + EXPORT_AT_ONCE]
        # A file has no heading to say which day all of it stands at, so each row does.
        shower = Shower(around([row.child_id for row in some], today()), today(), now(), as_at=None)
        sheet.writerows([harmless(cell) for cell in cells(shower.row(row))] for row in some)
    log_export(request, seen=len({row.child_id for row in found}), words=urlencode(form.chosen()))
    return answer


def _filter(request: HttpRequest) -> tuple[Below, FilterForm]:
    """What the address asks for. Raises PermissionDenied for those whose posts let them see no team."""
    assert isinstance(request.user, Worker)
    below = teams_below(request.user, today())
    if not below.teams:
        raise PermissionDenied("Your role does not see a team's work.")
    return below, FilterForm(request.GET, teams=below.teams)


def _rows(form: FilterForm, order: Order) -> Rows:
    if not form.is_valid():
        return owed_now(today(), now=now()).none()
    return in_order(owed_now(today(), now=now(), asked=form.asked()), order)


def _order(request: HttpRequest) -> Order:
    asked = request.GET.get("sort", "")
    return Order(asked) if asked in _SORTS else Order.LATEST


def _columns(form: FilterForm, order: Order) -> tuple[Column, ...]:
    return (
        Column("Child"),
        _sorted_by("Duty", form, order, Order.DUTY, Order.DUTY_BACKWARDS),
        _sorted_by("How it stands", form, order, Order.LATEST, Order.LEAST_LATE),
        Column("Whose to do"),
    )


def _sorted_by(text: str, form: FilterForm, order: Order, first: Order, back: Order) -> Column:
    to = back if order is first else first
    way = {first: "ascending", back: "descending"}.get(order, "")
    return Column(text, address(reverse("desk:team"), form.chosen() | {"sort": to.value}), way)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and len(asked) < 6 and asked.isdigit() else 1
