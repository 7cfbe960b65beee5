"""Who works with a child: now, and before; and what was handed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.involvement.models import Allocation, Handover
from throughcare.apps.involvement.policies import NAMES_REVIEWING_OFFICERS
from throughcare.apps.involvement.queries import allocations_of
from throughcare.apps.people.models import Person
from throughcare.apps.people.queries import name_of, numbers_in_returns
from throughcare.apps.workforce.roles import ALLOCATES, Role
from throughcare.core.page import Link
from throughcare.core.shown import Column
from throughcare.core.words import count, period, plain_date, short_date

ONLY_ONE = (Allocation.Part.SOCIAL_WORKER, Allocation.Part.REVIEWING_OFFICER, Allocation.Part.PERSONAL_ADVISER)
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class PartShown:
    """Who has one part now, and what may be done about it."""

    part: str
    name: str
    since: str
    do: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PastShown:
    """Somebody's part in the work, as it was: with what was handed over to them, if anything was."""

    part: str
    name: str
    team: str
    when: str
    why: str
    handed: str
    handed_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who works with a child, and who did."""

    title: str
    name: str
    back: Link
    tabs: tuple[Link, ...]
    now: tuple[PartShown, ...]
    add: tuple[Link, ...]
    changes: str
    columns: tuple[Column, ...]
    past: tuple[PastShown, ...]


def called(child: Person) -> str:
    """What a child is called at the top of these pages."""
    return name_of(child, number=numbers_in_returns([child.pk]).get(child.pk))


def back_to(child: Person, text: str = "Back to the record") -> Link:
    """The way back to a child's own page."""
    return Link(text, reverse("desk:child", args=[child.pk]))


def tabs(child: Person, here: str) -> tuple[Link, ...]:
    """The three pages about who is around a record."""
    pages = (("people", "Who works with them"), ("kept", "Who may see this record"), ("addresses", "Addresses"))
    return tuple(Link(text, reverse(f"involvement:{name}", args=[child.pk]), name == here) for name, text in pages)


def people_page(child: Person, *, roles: Collection[Role], today: date) -> PeoplePage:
    """Everybody around a child, and what whoever looks may do about it."""
    rows = allocations_of(child)
    name = called(child)
    now = [row for row in rows if row.ended_on is None or row.ended_on > today]
    held = {row.part for row in now}
    missing = [part for part in ONLY_ONE if part not in held]
    others = [part for part in Allocation.Part if part not in ONLY_ONE]
    return PeoplePage(
        title=f"Who works with {name}",
        name=name,
        back=back_to(child),
        tabs=tabs(child, "people"),
        now=tuple(_now(child, row, roles, today) for row in sorted(now, key=_place)),
        add=tuple(_give(child, part, roles) for part in (*missing, *others) if _may(part, roles)),
        changes=_changes(rows, today),
        columns=tuple(Column(text) for text in ("Part", "Who", "When", "Why the change")),
        past=tuple(_past(row) for row in rows),
    )


def _place(row: Allocation) -> int:
    return [part.value for part in Allocation.Part].index(row.part)


def _may(part: str, roles: Collection[Role]) -> bool:
    may = NAMES_REVIEWING_OFFICERS if part == Allocation.Part.REVIEWING_OFFICER else ALLOCATES
    return bool(may & set(roles))


def _give(child: Person, part: Allocation.Part, roles: Collection[Role]) -> Link:
    words = "Add somebody also working with the child" if part == Allocation.Part.SUPPORTING else f"Name a {part.label.lower()}"
    words = words.replace("Name a independent", "Name an independent")
    return Link(words, f"{reverse('involvement:give', args=[child.pk])}?part={part.value}")


def _now(child: Person, row: Allocation, roles: Collection[Role], today: date) -> PartShown:
    do: list[Link] = []
    if _may(row.part, roles) and row.started_on <= today:
        if row.part in ONLY_ONE:
            give = f"{reverse('involvement:give', args=[child.pk])}?part={row.part}"
            do.append(Link("Hand over" if row.worker else "Name somebody", give))
        do.append(Link("End", reverse("involvement:end", args=[row.pk])))
    since = period(row.started_on, row.ended_on) if row.started_on <= today else f"from {plain_date(row.started_on)}"
    return PartShown(Allocation.Part(row.part).label, _who(row), f"{row.team.name}, {since}", tuple(do))


def _who(row: Allocation) -> str:
    return row.worker.name if row.worker else "Nobody named yet"


def _changes(rows: Sequence[Allocation], today: date) -> str:
    lately = {
        row.worker_id
        for row in rows
        if row.part == Allocation.Part.SOCIAL_WORKER
        and row.worker_id
        and row.started_on <= today
        and (row.ended_on is None or (today - row.ended_on).days < A_YEAR)
    }
    return f"{count(len(lately), 'social worker')} in the last 12 months." if lately else ""


def _past(row: Allocation) -> PastShown:
    handed: Handover | None = getattr(row, "taken_over", None)
    held = ""
    if handed is not None:
        held = f"Handed over on {plain_date(handed.held_on)}" if handed.held_on else "Handed over without a meeting"
        held += f". Nobody had this part in between: {handed.gap_because}" if handed.gap_because else ""
    return PastShown(
        part=Allocation.Part(row.part).label,
        name=_who(row),
        team=row.team.name,
        when=f"{short_date(row.started_on)} to {short_date(row.ended_on)}"
        if row.ended_on
        else f"since {short_date(row.started_on)}",
        why=Allocation.Reason(row.reason).label if row.reason else "Not said",
        handed=held,
        handed_words=tuple(part for part in handed.to_know.splitlines() if part.strip()) if handed is not None else (),
    )
