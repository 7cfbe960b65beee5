"""Doubts about being looked after: the periods, and the legal statuses and placements that must fill them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from throughcare.doubts.life import SHORT_BREAKS, Life
from throughcare.doubts.rule import Amiss, Rule, Where, amiss, rule
from throughcare.doubts.words import day, meaning
from throughcare.record.snapshot.care import LegalStatus, PeriodOfCare, Placement
from throughcare.statute.calendar import birthday

PERIOD = ("care.started_on", "care.ended_on")
STATUS = ("legal_status.started_on", "legal_status.ended_on", "legal_status.code")
STAY = ("placement.started_on", "placement.ended_on", "placement.kind")
NO_LONGER_THAN = {"L1": 3, "L2": 21, "L3": 7, "J2": 21}
"""Days a legal status can last in one go."""
ADOPTED, SPECIAL_GUARDIAN, DIED = ("E11", "E12"), ("E45", "E46", "E47", "E48"), "E2"
S = TypeVar("S", LegalStatus, Placement)
L = TypeVar("L", PeriodOfCare, LegalStatus, Placement)


@rule("DQ-20", *PERIOD, source="SSDA903 error 501")
def looked_after_twice_at_once(life: Life) -> Iterator[Amiss]:
    """Two times of being looked after cover the same days."""
    for first, then in _overlapping(life.all(PeriodOfCare)):
        yield amiss(f"They became looked after on {day(then.started_on)}, while they were looked after already.", then, first)


@rule("DQ-21", *STATUS, source="SSDA903 error 501")
def two_legal_statuses_at_once(life: Life) -> Iterator[Amiss]:
    """Two legal statuses cover the same days."""
    for first, then in _overlapping(life.all(LegalStatus)):
        words = f"{meaning('LS', then.code)} began on {day(then.started_on)}, before {meaning('LS', first.code)} ended."
        yield amiss(words, then, first)


@rule("DQ-22", *STAY, source="SSDA903 error 501")
def living_in_two_places_at_once(life: Life) -> Iterator[Amiss]:
    """Two placements cover the same days."""
    for first, then in _overlapping(life.all(Placement)):
        yield amiss(
            f"A placement began on {day(then.started_on)}, before the one begun on {day(first.started_on)} ended.", then, first
        )


@rule("DQ-23", *STATUS, source="SSDA903 errors 144 and 433; section 22 of the Children Act 1989", where=Where.ADD)
def no_legal_status_while_looked_after(life: Life) -> Iterator[Amiss]:
    """There are days on which a child was looked after and no legal status is on record: nobody is looked after without one."""
    for period in life.all(PeriodOfCare):
        held = [each for each in life.all(LegalStatus) if each.period == period.period]
        for first, last in _gaps(period, held, life.on):
            words = f"No legal status is on record {_between(first, last)}, and they were looked after."
            yield amiss(words, period, *held)


@rule("DQ-24", *STAY, source="SSDA903 error 433", where=Where.ADD)
def nowhere_to_live_while_looked_after(life: Life) -> Iterator[Amiss]:
    """There are days on which a child was looked after and no placement is on record."""
    for period in life.periods:
        held = [each for each in life.all(Placement) if each.period == period.period]
        for first, last in _gaps(period, held, life.on):
            yield amiss(f"No placement is on record {_between(first, last)}, and they were looked after.", period, *held)


@rule("DQ-25", *STAY, *PERIOD, source="SSDA903 errors 302, 357 and 388")
def a_placement_outside_the_period_of_care(life: Life) -> Iterator[Amiss]:
    """A placement begins before the child became looked after, or lasts after they stopped."""
    for period, stay in _outside(life, Placement):
        yield amiss(
            f"The placement {_lasted(stay)} is outside the time they were looked after ({_lasted(period)}).", stay, period
        )


@rule("DQ-26", *STATUS, *PERIOD, source="SSDA903 errors 357 and 388")
def a_legal_status_outside_the_period_of_care(life: Life) -> Iterator[Amiss]:
    """A legal status begins before the child became looked after, or lasts after they stopped."""
    for period, status in _outside(life, LegalStatus):
        words = f"{meaning('LS', status.code)} {_lasted(status)} is outside the time they were looked after ({_lasted(period)})."
        yield amiss(words, status, period)


@rule("DQ-27", "legal_status.ended_on", "legal_status.code", source="SSDA903 errors 361 to 364")
def an_order_that_cannot_last_so_long(life: Life) -> Iterator[Amiss]:
    """Police protection of more than 3 days, an emergency protection order of more than 21, and the like: what followed is not on record."""
    for status in life.all(LegalStatus):
        most, ended = NO_LONGER_THAN.get(status.code), status.ended_on or life.on
        if most is not None and ended - status.started_on > timedelta(days=most):
            days = (ended - status.started_on).days
            yield amiss(
                f"{meaning('LS', status.code)} has lasted {days} days on record, and cannot last more than {most}.", status
            )


@rule("DQ-28", "legal_status.code", "child.born_on", source="SSDA903 error 358")
def remanded_or_detained_before_ten(life: Life) -> Iterator[Amiss]:
    """A child under ten, who cannot be charged with anything, is on remand or detained on record."""
    born = life.child.born_on if life.child else None
    for status in life.all(LegalStatus):
        if born and status.code in ("J1", "J2", "J3") and status.started_on < birthday(born, 10):
            yield amiss(f"{meaning('LS', status.code)} began on {day(status.started_on)}, before they were ten.", status)


@rule("DQ-29", "legal_status.code", source="SSDA903 error 426")
def short_breaks_of_two_kinds(life: Life) -> Iterator[Amiss]:
    """One period of care is recorded both as short breaks that count together and as short breaks that do not (V3 and V4)."""
    for period in life.all(PeriodOfCare):
        held = {each.code: each for each in life.all(LegalStatus) if each.period == period.period and each.code in SHORT_BREAKS}
        if len(held) == 2:
            yield amiss(
                "Both kinds of short breaks (V3 and V4) are recorded of one time of being looked after.", held["V4"], held["V3"]
            )


@rule("DQ-30", "care.reason_ended", source="SSDA903 error 148")
def left_care_and_nobody_said_why(life: Life) -> Iterator[Amiss]:
    """A child stopped being looked after, and no reason is on record."""
    for period in life.all(PeriodOfCare):
        if period.ended_on is not None and period.reason_ended is None:
            yield amiss(f"They stopped being looked after on {day(period.ended_on)}, and why is not on record.", period)


@rule("DQ-31", "care.reason_ended", "child.born_on", source="SSDA903 errors 386, 387, 389, 407 and 460")
def a_reason_for_leaving_that_does_not_go_with_their_age(life: Life) -> Iterator[Amiss]:
    """Adopted or with a special guardian at 18 or over, living on their own under 14, or staying put before 18."""
    for period in life.all(PeriodOfCare):
        born, ended, why = life.child and life.child.born_on, period.ended_on, period.reason_ended
        if born and ended and why and not _fits(why, born, ended):
            words = f"The reason for leaving care on {day(ended)}, {meaning('REC', why)}, does not go with their age on that day."
            yield amiss(words, period, *([life.child] if life.child else []))


@rule("DQ-32", "care.started_on", "care.reason_ended", source="SSDA903 errors 199 and 437")
def looked_after_again_after_adoption_or_death(life: Life) -> Iterator[Amiss]:
    """A code that nothing can follow: a child is looked after again, under the same record, after leaving care as adopted or having died."""
    for before, then in pairwise(life.all(PeriodOfCare)):
        if before.reason_ended in (*ADOPTED, DIED):
            words = f"They left care as {meaning('REC', before.reason_ended)}, and became looked after again on {day(then.started_on)}."
            yield amiss(words, before, then)


def _overlapping(rows: Sequence[L]) -> Iterator[tuple[L, L]]:
    for first, then in pairwise(rows):
        if first.ended_on is None or first.ended_on > then.started_on:
            yield first, then


def _gaps(period: PeriodOfCare, held: Sequence[LegalStatus | Placement], on: date) -> Iterator[tuple[date, date | None]]:
    """The days of a period that nothing covers: the first of them, and the first that is covered again; null where none is."""
    reached, end = period.started_on, period.ended_on
    for row in held:
        if row.started_on > reached:
            yield reached, row.started_on
        if row.ended_on is None:
            return
        reached = max(reached, row.ended_on)
    if reached < (end or on) or (not held and end is None):
        yield reached, end


def _outside(life: Life, kind: type[S]) -> Iterator[tuple[PeriodOfCare, S]]:
    periods = {each.period: each for each in life.all(PeriodOfCare)}
    for row in life.all(kind):
        period = periods.get(row.period)
        if period is None:
            continue
        late = period.ended_on is not None and (row.ended_on is None or row.ended_on > period.ended_on)
        if row.started_on < period.started_on or late:
            yield period, row


def _fits(why: str, born: date, ended: date) -> bool:
    of_age = ended >= birthday(born, 18)
    if why in (*ADOPTED, *SPECIAL_GUARDIAN):
        return not of_age
    if why == "E17":
        return of_age
    return ended >= birthday(born, {"E5": 14, "E6": 14, "E7": 16}.get(why, 0))


def _between(first: date, last: date | None) -> str:
    return f"from {day(first)} to {day(last)}" if last else f"since {day(first)}"


def _lasted(row: PeriodOfCare | LegalStatus | Placement) -> str:
    return f"from {day(row.started_on)} to {day(row.ended_on)}" if row.ended_on else f"since {day(row.started_on)}"


RULES: tuple[Rule, ...] = (
    looked_after_twice_at_once,
    two_legal_statuses_at_once,
    living_in_two_places_at_once,
    no_legal_status_while_looked_after,
    nowhere_to_live_while_looked_after,
    a_placement_outside_the_period_of_care,
    a_legal_status_outside_the_period_of_care,
    an_order_that_cannot_last_so_long,
    remanded_or_detained_before_ten,
    short_breaks_of_two_kinds,
    left_care_and_nobody_said_why,
    a_reason_for_leaving_that_does_not_go_with_their_age,
    looked_after_again_after_adoption_or_death,
)
