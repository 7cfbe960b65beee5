"""No duty ends by itself on the very day it falls due, or before: left undone it would be nobody's failure, and never be seen late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from throughcare.statute.conditions import (
    LOOKED_AFTER,
    Aged,
    AllOf,
    AnyOf,
    BeforeFirst,
    Condition,
    During,
    InPlacement,
    InShortBreaks,
    LookedAfterTo,
    MeantToLast,
    Not,
    Per,
    PlacementYear,
    WithStatus,
    YearSince,
    under,
)
from throughcare.statute.counting import Count, How
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Duty, happenings
from throughcare.statute.kinds import Kind

GROWN = 18
"""Care ends on this birthday at the latest, and with it every placement, every order and every time of care."""
NEVER = 999
_CARE = frozenset({Kind.BECAME_LOOKED_AFTER, Kind.PLACED, Kind.PLACED_FOR_ADOPTION, Kind.LEGAL_STATUS_BEGAN})
_IN_CARE = frozenset({Per.PERIOD_OF_CARE, Per.PLACEMENT, Per.ADOPTION_PLACEMENT})
_ON_ITS_DAY = frozenset({How.GATE, How.EVENT})
_YEAR = {"month": 12, "year": 1}


def ends_by_age(condition: Condition) -> int:
    """The birthday on which a condition must have ceased to be so, whatever happens."""
    match condition:
        case Aged(_, under=age) if age:
            return age
        case AllOf(several):
            return min(ends_by_age(one) for one in several)
        case AnyOf(several):
            return max(ends_by_age(one) for one in several)
        case During(began, ended):
            return GROWN if ended and _CARE.issuperset(began) else NEVER
        case WithStatus() | InPlacement() | PlacementYear() | MeantToLast() | InShortBreaks():
            return GROWN
        case _:
            return NEVER


def ends_with(condition: Condition) -> frozenset[Kind]:
    """What happens when a condition ceases to be so: its last day is the day of that."""
    match condition:
        case AllOf(several):
            return frozenset().union(*(ends_with(one) for one in several))
        case During(_, ended):
            return frozenset(ended)
        case BeforeFirst(kind):
            return frozenset({kind})
        case LookedAfterTo():
            return frozenset({Kind.CEASED_TO_BE_LOOKED_AFTER})
        case Not(During(began)):
            return frozenset(began)
        case _:
            return frozenset()


def faults(duty: Duty) -> Iterator[str]:
    """Each way in which a duty must end on the day it falls due."""
    counts = [(duty.within, duty.while_), *((stage.within, stage.while_) for stage in duty.stages)]
    if duty.then is not None:
        counts.append((duty.then, duty.while_))
    for count, conditions in counts:
        yield from _by_birthdays(duty, count, conditions)
        yield from _by_years(count, conditions)
    closes = frozenset(one.kind for one in happenings(duty.until)).union(*(ends_with(one) for one in duty.while_))
    meets = {one.kind for one in happenings(duty.met_by)}
    for one in happenings(duty.sooner):
        if one.kind in closes - meets:
            yield f"due sooner, on {one.kind.clause}, which ends it"
    for one in happenings(duty.starts):
        if one.kind in closes and one.kind not in meets and duty.within.how in _ON_ITS_DAY and not _begins_it(duty, one.kind):
            yield f"due at once when {one.kind.clause}, which ends it"
    if duty.lapses is not None and duty.lapses.after.number <= 0:
        yield "lapses when it falls due"


def _begins_it(duty: Duty, kind: Kind) -> bool:
    return any(isinstance(one, Not) and isinstance(one.condition, During) and kind in one.condition.ended for one in duty.while_)


def _by_birthdays(duty: Duty, count: Count, conditions: tuple[Condition, ...]) -> Iterator[str]:
    ends = min((ends_by_age(one) for one in conditions), default=NEVER)
    if duty.per in _IN_CARE:
        ends = min(ends, GROWN)
    if count.how is How.DATE and count.needs_birth and count.after_birthday and count.after_birthday >= ends:
        yield f"due on birthday {count.after_birthday}, and ended by birthday {ends}"


def _by_years(count: Count, conditions: tuple[Condition, ...]) -> Iterator[str]:
    for one in conditions:
        first_year = isinstance(one, (YearSince, PlacementYear)) and one.first
        if first_year and count.how is How.M_CORR and count.number >= _YEAR.get(count.unit, NEVER):
            yield "due a year on, and only owed in the first year"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.key)
def test_no_duty_must_end_on_the_day_it_falls_due(duty: Duty) -> None:
    assert not list(faults(duty))


def test_a_duty_due_as_care_ends_and_held_to_care_is_found() -> None:
    summary = BY_KEY["HE-10"]
    assert list(faults(replace(summary, while_=(LOOKED_AFTER,)))) == ["due on birthday 18, and ended by birthday 18"]
    assert list(faults(replace(summary, while_=(under(18),))))
    assert list(faults(replace(summary, while_=(), per=Per.PERIOD_OF_CARE)))
    assert list(faults(replace(summary, sooner=Kind.REVIEW_HELD, until=Kind.REVIEW_HELD)))
