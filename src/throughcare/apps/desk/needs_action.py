"""Needs your action: what is late or drifts among the children a manager answers for, and what they have done about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.desk.needs_children import ChildNeeds, folded, in_short, most_pressing_first
from throughcare.apps.desk.work_pages import Shower, page_number, pages
from throughcare.apps.duties.escalation import Answers, Which, actions_in, answers, duties_in
from throughcare.apps.duties.many import tick_of
from throughcare.apps.duties.models import Acted
from throughcare.apps.duties.orders import Order, in_order, last_page
from throughcare.apps.duties.presenters import anchor_of_row, name_of
from throughcare.apps.duties.queries import Rows, around, owed_now
from throughcare.apps.involvement.queries import log_list
from throughcare.apps.workforce.queries import posts_of
from throughcare.core.page import Link, page
from throughcare.core.shown import DutyShown, Pages
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date, short_date

SIZE = 20
"""As many children as a page of the list tells of."""
TITLES = {
    Which.NEEDS: "Needs your action",
    Which.ACTED: "Acted on, not done yet",
    Which.TOMORROW: "Due by tomorrow",
    Which.CLINIC: "For the clinic",
}
NOTES = {
    Which.NEEDS: "Late, put off twice or more, or nobody’s; and nothing is recorded of what is done about it. Record it, or agree that it is excused.",
    Which.ACTED: "You or another manager said what is done about these, or excused them. They come back on the day to look again.",
    Which.TOMORROW: "Not late yet. Whoever’s these are has been reminded since 5 days before.",
    Which.CLINIC: "Two weeks late or more, excused or not: what the performance clinic looks at.",
}
NOTHING = {
    Which.NEEDS: "Nothing needs your action now.",
    Which.ACTED: "Nothing that was acted on is still to be done.",
    Which.TOMORROW: "Nothing falls due by tomorrow.",
    Which.CLINIC: "Nothing is two weeks late.",
}


SEVERAL = frozenset({Which.NEEDS, Which.CLINIC})
"""Lists of what is late, of which several may be ticked for one decision."""


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """One of a manager's lists, a page of its children at a time."""

    title: str
    caption: str
    views: tuple[Link, ...]
    note: str
    held: str
    children: tuple[ChildNeeds, ...]
    pages: Pages | None
    nothing: str
    several: str = ""


@require_GET
@login_required
def needs_action(request: HttpRequest) -> HttpResponse:
    """What needs a manager's action; `?list=` shows what they acted on, what is due by tomorrow, or what goes to the clinic."""
    whose = answers(posts_of(request))
    if not whose.lists:
        raise PermissionDenied("These lists are for managers. Ask yours.")
    asked = request.GET.get("list", "")
    which = Which(asked) if asked in whose.lists else whose.lists[0]
    here = f"{reverse('desk:needs_action')}?list={which.value}"
    duties, agreed = duties_in(owed_now(today(), now=now()), which, whose), actions_in(which, whose)
    pressing = most_pressing_first(duties, agreed)
    length = len(pressing.children)
    number = last_page(page_number(request), rows=length, most=SIZE)
    children = pressing.children[(number - 1) * SIZE : number * SIZE]
    log_list(request, seen=len(children), words=which.value)
    shown = NeedsPage(
        title=TITLES[which],
        caption=long_date(today()),
        views=tuple(
            Link(TITLES[each], f"{reverse('desk:needs_action')}?list={each.value}", each is which) for each in whose.lists
        ),
        note=NOTES[which],
        held=f"{count(pressing.things, 'thing')} for {count(length, 'child', 'children')}, the most pressing child first.",
        children=tuple(_children(children, duties, agreed, whose, back=f"{here}&page={number}")),
        pages=pages(number=number, rows=length, size=SIZE, address=f"{here}&page="),
        nothing=NOTHING[which],
        several=f"{reverse('duties:act_on_many')}?back={quote(f'{here}&page={number}')}"
        if whose.acts and which in SEVERAL
        else "",
    )
    return page(request, "desk/needs_action.html", shown)


def _children(
    children: Sequence[UUID], duties: Rows, agreed: QuerySet[AgreedAction], whose: Answers, *, back: str
) -> Iterator[ChildNeeds]:
    """Some children with all that a list holds for each."""
    shower = Shower(around(children, today()), today(), now(), as_at=None)
    owed: dict[UUID, list[DutyShown]] = defaultdict(list)
    for row in in_order(duties.filter(child__in=children), Order.LATEST):
        owed[row.child_id].append(replace(_duty(row, shower, whose, back=back), hazards=()))
    rows = list(agreed.filter(child__in=children))
    to_do: dict[UUID, list[ActionShown]] = defaultdict(list)
    for one, shown in zip(rows, _actions(rows, whose, back=back), strict=True):
        to_do[one.child_id].append(shown)
    for child in children:
        most, rest = folded(owed[child], to_do[child])
        yield ChildNeeds(
            key=f"child-{child}",
            name=name_of(child, shower.around),
            href=shower.href(child),
            restricted=shower.around.restricted(child),
            hazards=shower.hazards(child),
            in_short=in_short(owed[child], to_do[child]),
            most=most,
            rest=rest,
        )


def _duty(row: Any, shower: Shower, whose: Answers, *, back: str) -> DutyShown:
    """A duty with what a manager may do about it; the list is where they come back to."""
    shown = shower.duty(row, named=True)
    if not whose.acts or shown.action is None:
        return shown
    key, after = [row.child_id, anchor_of_row(row)], f"?back={quote(back)}"
    ways = [Link("Record what is done about it", f"{reverse('duties:act', args=key)}{after}")] if row.days_late > 0 else []
    if not shown.excused:
        ways.append(Link("Excuse it", f"{reverse('duties:excuse', args=key)}{after}"))
    tick = tick_of(row.child_id, anchor_of_row(row)) if row.days_late > 0 else ""
    return replace(shown, ways=(*ways, *shown.ways), tick=tick)


def _actions(actions: list[AgreedAction], whose: Answers, *, back: str) -> list[ActionShown]:
    said: dict[UUID | None, str] = {}
    for each in Acted.objects.filter(agreed__in=actions).select_related("by").order_by("acted_on", "known_at"):
        again = short_date(each.look_again_on)
        said[each.agreed_id] = f"{each.by.name}, {short_date(each.acted_on)}: {each.words} Looks again on {again}."
    found = []
    for one, shown in zip(actions, actions_shown(actions, today=today(), named=True), strict=True):
        if whose.acts:
            act = reverse("duties:act_on_action", args=[one.child_id, one.pk])
            shown = replace(shown, do=(Link("Record what is done about it", f"{act}?back={quote(back)}"), *shown.do))
            shown = replace(shown, tick=tick_of(one.child_id, str(one.pk)))
        if one.pk in said:
            shown = replace(shown, put_off=(*shown.put_off, f"Done about it: {said[one.pk]}"))
        found.append(shown)
    return found
