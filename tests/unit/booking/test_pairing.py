"""Which booking what happened belongs to."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from throughcare.apps.booking.pairing import kept

MONDAY = date(2026, 11, 2)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_what_happens_on_its_day_keeps_the_booking() -> None:
    assert kept({"a": day(0), "b": day(7)}, [day(7)]) == {"b": day(7)}


def test_what_happens_later_keeps_the_last_booking_before_it() -> None:
    assert kept({"a": day(0), "b": day(7)}, [day(9)]) == {"b": day(9)}


def test_a_visit_in_between_does_not_stand_for_the_one_that_was_promised() -> None:
    assert kept({"a": day(7)}, [day(3)]) == {}


def test_what_happens_once_keeps_one_booking() -> None:
    assert kept({"a": day(0), "b": day(0)}, [day(0)]) == {"a": day(0)}
    assert kept({"a": day(0), "b": day(1)}, [day(1), day(1)]) == {"b": day(1), "a": day(1)}


@given(some.dictionaries(some.integers(0, 30), some.integers(0, 30).map(day)), some.lists(some.integers(0, 40).map(day)))
def test_no_booking_is_kept_before_its_day_and_none_twice(bookings: dict[int, date], happened: list[date]) -> None:
    found = kept(bookings, happened)
    assert all(found[key] >= day for key, day in bookings.items() if key in found)
    assert len(found) <= len(happened)
    for on in set(found.values()):
        assert list(found.values()).count(on) <= happened.count(on)
