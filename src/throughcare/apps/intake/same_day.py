"""Episodes that began on one day: which of those that come in is which of those that stand, by what they say and not by their place.

A return gives episodes no number. By place alone, an episode put in before another that day would be taken for it, and what
somebody here wrote about the one would come to stand on the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from django.db import models

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement
from throughcare.apps.intake.merge import Fact, Key
from throughcare.record.care import Episode
from throughcare.record.columns import Row

WHERE = ("placement", "provider", "home_postcode", "placement_postcode", "legal_status")
"""What tells one stay from another. Why it began and ended says as much of those beside it, which come and go."""

TELLING = tuple(each.name for each in fields(Episode) if each.name not in {"child", "started_on", "order", *WHERE})


def episodes_known_again(incoming: Mapping[str, Row], standing: Iterable[tuple[str, Row]]) -> dict[str, str]:
    """For incoming episodes that are known by another key: that key. Those most alike are taken for each other first."""
    came: dict[str, dict[str, Episode]] = defaultdict(dict)
    for key, row in incoming.items():
        if isinstance(row, Episode):
            came[_day_of(key)][key] = row
    stood: dict[str, list[tuple[str, Episode]]] = defaultdict(list)
    for key, row in standing:
        if isinstance(row, Episode):
            stood[_day_of(key)].append((key, row))
    known: dict[str, str] = {}
    for day, those in came.items():
        here = stood.get(day, [])
        if here and (len(those) > 1 or {key for key, _ in here} != set(those)):
            known |= _paired(day, those, here)
    return {key: again for key, again in known.items() if key != again}


def _day_of(key: str) -> str:
    return key.rpartition("|")[0]


def _paired(day: str, came: Mapping[str, Episode], here: Sequence[tuple[str, Episode]]) -> dict[str, str]:
    alike = [
        (-_same(row, other, WHERE), -_same(row, other, TELLING), key != stands, key, stands)
        for key, row in came.items()
        for stands, other in here
    ]
    known = _first_come(alike)
    taken = {stands for stands, _ in here} | set(known.values())
    free = (f"{day}|{order}" for order in range(1, len(came) + len(taken) + 1) if f"{day}|{order}" not in taken)
    return known | {key: next(free) for key in came if key not in known}


def _same(one: Episode, other: Episode, names: Sequence[str]) -> int:
    return sum(getattr(one, name) == getattr(other, name) for name in names)


def _first_come(alike: list[Any]) -> dict[Any, Any]:
    """Of pairs (how little alike, …, one, other), the most alike first, each one and each other once."""
    pairs: dict[Any, Any] = {}
    for *_, one, other in sorted(alike):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def with_order_of(key: str, row: Row) -> Row:
    """An episode numbered as its key is."""
    return replace(row, order=int(key.rpartition("|")[2])) if isinstance(row, Episode) else row


def facts_known_again(was: Mapping[Key, Fact], now: Mapping[Key, Fact]) -> dict[Key, Fact]:
    """What the source tells now, each fact under the key it had if the same rows told of it before."""
    facts = list(now.values())
    moved = dict(_moved(PeriodOfCare, was, facts))
    facts = [_within(fact, moved) for fact in facts]
    for model in (LegalStatus, Placement):
        other = dict(_moved(model, was, facts))
        facts = [replace(fact, key=other[fact.key]) if fact.model is model and fact.key in other else fact for fact in facts]
    return {fact.which: fact for fact in facts}


def _within(fact: Fact, moved: Mapping[Any, Any]) -> Fact:
    """A fact with its period's key put right, and its own, which begins with it."""
    if fact.model is PeriodOfCare:
        return replace(fact, key=moved.get(fact.key, fact.key))
    if fact.of in moved:
        return replace(fact, of=moved[fact.of], key=(*moved[fact.of], *fact.key[len(fact.of or ()) :]))
    return fact


def _moved(model: type[models.Model], was: Mapping[Key, Fact], now: Sequence[Fact]) -> Iterator[tuple[Any, Any]]:
    """Keys of facts begun on one day that change, and what to."""
    before, after = _by_day(model, was.values()), _by_day(model, now)
    for day, those in after.items():
        here = before.get(day, [])
        if not here or len(those) + len(here) < 3:
            continue
        alike = [
            (-len(fact.told_by & other.told_by), fact.key != other.key, fact.key, other.key)
            for fact in those
            for other in here
            if fact.told_by & other.told_by
        ]
        known = _first_come(alike)
        if all(key == again for key, again in known.items()):
            continue
        taken = {other.key for other in here} | set(known.values())
        free = (key for turn in range(1, len(those) + len(taken) + 1) if (key := (*day, turn)) not in taken)
        yield from (known | {fact.key: next(free) for fact in those if fact.key not in known}).items()


def _by_day(model: type[models.Model], facts: Iterable[Fact]) -> dict[Any, list[Fact]]:
    found: dict[Any, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.model is model:
            found[fact.key[:-1]].append(fact)
    return found
