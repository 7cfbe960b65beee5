"""Doubts about who a child is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from throughcare.doubts.life import Life
from throughcare.doubts.rule import Amiss, Rule, Where, amiss, rule
from throughcare.doubts.words import day
from throughcare.record.columns import Row
from throughcare.record.snapshot.care import LegalStatus, PeriodOfCare, Placement, Visit
from throughcare.record.snapshot.happenings import Missing, Review
from throughcare.record.snapshot.health import HealthAssessment

AGES = tuple(f"child.turned_{age}_on" for age in (4, 5, 16, 17, 18))
HAPPENED = (
    (PeriodOfCare, "started_on", "Being looked after"),
    (LegalStatus, "started_on", "A legal status"),
    (Placement, "started_on", "A placement"),
    (Visit, "visited_on", "A visit"),
    (Review, "held_on", "A review"),
    (Missing, "started_on", "Going missing"),
    (HealthAssessment, "assessed_on", "A health assessment"),
)
"""What happens to a child, and the day of it: none before they were born, none after they died, none to come."""
HAPPENED_COLUMNS = tuple(f"{kind.table.name}.{column}" for kind, column, _ in HAPPENED)


def happened(life: Life) -> Iterator[tuple[Row, str, date]]:
    """Each happening with its day."""
    for kind, column, words in HAPPENED:
        for row in life.all(kind):
            yield row, words, getattr(row, column)


@rule("DQ-01", "child.born_on", *AGES, where=Where.DETAILS, source="SSDA903 error 102")
def no_day_of_birth(life: Life) -> Iterator[Amiss]:
    """A child who is or was looked after has no day of birth."""
    if life.child and life.child.born_on is None and life.child.expected_on is None and life.all(PeriodOfCare):
        yield amiss("They were looked after, and no day of birth is on record.", life.child)


@rule("DQ-02", "child.born_on", *AGES, *HAPPENED_COLUMNS, where=Where.DETAILS, source="SSDA903 errors 184, 302 and 586")
def something_happened_before_they_were_born(life: Life) -> Iterator[Amiss]:
    """Something is dated before the day of birth, so one of the two days is wrong."""
    born = life.child.born_on if life.child else None
    for row, words, on in happened(life):
        if born and life.child and on < born:
            yield amiss(f"{words} is dated {day(on)}, before they were born on {day(born)}.", life.child, row)
            return  # one is enough to look at the day of birth, and twenty would say no more


@rule("DQ-03", "child.died_on", *HAPPENED_COLUMNS, where=Where.DETAILS, source="SSDA903 error 437")
def something_happened_after_they_died(life: Life) -> Iterator[Amiss]:
    """Something is dated after the day of death."""
    died = life.child.died_on if life.child else None
    for row, words, on in happened(life):
        if died and life.child and on > died:
            yield amiss(f"{words} is dated {day(on)}, after they died on {day(died)}.", life.child, row)
            return


@rule("DQ-04", "child.born_on", *AGES, "care.ended_on", where=Where.DETAILS, source="SSDA903 error 359")
def looked_after_past_18(life: Life) -> Iterator[Amiss]:
    """Somebody of 18 or over is still looked after on record: they left and nobody recorded it, or their day of birth is wrong."""
    now, child = life.looked_after_now, life.child
    if now and child and child.turned_18_on and child.turned_18_on < life.on:
        yield amiss(f"They turned 18 on {day(child.turned_18_on)} and are still looked after on record.", child, now)


@rule("DQ-05", "child.ethnicity", where=Where.DETAILS, source="SSDA903 error 103")
def no_ethnic_group(life: Life) -> Iterator[Amiss]:
    """A looked-after child has no ethnic group on record, not even that it was refused or is not yet obtained: the return asks for one."""
    if life.child and life.looked_after_now and life.child.ethnicity is None:
        yield amiss(
            "No ethnic group is on record. The return asks for one; that they would rather not say is an answer.", life.child
        )


@rule("DQ-06", "child.sex", where=Where.DETAILS, source="SSDA903 errors 101 and 232")
def sex_not_known(life: Life) -> Iterator[Amiss]:
    """A looked-after child's sex is not known on record; the return asks for it."""
    if life.child and life.looked_after_now and life.child.sex == "U":
        yield amiss("Their sex is not known on record.", life.child)


@rule("DQ-07", "child.pupil_number", where=Where.NUMBERS, source="SSDA903 error 442")
def no_pupil_number(life: Life) -> Iterator[Amiss]:
    """A looked-after child of five or over has neither a pupil number nor a reason why there is none."""
    child = life.child
    if child and life.looked_after_now and child.turned_5_on and child.turned_5_on <= life.on and child.pupil_number is None:
        yield amiss("They are of school age, and neither a pupil number nor why there is none is on record.", child)


@rule("DQ-08", "child.pupil_number", where=Where.NUMBERS, source="SSDA903 error 209")
def said_to_be_too_young_for_a_pupil_number(life: Life) -> Iterator[Amiss]:
    """The reason why there is no pupil number is that they are not of school age (UN1), and by now they are."""
    child = life.child
    if child and child.pupil_number == "UN1" and child.turned_5_on and child.turned_5_on <= life.on and life.looked_after_now:
        yield amiss("No pupil number is on record because they were not of school age. They are now.", child)


@rule("DQ-09", "child.number_shared", where=Where.NUMBERS, source="SSDA903 error 444; Data Protection Act 2018, accuracy")
def two_people_with_one_number(life: Life) -> Iterator[Amiss]:
    """Another person on record has the same number: two records of one person, or one of the numbers is wrong."""
    if life.child and life.child.number_shared:
        yield amiss(
            "Another person on record has the same NHS or pupil number. It is one person twice, or a number is wrong.", life.child
        )


@rule("DQ-10", *HAPPENED_COLUMNS, source="SSDA903 errors 354 and 570")
def a_day_that_has_not_come(life: Life) -> Iterator[Amiss]:
    """Something is recorded as having happened on a day that is still to come."""
    for row, words, on in happened(life):
        if on > life.on:
            yield amiss(f"{words} is dated {day(on)}, which has not come yet.", row)


RULES: tuple[Rule, ...] = (
    no_day_of_birth,
    something_happened_before_they_were_born,
    something_happened_after_they_died,
    looked_after_past_18,
    no_ethnic_group,
    sex_not_known,
    no_pupil_number,
    said_to_be_too_young_for_a_pupil_number,
    two_people_with_one_number,
    a_day_that_has_not_come,
)
