"""Working days, and the day past which nobody can count them."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as published
import pytest

from throughcare.statute.calendar import CalendarCode, HorizonPassed, birthday, calendars, months_after
from throughcare.statute.holidays import BANK_HOLIDAYS, FIRST_DAY, HORIZON

YEARS = range(FIRST_DAY.year, HORIZON.year + 1)
EW_BH = calendars()[CalendarCode.EW_BH]


def test_bank_holidays_agree_with_those_published_elsewhere() -> None:
    theirs = {day for day in published.country_holidays("GB", subdiv="ENG", years=YEARS) if day.weekday() < 5}
    assert EW_BH.holidays - {date(2020, 5, 4), date(2022, 5, 30)} == theirs
    assert date(2020, 5, 4) not in EW_BH.holidays


def test_a_holiday_in_any_part_of_the_kingdom_counts_for_freedom_of_information() -> None:
    anywhere = calendars()[CalendarCode.UK_BH_ANY].holidays
    for year in set(YEARS) - {2006}:  # theirs has St Andrew's Day a year before its Act
        theirs = {
            day
            for part in ("ENG", "SCT", "NIR")
            for day in published.country_holidays("GB", subdiv=part, years=[year])
            if day.weekday() < 5
        }
        assert {day for day in anywhere if day.year == year} == theirs


def test_boxing_day_named_or_not_gives_the_same_working_days() -> None:
    named = calendars()[CalendarCode.EW_BH_BOXING]
    day = date(2000, 1, 1)
    while day < date(2028, 1, 1):
        assert named.after(day, working_days=10) == EW_BH.after(day, working_days=10)
        day += timedelta(days=7)


def test_past_the_last_known_holiday_it_refuses_to_guess() -> None:
    with pytest.raises(HorizonPassed, match="Sunday 31 December 2028"):
        EW_BH.after(date(2028, 12, 20), working_days=20)
    with pytest.raises(HorizonPassed):
        EW_BH.after(date(1994, 1, 1), working_days=1)


def test_the_end_of_known_holidays_is_seen_two_years_before() -> None:
    assert EW_BH.is_near_its_end(date(2027, 1, 15))
    assert not EW_BH.is_near_its_end(date(2026, 11, 23))


def test_counting_by_table_is_counting_day_by_day() -> None:
    day = date(2019, 12, 1)
    while day < date(2023, 12, 1):
        after, counted = day, 0
        while counted < 20:
            after += timedelta(days=1)
            counted += after.weekday() < 5 and after not in EW_BH.holidays
        assert EW_BH.after(day, working_days=20) == after
        before, counted = day, 0
        while counted < 3:
            before -= timedelta(days=1)
            counted += before.weekday() < 5 and before not in EW_BH.holidays
        assert EW_BH.before(day, working_days=3) == before
        day += timedelta(days=1)


def test_months_end_clamps() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_born_on_29_february_an_age_is_attained_on_1_march_in_common_years() -> None:
    assert birthday(date(2012, 2, 29), 5) == date(2017, 3, 1)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


def test_a_holiday_announced_late_was_not_known_before() -> None:
    funeral = next(holiday for holiday in BANK_HOLIDAYS if holiday.on == date(2022, 9, 19))
    assert not funeral.is_known_on(date(2022, 9, 1))
    assert funeral.is_known_on(date(2022, 9, 10))
