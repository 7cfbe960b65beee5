"""A diary as a calendar reads it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from throughcare.apps.booking.calendar_file import OCTETS, Happening, calendar_file, escaped, folded
from throughcare.core.words import LONDON

SUMMER = datetime(2026, 7, 1, 14, 30, tzinfo=LONDON)


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


@given(some.text(some.characters(codec="utf-8", exclude_characters="\r\n")))
def test_no_line_is_too_long_no_letter_is_cut_and_nothing_is_lost(line: str) -> None:
    found = folded(line)
    assert unfolded(found) == line
    assert all(len(part.encode()) <= OCTETS for part in found.split("\r\n"))


def test_what_would_end_or_divide_a_line_is_marked() -> None:
    assert escaped("a,b;c\\d\r\ne\nf\x00") == "a\\,b\\;c\\\\d\\ne\\nf"


def test_a_calendar_holds_each_happening_in_world_time() -> None:
    changed = datetime(2026, 6, 1, 9, tzinfo=UTC)
    found = calendar_file([Happening("u1", "Visit, T100009", SUMMER, 90, changed, "https://here/x")], name="Throughcare")
    lines = unfolded(found).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "DTSTART:20260701T133000Z",
        "DTEND:20260701T150000Z",
        "SUMMARY:Visit\\, T100009",
        "UID:u1",
        "DTSTAMP:20260601T090000Z",
    ):
        assert line in lines
