"""Meetings, decisions and supervision as their pages and the timeline show them; and who has no footprint of a manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed.presenters import ActionShown
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.oversight.forms import DECISION, SUPERVISION
from throughcare.apps.oversight.models import Decision, Meeting, MeetingPerson, Supervision
from throughcare.apps.oversight.queries import agreed_in, decisions_of, meetings_of, supervisions_of, workers_of
from throughcare.apps.people.models import Person
from throughcare.apps.people.queries import name_of, numbers_in_returns
from throughcare.apps.writing.models import Document
from throughcare.core.happened import london_day
from throughcare.core.page import Link
from throughcare.core.printing.paper import Part
from throughcare.core.shown import Column, Entry, Fact, Pages, Turn
from throughcare.core.words import count, from_day, listed, moment, plain_date, short_date

NEEDED = (MeetingPerson.Agency.POLICE, MeetingPerson.Agency.HEALTH)
"""Who must be at a strategy discussion, beside the council."""
TABS = (("decisions", "Decisions"), ("supervisions", "Supervision"), ("meetings", "Meetings"))


@dataclass(frozen=True, slots=True)
class OneShown:
    """One meeting, decision or supervision: what is known of it, what was agreed, and where its words are."""

    title: str
    when: str
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    lines: tuple[str, ...]
    actions: tuple[ActionShown, ...]
    words: Link | None


@dataclass(frozen=True, slots=True)
class OversightPage:
    """All of one kind about a child, the latest first."""

    title: str
    name: str
    back: Link
    tabs: tuple[Link, ...]
    each: tuple[OneShown, ...]
    nothing: str


def decisions_page(child: Person, today: date) -> OversightPage:
    """What managers decided about a child."""
    rows = list(decisions_of(child))
    return _page(
        child,
        "decisions",
        [_decision(row, agreed) for row, agreed in _with_actions(rows, today)],
        "No manager’s decision is on record.",
    )


def supervisions_page(child: Person, today: date) -> OversightPage:
    """When the work with a child was discussed in supervision."""
    rows = list(supervisions_of(child))
    shown = [_supervision(row, agreed) for row, agreed in _with_actions(rows, today)]
    return _page(
        child, "supervisions", shown, "The work with this child was never discussed in supervision, as far as this record tells."
    )


def meetings_page(child: Person, today: date) -> OversightPage:
    """Meetings about a child."""
    rows = list(meetings_of(child))
    return _page(
        child, "meetings", [_meeting(row, agreed) for row, agreed in _with_actions(rows, today)], "No meeting is on record."
    )


def _page(child: Person, here: str, each: Iterable[OneShown], nothing: str) -> OversightPage:
    return OversightPage(
        title=dict(TABS)[here],
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        tabs=tuple(Link(words, reverse(f"oversight:{name}", args=[child.pk]), name == here) for name, words in TABS),
        each=tuple(each),
        nothing=nothing,
    )


def _with_actions(rows: Iterable[Any], today: date) -> Iterator[tuple[Any, tuple[ActionShown, ...]]]:
    held = list(rows)
    found = agreed_in(row.written_in_id for row in held)
    for row in held:
        yield row, actions_shown(found.get(row.written_in_id, ()), today=today, may_write=False)


def _words(row: Any) -> Link | None:
    if row.written_in_id is None:
        return None
    return Link("Read the whole record", reverse("writing:document", args=[row.child_id, row.written_in_id]))


def _decision(row: Decision, actions: tuple[ActionShown, ...]) -> OneShown:
    followed = () if actions or not row.written_in_id else ("No action was agreed with it.",)
    return OneShown(
        title=row.what,
        when=f"{plain_date(row.decided_on)}, {row.by.name}",
        facts=(Fact("Why", row.why), Fact("What led to it", str(Decision.LedBy(row.led_by).label))),
        warnings=followed,
        lines=(),
        actions=actions,
        words=_words(row),
    )


def _supervision(row: Supervision, actions: tuple[ActionShown, ...]) -> OneShown:
    people = [worker.name for worker in (row.supervisor, row.worker) if worker]
    return OneShown(
        title=f"Supervision, {plain_date(row.held_on)}",
        when=listed(people),
        facts=(
            Fact("Overdue then", str(row.overdue)),
            Fact("Drifting then", str(row.drifting)),
            Fact("Last seen", "Not known" if row.unseen_days is None else f"{count(row.unseen_days, 'day')} before"),
        ),
        warnings=(),
        lines=tuple(row.agenda.splitlines()),
        actions=actions,
        words=_words(row),
    )


def how_things_stood(document: Document) -> tuple[Part, ...]:
    """What was overdue, drifting and unseen on the day of supervision, as it is printed before what was said."""
    row = Supervision.objects.filter(written_in=document).first()
    return (Part("How things stood", lines=tuple(row.agenda.splitlines())),) if row and row.agenda else ()


def _meeting(row: Meeting, actions: tuple[ActionShown, ...]) -> OneShown:
    people = list(row.people.all())
    return OneShown(
        title=Meeting.Kind(row.kind).label,
        when=f"{moment(row.held_at)}, led by {row.led_by}",
        facts=tuple(_people(people)) + tuple(_found(row)),
        warnings=tuple(_warnings(row, people)),
        lines=(),
        actions=actions,
        words=_words(row),
    )


def _people(people: Iterable[MeetingPerson]) -> Iterator[Fact]:
    held = list(people)
    for came in MeetingPerson.Came:
        if names := [_called(one) for one in held if one.came == came]:
            yield Fact(str(came.label), ", ".join(names))
    for gets in (MeetingPerson.Gets.YES, MeetingPerson.Gets.MUST_NOT):
        if names := [_called(one) for one in held if one.gets == gets]:
            yield Fact(str(gets.label), ", ".join(names))


def _called(one: MeetingPerson) -> str:
    return f"{one.name} ({MeetingPerson.Agency(one.agency).label})"


def _found(row: Meeting) -> Iterator[Fact]:
    if row.significant_harm is not None:
        yield Fact("Significant harm suspected", "Yes" if row.significant_harm else "No")
    if row.enquiry is not None:
        yield Fact("Section 47 enquiry begins", "Yes" if row.enquiry else "No")


def _warnings(row: Meeting, people: Iterable[MeetingPerson]) -> Iterator[str]:
    if row.kind == Meeting.Kind.STRATEGY:
        there = {one.agency for one in people if one.came == MeetingPerson.Came.CAME}
        if missing := [agency.label.lower() for agency in NEEDED if agency not in there]:
            yield f"Held without {listed(missing, 'or')}."
    if row.dissent:
        yield "Somebody did not agree."


def of_meeting(row: Meeting) -> Iterator[Entry]:
    """A meeting, on a timeline."""
    on = london_day(row.held_at)
    said = f"Led by {row.led_by}" + (". Somebody did not agree" if row.dissent else "")
    yield Entry(on, short_date(on), Meeting.Kind(row.kind).label, "Meetings", words=said, at=row.held_at)


def of_decision(row: Decision) -> Iterator[Entry]:
    """A manager's decision, on a timeline."""
    yield Entry(row.decided_on, short_date(row.decided_on), f"Decided: {row.what}", "Decisions", words=row.why, turn=Turn.DECIDED)


