"""Doubts about placements: kinds that go with no such age, law, provider or length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from throughcare.doubts.life import Life, covers
from throughcare.doubts.rule import Amiss, Rule, amiss, rule
from throughcare.doubts.words import day, meaning
from throughcare.record.snapshot.care import LegalStatus, PeriodOfCare, Placement
from throughcare.statute.calendar import birthday

YOUNGEST = {"K3": 16, "H5": 16, "R5": 10, "S1": 4, "P3": 14}
"""The age before which nobody lives in such a place."""
MOST_DAYS = {"T1": 42, "T3": 21, "T4": 7}
NO_PROVIDER = ("T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")


@rule("DQ-40", "placement.kind", "child.born_on", source="SSDA903 errors 371 to 374")
def too_young_for_such_a_placement(life: Life) -> Iterator[Amiss]:
    """Supported accommodation before 16, a young offender institution before 10, a residential school before 4, and the like."""
    born = life.child.born_on if life.child else None
    for stay in life.all(Placement):
        age = YOUNGEST.get(stay.kind or "")
        if born and age and stay.started_on < birthday(born, age):
            yield amiss(f"{meaning('PLACE', stay.kind)} began on {day(stay.started_on)}, before they were {age}.", stay)


@rule("DQ-41", "placement.kind", "placement.ended_on", source="SSDA903 errors 375, 376 and 379")
def a_temporary_move_that_lasts_too_long(life: Life) -> Iterator[Amiss]:
    """A temporary move has lasted longer than it can: the child came back and nobody recorded it, or it is no longer temporary."""
    for stay in life.all(Placement):
        most, ended = MOST_DAYS.get(stay.kind or ""), stay.ended_on or life.on
        if most is not None and ended - stay.started_on > timedelta(days=most):
            days = (ended - stay.started_on).days
            yield amiss(
                f"{meaning('PLACE', stay.kind)} lasted {days} days on record; more than {most} is no longer temporary.", stay
            )


@rule("DQ-42", "placement.kind", "legal_status.code", source="SSDA903 error 378")
def with_parents_under_section_20(life: Life) -> Iterator[Amiss]:
    """A child is placed with a parent while accommodated under section 20: one of the two codes is wrong, for then they are not looked after."""
    for stay in life.all(Placement):
        for status in life.all(LegalStatus):
            if stay.kind == "P1" and status.code == "V2" and covers(status, stay.started_on):
                yield amiss(f"From {day(stay.started_on)} they lived with a parent, under section 20 (V2).", stay, status)


@rule("DQ-43", "placement.kind", "legal_status.code", source="SSDA903 error 408")
def under_a_placement_order_that_is_not_there(life: Life) -> Iterator[Amiss]:
    """A child is placed for adoption under a placement order (A5, A6), and their legal status on that day is another."""
    for stay in life.all(Placement):
        status = next((each for each in life.all(LegalStatus) if covers(each, stay.started_on)), None)
        if stay.kind in ("A5", "A6") and status is not None and status.code != "E1":
            words = f"{meaning('PLACE', stay.kind)} began on {day(stay.started_on)}, under {meaning('LS', status.code)}."
            yield amiss(words, stay, status)


@rule("DQ-44", "placement.provider", source="SSDA903 error 526")
def nobody_provides_the_placement(life: Life) -> Iterator[Amiss]:
    """Who provides a placement is not on record, and the return asks for it."""
    breaks = {each.period for each in life.all(LegalStatus) if each.code in ("V3", "V4")}
    for stay in life.all(Placement):
        if stay.provider is None and stay.kind and stay.kind not in NO_PROVIDER and stay.period not in breaks:
            yield amiss(f"Who provides the placement begun on {day(stay.started_on)} is not on record.", stay)


@rule("DQ-45", "placement.provider", "placement.kind", source="SSDA903 errors 213, 527 to 531 and 550")
def a_provider_that_does_not_go_with_the_placement(life: Life) -> Iterator[Amiss]:
    """A parent as the provider of a placement that is not with a parent, the other way round, or a provider of a temporary move."""
    for stay in life.all(Placement):
        if stay.provider and stay.kind and ((stay.provider == "PR0") != (stay.kind == "P1") or stay.kind in NO_PROVIDER):
            words = f"{meaning('PLACE', stay.kind)} from {day(stay.started_on)}, provided by {meaning('PLACE_PROVIDER', stay.provider)}."
            yield amiss(words, stay)


@rule("DQ-46", "placement.reason_ended", source="SSDA903 error 225")
def a_move_and_nobody_said_why(life: Life) -> Iterator[Amiss]:
    """A child moved to another carer and why is not on record. A temporary move, and a change with the same carer, need no reason."""
    stays = life.all(Placement)
    for stay in stays:
        then = next(
            (each for each in stays if each.period == stay.period and each.started_on == stay.ended_on and each is not stay), None
        )
        if then and not stay.reason_ended and not then.same_carer and not {stay.kind, then.kind} & {"T0", "T1", "T2", "T3", "T4"}:
            yield amiss(f"They moved on {day(then.started_on)}, and why the placement before ended is not on record.", stay, then)


@rule("DQ-47", "care.reason_ended", "placement.kind", source="SSDA903 error 390")
def adopted_from_where_they_were_not_placed_for_adoption(life: Life) -> Iterator[Amiss]:
    """A child left care as adopted, and the last placement on record is not one for adoption."""
    for period in life.all(PeriodOfCare):
        last = [each for each in life.all(Placement) if each.period == period.period][-1:]
        if period.reason_ended in ("E11", "E12") and last and last[0].kind not in FOR_ADOPTION:
            words = f"They were adopted from {meaning('PLACE', last[0].kind)}, which is no placement for adoption."
            yield amiss(words, last[0], period)


RULES: tuple[Rule, ...] = (
    too_young_for_such_a_placement,
    a_temporary_move_that_lasts_too_long,
    with_parents_under_section_20,
    under_a_placement_order_that_is_not_there,
    nobody_provides_the_placement,
    a_provider_that_does_not_go_with_the_placement,
    a_move_and_nobody_said_why,
    adopted_from_where_they_were_not_placed_for_adoption,
)
