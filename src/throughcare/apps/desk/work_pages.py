"""My work, and team and service: what their pages show, as typed objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse

from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.desk.first_pages import Part
from throughcare.apps.desk.lately import AwayShown
from throughcare.apps.desk.week import Week
from throughcare.apps.duties.doing import does
from throughcare.apps.duties.mine import OTHERS, ChildOwed, MineSum
from throughcare.apps.duties.presenters import anchor_of_row, late_of, name_of, row_shown
from throughcare.apps.duties.queries import Around, Late, Sum
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.signing.presenters import NO_PAPERS, Papers
from throughcare.core.page import AsAt, Link
from throughcare.core.paging import page_number as page_number
from throughcare.core.paging import pages as pages
from throughcare.core.shown import ChildShown, Chosen, Column, Count, DutyShown, Pages
from throughcare.core.words import age, count
from throughcare.statute.duties import BY_KEY


@dataclass(frozen=True, slots=True)
class Group:
    """Duties under one heading. `note` is a sentence beneath it."""

    key: str
    title: str
    duties: tuple[DutyShown, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """What is a worker's own to do next, said before all else: how many are late, and the first of what they have to do."""

    words: str
    next: Link | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class MyWork:
    """Somebody's own work in one of its three views; the fields of the other views are empty."""

    caption: str
    views: tuple[Link, ...]
    view: str
    lead: Lead | None
    counts: tuple[Count, ...]
    chosen: tuple[Chosen, ...]
    children: tuple[ChildShown, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    pages: Pages | None
    waiting: str
    nothing: str
    as_at: AsAt | None
    with_worker: bool
    needs: Link | None = None
    drafts: tuple[Link, ...] = ()
    week: Week | None = None
    actions: tuple[ActionShown, ...] = ()
    papers: Papers = NO_PAPERS
    cover: Link | None = None
    challenges: tuple[Link, ...] = ()
    warnings: tuple[Link, ...] = ()
    let_in: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    away: tuple[AwayShown, ...] = ()
    lately: tuple[Link, ...] = ()
    finds: bool = False
    doubtful: Link | None = None

    @property
    def instead(self) -> tuple[Part, ...]:
        """The tables of those whose first page is not the children they work with."""
        return tuple(part for part in self.parts if not part.beside)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One duty in a list that crosses children. `href` is empty where the child may not be opened by whoever looks."""

    child: str
    href: str
    restricted: bool
    duty: DutyShown


@dataclass(frozen=True, slots=True)
class TeamPage:
    """The work of everybody below somebody, as filtered."""

    caption: str
    counts: tuple[Count, ...]
    form: forms.Form
    chosen: tuple[Chosen, ...]
    clear: str
    kept: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[TeamRow, ...]
    pages: Pages | None
    export: str
    returned: str
    closed: str
    nothing: str
    as_at: AsAt | None
    doubtful: Link | None = None


@dataclass(frozen=True, slots=True)
class Shower:
    """What every row of one list needs to be shown: the day, the moment, who is around, and whether the page has its own day.

    `roles` are set where the list is of somebody's own work: each row then begins what meets it, if they may record that.
    """

    around: Around
    today: date
    now: datetime
    as_at: AsAt | None
    me: UUID | None = None
    roles: frozenset[Role] = frozenset()

    def duty(self, row: Any, *, named: bool = False) -> DutyShown:
        """One duty, with the child named in it if the page crosses children."""
        href = self.href(row.child_id)
        about = Link(name_of(row.child_id, self.around), href) if named and href else None
        action = Link("Open duty", f"{href}#{anchor_of_row(row)}") if href else None
        # Where the whole page says which day it stands at, each row need not.
        today = self.as_at.on if self.as_at else self.today
        shown = row_shown(row, self.around, today=today, now=self.now, me=self.me, about=about, action=action)
        warned = self.around.hazards(row.child_id) if named else ()
        return replace(shown, does=self._does(row), hazards=warned) if href else shown

    def _does(self, row: Any) -> Link | None:
        if not self.roles or row.judged_on is not None or getattr(row, "others", False):
            return None
        return does(BY_KEY[row.key], row.child_id, about=row.about, roles=self.roles)

    def hazards(self, child: UUID) -> tuple[str, ...]:
        """What warns whoever comes to see a child."""
        return self.around.hazards(child)

    def href(self, child: UUID) -> str:
        """Where a child's page is; empty where whoever looks may not know who they are."""
        return reverse("desk:child", args=[child]) if child in self.around.people else ""

    def child(self, owed: ChildOwed) -> ChildShown:
        """One child with what they need next."""
        person = self.around.people.get(owed.child_id)
        shown = ChildShown(
            name=Link(name_of(owed.child_id, self.around), self.href(owed.child_id)),
            age=age(person.born_on, self.as_at.on if self.as_at else self.today) if person else "",
            next=self.duty(owed.next) if owed.next is not None else None,
            restricted=self.around.restricted(owed.child_id),
            late=owed.late,
            hazards=self.around.hazards(owed.child_id),
        )
        return replace(shown, worker=shown.next.who) if shown.next else shown

    def row(self, row: Any) -> TeamRow:
        """One row of a list that crosses children."""
        return TeamRow(
            child=name_of(row.child_id, self.around),
            href=self.href(row.child_id),
            restricted=self.around.restricted(row.child_id),
            duty=self.duty(row),
        )


def as_at(total: Sum, today: date) -> AsAt | None:
    """The day a whole list stands at, where every child in it is known only from returns that end on one day."""
    if total.all_at is None or total.all_at >= today:
        return None
    return AsAt(on=total.all_at, because="the last day that the returns they come from tell of")


def by_lateness(rows: Iterable[Any], shower: Shower) -> tuple[Group, ...]:
    """Duties in groups, the latest first, and what others must do for the same children last."""

    def group_of(row: Any) -> str:
        return OTHERS if row.others else late_of(row).value

    return tuple(
        Group(key, Late(key).words, duties)
        if key != OTHERS
        else Group(key, "Waiting on others", duties, "Owed to the same children, for others to do.")
        for key, those in groupby(rows, key=group_of)
        if (duties := tuple(shower.duty(row, named=True) for row in those))
    )


def counts(by_late: Mapping[Late, int], *, href: str, current: str = "") -> tuple[Count, ...]:
    """How many in each group of lateness. Each that holds anything opens just those."""
    return tuple(_count(number, late.words, late.value, href, current) for late, number in by_late.items())


def counts_of_mine(total: MineSum, *, href: str, current: str = "") -> tuple[Count, ...]:
    """The same for what is somebody's own to do, and last what waits on others."""
    return (*counts(total.own, href=href, current=current), _count(total.others, "Waiting on others", OTHERS, href, current))


def _count(number: int, words: str, which: str, href: str, current: str) -> Count:
    return Count(number, words, f"{href}{which}" if number else "", current=current == which)


def lead_of(total: MineSum, first: Any | None, shower: Shower) -> Lead | None:
    """What is somebody's own to do next; nothing is said to those who have nothing to do and never had."""
    if first is None:
        return Lead("Nothing is yours to do now.") if total.others else None
    late = total.own[Late.BY_A_WEEK] + total.own[Late.OVERDUE]
    shown = shower.duty(first, named=True)
    href = shown.action.href if shown.action else ""
    words = f"{count(late, 'thing')} of yours {'is' if late == 1 else 'are'} late." if late else "Nothing of yours is late."
    name = name_of(first.child_id, shower.around)
    when = f"{shown.due} ({shown.how_late[0].lower()}{shown.how_late[1:]})"
    return Lead(words, Link(f"{shown.what} for {name}", href), when) if href else Lead(words)


def which_shown(which: str, without: str) -> tuple[Chosen, ...]:
    """The one group of somebody's own work that is shown, and the address of all of it; nothing where all is shown."""
    if not which:
        return ()
    return (Chosen("Waiting on others" if which == OTHERS else Late(which).words, without),)


TEXT_OF_COLUMNS: Sequence[str] = ("Child", "Duty", "Due", "How it stands", "Law or local", "Whose to do")


def cells(row: TeamRow) -> tuple[str, ...]:
    """A row in words, for a file, in the order of the page's columns."""
    duty = row.duty
    return (row.child, duty.what, duty.due, duty.how_late, duty.weight.words, duty.who)


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
