"""Due dates by hand: each row is a rule, a day it starts from, and the day it is due."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.spec.drawn import drawn

from throughcare.statute.counting import NoDate, weeks
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.explain import due_from
from throughcare.statute.london import LONDON
from throughcare.statute.rulebook import Rulebook

RULEBOOK = Rulebook(duties=ALL)

DATES = """
    | duty  | since      | born       | due        | why
    | IR-02 | 2026-12-07 |            | 2027-01-07 | twenty working days over Christmas and New Year
    | IR-02 | 2026-08-01 |            | 2026-08-28 | from a Saturday, day 1 is Monday
    | IR-02 | 2026-07-31 |            | 2026-08-28 | from the Friday before, the same
    | IR-02 | 2026-03-27 |            | 2026-04-28 | over Easter
    | IR-03 | 2026-11-30 |            | 2027-02-28 | no 30 February
    | IR-03 | 2027-11-30 |            | 2028-02-29 | nor in a leap year
    | IR-04 | 2027-02-28 |            | 2027-08-28 | a clamp does not drift
    | IR-04 | 2026-08-31 |            | 2027-02-28 | no 31 February
    | AS-01 | 2026-03-16 |            | 2026-05-21 | forty-five working days, the day of referral being nought
    | CP-07 | 2025-12-22 |            | 2026-01-08 | over Christmas
    | LA-18 | 2026-11-23 |            | 2027-01-04 | six weeks
    | LA-17 | 2026-12-18 |            | 2026-12-25 | seven days, Christmas Day or not
    | LA-19 | 2026-11-30 |            | 2027-02-28 | three months from the last visit
    | CT-01 | 2026-01-01 |            | 2026-07-01 | twenty-six weeks beginning with the day of issue
    | LA-14 | 2026-07-06 |            | 2026-10-26 | sixteen weeks
    | LA-15 | 2026-10-26 |            | 2026-12-21 | and eight more
    | HE-03 | 2026-09-10 | 2022-04-12 | 2027-03-10 | six months, before the fifth birthday
    | HE-03 | 2026-11-10 | 2022-04-12 | 2027-11-10 | twelve where six would pass the fifth birthday
    | HE-03 | 2026-10-12 | 2022-04-12 | 2027-10-12 | on the birthday itself it is twelve
    | LC-02 | 2026-11-30 | 2010-11-30 | 2027-02-28 | three months from the sixteenth birthday
    | IR-06 | 2026-04-08 |            | 2026-04-01 | three working days before, back over Easter
    | AD-07 | 2026-12-01 |            | 2026-12-29 | four weeks
    | PF-04 | 2026-11-30 |            | 2027-02-22 | twelve weeks, not three months
    | IR-20 | 2026-12-07 |            | 2027-04-07 | three months after the first review is due
    | LA-04 | 2026-12-22 |            | 2026-12-31 | five working days round Christmas
    | HE-10 | 2026-11-30 | 2010-11-30 | 2028-11-30 | by eighteen
    | FD-07 | 2026-11-02 |            | 2026-11-09 | eight days beginning with the order
    | CT-02 | 2026-11-02 |            | 2026-11-03 | day 1 is the day of issue
    | IG-03 | 2026-11-02 |            | 2026-12-01 | St Andrew's Day is a holiday in part of the kingdom
"""

HOURS = """
    | duty  | since            | due              | why
    | MI-02 | 2026-10-23T22:00 | 2026-10-26T21:00 | the clocks go back: seventy-two hours elapsed
    | MI-02 | 2026-10-24T10:00 | 2026-10-27T09:00 | again
    | MI-02 | 2027-03-27T10:00 | 2027-03-30T11:00 | the clocks go forward
    | FD-06 | 2026-12-24T18:30 | 2026-12-27T18:30 | through Christmas
"""


@pytest.mark.parametrize("row", drawn(DATES), ids=lambda row: f"{row['duty']} {row['why']}")
def test_a_date_is_due(row: dict[str, str]) -> None:
    if row["duty"] not in BY_KEY:
        pytest.fail(f"{row['duty']} is not written")
    born = date.fromisoformat(row["born"]) if row["born"] else None
    due = due_from(BY_KEY[row["duty"]], date.fromisoformat(row["since"]), rulebook=RULEBOOK, born=born)
    assert str(due) == row["due"]


@pytest.mark.parametrize("row", drawn(HOURS), ids=lambda row: f"{row['duty']} {row['why']}")
def test_a_moment_is_due(row: dict[str, str]) -> None:
    since = datetime.fromisoformat(row["since"]).replace(tzinfo=LONDON).astimezone(UTC)
    assert str(due_from(BY_KEY[row["duty"]], since, rulebook=RULEBOOK)) == row["due"]


@pytest.mark.parametrize("duty", [duty for duty in ALL if duty.waits_for], ids=lambda duty: duty.key)
def test_a_rule_without_a_date_says_what_it_waits_for(duty: object) -> None:
    from throughcare.statute.duty import Duty

    assert isinstance(duty, Duty)
    with pytest.raises(NoDate, match="waits for"):
        due_from(duty, date(2026, 12, 7), rulebook=RULEBOOK)


def test_connected_person_extension_follows_the_sixteen_weeks() -> None:
    expiry = weeks(16).due(date(2026, 7, 6), RULEBOOK.calendar_of(BY_KEY["LA-14"]))
    assert BY_KEY["LA-15"].within.due(expiry, RULEBOOK.calendar_of(BY_KEY["LA-15"])) == date(2026, 12, 21)
