"""Today's exceptions, for those who answer for others' work: one page, one matter of it whole, and the same as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.desk.exceptions.found import Found, Matter, children_of, exceptions
from throughcare.apps.desk.exceptions.shown import (
    COLUMNS,
    TEXT_OF_COLUMNS,
    TITLES,
    ExceptionShown,
    ExceptionsPage,
    matter_shown,
    rows_shown,
)
from throughcare.apps.desk.work_pages import Shower, page_number, pages
from throughcare.apps.duties.mine import next_of_each
from throughcare.apps.duties.orders import last_page
from throughcare.apps.duties.queries import around, how_many_are_closed, owed_now
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import OVERSEES_OTHERS, TOLD_HOW_MANY_ARE_CLOSED, Role
from throughcare.core.page import Link, page
from throughcare.core.sheet import sheet
from throughcare.core.shown import Count, Pages
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date

FEW, SIZE = 5, 50
Every = dict[Matter, list[Found]]


@require_GET
@login_required
def today_page(request: HttpRequest) -> HttpResponse:
    """Today's exceptions; `?list=` shows one matter whole."""
    roles = _roles(request)
    every = exceptions(today(), now=now())
    asked = request.GET.get("list", "")
    matter = Matter(asked) if asked in set(Matter) else None
    which, paged = _which(every, matter, page_number(request))
    some = [one for each in which.values() for one in each]
    shown = _rows(some)
    here, after = reverse("desk:exceptions"), f"?list={matter.value}" if matter else ""
    log_list(request, seen=len(children_of(some)), words=matter.value if matter else "exceptions")
    told = how_many_are_closed(None) if roles & TOLD_HOW_MANY_ARE_CLOSED else 0
    return page(
        request,
        "desk/exceptions.html",
        ExceptionsPage(
            title=TITLES[matter] if matter else "Today’s exceptions",
            caption=long_date(today()),
            back=Link("Today’s exceptions", here) if matter else None,
            counts=tuple(_count(each, every[each], here, matter) for each in Matter),
            columns=COLUMNS,
            matters=tuple(
                matter_shown(each, every[each], shown[each], href="" if matter else f"{here}?list={each.value}") for each in which
            ),
            closed=f"And {count(told, 'child', 'children')} not open to you, of whom nothing is said here." if told else "",
            export=f"{reverse('desk:exceptions_csv')}{after}",
            pages=paged,
        ),
    )


@require_GET
@login_required
def today_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file, whole."""
    _roles(request)
    asked = request.GET.get("list", "")
    wanted = [Matter(asked)] if asked in set(Matter) else list(Matter)
    every = exceptions(today(), now=now())
    some = [one for matter in wanted for one in every[matter]]
    log_export(request, seen=len(children_of(some)), words=asked or "exceptions")
    shown = _rows(some)
    rows = [(TITLES[matter], *row.cells) for matter in wanted for row in shown[matter]]
    return sheet(f"exceptions-{today()}.csv", TEXT_OF_COLUMNS, rows)


def _roles(request: HttpRequest) -> frozenset[Role]:
    roles = frozenset(Role(post.role) for post in posts_of(request))
    if not roles & OVERSEES_OTHERS:
        raise PermissionDenied("This page is for those who answer for others’ work. Ask your manager.")
    return roles


def _which(every: Every, matter: Matter | None, number: int) -> tuple[Every, Pages | None]:
    """What of it is shown: the first few of each matter, or a page of one."""
    if matter is None:
        return {each: found[:FEW] for each, found in every.items()}, None
    found = every[matter]
    number = last_page(number, rows=len(found), most=SIZE)
    address = f"{reverse('desk:exceptions')}?list={matter.value}&page="
    paged = pages(number=number, rows=len(found), size=SIZE, address=address)
    return {matter: found[(number - 1) * SIZE : number * SIZE]}, paged


def _rows(some: list[Found]) -> dict[Matter, tuple[ExceptionShown, ...]]:
    """Exceptions in words, by matter, in three questions however many they are."""
    shower = Shower(around(children_of(some), today()), today(), now(), as_at=None)
    without = children_of(one for one in some if one.row is None)
    following = next_of_each(owed_now(today(), now=now()).filter(judged_on=None), without, before_all="MI-")
    return {matter: rows_shown([one for one in some if one.matter is matter], shower, following) for matter in Matter}


def _count(matter: Matter, found: list[Found], here: str, current: Matter | None) -> Count:
    return Count(len(found), TITLES[matter], f"{here}?list={matter.value}" if found else "", current=matter is current)
