"""Slips of the pen: a few facts written down wrongly or left out, as on any record, so that there is something to put right.

Which facts those are follows from their keys alone, so the same demo has the same slips, in every version of each fact.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from throughcare.demo.facts import Fact, PeriodOfCare, Person, Placement, Review, Version

ONE_IN = {"ethnicity": 40, "participation": 120, "turned": 60, "provider": 100, "moved": 80, "left": 50}
"""How rare each is: our judgement."""


def with_slips(version: Version) -> Version:
    """A version as it was really written down."""
    fact = _written(version.fact)
    return version if fact is version.fact else replace(version, fact=fact)


def _written(fact: Fact) -> Fact:
    match fact:
        case Person() if _slipped(fact, "ethnicity"):
            return replace(fact, ethnicity="")
        case Review() if _slipped(fact, "participation"):
            return replace(fact, participation="")
        case Review() if _slipped(fact, "turned"):
            return replace(fact, held_on=_turned_round(fact.held_on))
        case Placement() if fact.kind[:1] not in ("T", "Z") and _slipped(fact, "provider"):
            return replace(fact, provider="")
        case Placement() if fact.ended_on and _slipped(fact, "moved"):
            return replace(fact, reason_ended="")
        case PeriodOfCare() if fact.ended_on and _slipped(fact, "left"):
            return replace(fact, reason_ended="")
    return fact


def _slipped(fact: Fact, what: str) -> bool:
    return fact.id.int % ONE_IN[what] == len(what)


def _turned_round(on: date) -> date:
    """Day and month in each other's place, where that is a day and an earlier one: nobody writes down what has not happened."""
    if on.day > 12:
        return on
    turned = date(on.year, on.day, on.month)
    return min(turned, on)