def of_supervision(row: Supervision) -> Iterator[Entry]:
    """Supervision, on a timeline."""
    yield Entry(row.held_on, short_date(row.held_on), "Discussed in supervision", "Supervision")


ENTRIES: Mapping[type, Callable[[Any], Iterator[Entry]]] = {
    Meeting: of_meeting,
    Decision: of_decision,
    Supervision: of_supervision,
}


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """A child whose work no manager has touched of late, and what begins to change that: its addresses are posted to."""

    child: Link
    worker: str
    last: str
    begins: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WithoutPage:
    """Children with no footprint of a manager, the longest first."""

    words: str
    columns: tuple[Column, ...]
    rows: tuple[WithoutRow, ...]
    pages: Pages | None


def without_page(some: Iterable[Any], *, days: int, number: int, size: int, total: int, today: date) -> WithoutPage:
    """One page of those `queries.without_footprint` finds."""
    held = list(some)
    numbers, workers = numbers_in_returns([one.pk for one in held]), workers_of([one.pk for one in held], today)
    of = -(-total // size)
    here = reverse("oversight:without")
    return WithoutPage(
        words=f"{count(total, 'child', 'children')} you may see {'has' if total == 1 else 'have'} had no manager’s decision and no "
        f"supervision in the last {days} days.",
        columns=(Column("Child"), Column("Social worker"), Column("Last decision or supervision"), Column("What you can do")),
        rows=tuple(_without(one, numbers.get(one.pk), workers, today) for one in held),
        pages=Pages(
            number=number,
            of=of,
            first=(number - 1) * size + 1,
            last=min(number * size, total),
            rows=total,
            previous=f"{here}?page={number - 1}" if number > 1 else "",
            next=f"{here}?page={number + 1}" if number < of else "",
        )
        if total
        else None,
    )


def _without(one: Any, number: str | None, workers: Mapping[UUID, str], today: date) -> WithoutRow:
    on: date | None = one.footprint_on
    return WithoutRow(
        child=Link(name_of(one, number=number), reverse("desk:child", args=[one.pk])),
        worker=workers.get(one.pk, ""),
        last=f"{short_date(on)}, {from_day(on, today)}" if on else "Never",
        begins=tuple(
            Link(words, reverse("writing:begin", args=[one.pk, form]))
            for words, form in (("Record supervision", SUPERVISION.key), ("Record a decision", DECISION.key))
        ),
    )
