"""A manager's list child by child, a page of children at a time: who is most pressing, and how much there is for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Min, QuerySet, Value, When

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.duties.orders import MORE_THAN_DAYS, urgent
from throughcare.apps.duties.queries import Rows
from throughcare.core.shown import DutyShown
from throughcare.core.words import count

AT_ONCE = 4
"""As many things of one child as are shown before the rest is folded."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """Whom a list tells of, the most pressing child first; and how many things it holds for all of them."""

    children: tuple[UUID, ...]
    things: int


def most_pressing_first(duties: Rows, actions: QuerySet[AgreedAction]) -> Pressing:
    """The children of a list by what presses most for each, in two questions however long it is.

    What is owed comes as `orders.urgent` says, and what was agreed among what is the council's own.
    """
    owed = duties.order_by().values("child_id").annotate(first=Min(urgent()), things=Count("pk"))
    agreed = actions.order_by().values("child_id").annotate(first=Min(_urgent_action()), things=Count("pk"))
    first: dict[UUID, int] = {}
    things: Counter[UUID] = Counter()
    for each in (*owed, *agreed):
        child = each["child_id"]
        first[child] = min(each["first"], first.get(child, each["first"]))
        things[child] += each["things"]
    return Pressing(tuple(sorted(first, key=lambda child: (first[child], -things[child], child))), things.total())


def _urgent_action() -> Case:
    return Case(
        When(days_late__gt=0, then=Value(2 * MORE_THAN_DAYS) - F("days_late")),
        default=Value(6 * MORE_THAN_DAYS) - F("days_late"),
        output_field=IntegerField(),
    )


@dataclass(frozen=True, slots=True)
class Things:
    """What is owed to a child and what was agreed for them, some of it."""

    duties: tuple[DutyShown, ...]
    actions: tuple[ActionShown, ...]

    @property
    def number(self) -> int:
        """How many things these are."""
        return len(self.duties) + len(self.actions)


@dataclass(frozen=True, slots=True)
class ChildNeeds:
    """One child in a manager's list. `in_short` is all a phone says of them until it is asked; `rest` is folded everywhere."""

    key: str
    name: str
    href: str
    restricted: bool
    hazards: tuple[str, ...]
    in_short: str
    most: Things
    rest: Things

    @property
    def more(self) -> str:
        """What opens the rest; empty where there is none."""
        return f"{self.rest.number} more" if self.rest.number else ""


def folded(duties: Sequence[DutyShown], actions: Sequence[ActionShown]) -> tuple[Things, Things]:
    """The first few of a child's things, and the rest. One left over is not folded: the line that opened it would be as long."""
    at_once = AT_ONCE if len(duties) + len(actions) > AT_ONCE + 1 else AT_ONCE + 1
    left = max(0, at_once - len(duties))
    return (
        Things(tuple(duties[:at_once]), tuple(actions[:left])),
        Things(tuple(duties[at_once:]), tuple(actions[left:])),
    )


def in_short(duties: Sequence[DutyShown], actions: Sequence[ActionShown]) -> str:
    """3 things, first: Visit and see the child, 45 days late."""
    first = duties[0] if duties else actions[0]
    late = f"{first.how_late[0].lower()}{first.how_late[1:]}"
    said = f"{first.what}, {late}"
    number = len(duties) + len(actions)
    return said if number == 1 else f"{count(number, 'thing')}, first: {said}"
