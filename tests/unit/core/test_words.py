"""Dates, ages and counts are said as a person would say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from throughcare.core import words

DAY = date(2027, 1, 7)


def test_dates_are_said_without_leading_noughts() -> None:
    assert words.long_date(DAY) == "Thursday 7 January 2027"
    assert words.plain_date(DAY) == "7 January 2027"
    assert words.short_date(DAY) == "7 Jan 2027"
    assert words.plain_date(None) == "not known"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 7, 1, 13, 5, tzinfo=UTC), "1 July 2026 at 2:05pm"),
        (datetime(2026, 1, 1, 9, 0, tzinfo=UTC), "1 January 2026 at 9am"),
        (datetime(2026, 1, 1, 12, 0, tzinfo=UTC), "1 January 2026 at midday"),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), "1 July 2026 at midnight"),
        (datetime(2026, 1, 1, 0, 30, tzinfo=UTC), "1 January 2026 at 12:30am"),
    ],
)
def test_moments_are_london_time(at: datetime, said: str) -> None:
    assert words.moment(at) == said


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        (date(2017, 4, 4), date(2026, 4, 3), "8 years"),
        (date(2017, 4, 4), date(2026, 4, 4), "9 years"),
        (date(2024, 2, 29), date(2027, 2, 28), "2 years"),
        (date(2024, 2, 29), date(2027, 3, 1), "3 years"),
        (date(2025, 1, 1), date(2026, 12, 31), "23 months"),
        (date(2026, 11, 1), date(2026, 11, 22), "3 weeks"),
        (date(2026, 11, 21), date(2026, 11, 22), "1 day"),
        (date(2026, 11, 22), date(2026, 11, 22), "0 days"),
        (date(2026, 12, 22), date(2026, 11, 22), "not yet born"),
        (None, date(2026, 11, 22), "age not known"),
    ],
)
def test_ages(born: date | None, on: date, said: str) -> None:
    assert words.age(born, on) == said


@pytest.mark.parametrize(
    ("days", "near", "late"),
    [
        (-12, "12 days ago", "12 days late"),
        (-1, "yesterday", "1 day late"),
        (0, "today", "due today"),
        (1, "tomorrow", "due tomorrow"),
        (3, "in 3 days", "due in 3 days"),
    ],
)
def test_how_a_date_stands_to_the_day(days: int, near: str, late: str) -> None:
    assert words.from_day(DAY + timedelta(days), DAY) == near
    assert words.how_late(DAY + timedelta(days), DAY) == late


def test_what_is_counted_in_hours_is_said_in_hours_across_a_clock_change() -> None:
    due = datetime(2026, 10, 25, 0, 30, tzinfo=words.LONDON)
    assert words.hours_late(due, datetime(2026, 10, 25, 5, 30, tzinfo=UTC)) == "6 hours late"
    assert words.hours_late(due, due - timedelta(minutes=40)) == "due in 40 minutes"
    assert words.hours_late(due, due + timedelta(days=4)) == "4 days late"


def test_counts_and_lists() -> None:
    assert words.count(1, "child", "children") == "1 child"
    assert words.count(2675, "child", "children") == "2,675 children"
    assert words.count(0, "day") == "0 days"
    assert words.listed(["Ann", "Bob", "Charlie"]) == "Ann, Bob and Charlie"
    assert words.listed(["Ann"]) == "Ann"
    assert words.listed([]) == ""
    assert words.period(DAY) == "since 7 Jan 2027"
    assert words.period(date(2026, 3, 3), DAY) == "3 Mar 2026 to 7 Jan 2027"
