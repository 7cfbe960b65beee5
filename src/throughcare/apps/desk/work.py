"""My work, and team and service."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.agreed.queries import actions_of
from throughcare.apps.booking.queries import diary
from throughcare.apps.desk.first_pages import parts_for
from throughcare.apps.desk.frame import WITHOUT_WORK
from throughcare.apps.desk.waiting import waiting
from throughcare.apps.desk.week import asked_week, week_shown
from throughcare.apps.desk.work_forms import FilterForm, address
from throughcare.apps.desk.work_pages import (
    TEXT_OF_COLUMNS,
    Lead,
    MyWork,
    Shower,
    TeamPage,
    as_at,
    by_lateness,
    cells,
    counts,
    counts_of_mine,
    harmless,
    lead_of,
    page_number,
    pages,
    which_shown,
)
from throughcare.apps.duties.mine import WHICH, Mine, MineSum, by_child, marked_mine, mine, next_of, only, summed_mine
from throughcare.apps.duties.orders import Order, Part, in_order, last_page, part_of, whole
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import Below, Rows, Sum, around, how_many_are_closed, owed_now, teams_below
from throughcare.apps.involvement.queries import let_in_to, log_export, log_list
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import APPROVES, Role, Sight
from throughcare.core.acting import acting_as
from throughcare.core.page import AsAt, Link, page
from throughcare.core.shown import Column
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date, plain_date

SIZE = 50
FEW = 5
MOST_BOOKED = 200
_SORTS = frozenset(Order) - {Order.OWN_FIRST, Order.BY_WEEK}
_VIEWS = {"children": "My children", "duties": "By lateness", "weeks": "By week"}


@require_GET
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """My work: my children and what each needs next; or the same as duties by lateness, or by week (`?view=`).

    `?late=` shows one group of the duties by lateness.
    """
    assert isinstance(request.user, Worker)
    posts = posts_of(request)
    if elsewhere := _elsewhere({Role(post.role) for post in posts}):
        return redirect(elsewhere)
    whose = mine(request.user, posts, today())
    view, which = request.GET.get("view", ""), request.GET.get("late", "")
    asked = Shown(
        view=view if view in _VIEWS else "children",
        which=which if which in WHICH and view == "duties" else "",
        number=page_number(request),
        me=request.user.pk,
        roles=frozenset(Role(post.role) for post in posts),
        week=request.GET.get("week", ""),
    )
    found = waiting(request.user, posts)
    # By week, the diary stands where the first few agreed actions otherwise do: the page asks no more for it.
    actions = _my_actions(request.user) if asked.view != "weeks" else ()
    shown = replace(_my_work(whose, asked), actions=actions, drafts=found.drafts, needs=found.needs, papers=found.papers)
    shown = replace(shown, cover=_cover(posts), challenges=found.challenges, let_in=_let_in(request.user, posts, whose))
    shown = replace(shown, parts=parts_for(asked.roles))
    seen = len(shown.children) or sum(len(group.duties) for group in shown.groups)
    log_list(request, seen=seen or sum(len(part.rows) for part in shown.parts))
    return page(request, "desk/my_work.html", shown)


def _elsewhere(roles: Collection[Role]) -> str:
    """Where those begin who have no work with children: staff, or who has looked."""
    if not roles or not WITHOUT_WORK.issuperset(roles):
        return ""
    return "staff:workers" if Role.ADMINISTRATOR in roles else "involvement:looks"


def _my_actions(worker: Worker) -> tuple[ActionShown, ...]:
    """The first few things a worker agreed to do, the earliest due first."""
    return actions_shown(actions_of(worker)[:FEW], today=today(), named=True)


def _cover(posts: Sequence[Post]) -> Link | None:
    """Where a manager says who stands in for them."""
    approves = {post.role for post in posts} & APPROVES
    return Link("Who stands in for you", reverse("writing:cover")) if approves else None


def _let_in(worker: Worker, posts: Sequence[Post], whose: Mine) -> tuple[Link, ...]:
    """The records that those may open who see nobody but by name, and until when: an inspector's work, who has no children of their own."""
    if whose.named or not any(post.sight == Sight.OWN for post in posts):
        return ()
    return tuple(
        Link(
            f"{each.person}, until {plain_date(each.ended_on - timedelta(days=1))}" if each.ended_on else str(each.person),
            reverse("desk:child", args=[each.person_id]),
        )
        for each in let_in_to(worker)
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What of somebody's own work is asked for: a view, one group of it (or all), a page or a week; whose it is, and in which roles."""

    view: str
    which: str
    number: int
    me: UUID
    roles: frozenset[Role]
    week: str

    @property
    def here(self) -> str:
        """The address of this view, to which a page's number may be added."""
        which = {"late": self.which} if self.which else {}
        return address(reverse("desk:my_work"), {"view": self.view} | which)


def _my_work(whose: Mine, asked: Shown) -> MyWork:
    rows = marked_mine(owed_now(today(), now=now()), whose)
    if asked.view == "children":
        return _my_children(rows, whose, asked)
    total = summed_mine(rows)
    first = next_of(rows) if total.whole.rows > total.others else None
    if asked.view == "weeks":
        return _my_week(rows, whose, asked, total, first)
    length = total.of(asked.which)
    number = last_page(asked.number, rows=length, most=SIZE)
    some = list(in_order(only(rows, asked.which), Order.OWN_FIRST)[(number - 1) * SIZE : number * SIZE])
    shower = _shower(some, first, total, asked)
    return replace(
        _my_page(whose, asked, total, lead_of(total, first, shower), shower.as_at),
        groups=by_lateness(some, shower),
        pages=pages(number=number, rows=length, size=SIZE, address=f"{asked.here}&page="),
    )


def _my_week(rows: Rows, whose: Mine, asked: Shown, total: MineSum, first: Any | None) -> MyWork:
    """One week: what is booked with these children or by whoever looks, and what falls due."""
    stands = as_at(total.whole, today())
    span = asked_week(asked.week, stands.on if stands else today())
    due = list(span.due(rows))
    booked = span.booked(diary(asked.me, children=whose.children)[:MOST_BOOKED])
    shower = _shower([*due, *booked], first, total, asked)
    week = week_shown(
        span,
        due,
        booked,
        shower,
        name=lambda one: name_of(one.child_id, shower.around),
        diary=any(one.worker_id == asked.me for one in booked),
    )
    return replace(_my_page(whose, asked, total, lead_of(total, first, shower), shower.as_at), week=week)


def _my_children(rows: Rows, whose: Mine, asked: Shown) -> MyWork:
    found = by_child(rows, whose, page=asked.number, most=SIZE)
    shower = _shower(found.children, found.first, found.total, asked)
    return replace(
        _my_page(whose, asked, found.total, lead_of(found.total, found.first, shower), shower.as_at),
        children=tuple(shower.child(each) for each in found.children),
        pages=pages(number=found.page, rows=found.number, size=SIZE, address=f"{asked.here}&page="),
    )


def _shower(shown: Sequence[Any], first: Any | None, total: MineSum, asked: Shown) -> Shower:
    children = [each.child_id for each in (*shown, first) if each is not None]
    return Shower(around(children, today()), today(), now(), as_at(total.whole, today()), me=asked.me, roles=asked.roles)


def _my_page(whose: Mine, asked: Shown, total: MineSum, lead: Lead | None, stands: AsAt | None) -> MyWork:
    here = reverse("desk:my_work")
    return MyWork(
        caption=long_date(today()),
        views=tuple(Link(text, f"{here}?view={key}", key == asked.view) for key, text in _VIEWS.items()),
        view=asked.view,
        lead=lead,
        counts=counts_of_mine(total, href=f"{here}?view=duties&late=", current=asked.which),
        chosen=which_shown(asked.which, f"{here}?view=duties"),
        children=(),
        columns=(
            Column("Child"),
            Column("Needs next"),
            Column("How it stands"),
            Column("Whose to do"),
            Column("What you can do"),
        ),
        groups=(),
        pages=None,
        waiting=f"{count(len(whose.waiting), 'child', 'children')} in your teams with no social worker named."
        if whose.waiting
        else "",
        nothing=_nothing(whose, asked),
        as_at=stands,
        with_worker=True,
    )


def _nothing(whose: Mine, asked: Shown) -> str:
    if asked.which:
        return "Nothing of yours is here now."
    if whose.named:
        return "Nothing is owed to your children today. What comes next will show here when something happens."
    if whose.answers_for:
        return "Nothing waits for you. What others have to do, and how late it is, is under Team and service."
    return "No children are allocated to you yet. Any who are will show here."


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
    told = form.is_valid() and below.told_of_closed
    closed = how_many_are_closed(form.asked().team) if told else 0
    return page(request, "desk/team.html", _team_page(form, order, part, shower, closed))


def _team_page(form: FilterForm, order: Order, part: Part, shower: Shower, closed: int) -> TeamPage:
    here, chosen = reverse("desk:team"), form.chosen()
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
    )


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
