"""Agreed actions as pages show them: what, whose, by when, how late, how often put off, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed.models import AgreedAction, AgreedAgain
from throughcare.apps.agreed.queries import open_actions, settled_actions
from throughcare.apps.people.models import Person
from throughcare.core.page import Link
from throughcare.core.shown import Entry, Lateness
from throughcare.core.words import count, how_late, plain_date, short_date

SOON = 5
NOBODY = "Nobody has taken this on"


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One action. `about` names the child on pages that cross children; `put_off` says each day it was due before, and why not
    then; `tick` is what a box beside it sends, where several may be acted on at once."""

    what: str
    who: str
    due: str
    lateness: Lateness
    how_late: str
    drifts: str
    agreed: str
    settled: str
    put_off: tuple[str, ...]
    written: Link | None
    do: tuple[Link, ...]
    about: Link | None = None
    tick: str = ""


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """Everything agreed for a child: what is still to be done, and what became of the rest."""

    title: str
    name: str
    back: Link
    open: tuple[ActionShown, ...]
    settled: tuple[ActionShown, ...]


@dataclass(frozen=True, slots=True)
class MyActionsPage:
    """Everything one worker agreed to do."""

    actions: tuple[ActionShown, ...]
    late: str


Names = Mapping[UUID, str]
"""What workers are called, where a page has read that already."""


def whose(action: AgreedAction, names: Names = MappingProxyType({})) -> str:
    """Whose an action is, in words."""
    if action.worker_id is not None:
        return names.get(action.worker_id) or str(action.worker)
    label = AgreedAction.Agency(action.agency).label if action.agency else ""
    return ", ".join(part for part in (action.named, label) if part) or NOBODY


def is_open(action: AgreedAction) -> bool:
    """Whether it is still to be done."""
    return action.done_on is None and action.ended_on is None


def drifts(action: AgreedAction) -> str:
    """That an action was put off, and how often; empty where it never was."""
    return f"Put off {times(action.rolled_over)}" if action.rolled_over else ""


def times(number: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number) or count(number, "time")


def in_a_line(action: AgreedAction, today: date) -> str:
    """An action in one line, for a list to answer: Ring the school (Alice Arden, by 3 May 2026, 4 days late, put off twice)."""
    late = how_late(action.due_on, today) if action.due_on < today else ""
    parts = (whose(action), f"by {plain_date(action.due_on)}", late, drifts(action).lower())
    return f"{action.what} ({', '.join(part for part in parts if part)})"


def actions_page(child: Person, *, today: date, may_write: bool) -> ActionsPage:
    """Everything agreed for a child."""
    again = list(AgreedAgain.objects.filter(child=child).order_by("agreed_on", "known_at"))
    return ActionsPage(
        title="Agreed actions",
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        open=shown(open_actions(child), today=today, may_write=may_write, again=again),
        settled=shown(settled_actions(child), today=today, may_write=False, again=again),
    )


def shown(
    actions: Iterable[AgreedAction],
    *,
    today: date,
    may_write: bool = True,
    again: Iterable[AgreedAgain] = (),
    named: bool = False,
    names: Names = MappingProxyType({}),
) -> tuple[ActionShown, ...]:
    """Actions on a day, or versions of them as they were known. `named` names the child of each."""
    put_off: dict[UUID, list[str]] = {}
    for each in again:
        words = f"Was due {plain_date(each.was_due_on)}, put off to {plain_date(each.due_on)}: {each.reason}"
        put_off.setdefault(each.action_id, []).append(words)
    return tuple(_shown(one, today, may_write, tuple(put_off.get(one.pk, ())), named, names) for one in actions)


def _shown(
    action: AgreedAction, today: date, may_write: bool, put_off: tuple[str, ...], named: bool, names: Names
) -> ActionShown:
    child = action.child_id
    written = reverse("writing:document", args=[child, action.written_in_id]) if action.written_in_id else ""
    return ActionShown(
        what=action.what,
        who=whose(action, names),
        due=f"by {plain_date(action.due_on)}",
        lateness=_lateness(action, today),
        how_late=_how(action, today),
        drifts=drifts(action),
        agreed=f"Agreed {short_date(action.agreed_on)}",
        settled=_settled(action),
        put_off=put_off,
        written=Link("Where it was agreed", written) if written else None,
        do=tuple(_do(action)) if may_write and is_open(action) else (),
        about=Link(str(action.child), reverse("desk:child", args=[child])) if named else None,
    )


def _lateness(action: AgreedAction, today: date) -> Lateness:
    if action.done_on is not None:
        return Lateness.MET if action.done_on <= action.due_on else Lateness.MET_LATE
    if action.ended_on is not None:
        return Lateness.ENDED_UNMET
    if action.due_on < today:
        return Lateness.OVERDUE
    return Lateness.DUE_SOON if (action.due_on - today).days <= SOON else Lateness.ON_TRACK


def _how(action: AgreedAction, today: date) -> str:
    if action.done_on is not None:
        return f"Done {short_date(action.done_on)}"
    if action.ended_on is not None:
        return f"Ended {short_date(action.ended_on)}"
    words = how_late(action.due_on, today)
    return words[0].upper() + words[1:]


def _settled(action: AgreedAction) -> str:
    if is_open(action):
        return ""
    by = f" ({action.settled_by.name})" if action.settled_by else ""
    return f"{action.evidence or action.ended_because}{by}"


def _do(action: AgreedAction) -> Iterator[Link]:
    key = [action.child_id, action.pk]
    yield Link("Done", reverse("agreed:complete", args=key))
    yield Link("Agree another day", reverse("agreed:again", args=key))
    yield Link("Change whose it is" if action.worker_id or action.agency else "Say whose it is", reverse("agreed:give", args=key))
    yield Link("No longer needed", reverse("agreed:end", args=key))


def of_action(row: AgreedAction) -> Iterator[Entry]:
    """On a timeline: that an action was done, or ended."""
    if row.done_on is not None:
        yield Entry(row.done_on, short_date(row.done_on), f"Done: {row.what}", "Actions", words=row.evidence)
    if row.ended_on is not None:
        yield Entry(row.ended_on, short_date(row.ended_on), f"No longer needed: {row.what}", "Actions", words=row.ended_because)


ENTRIES: Mapping[type, Callable[[Any], Iterator[Entry]]] = {AgreedAction: of_action}
