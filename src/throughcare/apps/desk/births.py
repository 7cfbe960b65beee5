"""No day that is told of a child lies before their life: a year mistyped is said at its question, and goes onto no record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import CHILD, Asking
from throughcare.core.words import plain_date

EXPECTING = timedelta(weeks=42)
"""For so long before a birth there may be something to write of a child: whom a midwife saw, what was agreed for the day."""
Asks = Callable[[Person], Asking]


@cache
def after_birth(asks: Asks, *, born: bool = False) -> Asks:
    """What a form asks of a child, where no day may be long before their birth; nor any before it, of what needs a child who is `born`."""

    def asking(child: Person) -> Asking:
        found = asks(child)

        def conflicts(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
            yield from found.conflicts(said)
            yield from _too_early(_of(said[CHILD], child), said, born=born or said.get("seen") == "yes")

        return replace(found, conflicts=conflicts)

    return asking


def _of(key: UUID, home: Person) -> Person | None:
    return home if key == home.pk else Person.objects.filter(pk=key).first()


def _too_early(child: Person | None, said: Mapping[str, Any], *, born: bool) -> Iterable[tuple[str, str]]:
    birth = (child.born_on or child.expected_on) if child else None
    if child is None or birth is None:
        return
    first = birth if born and child.born_on else birth - EXPECTING
    words = f"{'long ' if first < birth else ''}before {child} {'was born' if child.born_on else 'is expected'}"
    for question, value in said.items():
        on = value.date() if isinstance(value, datetime) else value
        if isinstance(on, date) and on < first:
            yield question, f"This is {words} on {plain_date(birth)}"
