"""In what order a chronology tells what happened on one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from throughcare.apps.desk.order import in_order
from throughcare.core.shown import Entry, Turn

DAY = date(2026, 3, 2)
KEPT = datetime(2026, 3, 3, 9, tzinfo=UTC)


def happened(
    what: str, turn: Turn = Turn.HAPPENS, *, hour: int | None = None, kept: int = 0, on: date = DAY
) -> tuple[datetime, Entry]:
    at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC) if hour is not None else None
    return KEPT + timedelta(minutes=kept), Entry(on=on, when="", what=what, turn=turn, at=at)


def told(*those: tuple[datetime, Entry]) -> list[str]:
    """What is told, whatever order it came in."""
    orders = {tuple(entry.what for entry in in_order(each)) for each in permutations(those)}
    assert len(orders) == 1, orders
    return list(orders.pop())


def test_who_comes_into_care_does_so_before_being_placed_and_is_placed_before_being_visited() -> None:
    assert told(
        happened("Became looked after", Turn.CARE_BEGINS, kept=5),
        happened("Placed", Turn.HOME_BEGINS, kept=4),
        happened("Legal status", Turn.LAW, kept=3),
        happened("A visit", kept=0),
    ) == ["Became looked after", "Legal status", "Placed", "A visit"]


def test_one_home_ends_before_the_next_begins_and_a_home_before_the_care_it_was_in() -> None:
    assert told(happened("Placed", Turn.HOME_BEGINS), happened("Left a home", Turn.HOME_ENDS)) == ["Left a home", "Placed"]
    assert told(happened("Left care", Turn.CARE_ENDS), happened("Left a home", Turn.HOME_ENDS)) == ["Left a home", "Left care"]


def test_the_hour_goes_before_the_alphabet_and_before_when_it_was_written_down() -> None:
    assert told(
        happened("Went missing", hour=13, kept=0),
        happened("A strategy discussion", hour=18, kept=1),
        happened("Zoo", hour=9, kept=2),
    ) == ["Zoo", "Went missing", "A strategy discussion"]


def test_what_has_no_hour_stands_among_what_has_by_its_nature() -> None:
    assert told(
        happened("Placed", Turn.HOME_BEGINS),
        happened("Went missing", hour=13),
        happened("A meeting", hour=10),
        happened("The record was completed", Turn.WRITTEN),
    ) == ["Placed", "A meeting", "Went missing", "The record was completed"]


def test_of_two_alike_the_one_recorded_first_comes_first_and_days_come_before_all() -> None:
    before = DAY - timedelta(days=1)
    assert told(happened("B", kept=1), happened("C", kept=2), happened("A", hour=23, kept=9, on=before)) == ["A", "B", "C"]
