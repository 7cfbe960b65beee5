"""My work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.agreed.queries import actions_of
from throughcare.apps.booking.queries import diary
from throughcare.apps.desk.first_pages import Offered
from throughcare.apps.desk.frame import WITHOUT_WORK
from throughcare.apps.desk.waiting import waiting
from throughcare.apps.desk.week import asked_week, week_shown
from throughcare.apps.desk.work_forms import address
from throughcare.apps.desk.work_pages import (
    Lead,
    MyWork,
    Shower,
    as_at,
    by_lateness,
    counts_of_mine,
    lead_of,
    page_number,
    pages,
    which_shown,
)
from throughcare.apps.duties.mine import WHICH, Mine, MineSum, by_child, marked_mine, mine, next_of, only, summed_mine
from throughcare.apps.duties.orders import Order, in_order, last_page
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import Rows, around, owed_now
from throughcare.apps.involvement.queries import let_in_to, log_list
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import APPROVES, Role, Sight
from throughcare.core.page import AsAt, Link, page
from throughcare.core.shown import Column
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date, plain_date

SIZE = 20
FEW = 5
MOST_BOOKED = 200
_VIEWS = {"children": "My children", "duties": "By lateness", "weeks": "By week"}


FINDS = frozenset({Role.DUTY, Role.EMERGENCY_DUTY})
"""Those whose work begins with finding whoever the call is about: the box for it is on their first page."""


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
    offered = Offered.to(asked.roles)
    found = waiting(request.user, posts, whose.named, also=offered.questions)
    # By week, the diary stands where the first few agreed actions otherwise do: the page asks no more for it.
    actions = _my_actions(request.user) if asked.view != "weeks" else ()
    shown = replace(_my_work(whose, asked), actions=actions, drafts=found.drafts, needs=found.needs, papers=found.papers)
    shown = replace(
        shown,
        cover=_cover(posts),
        challenges=found.challenges,
        warnings=found.warnings,
        let_in=_let_in(request.user, posts, whose),
    )
    shown = _to_put_right(shown, found.doubtful)
    parts = offered.parts(found.also)
    shown = replace(shown, parts=parts, away=found.away, lately=found.lately, finds=bool(asked.roles & FINDS))
    seen = len(shown.children) or sum(len(group.duties) for group in shown.groups)
    log_list(request, seen=seen or sum(len(part.rows) for part in shown.instead))
    return page(request, "desk/my_work.html", shown)


def _to_put_right(shown: MyWork, doubtful: Mapping[UUID, int]) -> MyWork:
    """The same with what is to be put right on these children's records: on each child's row, and how much in all."""
    if not doubtful:
        return shown
    here = f"{reverse('quality:to_put_right')}?whose=mine"
    theirs = {
        reverse("desk:child", args=[child]): Link(f"{number} to put right", f"{here}&child={child}")
        for child, number in doubtful.items()
    }
    return replace(
        shown,
        doubtful=Link(f"{count(sum(doubtful.values()), 'fact')} to put right", here),
        children=tuple(replace(one, to_put_right=theirs.get(one.name.href)) for one in shown.children),
    )


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
        return "No duty of your own waits. What others have to do, and how late it is, is under Team and service."
    return "No children are allocated to you yet. Any who are will show here."
