"""First days allowed, last days to ask, holidays not yet published, and interviews long past."""

from __future__ import annotations

from datetime import date

import pytest
from tests.spec.drawn import drawn
from tests.spec.lives import RULEBOOK, life, owed, shown

from throughcare.statute.reckon import Standing, explain, reckon, standing

STANDINGS = """
    | duty  | happened                                                     | on         | stands                   | why
    | AD-10 | care 2026-01-05; moved in 2026-03-02                          | 2026-05-10 | Not yet allowed          | ten weeks are not over
    | AD-10 | care 2026-01-05; moved in 2026-03-02                          | 2026-05-11 | May be done              | the first day
    | AD-10 | care 2026-01-05; moved in 2026-03-02                          | 2027-05-11 | May be done              | never overdue
    | AD-10 | care 2026-01-05; moved in 2026-03-02; applied 2026-05-11       | 2026-06-01 | Met                      | on the first day
    | AD-10 | care 2026-01-05; moved in 2026-03-02; applied 2026-05-10       | 2026-06-01 | Done too soon            | the day before it
    | AD-10 | care 2026-01-05; moved in 2026-03-02; moved out 2026-04-01     | 2026-06-01 | Ended before it fell due | the placement ended
    | AD-11 | should be placed 2026-01-20                                   | 2026-02-10 | Not yet allowed          | the mother's consent at five weeks
    | AD-11 | should be placed 2026-01-20                                   | 2026-02-12 | May be done              | and at six
    | AD-11 | should be placed 2026-01-20; consent 2026-02-11                | 2026-03-01 | Done too soon            | taken a day too soon
    | SG-01 | guardianship notified/g 2026-11-30                            | 2027-02-27 | Not yet allowed          | three months' notice
    | SG-01 | guardianship notified/g 2026-11-30                            | 2027-02-28 | May be done              | to the end of February
    | CO-03 | answered/c 2026-12-01                                         | 2026-12-31 | May be done              | the family may still ask for a panel
    | CO-03 | answered/c 2026-12-01                                         | 2027-01-04 | The time for it has passed | but not for ever, and nobody is overdue
    | CO-03 | answered/c 2026-12-01; panel asked/c 2026-12-10                | 2027-06-01 | Met                      | asked in time
    | CO-07 | complained of/c 2026-02-28                                    | 2027-02-28 | May be done              | a year
    | CO-07 | complained of/c 2026-02-28                                    | 2027-03-01 | The time for it has passed | and a day
    | MI-02 | missing/a 2021-05-01; returned/a 2021-05-02                     | 2021-11-04 | Overdue                  | to the last of the six months
    | MI-02 | missing/a 2021-05-01; returned/a 2021-05-02                     | 2026-11-23 | Ended unmet              | closed as unmet, and counted so
    | IR-02 | care 2029-01-02                                               | 2029-06-01 | Not known                | the holidays of 2029 are not yet published
"""


@pytest.mark.parametrize("row", drawn(STANDINGS), ids=lambda row: f"{row['duty']} {row['why']}")
def test_it_stands(row: dict[str, str]) -> None:
    (one,) = owed(row["duty"], row["happened"], born="2026-01-01" if row["duty"] == "AD-11" else "2015-01-01")
    assert standing(one, date.fromisoformat(row["on"])) == Standing(row["stands"])


def test_a_day_past_the_known_holidays_stops_one_duty_alone() -> None:
    drawn_life = "care 2026-01-05; review 2026-02-01; left 2026-03-01; care 2028-12-20; placed 2028-12-20"
    found = {one.duty.key: one for one in reckon(RULEBOOK, life(drawn_life, born="2015-01-01"))}
    assert found["IR-02"].without_holidays
    assert not found["IR-02"].known
    assert explain(found["IR-02"]) == (
        "20 working days from Wednesday 20 December 2028, the day they became looked after. The day is not known: it waits for "
        "the holidays of that year, which are not yet published. Law: Care Planning, Placement and Case Review (England) "
        "Regulations 2010, regulation 33(1)."
    )
    assert found["LA-17"].due_on == date(2028, 12, 27)
    assert found["HE-05"].due_on == date(2029, 12, 20)


def test_an_earlier_duty_of_the_same_kind_is_reckoned_beside_it() -> None:
    both = owed("IR-02", "care 2026-01-05; left 2026-03-01; care 2028-12-20", born="2015-01-01")
    assert [shown(one) for one in both] == ["2026-01-05 > 2026-02-02 ! 2026-03-01", "2028-12-20 > no date ?"]


def test_a_page_says_that_a_first_day_is_not_a_deadline() -> None:
    (one,) = owed("AD-10", "care 2026-01-05; moved in 2026-03-02", born="2025-01-01")
    assert "the first day on which it may be done, not a day to do it by" in explain(one)


def test_a_page_says_which_rule_stood_in_2020() -> None:
    (one,) = owed("LA-14", "approval/k 2020-07-06", born="2015-01-01")
    assert "24 weeks from Monday 6 July 2020" in explain(one)
    assert "From Friday 24 April 2020 to Friday 25 September 2020 that stood in place of the usual time" in explain(one)
